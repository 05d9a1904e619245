"""One template, one palette, one module for each kind of chart."""
