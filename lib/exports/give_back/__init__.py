"""Grades taken out again, to be brought in elsewhere."""
