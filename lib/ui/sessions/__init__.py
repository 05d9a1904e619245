"""Who was at which session of help."""
