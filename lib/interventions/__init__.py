"""What people do about it: registers, plans, sessions and reviews."""
