"""What is wrong with a row of an uploaded list, in words for the office that filled it in."""

from datetime import date

from lib.dates import long_date
from lib.interventions.plans.upload.rows import PUPIL, UploadFinding, UploadRow
from lib.interventions.plans.upload.standing import Standing
from lib.interventions.plans.upload.values import Value, label_of, worded


def not_known(standing: Standing, row: UploadRow) -> tuple[UploadFinding, ...]:
    """Find a row of another school, of a pupil not here or gone, or under another pupil's name."""
    written = row.written
    if written is None or not row.said:
        return ()
    found = standing.pupils.get(written.pupil_id)
    if written.urn != standing.urn or found is None:
        return (
            row.finding(
                PUPIL,
                row.pupil,
                "This row’s pupil is not a pupil of this school.",
                "Bring in a list that was written by this school’s own Checkpoint.",
            ),
        )
    name, left_on = found
    if row.pupil != name:
        return (
            row.finding(
                PUPIL,
                row.pupil,
                "The name in this row is not the name of the pupil the row was written for.",
                "A row may have been pasted over another. Write the list again and fill it in.",
            ),
        )
    if left_on is not None and left_on <= standing.day:
        return (
            row.finding(
                PUPIL,
                row.pupil,
                f"This pupil left the school on {long_date(left_on)}.",
                "Nothing to do: nobody plans for a pupil who has left.",
            ),
        )
    return ()


def contradicts_itself(row: UploadRow) -> tuple[UploadFinding, ...]:
    """Find an end before its start."""
    starts_on, ends_on = row.said.get("starts_on"), row.said.get("ends_on")
    if starts_on is None or ends_on is None or starts_on <= ends_on:
        return ()
    return (
        row.finding(
            label_of("ends_on"),
            f"{ends_on:%d/%m/%Y}",
            f"The end is before the start, {starts_on:%d/%m/%Y}.",
            "Move the end, or the start.",
        ),
    )


def closed(row: UploadRow, closed_on: date) -> UploadFinding:
    """Say that the plan was closed."""
    return row.finding(
        label_of("name"),
        str(row.said.get("name", "")),
        f"This plan was closed on {long_date(closed_on)}, after the list was written.",
        "A closed plan stays as it was. Give the help another name to make a new plan.",
    )


def disagrees(row: UploadRow, name: str, own: Value, value: Value, above: int) -> UploadFinding:
    """Say that a row says otherwise of a plan than a row above it."""
    return row.finding(
        label_of(name),
        worded(name, own),
        f"Row {above} says {worded(name, value)} for the same intervention.",
        "Write the same in both rows, or give this one another intervention name.",
    )


def taken_off(row: UploadRow) -> UploadFinding:
    """Say that a pupil is on the plan no longer."""
    return row.finding(
        PUPIL,
        row.pupil,
        "This pupil was taken off the plan after the list was written.",
        "Put them back on the Interventions page, or give the help another name.",
    )


def without_a_name(row: UploadRow) -> UploadFinding:
    """Say that a row plans something and does not name it."""
    return row.finding(
        label_of("name"),
        "",
        "This row says how, and not which intervention.",
        "Give the intervention a name; rows of one name in a subject are one group.",
    )


def said_twice(row: UploadRow, above: int) -> UploadFinding:
    """Say that a row above puts the same pupil on the same plan."""
    return row.finding(
        PUPIL,
        row.pupil,
        f"Row {above} puts this pupil on the same intervention already.",
        "Keep one of the two rows.",
    )


def no_such_plan(row: UploadRow) -> UploadFinding:
    """Say that the plan a row was written for is not there."""
    return row.finding(
        label_of("name"),
        str(row.said.get("name", "")),
        "The plan this row was written for is not in Checkpoint.",
        "Give the help another name to make a new plan, or write the list again.",
    )
