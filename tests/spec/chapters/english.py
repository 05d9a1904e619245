"""The English element."""

from tests.spec.tables import Chapter, Example

CHAPTER = Chapter(
    title="English",
    says=(
        "The better of language and literature fills the English slot. It is counted twice only "
        "if both were taken: any grade is taken, U included; X is not."
    ),
    source=(
        "Slot: DfE, Key stage 4 ready reckoners. Doubling, U and X: secondary (Pearson; FFT "
        "Education Datalab), not confirmed against the DfE guide."
    ),
    examples=[
        Example(
            "Both taken: the better counts twice, the other may count in open.",
            """
            subject            | grade
            english_language   | 5
            english_literature | 7
            """,
            {"english": 14, "open": 5, "attainment_8": 19},
            working="""
            subject            | element | slot | weight | reason
            english_literature | english | 1    | 2      | doubled
            english_language   | open    | 1    | 1      | counts_in_element
            """,
        ),
        Example(
            "Only one taken: it counts once.",
            """
            subject          | grade
            english_language | 5
            """,
            {"english": 5, "attainment_8": 5},
            working="""
            subject          | element | slot | weight | reason
            english_language | english | 1    | 1      | counts_once_one_english
            """,
        ),
        Example(
            "A U was taken, so the other is doubled.",
            """
            subject            | grade
            english_language   | 5
            english_literature | U
            """,
            {"english": 10, "open": 0, "attainment_8": 10},
        ),
        Example(
            "An X was not taken, so the other counts once.",
            """
            subject            | grade
            english_language   | 5
            english_literature | X
            """,
            {"english": 5, "attainment_8": 5},
            working="""
            subject            | element | slot | weight | reason
            english_language   | english | 1    | 1      | counts_once_one_english
            english_literature |         |      | 0      | not_taken_x
            """,
        ),
        Example(
            "Two Us: taken, and worth nothing.",
            """
            subject            | grade
            english_language   | U
            english_literature | U
            """,
            {"english": 0, "attainment_8": 0},
        ),
    ],
)
