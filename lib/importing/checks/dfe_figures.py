"""Whether the DfE's own figures can be read, and whether ours agree with them."""

from lib.importing.contents.dfe_figures import differences
from lib.importing.findings import Finding
from lib.importing.screening import Screening


def check_dfe_no_figures(s: Screening) -> list[Finding]:
    """A file said to be the DfE's in which none of its figures stands."""
    if any((column.field or "").startswith("dfe_") for column in s.columns.columns):
        return []
    return [
        Finding(
            "dfe_no_figures",
            "error",
            "No column of this file is one of the DfE's figures, such as KS4_ATT8.",
            "Say what the file holds instead, or bring in the pupil file of Get information about "
            "pupils.",
        )
    ]


def check_dfe_not_understood(s: Screening) -> list[Finding]:
    """A figure that is no number and none of the DfE's words for having none."""
    return [
        Finding(
            "dfe_not_understood",
            "warning",
            f"“{fault.text}” is not a figure; it is left out.",
            "Export the file again from Get information about pupils.",
            row=row,
            column=fault.heading,
            value=fault.text,
        )
        for row, fault in s.faults
    ]


def check_dfe_figures_differ(s: Screening) -> list[Finding]:
    """A pupil for whom the DfE has another figure than Checkpoint works out."""
    return [
        Finding(
            "dfe_figures_differ",
            "warning",
            f"The DfE's {figure} is not the one Checkpoint works out from the final results.",
            "Open the pupil: a result is missing, discounted or entered under another subject.",
            row=int(row),
            value=f"{theirs:g}, here {ours:.2f}",
        )
        for row, figure, theirs, ours in differences(s)
    ]
