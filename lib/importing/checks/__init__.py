"""The checks, in stages. A stage that stops the file ends the screening, so that later checks
may assume what earlier ones proved. A check is one function: `check_<area>_<what>(screening)`
returns the findings called `<area>_<what>`, and none when all is well. The checks of a module are
found in the order in which they stand in it.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module

from lib.importing.findings import Finding
from lib.importing.kinds import kinds
from lib.importing.screening import Screening

Check = Callable[[Screening], list[Finding]]
OF_FILES, OF_PUPILS = ("files", "columns"), ("pupils",)
"""The modules about the file as a whole, then about its rows' pupils; a kind names its own."""


@cache
def checks_in(*modules: str) -> tuple[Check, ...]:
    """Return the checks of modules of this folder, in the order in which they stand."""
    found = [import_module(f"{__name__}.{module}") for module in modules]
    return tuple(
        check
        for module in found
        for name, check in vars(module).items()
        if name.startswith("check_") and check.__module__ == module.__name__
    )


def all_checks() -> list[Check]:
    """Return every check that is wired in, each once."""
    of_kinds = dict.fromkeys(kind.checks for kind in kinds().values())
    return list(checks_in(*OF_FILES, *OF_PUPILS, *of_kinds))
