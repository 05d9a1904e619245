"""Combined science, which is worth two slots."""

from tests.spec.tables import Chapter, Example

CHAPTER = Chapter(
    title="Combined science",
    says=(
        "One award, two slots, each worth the mean of the pair. The two may split: both in EBacc, "
        "both in open, one in each, or only one in any."
    ),
    source=(
        "Points: DfE, 2019. The split: secondary (4Matrix, reporting the DfE's confirmation of "
        "October 2016)."
    ),
    examples=[
        Example(
            "Both halves in EBacc, each 4.5.",
            """
            subject          | grade
            combined_science | 5-4
            history          | 3
            """,
            {"ebacc": 12, "ebacc_slots_filled": 3},
            working="""
            subject          | element | slot | weight | reason
            combined_science | ebacc   | 1    | 1      | counts_in_element
            combined_science | ebacc   | 2    | 1      | counts_in_element
            history          | ebacc   | 3    | 1      | counts_in_element
            """,
        ),
        Example(
            "Split: one half in EBacc, the other in open.",
            """
            subject          | grade
            combined_science | 5-4
            history          | 7
            french           | 6
            """,
            {"ebacc": 17.5, "open": 4.5, "attainment_8": 22},
            working="""
            subject          | element | slot | weight | reason
            history          | ebacc   | 1    | 1      | counts_in_element
            french           | ebacc   | 2    | 1      | counts_in_element
            combined_science | ebacc   | 3    | 1      | counts_in_element
            combined_science | open    | 1    | 1      | counts_in_element
            """,
        ),
        Example(
            "Both halves in open, behind three better EBacc grades.",
            """
            subject          | grade
            combined_science | 4-4
            history          | 7
            french           | 6
            computer_science | 5
            """,
            {"ebacc": 18, "open": 8, "attainment_8": 26},
        ),
        Example(
            "Only one half counts.",
            """
            subject          | grade
            combined_science | 4-3
            history          | 7
            french           | 6
            computer_science | 5
            music            | 6
            drama            | 5
            """,
            {"ebacc": 18, "open": 14.5, "open_slots_filled": 3},
            working="""
            subject          | element | slot | weight | reason
            history          | ebacc   | 1    | 1      | counts_in_element
            french           | ebacc   | 2    | 1      | counts_in_element
            computer_science | ebacc   | 3    | 1      | counts_in_element
            music            | open    | 1    | 1      | counts_in_element
            drama            | open    | 2    | 1      | counts_in_element
            combined_science | open    | 3    | 1      | counts_in_element
            combined_science |         |      | 0      | fills_no_slot_better_grades
            """,
        ),
    ],
)
