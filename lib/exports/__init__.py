"""Workbooks and text files for other hands; one escaping path."""
