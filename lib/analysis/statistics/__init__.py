"""Estimates, their likely ranges and their differences: what every room counts with."""
