"""Results one a row: pupil, subject, qualification, grade, and the date of entry."""

from dataclasses import replace
from functools import partial

from lib.importing.contents import results_by_row, wide_marksheet

KIND = replace(
    wide_marksheet.KIND,
    words="results, one a row",
    menu=4,
    entries=results_by_row.entries,
    compare=partial(wide_marksheet.compare, is_long=True),
    needs=("subject", "grade"),
)
