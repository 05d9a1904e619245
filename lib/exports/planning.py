"""The empty columns a head of department fills in, and what each offers."""

from lib.exports.workbook import Column

BARRIERS = (
    "Attitude",
    "Attendance",
    "Knowledge gaps",
    "Literacy",
    "Exam technique",
    "Confidence",
    "Home",
    "SEND need",
    "Missed work",
    "Other",
)
WAVES = ("1 Quality first teaching", "2 Small group", "3 Individual")

PLANNING = (
    Column(
        None,
        "Barrier",
        13,
        "planning",
        choices=BARRIERS,
        prompt="The main thing in the way, from the list.",
    ),
    Column(None, "Action", 24, "planning"),
    Column(
        None,
        "Wave",
        12,
        "planning",
        choices=WAVES,
        prompt="1 in class, 2 a small group for a limited time, 3 one pupil alone.",
    ),
    Column(None, "Lead", 9, "planning"),
    Column(None, "Start", 10, "planning_date", prompt="A date, such as 30/11/2026."),
    Column(None, "Review", 10, "planning_date", prompt="The next checkpoint, or sooner."),
)
"""Wave names are the design's: quality first teaching, time-limited small group, individual."""
