"""Whether the help is working."""
