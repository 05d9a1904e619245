"""Whether each group keeps up with the rest of its year."""
