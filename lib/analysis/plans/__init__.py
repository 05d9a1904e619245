"""What pupils are given: plans, what they cover and what they clash with."""
