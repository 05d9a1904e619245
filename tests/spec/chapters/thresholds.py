"""English and maths at grade 4 and at grade 5."""

from tests.spec.tables import Chapter, Example

CHAPTER = Chapter(
    title="English and maths at grade 4 and grade 5",
    says=(
        "The grade in maths, and in language or literature. Both English GCSEs need not be sat. "
        "Where grades are counted subject by subject, combined science counts once and by its "
        "lower grade: 5-4 reaches a 4; 4-3 does not."
    ),
    source="DfE, Explore Education Statistics. Combined science: secondary (4Matrix, quoting DfE).",
    examples=[
        Example(
            "Maths and literature at 5: both thresholds, although language is a 3.",
            """
            subject            | grade
            english_language   | 3
            english_literature | 5
            mathematics        | 5
            """,
            {"english_and_maths_4": True, "english_and_maths_5": True},
        ),
        Example(
            "A 5 in English and a 4 in maths reach grade 4, not grade 5.",
            """
            subject          | grade
            english_language | 5
            mathematics      | 4
            """,
            {"english_and_maths_4": True, "english_and_maths_5": False},
        ),
        Example(
            "English without maths reaches neither.",
            """
            subject          | grade
            english_language | 9
            mathematics      | 3
            """,
            {"english_and_maths_4": False, "english_and_maths_5": False},
        ),
        Example(
            "Maths without English reaches neither.",
            """
            subject     | grade
            mathematics | 9
            """,
            {"english_and_maths_4": False, "english_and_maths_5": False},
        ),
        Example(
            "A technical award is no English or maths GCSE.",
            """
            subject          | qualification   | grade
            english_language |                 | 6
            mathematics      | btec_tech_award | L2D
            """,
            {"english_and_maths_4": False, "maths": 0},
        ),
    ],
)
