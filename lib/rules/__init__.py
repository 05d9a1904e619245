"""What the numbers mean: rule sets and reference data as data, the scoring as SQL."""
