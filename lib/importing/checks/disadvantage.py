"""What the columns of meals, care and pupil premium come to where they do not say the same."""

from lib.importing.findings import Finding
from lib.importing.screening import Screening


def check_disadvantage_differs(s: Screening) -> list[Finding]:
    """No pupil premium, and free school meals or care: the DfE calls that disadvantaged."""
    return _told(
        s,
        "differs",
        "disadvantage_differs",
        "warning",
        "Pupil premium says no, and free school meals or care say yes. The pupil is disadvantaged, "
        "as the DfE has it.",
        "Check the pupil premium column, or the others, in your MIS.",
    )


def check_disadvantage_meals(s: Screening) -> list[Finding]:
    """Free school meals now, and none in six years: now is within the six years."""
    return _told(
        s,
        "meals",
        "disadvantage_meals",
        "warning",
        "Free school meals now, and none in the last six years, cannot both be. The six years are "
        "read as yes.",
        "Check both columns in your MIS.",
    )


def check_disadvantage_service(s: Screening) -> list[Finding]:
    """A service child, and nothing else: a premium that is not for disadvantage."""
    return _told(
        s,
        "service",
        "disadvantage_service",
        "note",
        "A service child alone is not disadvantaged, as the DfE has it, and is not stored as one.",
        "Nothing to do, unless another reason is missing.",
    )


def _told(
    s: Screening, told: str, check: str, severity: str, message: str, remedy: str
) -> list[Finding]:
    found = s.entries["source_row"][s.entries["told"].eq(told)]
    return [Finding(check, severity, message, remedy, row=int(number)) for number in found]
