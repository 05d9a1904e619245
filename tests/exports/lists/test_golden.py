"""The whole lists workbook of the small school, cell by cell, against tests/golden/lists.txt."""

import io
from pathlib import Path

from python_calamine import CalamineWorkbook

from lib.analysis.lists.subject_lists import subject_lists
from lib.exports.lists.workbook import write_lists

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "lists.txt"


def in_text(data):
    """Every sheet as lines of text, so that a difference can be read."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    lines = []
    for name in book.sheet_names:
        lines.append(f"== {name}")
        for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
            lines.append(" | ".join(f"{c:g}" if isinstance(c, float) else str(c) for c in row))
    return "\n".join(line.rstrip(" |") for line in lines) + "\n"


def test_the_workbook_is_the_golden_one_cell_by_cell(small_school, tmp_path):
    found = in_text(write_lists(subject_lists(small_school, 3)))
    (tmp_path / "lists.txt").write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), (
        f"look at {tmp_path / 'lists.txt'}; if the change is meant, copy it over {GOLDEN.name}"
    )
