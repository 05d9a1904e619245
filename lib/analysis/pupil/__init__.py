"""One pupil's story."""
