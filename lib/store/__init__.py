"""The DuckDB file: open, upgrade, back up, score, measure and ask. Nothing else imports duckdb."""

import pandas as pd

# Our tables are small and cut many times: text kept by Arrow costs more in each cut than it saves
# (the sample school's 84 files: 10.6 s of processor time, against 8.4 s).
pd.options.mode.string_storage = "python"
