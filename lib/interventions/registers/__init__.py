"""The Intervention Register of a half-term, and the four registers pupils are members of."""
