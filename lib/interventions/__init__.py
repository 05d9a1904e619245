"""The Intervention Register."""
