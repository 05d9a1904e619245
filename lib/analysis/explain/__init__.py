"""Who is in a figure, who is left out and why, by which rule."""
