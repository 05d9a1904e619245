"""Which rules, tables and settings are in force."""
