"""From the sample school to one's own: clear the invented pupils and name the school."""

from lib.store.database import Database
from lib.store.errors import StoreError

SCHOOL_TABLES = (
    "kept_slot",
    "slot_entry",
    "slot_use",
    "pupil_measure",
    "pupil_subject",
    "session_mark",
    "intervention_session",
    "intervention_review",
    "intervention_change",
    "intervention_type",
    "register_hand",
    "register_reason",
    "register_entry",
    "register_rule_kept",
    "register",
    "register_rule",
    "register_membership",
    "intervention_pupil",
    "intervention",
    "result",
    "dfe_measure",
    "target",
    "observation",
    "class_place",
    "staff_member",
    "governor_sentence",
    "checkpoint_change",
    "measured_with",
    "checkpoint_scale",
    "checkpoint",
    "meeting_decision_pupil",
    "meeting_decision_change",
    "meeting_decision",
    "note_read",
    "pupil_other_name",
    "pupil",
    "self_review",
    "milestone_word",
    "cycle_milestone",
    "programme_cycle",
    "strategy_line",
    "own_ladder_step",
    "own_ladder",
    "layout_answer",
    "layout_content",
    "subject_other_name",
    "import_batch",
    "saved_view",
    "setting",
    "school",
)
"""Every table that holds a school's data, the measured ones first."""


def start_own_school(database: Database, urn: int, name: str) -> None:
    """Empty the file of the sample school and name the school it will hold, in one transaction.

    Raises StoreError when the file holds a real school (its data is never cleared this way) or
    the URN is not six digits or the name is blank.
    """
    if not database.rows("frame/school")["is_sample"].all():
        raise StoreError(
            "This file already holds a school's own data.",
            "To hold another school, start Checkpoint with CHECKPOINT_DB naming a new file.",
        )
    if not 100_000 <= urn <= 999_999 or not name.strip():
        raise StoreError(
            "A school needs its name and its URN, which has six digits.",
            "The URN is on the school's page at get-information-schools.service.gov.uk.",
        )
    with database.transaction() as cursor:
        for table in SCHOOL_TABLES:
            cursor.execute("delete from " + table)
        cursor.execute("insert into school values (?, ?, false, null)", [urn, name.strip()])
    database.flush()
