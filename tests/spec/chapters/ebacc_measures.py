"""EBacc entry and average points, for the years that had them."""

from tests.spec.tables import Chapter, Example

FULL = """
            subject            | grade
            english_language   | 5
            english_literature | 6
            mathematics        | 7
            combined_science   | 5-4
            history            | 4
            geography          | 8
            french             | 3
            """
SINGLES = """
            subject            | grade
            english_language   | 5
            english_literature | 6
            mathematics        | 7
            biology            | 4
            physics            | 6
            computer_science   | 5
            history            | 4
            french             | 3
            """

CHAPTER = Chapter(
    title="EBacc entry and average points",
    says=(
        "Entered: English language and literature, maths, combined science or three of biology, "
        "chemistry, physics and computer science, geography or history, and a language. Average "
        "points: (best English, if both were taken + maths + best two sciences + best humanity + "
        "best language) / 6; a missing pillar scores 0. The measures were dropped in 2026."
    ),
    source=(
        "DfE, Explore Education Statistics. Dropped from the summer 2026 tables: secondary "
        "(Schools Week, November 2025)."
    ),
    examples=[
        Example(
            "2024: entered. (6 + 7 + 4.5 + 4.5 + 8 + 3) / 6 = 5.5.",
            FULL,
            {"ebacc_entered": True, "ebacc_average_points": 5.5},
        ),
        Example(
            "Three single sciences, computer science among them: the best two score.",
            SINGLES,
            {"ebacc_entered": True, "ebacc_average_points": 31 / 6},
        ),
        Example(
            "Three single sciences beside a lower combined science: the singles score.",
            SINGLES + "combined_science   | 5-4",
            {"ebacc_entered": True, "ebacc_average_points": 31 / 6},
        ),
        Example(
            "Three single sciences beside a higher combined science: the combined science scores.",
            SINGLES + "combined_science   | 7-7",
            {"ebacc_entered": True, "ebacc_average_points": 34 / 6},
        ),
        Example(
            "Two single sciences are not the science pillar.",
            """
            subject   | grade
            biology   | 9
            chemistry | 9
            """,
            {"ebacc_entered": False, "ebacc_average_points": 0},
        ),
        Example(
            "One English GCSE is not the English pillar.",
            """
            subject          | grade
            english_language | 9
            mathematics      | 6
            """,
            {"ebacc_entered": False, "ebacc_average_points": 1},
        ),
        Example(
            "A U was entered.",
            FULL.replace("french             | 3", "french             | U"),
            {"ebacc_entered": True, "ebacc_average_points": 5},
        ),
        Example(
            "2025: the last year that had them.",
            FULL,
            {"ebacc_entered": True, "ebacc_average_points": 5.5},
            rule_set="2025",
        ),
        Example(
            "2026: no EBacc measures; the EBacc slots of Attainment 8 remain.",
            FULL,
            {"ebacc_entered": None, "ebacc_average_points": None, "ebacc": 17},
            rule_set="2026",
        ),
    ],
)
