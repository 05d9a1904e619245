"""One pupil of a common transfer file as the cells of one row."""

import re
from collections.abc import Callable
from datetime import date
from xml.etree.ElementTree import Element

from lib.importing.readers.numbers import as_percentage

LAST_SIX_YEARS = 6
SCALED = range(80, 121)
FIRST_SCALED_YEAR = 2016
READING = re.compile(r"RE")
MATHS = re.compile(r"^(?!MTC)")  # any but the times tables check
ENGLISH = {"ENG", "ENB"}
NOT_SAID = {"NOT", "REF", "XXX", "ZZZ"}
YES = {"1", "Y", "TRUE", "T"}


def pupil_row(pupil: Element, written_on: str) -> dict[str, str]:
    """Return a pupil's values by heading; `written_on` is the file's own day, in ISO form."""
    return {heading: value(pupil, written_on) for heading, value in COLUMNS.items()}


def _text(path: str, *others: str) -> Callable[[Element, str], str]:
    """Return a function that gives the text at the first of these paths that has any."""

    def text(pupil: Element, _: str) -> str:
        return next((said for one in (path, *others) if (said := _said(pupil, one))), "")

    return text


def _said(element: Element, path: str) -> str:
    # An element without children is falsy: `find(a) or find(b)` would drop what was found.
    found = element.find(path)
    return "" if found is None or not found.text else found.text.strip()


def _sen(pupil: Element, _: str) -> str:
    """Return the provision in force: the one without an end, else none; the latest of several."""
    history = pupil.findall("SENhistory/SEN")
    open_ones = [sen for sen in history if not _said(sen, "EndDate")]
    if not history:
        return _said(pupil, "BasicDetails/SENprovision")
    latest = max(open_ones, key=lambda sen: _said(sen, "StartDate"), default=None)
    return "N" if latest is None else _said(latest, "SENprovision")


def _fsm(pupil: Element, written_on: str) -> str:
    """Return Y when free school meals are taken on the day of the file, N when not."""
    return _meals(pupil, written_on, written_on)


def _fsm6(pupil: Element, written_on: str) -> str:
    """Return Y when free school meals were taken on any day of the six years before the file."""
    return _meals(pupil, _years_before(written_on, LAST_SIX_YEARS), written_on)


def _meals(pupil: Element, since: str, written_on: str) -> str:
    """Return whether a spell of free school meals reaches into these days; "" without a history."""
    history = pupil.find("FSMhistory")
    if history is None:
        return ""
    instances = history.findall("FSMinstance")
    spells = [(_said(of, "FSMstartDate"), _said(of, "FSMendDate")) for of in instances]
    reaches = any(
        start and start <= (written_on or start) and (not end or end >= since)
        for start, end in spells
    )
    return "Y" if reaches else "N"


def _years_before(day: str, years: int) -> str:
    try:
        today = date.fromisoformat(day)
    except ValueError:
        return ""
    # 29 February has its day six years before on the 28th.
    return today.replace(year=today.year - years, day=min(today.day, 28)).isoformat()


def _looked_after(pupil: Element, _: str) -> str:
    said = _text("LookedAfter", "BasicDetails/LookedAfter")(pupil, "").upper()
    return ("Y" if said in YES else "N") if said else ""


def _eal(pupil: Element, _: str) -> str:
    """Return Y when the first language is another than English."""
    types = pupil.findall("BasicDetails/Languages/Type")
    first = [of for of in types if _said(of, "LanguageType").upper() == "F"] or types[:1]
    spoken = next((said for of in first if (said := _said(of, "Language").upper())), "")
    if not spoken or spoken in NOT_SAID:
        return ""
    return "N" if spoken in ENGLISH else "Y"


def _scaled(subject: str, component: re.Pattern[str]) -> Callable[[Element, str], str]:
    """Return a function that gives the latest scaled score of a test in a subject.

    What stands above it (KS1, EYF …) is not asked: such results have been seen in the wrong place.
    """

    def scaled(pupil: Element, _: str) -> str:
        scores = [
            (int(_said(of, "Year")), _said(of, "Result"))
            for of in pupil.iter("StageAssessment")
            if _is_scaled(of, subject, component)
        ]
        return max(scores, key=lambda score: score[0], default=(0, ""))[1]

    return scaled


def _is_scaled(of: Element, subject: str, component: re.Pattern[str]) -> bool:
    year, result = _said(of, "Year"), _said(of, "Result")
    return (
        _said(of, "Method") == "TT"
        and _said(of, "Subject") == subject
        and bool(component.search(_said(of, "Component")))
        and _is_number(year)
        and int(year) >= FIRST_SCALED_YEAR
        and _is_number(result)
        and int(result) in SCALED
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _attendance(pupil: Element, _: str) -> str:
    """Return the share of possible sessions attended in the latest year, such as 95%."""
    years = pupil.findall("Attendance/YearData")
    latest = max((_said(of, "Year") for of in years), default="")
    possible = attended = 0
    for of in years:
        if _said(of, "Year") == latest:
            possible += _sessions(of, "SessionsPossible")
            attended += _sessions(of, "SessionsAttended")
    return as_percentage(str(round(attended / possible, 4))) if possible else ""


def _sessions(of: Element, path: str) -> int:
    said = _said(of, path)
    return int(said) if _is_number(said) else 0


def _joined(pupil: Element, _: str) -> str:
    return _said(latest, "EntryDate") if (latest := _latest_school(pupil)) is not None else ""


def _left(pupil: Element, _: str) -> str:
    return _said(latest, "LeavingDate") if (latest := _latest_school(pupil)) is not None else ""


def _latest_school(pupil: Element) -> Element | None:
    schools = pupil.findall("SchoolHistory/School")
    return max(schools, key=lambda school: _said(school, "EntryDate"), default=None)


COLUMNS: dict[str, Callable[[Element, str], str]] = {
    "UPN": _text("UPN"),
    "Former UPN": _text("BasicDetails/FormerUPN"),
    "ULN": _text("UniqueLearnerNumber"),
    "Surname": _text("Surname"),
    "Forename": _text("Forename"),
    "Date of birth": _text("DOB"),
    "Sex": _text("Sex", "Gender"),
    "Year group": _text("BasicDetails/NCyearActual", "NCyearActual"),
    "SEN": _sen,
    "FSM": _fsm,
    "FSM6": _fsm6,
    "Looked after": _looked_after,
    "EAL": _eal,
    "KS2 reading": _scaled("ENG", READING),
    "KS2 maths": _scaled("MAT", MATHS),
    "Attendance %": _attendance,
    "Joined": _joined,
    "Leaving date": _left,
}
