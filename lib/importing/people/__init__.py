"""Which pupil each row is about."""
