"""How the whole cohort is progressing."""
