"""What changed since the last checkpoint, and what needs attention first."""
