"""Progress 8 bandings."""

from tests.spec.tables import Chapter

CHAPTER = Chapter(
    title="Progress 8 bandings",
    says=(
        "The score and its 95% interval together. The interval is the score ± 1.96 × the national "
        "standard deviation / √n; an element uses its own. The rule is data, by results year; the "
        "2026 consultation proposes to replace these labels."
    ),
    source="DfE, school performance tables 2018 and 2019; formula: DfE ready reckoners.",
    table="""
    score | low   | high  | band
    0.50  | 0.30  | 0.70  | Well above average
    0.49  | 0.29  | 0.69  | Above average
    0.10  | 0.02  | 0.18  | Above average
    0.60  | -0.05 | 1.25  | Average
    0.00  | -0.20 | 0.20  | Average
    -0.30 | -0.70 | 0.10  | Average
    -0.50 | -0.70 | -0.30 | Below average
    -0.10 | -0.18 | -0.02 | Below average
    -0.51 | -0.71 | -0.31 | Well below average
    """,
)
