"""The three-year plan, the cycles with their milestones, and each department's self-review."""
