"""Whether classes differ by more than chance."""
