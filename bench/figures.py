"""A measured figure beside its budget, and the table that prints them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured. `budget` is the most it may be; None where it only stands beside one."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    n: int = 1

    @property
    def is_met(self) -> bool:
        """Whether the figure is within its budget; always so without one."""
        return self.budget is None or self.value <= self.budget


def percentile(values: list[float], share: float) -> float:
    """Return the smallest measured value with at least `share` (0 to 1) of all at or below it."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def table(figures: list[Figure]) -> str:
    """Return the figures as a table in plain text."""
    width = max(len(figure.name) for figure in figures)
    lines = [f"{'':{width}}  {'measured':>12}  {'budget':>12}  {'n':>4}"]
    for figure in figures:
        measured = f"{figure.value:,.4g} {figure.unit}"
        budget = "" if figure.budget is None else f"{figure.budget:,.4g} {figure.unit}"
        verdict = "" if figure.is_met else "  over"
        lines.append(f"{figure.name:{width}}  {measured:>12}  {budget:>12}  {figure.n:>4}{verdict}")
    return "\n".join(lines)
