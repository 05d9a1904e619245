"""What a row of a filled-in list changes, in words."""

from lib.importing.contents.filled_list.fields import label_of, worded
from lib.importing.contents.filled_list.weighing import FieldChange, Weighed

NO_UNDO = (
    "An upload cannot be undone in one go. A plan made by mistake is closed on its own page: it "
    "stays in the history and counts no longer from that day. A changed field is changed back "
    "there, and the history shows both."
)


def changes_words(weighed: Weighed) -> str:
    """Say what a row changes: each field with what it was and what it becomes."""
    return "; ".join(
        f"{label_of(change.field)}: {_was(change)}{worded(change.field, change.in_file)}"
        for change in weighed.changes
        if change.field != "name"
    )


def _was(change: FieldChange) -> str:
    before = worded(change.field, change.in_checkpoint)
    return f"{before} → " if before else ""
