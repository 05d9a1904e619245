"""The EBacc element."""

from tests.spec.tables import Chapter, Example

CHAPTER = Chapter(
    title="EBacc element",
    says=(
        "The best three of the sciences, computer science, geography, history, ancient history "
        "and languages. Religious studies is not among them. A slot with nothing in it scores 0."
    ),
    source="DfE, Key stage 4 ready reckoners; DfE workbook of EBacc qualifications, 2019.",
    examples=[
        Example(
            "The best three fill it; the fourth goes to open.",
            """
            subject   | grade
            history   | 7
            geography | 6
            french    | 5
            spanish   | 4
            """,
            {"ebacc": 18, "open": 4, "ebacc_slots_filled": 3, "open_slots_filled": 1},
            working="""
            subject   | element | slot | weight | reason
            history   | ebacc   | 1    | 1      | counts_in_element
            geography | ebacc   | 2    | 1      | counts_in_element
            french    | ebacc   | 3    | 1      | counts_in_element
            spanish   | open    | 1    | 1      | counts_in_element
            """,
        ),
        Example(
            "Religious studies does not fill an EBacc slot that stands empty.",
            """
            subject           | grade
            religious_studies | 9
            history           | 2
            """,
            {"ebacc": 2, "open": 9, "ebacc_slots_filled": 1},
        ),
        Example(
            "Equal grades: the order of subjects decides which is named; the total is the same.",
            """
            subject          | grade
            biology          | 5
            chemistry        | 5
            computer_science | 5
            history          | 5
            """,
            {"ebacc": 15, "open": 5},
            working="""
            subject          | element | slot | weight | reason
            biology          | ebacc   | 1    | 1      | counts_in_element
            chemistry        | ebacc   | 2    | 1      | counts_in_element
            computer_science | ebacc   | 3    | 1      | counts_in_element
            history          | open    | 1    | 1      | counts_in_element
            """,
        ),
        Example(
            "An AS level fills an EBacc slot, and is worth more than a 9.",
            """
            subject | qualification | grade
            french  | as_level      | A
            """,
            {"ebacc": 10.75},
        ),
    ],
)
