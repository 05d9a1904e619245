"""The estimate and Progress 8."""

from tests.spec.tables import Chapter, Example

ALL_FIVES = """
            subject            | grade
            english_language   | 5
            english_literature | 5
            mathematics        | 5
            combined_science   | 5-5
            history            | 5
            art_and_design     | 5
            music              | 5
            """

CHAPTER = Chapter(
    title="Progress 8",
    says=(
        "Prior attainment is the mean of the KS2 reading and maths scaled scores; its group is the "
        "first of 34 whose upper bound is at or above it. The estimate is that group's mean "
        "Attainment 8 in England. Progress 8 is (Attainment 8 − estimate) / 10; for the elements "
        "the divisors are 2, 2, 3 and 3. The estimate is not halved when English is not doubled. "
        "No extreme score is capped, because the thresholds are not known."
    ),
    source="DfE, Key stage 4 ready reckoners (code, and tables of 2022 to 2024).",
    examples=[
        Example(
            "2024: group 20, estimate 47.45.",
            ALL_FIVES,
            {
                "attainment_8": 50,
                "ks2_average": 106,
                "ks2_group": 20,
                "estimate": 47.45,
                "progress_8": 0.255,
            },
            ks2=(107, 105),
        ),
        Example(
            "2022: the same pupil against that year's more generous grades.",
            ALL_FIVES,
            {"estimate": 51.95, "progress_8": -0.195},
            rule_set="2022",
            ks2=(107, 105),
        ),
        Example(
            "Half a point above a bound is the next group.",
            ALL_FIVES,
            {"ks2_average": 106.5, "ks2_group": 21},
            ks2=(107, 106),
        ),
        Example("The lowest group.", ALL_FIVES, {"ks2_group": 1}, ks2=(80, 80)),
        Example("The highest group.", ALL_FIVES, {"ks2_group": 34}, ks2=(120, 120)),
        Example(
            "A KS2 score in one subject only: in Attainment 8, not in Progress 8 (not confirmed by "
            "the DfE).",
            ALL_FIVES,
            {"attainment_8": 50, "ks2_group": None, "estimate": None, "progress_8": None},
            ks2=(107, None),
        ),
        Example(
            "No KS2 scores: in Attainment 8, not in Progress 8.",
            ALL_FIVES,
            {"attainment_8": 50, "ks2_average": None, "progress_8": None},
        ),
        Example(
            "2025: this cohort sat no KS2 tests, so Progress 8 was not published.",
            ALL_FIVES,
            {"attainment_8": 50, "estimate": None, "progress_8": None},
            rule_set="2025",
            ks2=(107, 105),
        ),
        Example(
            "2026: nor was it for this one.",
            ALL_FIVES,
            {"attainment_8": 50, "estimate": None, "progress_8": None},
            rule_set="2026",
            ks2=(107, 105),
        ),
        Example(
            "2027: against 2024 provisional estimates, the newest published.",
            ALL_FIVES,
            {"estimate": 47.45, "progress_8": 0.255},
            rule_set="2027",
            ks2=(107, 105),
        ),
        Example(
            "One English GCSE: its points are not doubled, and the estimate is not halved.",
            """
            subject          | grade
            english_language | 6
            """,
            {"english": 6, "english_estimate": 10.28, "english_progress": -2.14},
            ks2=(107, 105),
        ),
        Example(
            "The elements, each with its own divisor.",
            ALL_FIVES,
            {
                "english_progress": -0.14,
                "maths_progress": 0.275,
                "ebacc_progress": 0.42,
                "open_progress": 0.34,
            },
            ks2=(107, 105),
        ),
    ],
)
