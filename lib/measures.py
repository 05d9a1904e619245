"""Every figure a page shows: its name, unit and places, which way is better, how it is worked out.

The glossary (docs/glossary.md) has an entry for each `label` and each `short`.
"""

from dataclasses import dataclass

from lib.numerals import percent, plain, signed

PROPER_STARTS = ("Attainment 8", "Progress 8", "CAT4")
"""How names begin that keep their capital in the middle of a sentence."""


@dataclass(frozen=True)
class Measure:
    """One figure. `id` is its name in tables, queries and addresses."""

    id: str
    label: str
    """In full, where it stands by itself."""
    short: str
    """Where room is short: a panel's title, a table's heading."""
    how: str
    """How it is worked out, in a sentence."""
    unit: str = ""
    """After a difference of less than one: "points", "of a grade"; empty for a share."""
    places: int = 0
    is_difference: bool = False
    """Whether it is written with its sign."""
    share_of: str = ""
    """What a share counts, in the singular: "pupil" or "grade"; empty for what is no share."""
    more_is_better: bool = True
    needs_end_of_course: bool = False
    """Whether only end-of-course grades make it."""

    @property
    def is_share(self) -> bool:
        """Whether its values are shares, 0 to 1."""
        return bool(self.share_of)

    @property
    def inside(self) -> str:
        """Its name as the middle of a sentence writes it: grades at or above target."""
        return _inside(self.label)

    @property
    def short_inside(self) -> str:
        """Its short name as the middle of a sentence writes it: grades at target."""
        return _inside(self.short)

    def written(self, value: float) -> str:
        """Write a value in the measure's unit: 47.2, −0.08, 46%."""
        if self.is_share:
            return percent(value)
        return (signed if self.is_difference else plain)(value, self.places)


def _inside(name: str) -> str:
    return name if name.startswith(PROPER_STARTS) else name[:1].lower() + name[1:]


def _english_and_maths(grade: int) -> Measure:
    return Measure(
        f"english_and_maths_{grade}",
        f"Grade {grade} or more in English and maths",
        f"{grade} or more in both",
        f"The share of pupils with grade {grade} or more in maths and in English language or "
        "literature.",
        share_of="pupil",
        needs_end_of_course=True,
    )


def _against(id: str, label: str, how: str) -> Measure:
    return Measure(id, label, label, how, "of a grade", 2, is_difference=True)


def _standardised(id: str, label: str, test: str) -> Measure:
    return Measure(
        id,
        label,
        label,
        f"A standardised score of {test}: 100 is the mean of pupils of that age, and two in three "
        "stand within 15 of it.",
        "points",
    )


EVERY = (
    Measure(
        "attainment_8",
        "Attainment 8",
        "Attainment 8",
        "The mean of each pupil's Attainment 8: the points of up to eight slots, English and "
        "maths doubled.",
        "points",
        1,
        needs_end_of_course=True,
    ),
    Measure(
        "progress_8",
        "Progress 8",
        "Progress 8",
        "The mean of each pupil's Attainment 8 less the estimate for their KS2 start, divided by "
        "10.",
        "of a grade",
        2,
        is_difference=True,
        needs_end_of_course=True,
    ),
    _english_and_maths(4),
    _english_and_maths(5),
    Measure(
        "mean_grade",
        "Mean grade",
        "Mean grade",
        "Each pupil's mean points over the subjects chosen, then the mean of pupils.",
        "of a grade",
        2,
    ),
    Measure(
        "at_target",
        "Grades at or above target",
        "Grades at target",
        "The share of all grades with a target that are at it or above.",
        share_of="grade",
    ),
    Measure(
        "behind",
        "Pupils behind target in a subject",
        "Pupils behind",
        "The share of pupils whose shortfall in at least one subject reaches the school's "
        "threshold.",
        share_of="pupil",
        more_is_better=False,
    ),
    _against(
        "shortfall",
        "Distance from target",
        "Each pupil's mean of grade less target over their subjects, then the mean of pupils.",
    ),
    _against(
        "against_target",
        "Against target",
        "The mean, over the subject's pupils, of grade less target.",
    ),
    _against(
        "against_england",
        "Against England",
        "The mean, over the subject's pupils, of grade less the mean grade of pupils in England "
        "with the same KS2 start.",
    ),
    _against(
        "against_own_subjects",
        "Against their other subjects",
        "The mean, over the subject's pupils, of how far the grade stands from the same pupil's "
        "other subjects, each beside England or target first.",
    ),
    _against("gap", "Gap", "The mean of the group less the mean of the rest of the year."),
    Measure(
        "attendance",
        "Attendance",
        "Attendance",
        "The percentage of sessions a pupil attended, as the school's system gives it: of the year "
        "so far where that is known, else the mean of its half-terms.",
        "percentage points",
        1,
    ),
    Measure(
        "lates",
        "Lates",
        "Lates",
        "How often a pupil came late in the year's half-terms, as the school's system gives it.",
        more_is_better=False,
    ),
    Measure(
        "attitude",
        "Attitude to learning",
        "Attitude",
        "A teacher's mark of a pupil's effort in a subject, on the school's own scale; a pupil's "
        "is the mean over their subjects.",
        "of a mark",
        1,
        more_is_better=False,
    ),
    Measure(
        "positive_points",
        "Positive points",
        "Positives",
        "How many a pupil was given in the year's half-terms, or how many such events a log has: "
        "their points, where it has them.",
    ),
    Measure(
        "negative_points",
        "Negative points",
        "Negatives",
        "How many a pupil was given in the year's half-terms, or how many such events a log has: "
        "their points, where it has them.",
        more_is_better=False,
    ),
    Measure(
        "reading_age",
        "Reading age",
        "Reading age",
        "The age, in years and months, at which half of pupils read as well: from a test, which is "
        "some months out either way.",
        "months",
    ),
    _standardised("reading_score", "Reading score", "a reading test such as NGRT"),
    Measure(
        "reading_stanine",
        "Reading stanine",
        "Stanine",
        "A reading test's score in nine bands: 5 is the middle fifth of pupils of that age.",
    ),
    _standardised("maths_score", "Maths score", "a maths test"),
    _standardised("cat4_verbal", "CAT4 verbal", "CAT4's verbal battery"),
    _standardised("cat4_quantitative", "CAT4 quantitative", "CAT4's quantitative battery"),
    _standardised("cat4_non_verbal", "CAT4 non-verbal", "CAT4's non-verbal battery"),
    _standardised("cat4_spatial", "CAT4 spatial", "CAT4's spatial battery"),
    _standardised("cat4_mean", "CAT4 mean", "CAT4's four batteries together"),
)

MEASURES = {measure.id: measure for measure in EVERY}
