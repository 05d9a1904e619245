"""What changed since the last checkpoint, and what needs attention first?"""

from lib.ui.choices import choose_checkpoint, choose_cohort, choose_comparison, filter_row
from lib.ui.guard import require
from lib.ui.show import show_answer, show_empty, show_status_badge

require()

QUESTION = "What changed since the last checkpoint, and what needs attention first?"

with filter_row():
    cohort = choose_cohort()
    checkpoint = choose_checkpoint(cohort)
    comparison = choose_comparison(cohort, checkpoint)
    if checkpoint is not None:
        show_status_badge(checkpoint)

if checkpoint is None:
    show_empty(
        QUESTION,
        "There are no grades yet",
        "Bring in a pupil list, targets and one checkpoint's grades; the answers follow at once.",
        "import_data",
        "Import data",
    )
else:
    show_answer(QUESTION, f"{checkpoint.label} is in", "")
