"""The subject lists a department works from."""
