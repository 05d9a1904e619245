"""The maths element."""

from tests.spec.tables import Chapter, Example

CHAPTER = Chapter(
    title="Maths",
    says="Maths fills its one slot and always counts twice. Statistics and further maths are open.",
    source="DfE, Key stage 4 ready reckoners.",
    examples=[
        Example(
            "Maths counts twice.",
            """
            subject     | grade
            mathematics | 6
            """,
            {"maths": 12, "attainment_8": 12},
            working="""
            subject     | element | slot | weight | reason
            mathematics | maths   | 1    | 2      | doubled
            """,
        ),
        Example(
            "Statistics never fills the maths slot, even when it is better.",
            """
            subject     | grade
            mathematics | 3
            statistics  | 8
            """,
            {"maths": 6, "open": 8, "attainment_8": 14},
        ),
        Example(
            "A free-standing maths qualification is no GCSE: it counts in open.",
            """
            subject                   | grade
            free_standing_mathematics | A
            """,
            {"maths": 0, "open": 5.13, "attainment_8": 5.13},
        ),
    ],
)
