"""What came of help, and what comes next."""
