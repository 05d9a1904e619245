"""A department meeting, one question a screen."""
