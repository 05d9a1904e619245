"""A subject list as a department office has it: written by Checkpoint, filled in, brought back."""

from analysis.hand_made import URN
from interventions.conftest import CHECKPOINT, TODAY, WHO

from lib.analysis.lists.subject_lists import subject_lists
from lib.exports.lists.workbook import write_lists
from lib.importing.account.filled_list import FilledList, with_choices
from lib.importing.delivery import Delivery
from lib.importing.importer import filled_lists, preview, store
from lib.importing.readers.formats import read
from lib.importing.sheet import SchoolFile, Sheet


def written(school, on=TODAY):
    """The list of the school's checkpoint as its reader gives it: sheets of rows of text."""
    return sheets_of(write_lists(subject_lists(school, CHECKPOINT, on=on)))


def sheets_of(data):
    """The sheets of a workbook's bytes."""
    return [(sheet.name, sheet.cells) for sheet in read("list.xlsx", data).sheets]


def look(school, sheets, choices=None):
    """What saving the sheets would do."""
    file = SchoolFile("list.xlsx", "xlsx", "f" * 64, tuple(Sheet(*sheet) for sheet in sheets))
    found = filled_lists(school, Delivery(file.name, file), URN)
    return FilledList(tuple(preview(school, with_choices(found, choices or {}), URN)))


def save(school, sheets, choices=None):
    """Save what can be saved of the sheets, in the name of WHO."""
    looked = look(school, sheets, choices)
    return FilledList(tuple(store(school, looked.sheets, WHO, URN)), is_saved=True)


def stand_on(school, day=TODAY):
    """Let the school's today be a day: that of its latest checkpoint."""
    with school.transaction() as cursor:
        cursor.execute("update school set as_of_on = ?", [day])


def fill(sheets, sheet, pupil, **cells):
    """Fill in a pupil's row; `cells` are headings with underscores for spaces. Returns its row."""
    grid = dict(sheets)[sheet]
    top = next(n for n, row in enumerate(grid) if "Pupil" in row)
    row = next(r for r in grid[top + 1 :] if r[0].startswith(pupil))
    for heading, text in cells.items():
        row[grid[top].index(heading.replace("_", " "))] = text
    return grid.index(row) + 1


def outcomes(upload):
    """The outcome of each row that says something, by sheet and pupil."""
    return {
        (one.row.sheet, one.row.pupil.split(",")[0]): one.outcome
        for one in upload.rows
        if one.row.said or one.row.faults or one.trouble
    }
