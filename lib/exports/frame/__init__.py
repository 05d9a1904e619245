"""What every room is built with."""
