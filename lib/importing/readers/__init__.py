"""Bytes of a file become sheets of text."""
