"""A subject list that Checkpoint wrote, filled in by a department and brought back: plans.

A row is a pupil in a subject. Rows of one name are one plan, made and changed by
`lib.interventions.plans` as a person makes it on its page.
"""

from dataclasses import replace

import pandas as pd

from lib.importing.contents.filled_list.fields import FIELDS, READ_AS
from lib.importing.contents.filled_list.keeping import Keeping
from lib.importing.contents.filled_list.rows import TELLING, list_rows
from lib.importing.contents.filled_list.standing import Standing
from lib.importing.contents.filled_list.weighing import weigh
from lib.importing.contents.filled_list.wording import NO_UNDO, changes_words
from lib.importing.kinds import Kind
from lib.importing.reading.columns import Column
from lib.importing.screening import Screening
from lib.interventions.plans.choices import HelpType, help_types
from lib.store.asking import Asking

OWN_COLUMNS = frozenset({*(READ_AS.get(name, name) for name in FIELDS), *TELLING.values()})


def own_column(column: Column) -> Column:
    """Return a column as it counts here: what is not to be filled in is Checkpoint's own."""
    if column.field in OWN_COLUMNS:
        return column
    return replace(column, field="not_used", subject=None, measure=None, qualification=None)


def people(screening: Screening) -> pd.DataFrame:
    """Return one row per row of the list: its number, and the pupil it was written for."""
    listed = list_rows(screening.columns, _types(screening))
    standing = Standing(screening.cursor, screening.urn, screening.day)
    choices = dict(screening.delivery.answers.clashes)
    screening.weighed = weigh(standing, listed, choices, screening.refused)
    table = pd.DataFrame(
        {
            "source_row": [row.number for row in listed],
            "pupil_name": [row.pupil for row in listed],
            "pupil_id": [one.written_pupil or None for one in screening.weighed],
        }
    )
    return table.astype({"pupil_id": "Int64"}).assign(surname="", forename="", upn_in_file="")


def entries(screening: Screening) -> pd.DataFrame:
    """Return one entry per row, which is kept whole or not at all; `state` is ok throughout."""
    column = screening.columns.column("intervention")
    table = screening.people[["source_row", "pupil_id"]].assign(state="ok")
    table["place"] = column.place if column else -1
    table["source_column"] = column.heading if column else ""
    table["value_in_file"] = [str(one.row.said.get("name", "")) for one in screening.weighed]
    return table


def compare(screening: Screening, accepted: pd.DataFrame) -> pd.DataFrame:
    """Return source_row, place, outcome, old and new of each accepted row."""
    weighed = {one.row.number: one for one in screening.weighed}
    found = [weighed[number] for number in accepted["source_row"]]
    return accepted[["source_row", "place"]].assign(
        outcome=[one.outcome for one in found],
        old="",
        new=[changes_words(one) or one.remark for one in found],
    )


def keep(screening: Screening, import_id: int) -> list[int]:
    """Make and change the plans. Returns no checkpoint: no measure depends on them.

    Raises RowsRefusedError when a plan cannot take some of the rows.
    """
    standing = Standing(screening.cursor, screening.urn, screening.day)
    Keeping(standing, _types(screening), screening.who).keep(screening.weighed)
    return []


def _types(screening: Screening) -> tuple[HelpType, ...]:
    return help_types(Asking(screening.cursor), screening.urn)


KIND = Kind(
    words="a filled-in subject list",
    unit="row",
    menu=8,
    checks=("contents.filled_list.checks",),
    entries=entries,
    compare=compare,
    keep=keep,
    people=people,
    # Without its hidden columns it is still told for a list, and its rows are refused.
    signs=(
        frozenset({"intervention", "full_name", "as_written", "pupil_target"}),
        frozenset({"intervention", "full_name", "resources_assured_by", "plan_note"}),
    ),
    needs=("intervention",),
    column=own_column,
    is_whole_file=True,
    stays=NO_UNDO,
)
