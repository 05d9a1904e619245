"""The columns beside grades that every list of pupils has when it is taken out."""

from lib.exports.frame.workbook import Column

BESIDE_GRADES = (
    Column("attendance", "Attendance", 7, "share", is_turned=True),
    Column("attitude", "Attitude", 6, "grade", is_turned=True),
    Column("reading_age", "Reading age", 6, "grade", is_turned=True),
    Column("need", "Need", 10),
    Column("strategies", "Strategies that help", 34),
)
"""What is known of a pupil beside grades: blank where nothing has been brought in."""
