"""Who is on which register, and the Intervention Register of each half-term."""
