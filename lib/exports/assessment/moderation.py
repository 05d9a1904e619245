"""The moderation sample as CSV, with room for a second judgement."""

import pandas as pd

from lib.analysis.assessment.moderation import ModerationSample
from lib.exports.frame.escaping import csv_bytes, file_name


def write_moderation_sample(sample: ModerationSample, *, with_names: bool) -> bytes:
    """Return the sample as CSV; without names each pupil is the code, which says the form only."""
    pupils = sample.pupils
    frame = pd.DataFrame(
        {
            "Pupil": pupils["pupil_name" if with_names else "pupil_code"],
            "Form": pupils.form,
            "Class": pupils.class_code,
            "Grade": pupils.grade,
            "Why chosen": pupils.why,
            "Second grade": "",
            "Agreed grade": "",
            "Note": "",
        }
    )
    return csv_bytes(frame)


def moderation_file_name(sample: ModerationSample, checkpoint: str) -> str:
    """Name the file by subject, checkpoint and draw, and warn of personal data."""
    return file_name(
        sample.subject, "moderation sample", checkpoint, f"draw {sample.seed}", extension="csv"
    )
