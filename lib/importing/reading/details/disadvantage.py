"""Free school meals, care and pupil premium: which of them a row says, and what follows.

The DfE counts as disadvantaged who had free school meals in the last six years, is looked after, or
was adopted from care. A service child has a premium of another kind.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lib.importing.reading.headings import key
from lib.importing.reading.values import NO, NOT_GIVEN, YES, NotUnderstoodError

OWN = {
    "disadvantaged": "premium",
    "fsm": "fsm",
    "fsm6": "fsm6",
    "looked_after": "looked_after",
    "adopted_from_care": "adopted",
}
"""What a plain yes says in each column."""

SPELLINGS = {
    "premium": "pp pupilpremium disadvantaged premium",
    "deprivation": "deprivation deprivationpremium deprivationpupilpremium",
    "fsm6": "fsm6 ever6 ever6fsm e6 e6fsm fsmever6 ever6freeschoolmeals everfsm everfsm6 fsmever",
    "fsm": "fsm fsmnow freeschoolmeals freeschoolmeal freemeals fsmeligible",
    "looked_after": "lac cla lookedafter lookedafterchild childlookedafter incare",
    "adopted": "plac pla cpla postlac lacpost previouslylookedafter previouslylac adopted "
    "adoptedfromcare postlookedafter postlookedafterchild sgo specialguardianship",
    "service": "service servicechild servicechildren servicepremium servicepupilpremium spp "
    "servicefamily forces ever6service ever6servicechild",
    "": "noteligible notpp nonpp nopp notdisadvantaged nondisadvantaged nopupilpremium notfsm "
    "nofsm nonfsm notlac notlookedafter",
}
REASONS = {word: reason for reason, words in SPELLINGS.items() for word in words.split()}
AND = re.compile(r"[,;/&+|]|\band\b", flags=re.IGNORECASE)
NAMELY = re.compile(r"[()]|\s[-–]\s|[:–]")
"""`PP, Service child` is two reasons; `PP - Service child` a premium for the second."""

IN_MEALS = frozenset({"fsm", "fsm6"})
DISADVANTAGED = IN_MEALS | {"looked_after", "adopted", "deprivation"}
Said = frozenset[str] | None
"""Why a pupil is said to be disadvantaged: empty for a no, None where nothing is said."""


def read_reasons(field: str, text: str) -> Said:
    """Return what a cell of a column gives as reasons: `Ever 6`, `LAC, Service child`, a yes.

    Raises NotUnderstoodError when a part of it is no reason, or a reason stands beside a no.
    """
    if text.strip().upper() in NOT_GIVEN - {"", "-", "NONE"}:
        return None
    said = [_reasons(field, part, text) for part in AND.split(text) if part.strip()]
    found = frozenset().union(*said)
    if "" in found and len(found) > 1:
        raise NotUnderstoodError(text)
    return found - {""}


def _reasons(field: str, part: str, text: str) -> frozenset[str]:
    """Return the reasons of one part; a plain yes is dropped where it says for what."""
    parts = (one.strip() for one in NAMELY.split(part))
    found = frozenset(_reason(field, one, text) for one in parts if one)
    return found if "" in found or len(found) == 1 else found - {OWN[field]}


def _reason(field: str, part: str, text: str) -> str:
    reason = REASONS.get(key(part)) if key(part) else None
    if reason is not None:
        return reason
    if part.lower() in YES or part.lower() == "eligible":
        return OWN[field]
    if part.lower() in NO:
        return ""
    raise NotUnderstoodError(text)


@dataclass(frozen=True)
class Disadvantage:
    """What a row comes to, None where it does not say; `told` is what a person must know of it.

    `told` is service (nothing but the service premium), differs (the pupil premium column says no
    and another column a yes), meals (meals now, and no in the six years), or blank.
    """

    disadvantaged: bool | None
    looked_after: bool | None
    fsm: bool | None
    fsm6: bool | None
    told: str = ""


def disadvantage(said: Mapping[str, Said]) -> Disadvantage:
    """Return what the columns of one row come to together. `said` is by field."""
    every = frozenset().union(*(reasons for reasons in said.values() if reasons))
    premium = said.get("disadvantaged")
    is_only_service = every == {"service"}
    follows = bool(every & DISADVANTAGED)
    stated = None if premium is None else bool(premium) and not is_only_service
    return Disadvantage(
        disadvantaged=True if follows else stated,
        looked_after=_of(said, "looked_after", "looked_after" in every),
        fsm=_of(said, "fsm", "fsm" in every),
        fsm6=True if every & IN_MEALS else _of(said, "fsm6", False),
        told=_told(said, follows, is_only_service),
    )


def _of(said: Mapping[str, Said], field: str, elsewhere: bool) -> bool | None:
    """Return what a field's own column says, else True where another column says so."""
    own = said.get(field)
    if own is not None:
        return OWN[field] in own
    return True if elsewhere else None


def _told(said: Mapping[str, Said], follows: bool, is_only_service: bool) -> str:
    if is_only_service:
        return "service"
    if follows and said.get("disadvantaged") == frozenset():
        return "differs"
    meals = said.get("fsm") or frozenset()
    return "meals" if "fsm" in meals and said.get("fsm6") == frozenset() else ""
