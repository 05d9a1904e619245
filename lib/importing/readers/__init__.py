"""Bytes in, sheets of text out: `formats.read`. One module a format, workbooks in a room."""
