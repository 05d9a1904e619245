"""Prior attainment bands."""

from tests.spec.tables import Chapter

CHAPTER = Chapter(
    title="Prior attainment bands",
    says=(
        "By the mean of the KS2 reading and maths scaled scores: low below 100, middle from 100 "
        "and below 110, high from 110. With only one score there is no mean, and no band."
    ),
    source="Secondary (4Matrix, reporting the DfE, November 2021).",
    table="""
    KS2 reading | KS2 maths | band
    99          | 100       | low
    100         | 100       | middle
    109         | 110       | middle
    110         | 110       | high
    120         | 99        | middle
    105         |           | none
                |           | none
    """,
)
