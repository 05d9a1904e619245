"""Grade scales: which one a column is on, those of Years 7 to 9, and what is none at all."""
