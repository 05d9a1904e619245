"""What each results year has, and whose tables measure it."""

from tests.spec.tables import Chapter

CHAPTER = Chapter(
    title="What each results year has",
    says=(
        "A year whose tables are not yet published borrows the newest published ones and says so. "
        "The 2025 and 2026 leavers sat no KS2 tests, so Progress 8 was not published for them. The "
        "return in 2027 is the DfE's stated intention (secondary: Schools Week, April 2024)."
    ),
    source="DfE, Explore Education Statistics, Key stage 4 performance.",
    table="""
    rules             | tables of | release     | Progress 8 | EBacc measures
    2022              | 2022      | revised     | yes        | yes
    2023              | 2023      | revised     | yes        | yes
    2024              | 2024      | provisional | yes        | yes
    2025              | 2024      | provisional | no         | yes
    2026              | 2024      | provisional | no         | no
    2027              | 2024      | provisional | yes        | no
    2032              | 2024      | provisional | yes        | no
    consultation_2026 | 2024      | provisional | no         | no
    """,
)
