"""My pupils: the form, class, department or member of staff whose plans are on screen."""

from lib.ui.frame.choices import choose_one
from lib.ui.frame.questions import ask
from lib.ui.frame.situations import Checkpoint

EVERYONE = ("everyone", "")
HEADS = {"department": "Department", "form": "Form", "class": "Class"}
STAFF = {"lead": "Expert", "leader": "Leader"}


def choose_mine(checkpoint: Checkpoint, urn: int, *, with_staff: bool) -> tuple[str, str]:
    """Choose whose pupils to see; returns what sort of choice it is and which one.

    `with_staff` also offers those who lead and oversee plans: of plans it can be said who leads
    them, of pupils without one it cannot.
    """
    rows = ask("plans/cohort_classes", checkpoint_id=checkpoint.checkpoint_id)
    found = {
        f"{kind}.{name}": f"{HEADS[kind]}: {name}"
        for kind in HEADS
        for name in rows[rows.kind == kind].name
    }
    if with_staff:
        staff = ask("frame/staff_names", urn=urn)
        found = {
            f"{part}.{name}": f"{STAFF[part]}: {name}"
            for part in STAFF
            for name in staff[staff.part == part].name
        } | found
    chosen = choose_one("mine", "My pupils", {"everyone": "Everyone’s pupils"} | found, width=205)
    kind, _, name = chosen.partition(".")
    return (kind, name) if name else EVERYONE
