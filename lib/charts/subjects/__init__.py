"""Which subjects lift or cost a school, and who moved."""
