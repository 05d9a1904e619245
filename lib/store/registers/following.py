"""The files' own spells on the registers follow the pupil list; what people said is left."""

from lib.store.statements import Cursor, run


def follow_pupils(cursor: Cursor, urn: int, import_id: int) -> None:
    """Bring the files' spells up to what the pupil list says now, as the work of one import.

    To be called in the transaction that stored the pupils.
    """
    run(cursor, "registers/follow_end", urn=urn, import_id=import_id)
    run(cursor, "registers/follow_open", urn=urn, import_id=import_id)


def unfollow_pupils(cursor: Cursor, import_id: int) -> None:
    """Take back exactly what `follow_pupils` did for one import."""
    run(cursor, "registers/unfollow_opened", import_id=import_id)
    run(cursor, "registers/unfollow_ended", import_id=import_id)
