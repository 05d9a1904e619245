"""The DuckDB file: open, migrate, back up, score, measure and ask. Nothing else imports duckdb."""
