"""The plan for the year, and the evidence for it."""
