"""SEN support and plans: what columns of a status, of support and of plans come to together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lib.importing.reading.details.needs import read_sen
from lib.importing.reading.values import CROSSES, TICKS, NotUnderstoodError

YES = frozenset({"y", "yes", "t", "true", "1"}) | TICKS
NO = frozenset({"n", "no", "f", "false", "0", "-", ""}) | CROSSES


@dataclass(frozen=True)
class Provision:
    """What a row comes to: N, K or E, None where it does not say.

    `keeps_plan` where it says no support and nothing of a plan, `differs` where its columns do not
    agree.
    """

    sen: str | None
    keeps_plan: bool = False
    differs: bool = False


def read_plan(text: str) -> bool:
    """Return whether there is a plan. Raises NotUnderstoodError for what is no yes or no."""
    said = text.strip().lower()
    if said in YES | {"e", "ehcp"}:
        return True
    if said in NO | {"k"}:
        return False
    raise NotUnderstoodError(text)


def read_support(text: str) -> bool:
    """Return whether there is SEN support. Raises NotUnderstoodError for what is no yes or no."""
    if is_yes_or_no([text]):
        return text.strip().lower() in YES
    return read_sen(text) == "K"


def is_yes_or_no(cells: Collection[str]) -> bool:
    """Whether a column only says yes and no, so that its no may stand beside a plan."""
    return {cell.strip().lower() for cell in cells} <= YES | NO


def provisions(
    cells: Sequence[Sequence[str]],
    values: Sequence[Sequence[str | bool | None]],
    unclear: Sequence[bool],
) -> list[Provision]:
    """Return what each row comes to.

    `cells` and `values` hold the columns of the status, of support and of plans; a value may be
    given where its cell is blank. Beside a plan that is not clear a no says nothing.
    """
    is_plain = is_yes_or_no(cells[0])
    rows = zip(zip(*cells, strict=True), zip(*values, strict=True), unclear, strict=True)
    return [
        _provision(told, tuple(bool(cell) for cell in written), is_unclear, is_plain)
        for written, told, is_unclear in rows
    ]


def _provision(
    told: tuple[str | bool | None, ...],
    is_written: tuple[bool, ...],
    is_unclear: bool,
    is_plain: bool,
) -> Provision:
    status, has_support, has_plan = told
    sen = status if isinstance(status, str) else None
    if has_support is not None and sen in (None, "N"):
        sen = "K" if has_support else "N"
    sen = "E" if has_plan else sen
    if is_unclear and sen == "N":
        return Provision(None)
    return Provision(
        sen,
        keeps_plan=sen == "N" and status is None and has_plan is None,
        differs=is_written[0] and _differs(told, is_written, is_plain),
    )


def _differs(
    told: tuple[str | bool | None, ...], is_written: tuple[bool, ...], is_plain: bool
) -> bool:
    """Whether a written status says other than what is written of support and of a plan."""
    status, has_support, has_plan = told
    says_no = is_written[2] and has_plan is False
    more = has_plan and (status == "N" or (status == "K" and not is_plain))
    return bool(more or (status == "E" and says_no) or (status == "N" and has_support))
