"""Which number formats show a percentage: python-calamine gives such a number as it is stored."""

import re

BUILT_IN = {9, 10}
"""The formats of percentages that every workbook has without saying so."""
LONGEST = 255
"""Letters of the longest format a spreadsheet lets one write."""
LITERAL = re.compile(r"\"[^\"]*\"|\\.|[_*].|\[[^\]]*\]")


def is_percentage(number: int, code: str = "") -> bool:
    """Whether the format with this number or code shows a percentage."""
    # A longer one is damage, and the time to look through it would grow with its square.
    return number in BUILT_IN or "%" in LITERAL.sub("", code[:LONGEST])
