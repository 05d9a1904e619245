"""The help page has an entry for every check, and none for a check that is gone."""

import re
from pathlib import Path

from lib.importing.checks import all_checks

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "fixing-a-file.md").read_text(encoding="utf-8")
IMPORTING = ROOT / "lib" / "importing"
REFUSERS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in (*(IMPORTING / "readers").glob("*.py"), IMPORTING / "reading" / "parts.py")
)


def test_every_check_has_one_entry_with_a_remedy_and_no_entry_is_left_over():
    entries = re.findall(r"^\| `(\w+)` \| .+[.*] \| .+\. \|$", PAGE, flags=re.MULTILINE)
    refusals = set(re.findall(r'"(file_\w+)"', REFUSERS))
    assert sorted(entries) == sorted({*all_checks(), *refusals})
