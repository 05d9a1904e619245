"""The checks, in stages. A stage that stops the file ends the screening, so that later checks
may assume what earlier ones proved. A check is a function of a screening: `check_<area>_<what>`
returns the findings called `<area>_<what>`, and none when all is well. The checks of a module are
found in the order in which they stand in it.
"""

from functools import cache
from importlib import import_module

from lib.importing.checks.of_entries import Check
from lib.importing.kinds import kinds

OF_FILES, OF_NUMBERS, OF_PUPILS = (
    ("files", "columns", "subjects", "fitting", "not_grades", "rows"),
    ("contradictions",),
    ("matches", "pupils"),
)
"""The modules about the file as a whole, about its numbers as a whole, then about its rows' pupils;
a kind names its own."""

OF_TABLES = ("tables",)
"""The modules about the tables that are brought in together, last."""


@cache
def checks_in(*modules: str) -> dict[str, Check]:
    """Return the checks of modules by what they find, in order.

    A module is one of this folder, or a kind's own (`contents.needs.checks`).
    """
    found = [vars(import_module(_path(module))) for module in modules]
    return {
        name.removeprefix("check_"): check
        for names in found
        for name, check in names.items()
        if name.startswith("check_")
    }


def _path(module: str) -> str:
    return f"lib.importing.{module}" if "." in module else f"{__name__}.{module}"


def all_checks() -> dict[str, Check]:
    """Return every check that is wired in by what it finds."""
    of_kinds = dict.fromkeys(module for kind in kinds().values() for module in kind.checks)
    return checks_in(*OF_FILES, *OF_NUMBERS, *OF_PUPILS, *of_kinds, *OF_TABLES)
