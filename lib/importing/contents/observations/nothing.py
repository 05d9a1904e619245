"""Whether a file holds anything of the kind that somebody says it does."""

from lib.importing.findings import Finding
from lib.importing.reading.headings import fields
from lib.importing.screening import Screening

MEASURES = {"attitude": "attitude", "teaching_groups": "class"}
"""Kinds that also stand in a column a subject, and its measure."""


def check_observations_none(s: Screening) -> list[Finding]:
    """No column is of the kind, which only a person can have said."""
    content = str(s.columns.content)
    known = [fields()[c.field].content for c in s.columns.columns if c.field]
    in_subjects = any(c.measure == MEASURES.get(content, "") for c in s.columns.columns)
    is_class = content == "teaching_groups" and s.columns.column("class_code") is not None
    if content in known or in_subjects or is_class or not s.entries.empty:
        return []
    return [
        Finding(
            "observations_none",
            "error",
            f"No column of this file is one of {s.kind.words}, so there is nothing to store.",
            "Say what the columns are, or what the file holds instead.",
        )
    ]
