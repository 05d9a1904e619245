"""A messy file becomes clean rows, or a list of what is wrong with it."""
