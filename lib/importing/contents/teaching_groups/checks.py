"""Whether a timetable list is of this year, and each row of it can be understood."""

from lib.importing.checks.of_entries import in_state
from lib.importing.findings import Finding
from lib.importing.reading.tables.titles import said_in
from lib.importing.screening import Screening
from lib.words import counted, either, listed

check_classes_subject_unknown = in_state(
    "no_subject",
    "classes_subject_unknown",
    "The subject of this class is missing, or is not one Checkpoint knows.",
    "Say which subject it is on Import data, once, or write the subject's usual name; a class code "
    "alone does not say it for sure.",
)
"""A class in a subject Checkpoint does not know."""

check_classes_date_unknown = in_state(
    "no_date",
    "classes_date_unknown",
    "A first or last day in this row is not a date.",
    "Write it as day/month/year, such as 03/11/2026, or leave it blank.",
)
"""A first or last day that is none."""

check_classes_end_before_start = in_state(
    "ends_first",
    "classes_end_before_start",
    "This place in a class ends before it begins.",
    "Correct one of the two dates.",
)
"""A place that ends before it begins."""

check_classes_said_twice = in_state(
    "said_twice",
    "classes_said_twice",
    "This pupil is in this class in a row above. It is one place, with the teachers of both rows.",
    "Nothing to do, if two teachers share the class.",
    severity="warning",
)
"""A place in a class again, such as one row a teacher."""


def check_classes_two_of_subject(s: Screening) -> list[Finding]:
    """Pupils whom the list puts into several classes of one subject, all without a last day."""
    places = s.entries[s.entries["state"].eq("ok") & s.entries["ends_on"].isna()]
    classes = places.groupby(["pupil_id", "subject_id"])["class_code"].nunique()
    pupils = classes[classes.gt(1)].index.get_level_values("pupil_id").nunique()
    if not pupils:
        return []
    return [
        Finding(
            "classes_two_of_subject",
            "note",
            f"{counted(pupils, 'pupil')} {either(pupils, 'is', 'are')} in several classes of one "
            "subject; all of them are kept.",
            "Nothing to do, if that is so, as in science. Else take out the class that was left.",
        )
    ]


def check_classes_other_year(s: Screening) -> list[Finding]:
    """A title, sheet or file name of another year: its classes would end those of this year."""
    if s.columns.column("starts_on"):
        return []
    name = s.delivery.file_name.rpartition(".")[0]
    told = (said_in(texts).years for texts in (s.columns.titles, [s.columns.sheet.name], [name]))
    years = next((years for years in told if years), frozenset())
    if not years or s.academic_year in years:
        return []
    said = listed([_written(year) for year in sorted(years)])
    return [
        Finding(
            "classes_other_year",
            "error",
            f"It is headed {said}, and would end the classes of {_written(s.academic_year)}, so "
            "nothing is stored.",
            "If it is of this year, take the other year out of its title or name. If not, give "
            "each place its first and last day, under From and To.",
            value=said,
        )
    ]


def _written(year: int) -> str:
    return f"{year - 1}/{year % 100:02d}"
