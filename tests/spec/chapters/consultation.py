"""The February 2026 proposal."""

from tests.spec.tables import Chapter, Example

CHAPTER = Chapter(
    title="Proposal, not adopted: the consultation of February to May 2026",
    says=(
        "English and maths doubled as now; two science slots; two breadth slots from two different "
        "categories of humanities, creative subjects and languages; two choice slots. No estimates "
        "exist for it, so Progress 8 is never computed under it: slot points only. Where computer "
        "science sits, and what a choice slot accepts, were not found: it counts in choice here."
    ),
    source="Secondary (NSEAD, on the consultation of 23 February to 4 May 2026).",
    examples=[
        Example(
            "Two humanities: only the better fills breadth, the other can fill choice.",
            """
            subject        | grade
            history        | 8
            geography      | 7
            art_and_design | 4
            """,
            {"attainment_8": 19, "ebacc": None, "open": None},
            rule_set="consultation_2026",
            working="""
            subject        | element | slot | weight | reason
            history        | breadth | 1    | 1      | counts_in_element
            art_and_design | breadth | 2    | 1      | counts_in_element
            geography      | choice  | 1    | 1      | counts_in_element
            """,
        ),
        Example(
            "Three categories: the best two fill breadth, the third is left for choice.",
            """
            subject           | grade
            religious_studies | 6
            music             | 7
            spanish           | 5
            """,
            {"attainment_8": 18},
            rule_set="consultation_2026",
            working="""
            subject           | element | slot | weight | reason
            music             | breadth | 1    | 1      | counts_in_element
            religious_studies | breadth | 2    | 1      | counts_in_element
            spanish           | choice  | 1    | 1      | counts_in_element
            """,
        ),
        Example(
            "Science takes two; the third single science can fill choice.",
            """
            subject   | grade
            biology   | 7
            chemistry | 6
            physics   | 5
            """,
            {"attainment_8": 18},
            rule_set="consultation_2026",
            working="""
            subject   | element | slot | weight | reason
            biology   | science | 1    | 1      | counts_in_element
            chemistry | science | 2    | 1      | counts_in_element
            physics   | choice  | 1    | 1      | counts_in_element
            """,
        ),
        Example(
            "A creative technical award can fill breadth; another award only choice.",
            """
            subject         | grade
            creative_imedia | L2D
            sport_btec      | L2M
            """,
            {"attainment_8": 12.5},
            rule_set="consultation_2026",
            working="""
            subject         | element | slot | weight | reason
            creative_imedia | breadth | 1    | 1      | counts_in_element
            sport_btec      | choice  | 1    | 1      | counts_in_element
            """,
        ),
        Example(
            "Progress 8 is not computed, whatever the KS2 scores.",
            """
            subject     | grade
            mathematics | 5
            """,
            {"maths": 10, "estimate": None, "progress_8": None, "maths_progress": None},
            rule_set="consultation_2026",
            ks2=(104, 104),
        ),
        Example(
            "The same pupil under the rules in force: humanities fill the EBacc slots.",
            """
            subject        | grade
            history        | 8
            geography      | 7
            art_and_design | 4
            """,
            {"attainment_8": 19, "ebacc": 15, "open": 4},
        ),
    ],
)
