"""One check, one finding."""
