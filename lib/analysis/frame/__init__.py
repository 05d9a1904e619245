"""What every question is asked about: one checkpoint."""
