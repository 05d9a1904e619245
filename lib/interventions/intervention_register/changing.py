"""What people do to the Intervention Register: renew it, put a pupil on it, take one off it."""

from datetime import date

from lib.dates import long_date
from lib.interventions.intervention_register.checkpoint import Kept, register_checkpoint
from lib.store.asking import Asking
from lib.store.database import Database
from lib.store.errors import StoreError
from lib.store.intervention_register.renewing import renew as keep_register
from lib.store.statements import run


def renew(database: Database, checkpoint_id: int, as_of: date, who: str, note: str = "") -> int:
    """Keep who qualifies today as the register of the newest checkpoint, and return its number.

    Raises StoreError, and changes nothing, when nobody is named, a newer checkpoint has come, or
    it was renewed before and no reason is given: with one, a dated revision is kept beside it.
    """
    if not who.strip():
        raise StoreError("Say who renews the register.", "It is kept with the register.")
    with database.transaction() as cursor:
        at = register_checkpoint(Asking(cursor), checkpoint_id)
        if not at.is_newest:
            raise StoreError(
                f"A newer checkpoint has followed {at.label}.",
                "Renew the register of the newest one: what has passed is kept as it was.",
            )
        kept = Asking(cursor).records(Kept, checkpoint_id=checkpoint_id)
        last = next((k for k in kept if k.is_this), None)
        if last is not None and not note.strip():
            raise StoreError(
                f"The register for {at.label} was renewed on {long_date(last.renewed_at)} "
                f"by {last.renewed_by}.",
                "Nothing was changed. To keep a second version beside it, say why.",
            )
        return keep_register(cursor, checkpoint_id, as_of, who.strip(), note.strip() or None)


def put_on(database: Database, register_id: int, pupil_id: int, who: str, reason: str) -> None:
    """Put a pupil on a kept register by hand. Raises StoreError without who and why."""
    _say(database, register_id, pupil_id, True, who, reason)


def take_off(database: Database, register_id: int, pupil_id: int, who: str, reason: str) -> None:
    """Take a pupil off a kept register by hand: what was proposed stays beside it, struck out."""
    _say(database, register_id, pupil_id, False, who, reason)


def _say(
    database: Database, register_id: int, pupil_id: int, is_on: bool, who: str, reason: str
) -> None:
    if not who.strip() or not reason.strip():
        raise StoreError("Say who you are and why.", "Both are kept with the register.")
    with database.transaction() as cursor:
        run(
            cursor,
            "intervention_register/say_by_hand",
            register_id=register_id,
            pupil_id=pupil_id,
            is_on=is_on,
            reason=reason.strip(),
            who=who.strip(),
        )
