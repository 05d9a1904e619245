"""What governors need, with nothing they must not see."""
