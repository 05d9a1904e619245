"""What is different between any two sides."""
