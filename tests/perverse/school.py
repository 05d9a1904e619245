"""The school that the perverse files are about: 35 pupils, some of them easily mistaken."""

from dataclasses import dataclass
from datetime import date, timedelta

from lib.importing.reading.upns import letter_of

TWINS = (0, 1)
"""Alfie and Archie Thomas: one surname, one birthday, one form."""

NAMESAKES = (2, 3)
"""Two called Sam Patel, of two forms."""

SIBLINGS = (19, 20)
"""Tom and Zara Hallam."""

CAME_BACK = 4
"""Is here under a UPN that replaced the one of the years before."""

WITHOUT_UPN = 5
ACCENTED, DOUBLE = 6, 7
NAMES = """\
Thomas,Alfie; Thomas,Archie; Patel,Sam; Patel,Sam; Merrow,Dylan; Farrant,Ivy;
García Núñez,José; Ashby-Cole,Florence; Sum,Max; O’Neill,Séan; Amy,Rose; Rose,Amy;
van der Berg,Anna; Li,Bo; Slade,Thomas; Kaya,Rosa; Okafor,Ada; Lindqvist,Nils; Prentice,Mia;
Hallam,Tom; Hallam,Zara; Novak,Jan; Castell,Eve; Brandreth,Leo; Ashworth,William;
Delaney,Elizabeth; Fenwick,Joshua; Gupta,Isabella; Hartnoll,Benjamin; Iqbal,Oliver;
Larkin,Samuel"""
_NAMES = [tuple(name.strip().split(",")) for name in NAMES.split(";")]
SURNAMES_OF_YEAR_10 = ("Quigley", "Rahman", "Osei", "Merrow")
SHORT = {
    "William": "Will",
    "Elizabeth": "Liz",
    "Joshua": "Josh",
    "Isabella": "Bella",
    "Benjamin": "Ben",
    "Oliver": "Olly",
    "Samuel": "Sam",
    "Florence": "Flo",
    "Thomas": "Tommy",
}
"""What some are called, and a school's other lists have."""


@dataclass(frozen=True)
class Pupil:
    """One pupil as the school has them."""

    upn: str
    former_upn: str
    number: str
    surname: str
    forename: str
    born: date
    year: str
    form: str

    def said(self, role: str) -> str:
        """Return what a column of a right file says of this pupil."""
        if role == "born":
            return f"{self.born:%d/%m/%Y}"
        if role == "full_name":
            return f"{self.surname}, {self.forename}"
        return getattr(self, role)


def upn_of(number: int, school: int = 2000) -> str:
    """Return a right UPN of a school."""
    digits = f"X801{school}{number:05d}"
    return letter_of(digits) + digits[1:]


def _pupil(place: int, surname: str, forename: str) -> Pupil:
    is_older = place < len(_NAMES)
    born = date(2010 if is_older else 2011, 9, 3) + timedelta(days=11 * place)
    if place == TWINS[1]:
        born = date(2010, 9, 3)
    return Pupil(
        upn="" if place == WITHOUT_UPN else upn_of(place + 100),
        former_upn=upn_of(900) if place == CAME_BACK else "",
        number=f"{place * 7 + 12:06d}",
        surname=surname,
        forename=forename,
        born=born,
        year="11" if is_older else "10",
        form=("11A" if place % 3 else "11B") if is_older else "10A",
    )


EVERYONE = [
    _pupil(place, *names)
    for place, names in enumerate([*_NAMES, *((s, "Kit") for s in SURNAMES_OF_YEAR_10)])
]
YEAR_11 = [pupil for pupil in EVERYONE if pupil.year == "11"]


def of_another_school(place: int, pupil: Pupil) -> Pupil:
    """Return a pupil of another school, who has an admission number of here."""
    surname = ("Underhill", "Vance", "Wexford", "Yardley", "Zeller")[place % 5] + "aeiou"[place % 4]
    return Pupil(
        upn_of(place + 100, 3111), "", pupil.number, surname, f"Pat{place}",
        pupil.born + timedelta(days=3), pupil.year, pupil.form,
    )  # fmt: skip


HEAD = (
    "UPN,Former UPN,Admission number,Surname,Forename,Date of birth,Year,Reg,PP,FSM,SEN,EAL,Att\n"
)


def pupil_list() -> str:
    """Return the list that the school began with: no flags, and nobody's attendance."""
    rows = (
        ",".join(
            [p.upn, p.former_upn, p.number, p.surname, p.forename, p.said("born"), p.year, p.form,
             "N", "N", "N", "N", "95"]
        )
        for p in EVERYONE
    )  # fmt: skip
    return HEAD.replace("Att", "Attendance") + "\n".join(rows) + "\n"
