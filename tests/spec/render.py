"""Render the chapters as docs/rules.md: `python -m tests.spec.render`."""

from pathlib import Path

from lib.rules.reasons import REASONS
from tests.spec.contents import CHAPTERS
from tests.spec.tables import rows_of

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
INTRODUCTION = """# The rules, by example

Each table below is run by the tests through the same SQL as the pages (`lib/rules/sql/scoring`).
This page is rendered from them by `python -m tests.spec.render`; do not edit it.
"Secondary" marks a rule that was not read in a document of the DfE's own.
Where an example does not say otherwise, the rules are those of 2024.
"""


def rendered() -> str:
    """Return the whole page."""
    return "\n".join([INTRODUCTION, *(_chapter(c) for c in CHAPTERS), _reasons()])


def _chapter(chapter) -> str:
    parts = [f"## {chapter.title}\n", f"{chapter.says}\n", f"Source: {chapter.source}\n"]
    if chapter.table:
        parts.append(_table(rows_of(chapter.table)))
    parts += [_example(example) for example in chapter.examples]
    return "\n".join(parts)


def _example(example) -> str:
    parts = [f"**{example.says}**\n"]
    conditions = [f"rules of `{example.rule_set}`"] if example.rule_set != "2024" else []
    if any(score is not None for score in example.ks2):
        reading, maths = (_shown(score) for score in example.ks2)
        conditions.append(f"KS2 reading {reading}, maths {maths}")
    if conditions:
        parts.append(f"Given {'; '.join(conditions)}.\n")
    if example.given:
        parts.append(_table(rows_of(example.given)))
    parts.append(_table([{"then": name, "": _shown(v)} for name, v in example.then.items()]))
    if example.working:
        parts.append("Working:\n")
        parts.append(_table(rows_of(example.working)))
    return "\n".join(parts)


def _reasons() -> str:
    rows = [{"code": f"`{code}`", "in words": words} for code, words in REASONS.items()]
    return "## Why a result counts, or does not\n\n" + _table(rows)


def _table(rows: list[dict[str, str]]) -> str:
    lines = [list(rows[0]), ["---"] * len(rows[0]), *(list(row.values()) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _shown(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    return text.replace("-", "−")


if __name__ == "__main__":
    PAGE.write_text(rendered(), encoding="utf-8")
