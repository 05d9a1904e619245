"""From a sheet of text to its columns, scales and rows."""
