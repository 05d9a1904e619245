"""The school's questions, answered with n and a likely range."""
