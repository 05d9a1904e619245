"""What a preview, or a stored file, comes to in words: the heading, the account, the button."""

from collections.abc import Sequence

from lib.importing.account.preview import Preview
from lib.importing.findings import Finding
from lib.importing.kinds import kind_of
from lib.words import counted, either, number

LOOK_LIKE = frozenset({"pupils_look_alike", "pupils_two_of_one_name", "pupils_other_details"})


def heading(previews: Sequence[Preview]) -> str:
    """Return the finding of a preview: how much is ready, how much cannot be, who is missing."""
    ready = sum(preview.entries.to_store for preview in previews)
    rejected = sum(preview.entries.rejected for preview in previews)
    missing = len({pupil for preview in previews for pupil in preview.missing["pupil_id"]})
    if not ready:
        return _nothing_to_store(previews)
    parts = [f"{counted(ready, _unit(previews))} {either(ready, 'is', 'are')} ready to store"]
    if rejected:
        parts.append(f"{rejected:,} cannot be")
    if missing:
        pupils = counted(missing, "pupil")
        parts.append(f"{pupils} {either(missing, 'is', 'are')} not in the file")
    return "; ".join(parts)


def lede(previews: Sequence[Preview]) -> str:
    """Return what stands below the heading: the cause and the way out where a file is refused."""
    stopped = None if any(p.entries.to_store for p in previews) else _stopped(previews)
    if stopped is None:
        return "Nothing is stored until you press the button."
    cause = stopped.message.partition(". ")[2]
    return f"{cause} {stopped.remedy}".strip()


def account(preview: Preview) -> str:
    """Return one line that accounts for a file: what it is, its rows and every entry in them."""
    kind = kind_of(preview.content).words if preview.content else "not recognised"
    choice = preview.delivery.checkpoint
    is_placed = preview.content is not None and kind_of(preview.content).belongs_to_checkpoint
    place = f" for {choice.name}" if choice and is_placed else ""
    counts = preview.entries
    return (
        f"{preview.file_name} is {kind}{place}: {counted(preview.rows.total, 'row')}, "
        f"{counted(counts.total, preview.unit)}: {counts.created:,} new, "
        f"{counts.updated:,} changed, {counts.unchanged:,} as before, {counts.rejected:,} rejected."
    )


def button(previews: Sequence[Preview]) -> str:
    """Return what the one primary button does."""
    count = sum(preview.entries.to_store for preview in previews)
    return f"Store {counted(count, _unit(previews))}"


def stored(previews: Sequence[Preview]) -> str:
    """Return what was done, as the heading after storing."""
    count = sum(preview.entries.to_store for preview in previews)
    return f"{counted(count, _unit(previews))} {either(count, 'is', 'are')} stored and measured"


def _nothing_to_store(previews: Sequence[Preview]) -> str:
    errors = [f for p in previews for f in p.findings if f.severity == "error"]
    if stopped := _stopped(previews):
        return stopped.message.partition(". ")[0].rstrip(".")
    if asked := _asked(previews):
        return f"{asked}; nothing is stored yet"
    if names := {n.name for p in previews for n in p.subject_names if n.subject_id is None}:
        what = either(len(names), "subject one name is", f"subjects {number(len(names))} names are")
        return f"Say which {what}; nothing is stored yet"
    if errors:
        return "Nothing in this file can be stored until it is put right"
    return "Everything in this file is stored already"


def _stopped(previews: Sequence[Preview]) -> Finding | None:
    return next((f for p in previews for f in p.findings if f.stops_the_file), None)


def _asked(previews: Sequence[Preview]) -> str:
    """Return whom the rows look like that a person is asked about, blank when none are."""
    of_sheets = {_sheet(preview): preview.rows.total for preview in previews}
    rows = counted(sum(of_sheets.values()), "row")
    alike = _rows_with(previews, LOOK_LIKE)
    if alike:
        look = either(alike, "looks like a pupil", "look like pupils")
        return f"{alike:,} of {rows} {look} already here"
    new = _rows_with(previews, frozenset({"pupils_new"}))
    return f"{new:,} of {rows} {either(new, 'is', 'are')} of nobody here" if new else ""


def _rows_with(previews: Sequence[Preview], checks: frozenset[str]) -> int:
    """Return how many rows of sheets have a finding; a sheet may make several tables of them."""
    return len({(_sheet(p), f.row) for p in previews for f in p.findings if f.check in checks})


def _sheet(preview: Preview) -> tuple[str, str | None]:
    file = preview.delivery.file
    return (file.fingerprint if file else preview.file_name, preview.sheet)


def _unit(previews: Sequence[Preview]) -> str:
    """Return what is counted: one unit when all files have the same, else entries."""
    units = {preview.unit for preview in previews if preview.entries.total}
    return units.pop() if len(units) == 1 else "record"
