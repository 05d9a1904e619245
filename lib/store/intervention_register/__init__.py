"""The Intervention Register of a half-term: who qualifies for help, why, and with what help."""
