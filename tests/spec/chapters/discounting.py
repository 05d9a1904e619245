"""Discounting: two results in the same subject."""

from tests.spec.tables import Chapter, Example

CHAPTER = Chapter(
    title="Two results in one subject",
    says=(
        "Only one counts. The first entry counts, however good a later one is. Of entries on one "
        "day an AS level counts, then the best. X is no entry. A result without an entry date is "
        "taken to come after every dated one. Combined science and the single sciences do not "
        "discount each other: the DfE's exceptions for them were not read."
    ),
    source=(
        "First entry: DfE, Key stage 4 discounting and early entry guidance, 2024. Same day and AS "
        "levels: secondary."
    ),
    examples=[
        Example(
            "The first entry counts, even when the resit is better.",
            """
            subject     | grade | entered
            mathematics | 3     | 2023-11-06
            mathematics | 5     | 2024-06-03
            """,
            {"maths": 6, "attainment_8": 6, "english_and_maths_4": False},
            working="""
            subject     | element | slot | weight | reason
            mathematics | maths   | 1    | 2      | doubled
            mathematics |         |      | 0      | discounted_later_entry
            """,
        ),
        Example(
            "On one day, the best counts.",
            """
            subject | grade | entered
            music   | 4     | 2024-06-03
            music   | 6     | 2024-06-03
            """,
            {"open": 6},
            working="""
            subject | element | slot | weight | reason
            music   | open    | 1    | 1      | counts_in_element
            music   |         |      | 0      | discounted_same_day
            """,
        ),
        Example(
            "On one day, an AS level counts before the GCSE.",
            """
            subject | qualification | grade | entered
            french  | gcse          | 9     | 2024-06-03
            french  | as_level      | D     | 2024-06-03
            """,
            {"ebacc": 5.13, "open": 0},
            working="""
            subject | element | slot | weight | reason
            french  | ebacc   | 1    | 1      | counts_in_element
            french  |         |      | 0      | discounted_by_as_level
            """,
        ),
        Example(
            "A first entry of U counts; a first entry of X is no entry.",
            """
            subject   | grade | entered
            history   | U     | 2023-06-05
            history   | 6     | 2024-06-03
            geography | X     | 2023-06-05
            geography | 6     | 2024-06-03
            """,
            {"ebacc": 6},
        ),
        Example(
            "An entry without a date comes after a dated one: this summer's prediction, say.",
            """
            subject | grade | entered
            music   | 7     |
            music   | 5     | 2023-06-05
            """,
            {"open": 5},
        ),
        Example(
            "Combined science resat: both halves of the first entry count.",
            """
            subject          | grade | entered
            combined_science | 4-4   | 2023-06-05
            combined_science | 6-6   | 2024-06-03
            """,
            {"ebacc": 8, "open": 0},
        ),
    ],
)
