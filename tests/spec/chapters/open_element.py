"""The open element."""

from tests.spec.tables import Chapter, Example

CHAPTER = Chapter(
    title="Open element",
    says=(
        "The best three of everything left: EBacc subjects not used, the other English GCSE, other "
        "GCSEs, approved technical awards. Technical awards count here only, so at most three do."
    ),
    source="Secondary (The Key; FFT Education Datalab).",
    examples=[
        Example(
            "Four technical awards: three count.",
            """
            subject                | grade
            sport_btec             | L2D*
            health_and_social_care | L2D
            creative_imedia        | L2M
            travel_and_tourism     | L2P
            """,
            {"open": 21, "open_slots_filled": 3, "attainment_8": 21},
            working="""
            subject                | element | slot | weight | reason
            sport_btec             | open    | 1    | 1      | counts_in_element
            health_and_social_care | open    | 2    | 1      | counts_in_element
            creative_imedia        | open    | 3    | 1      | counts_in_element
            travel_and_tourism     |         |      | 0      | fills_no_slot_better_grades
            """,
        ),
        Example(
            "A technical award in an EBacc subject still counts in open only.",
            """
            subject          | qualification   | grade
            computer_science | btec_tech_award | L2D*
            """,
            {"ebacc": 0, "open": 8.5},
        ),
        Example(
            "No results at all: every slot is empty, and Attainment 8 is 0.",
            "",
            {"attainment_8": 0, "english": 0, "maths": 0, "ebacc": 0, "open": 0},
        ),
        Example(
            "A grade without points on its scale counts for nothing, and is shown as such.",
            """
            subject | grade
            drama   | L2M
            music   | 4
            """,
            {"open": 4, "open_slots_filled": 1},
            working="""
            subject | element | slot | weight | reason
            music   | open    | 1    | 1      | counts_in_element
            drama   |         |      | 0      | no_points_known
            """,
        ),
        Example(
            "A whole pupil: ten results, history fills no slot.",
            """
            subject            | grade
            english_language   | 6
            english_literature | 5
            mathematics        | 5
            combined_science   | 6-5
            geography          | 6
            french             | 4
            history            | 3
            art_and_design     | 7
            business           | 5
            sport_btec         | L2M
            """,
            {"attainment_8": 56.5, "english": 12, "maths": 10, "ebacc": 17, "open": 17.5},
        ),
    ],
)
