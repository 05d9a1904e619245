"""Whether grades can be trusted."""
