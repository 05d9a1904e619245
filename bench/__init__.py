"""Speed at the size of a school and of England: `python -m lib bench` prints the figures."""
