"""What came of every row, in figures and in words."""
