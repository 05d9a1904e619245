"""The fifth card: the verdicts on the help that is given, beside similar pupils without it."""

from collections.abc import Sequence

from lib.analysis.governors.card import Card, Mark, Picture
from lib.analysis.governors.facts import Facts, words_of
from lib.analysis.governors.gate import Gate
from lib.analysis.governors.wording import is_flat, of_pupils, signed_between
from lib.analysis.impact.effect import LIKELY_WORKING, NO_SIGN, PROMISING
from lib.analysis.impact.judged import Judged
from lib.analysis.statistics.intervals import Estimate
from lib.dates import short_date
from lib.numerals import signed
from lib.rules.suppression import Count, within
from lib.words import in_sentence, listed, number, sentence

ROWS = 3
WAVES = {1: "help in class", 2: "small group", 3: "one-to-one help"}
READINGS = {LIKELY_WORKING: "above", PROMISING: "promising", NO_SIGN: "not clear"}
SAID = {
    LIKELY_WORKING: ("is likely working", "are likely working"),
    PROMISING: ("is promising, not yet clear", "are promising, not yet clear"),
    NO_SIGN: ("shows no sign of working", "show no sign of working"),
}


def interventions(facts: Facts, gate: Gate) -> Card:
    """Up to three kinds of help with a verdict, the clearest first; why there is none otherwise."""
    rows = [
        (row, effect)
        for row in facts.impact.judged
        if (effect := row.impact.judged) is not None
        and not is_flat(effect)
        and gate.allows(
            Count(len(row.impact.helped), within(), f"helped {row.key}", "impact"),
        )
    ][:ROWS]
    if not facts.impact.rows:
        return _none_recorded()
    if not rows:
        return _none_judged(facts)
    names = [_name(facts, row) for row, _ in rows]
    counts = [str(len(row.impact.helped)) for row, _ in rows]
    ranges = [signed_between(effect) for _, effect in rows]
    others = len(facts.impact.rows) - len(rows)
    return Card(
        "interventions",
        _finding([row for row, _ in rows], names),
        _plainly(*rows[0], names[0]),
        f"{listed(counts)} pupils. Likely {listed(ranges)} grades.",
        f"Against similar pupils without help. All year groups, to {short_date(facts.as_of)}",
        Picture(
            "ranges",
            "grades",
            tuple(_mark(*row, name) for row, name in zip(rows, names, strict=True)),
            "as expected without help",
        ),
        sources=(
            "Each mark: the extra gain beside up to three similar pupils for each one helped.",
            f"{sentence(number(others))} other interventions are too small to judge."
            if others
            else "Every intervention is shown.",
        ),
    )


def _name(facts: Facts, row: Judged) -> str:
    """The school's own name for it, unless it holds the name of a pupil, a class or a teacher."""
    if words_of(row.name) & facts.unnamed:
        return f"{row.subject or 'Other'}: {WAVES.get(row.wave or 0, 'help')}"
    return row.name


def _mark(row: Judged, effect: Estimate, name: str) -> Mark:
    reading = "below" if effect.high < 0 else READINGS[row.impact.verdict]
    shown = (effect.value, effect.low, effect.high, reading, signed(effect.value, 1))
    return Mark(name, *shown, of_pupils(len(row.impact.helped)), 0.0)


def _finding(rows: Sequence[Judged], names: Sequence[str]) -> str:
    said = []
    for verdict, (one, many) in SAID.items():
        found = [n for r, n in zip(rows, names, strict=True) if r.impact.verdict == verdict]
        if len(found) == 1:
            said.append(f"{found[0]} {one}")
        elif found:
            said.append(f"{number(len(found))} {many}")
    return sentence("; ".join(said))


def _plainly(best: Judged, effect: Estimate, name: str) -> str:
    if best.impact.verdict != LIKELY_WORKING:
        return "So far no help has clearly given pupils more than they would have gained anyway."
    gain = f"{effect.value:.1f} of a grade"
    return (
        f"Pupils helped by {in_sentence(name)} gained about {gain} more than similar pupils "
        "who had no help."
    )


def _none_recorded() -> Card:
    return Card(
        "interventions",
        "No help is recorded yet",
        "Once who is helped is written down, this card says whether it works.",
        "Nothing can be said yet.",
        "",
    )


def _none_judged(facts: Facts) -> Card:
    count = len(facts.impact.rows)
    which = "The one intervention is" if count == 1 else f"All {number(count)} interventions are"
    return Card(
        "interventions",
        "Too few pupils to tell whether help works",
        f"{which} too small to judge: a verdict needs {facts.minimum} pupils or more with grades "
        "before and after.",
        "Nothing can be said with any certainty.",
        "",
    )
