"""The account of a filled-in list, in sentences."""

from collections import Counter

from lib.interventions.plans.choices import LARGEST_GROUP
from lib.interventions.plans.upload.uploading import PlanUpload
from lib.interventions.plans.upload.values import label_of, worded
from lib.interventions.plans.upload.weighing import NEW, FieldChange, Weighed
from lib.words import counted

OUTCOME_WORDS = {
    "conflicting": "in conflict",
    "rejected": "rejected",
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged or blank",
}
"""In the order in which a person should look at them."""
NO_UNDO = (
    "An upload cannot be undone in one go. A plan made by mistake is closed on its own page: it "
    "stays in the history and counts no longer from that day. A changed field is changed back "
    "there, and the history shows both."
)


def finding(upload: PlanUpload) -> str:
    """Say what would be saved, or was, and what waits for a person."""
    counts = upload.counts
    made = upload.plans_made
    plans = f" on {made} new plan{'' if made == 1 else 's'}" if made else ""
    parts = [
        f"{_rows(counts['new'])} new{plans}" if counts["new"] else "",
        f"{counts['changed']} changed" if counts["changed"] else "",
    ]
    said = " and ".join(filter(None, parts)) or "nothing to save"
    waiting = [
        f"{counts['conflicting']} in conflict" if counts["conflicting"] else "",
        f"{counts['rejected']} rejected" if counts["rejected"] else "",
    ]
    rest = " and ".join(filter(None, waiting))
    verb = "Saved: " if upload.is_saved else ""
    sentence = f"{verb}{said}" + (f"; {rest}" if rest else "")
    return sentence[:1].upper() + sentence[1:]


def account(upload: PlanUpload) -> str:
    """Return the count of every outcome; they add up to the rows."""
    counts = upload.counts
    told = ", ".join(f"{counts[outcome]} {words}" for outcome, words in OUTCOME_WORDS.items())
    return f"{_rows(len(upload.rows))}: {told}."


def too_large(upload: PlanUpload) -> tuple[str, ...]:
    """Name the new plans that would have more pupils than an intervention group should."""
    new = [one for one in upload.of(NEW) if one.plan_id is None]
    sizes = Counter(one.plan_key for one in new)
    names = {one.plan_key: str(one.row.said["name"]) for one in reversed(new)}
    return tuple(
        f"{names[key]} has {count} pupils: no more than {LARGEST_GROUP} is a small group"
        for key, count in sizes.items()
        if count > LARGEST_GROUP
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


def _rows(count: int) -> str:
    return counted(count, "row")
