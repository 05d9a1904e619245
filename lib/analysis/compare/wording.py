"""What the compare page says: the finding, the line under it, and what to be careful of."""

from lib.analysis.compare.sides import OTHERS, Comparison, Side
from lib.analysis.groups.defined import GROUPS
from lib.analysis.statistics.intervals import Estimate, Reading, TooFew
from lib.measures import Measure
from lib.numerals import signed
from lib.words import counted, in_sentence, pupils, sentence, units

KINDS = {
    "predicted": "predicted grades",
    "working_at": "working-at grades",
    "mock": "mock grades",
    "final": "final results",
}


def finding(found: Comparison) -> str:
    """The answer in one line: how far A is from B, or why nobody can tell."""
    name, gap = found.measure.label, found.gap
    if gap is None:
        return f"{name} cannot be compared here: one side has none"
    if isinstance(gap, TooFew):
        return f"Too few to tell: {_smaller(found)}"
    a, b = label(found, found.a), label(found, found.b)
    if a == b:
        return "Both sides are the same: choose another for one of them"
    if not round(gap.value * _scale(found.measure), 6):
        return f"No difference in {found.measure.inside} between {a} and {b}"
    way = "higher" if gap.value > 0 else "lower"
    how_much = size(found.measure, gap.value, found.a.checkpoint.unit)
    said = f"{how_much} {way} {_for(found, a)} than {_for(found, b)}"
    if gap.reading == "not clear":
        return f"No clear difference in {found.measure.inside}: {said}"
    return f"{name} {'are' if _is_plural(name) else 'is'} {said}"


def lede(found: Comparison) -> str:
    """The difference with its likely range, who is compared, and how the range was made."""
    gap = found.gap
    if gap is None:
        return f"{found.absent.rstrip('.')}."
    if isinstance(gap, TooFew):
        return f"A difference is shown when each side has {gap.minimum} pupils or more."
    said = f"A less B: {value_signed(found.measure, gap.value)}, likely {_range(found, gap)}"
    if found.is_paired:
        is_of_all = found.measure.id == "at_target" and not found.a.subject
        subjects = " in the same subjects" if is_of_all else ""
        return f"{said}, over the same {pupils(gap.n)}{subjects} at both."
    shared = len(found.a.known.index.intersection(found.b.known.index))
    both = f"; {pupils(shared)} of them on both sides, which the range allows for" if shared else ""
    return f"{said}: {pupils(found.a.n)} against {found.b.n:,}{both}."


def label(found: Comparison, side: Side) -> str:
    """Name a side by what it does not share with the other: "boys", "Autumn 1 2026/27"."""
    a, b = found.a, found.b
    parts = [
        (a.group != b.group, who(side)),
        (a.subject != b.subject, _subject(side) or "all subjects"),
        (a.asked.class_code != b.asked.class_code, side.asked.class_code or "all classes"),
        (a.checkpoint.results_year != b.checkpoint.results_year, _year(side)),
        (a.asked.checkpoint_id != b.asked.checkpoint_id, _when(side)),
    ]
    differing = [words for differs, words in parts if differs]
    return ", ".join(differing) or full_label(side)


def full_label(side: Side) -> str:
    """Name a side in full: "Year 11, Autumn 1 2026/27, boys, maths, 11A/Ma1"."""
    narrowed = [side.group and who(side), _subject(side), side.asked.class_code or ""]
    return ", ".join([f"{_year(side)}, {_when(side)}", *filter(None, narrowed)])


def who(side: Side) -> str:
    """The side's pupils: "pupils with SEN support", "all pupils"."""
    group_id = side.asked.group_id
    if group_id is None:
        return "all pupils"
    if group_id in GROUPS:
        return GROUPS[group_id].pupils
    return {
        "not_disadvantaged": "pupils who are not disadvantaged",
        "no_sen": "pupils without SEN",
        "not_eal": "pupils with English as a first language",
    }.get(group_id, OTHERS[group_id])


def cautions(found: Comparison) -> tuple[str, ...]:
    """What to keep in mind before the difference is believed, one sentence each."""
    a, b = found.a.checkpoint, found.b.checkpoint
    said = []
    if a.kind != b.kind:
        said.append(
            f"A holds {KINDS[a.kind]} and B {KINDS[b.kind]}: part of the difference may be the "
            "kind of grade."
        )
    if a.rule_set != b.rule_set and found.measure.needs_end_of_course:
        said.append(
            f"A is scored by the rules of {a.rules} ({a.tables} tables), B by those of {b.rules} "
            f"({b.tables} tables)."
        )
    if found.measure.id in ("at_target", "behind") and a.academic_year != b.academic_year:
        said.append("Targets may have been set again between the two years.")
    for name, at in (("A", a), ("B", b)):
        if at.status == "open":
            said.append(f"The grades of {name} have not been checked yet.")
    if (found.a.subject or found.b.subject) and found.measure.needs_end_of_course:
        said.append(
            f"{found.measure.label} is of the whole pupil, not of the subject: the subject and "
            "class only say whose."
        )
    if not found.is_paired and len(found.pairs) == 0 and not _is_alike(found):
        said.append("The two are different pupils: a difference need not be what either was given.")
    return tuple(dict.fromkeys(said))


def explains_title(found: Comparison) -> str:
    """Head the pupils who explain most of the difference."""
    if found.explains.empty:
        return "No pupil explains more of it than another"
    moved = float(found.explains["moves"].sum())
    n = len(found.explains)
    return sentence(f"{pupils(n)} move it most: {moves(found.measure, moved)} between them")


def explains_note(found: Comparison) -> str:
    """Say how a pupil is said to explain it."""
    if found.explains.empty:
        return "In a share every pupil counts the same." if found.measure.is_share else ""
    return "Moves: how far the difference would shrink without that pupil alone."


def only_words(found: Comparison) -> str:
    """Say who is on both sides and who on one: counts of pupils."""
    both, a, b = len(found.pairs), len(found.only_a), len(found.only_b)
    if not a + b:
        return f"The same {pupils(both)} on both sides."
    if not both:
        return f"No pupil is on both sides: {pupils(a)} only on A, {b:,} only on B."
    left = " They are left out of the difference." if found.is_paired and a + b else ""
    return f"{pupils(both)} on both sides, {a:,} only on A, {b:,} only on B.{left}"


def figure_words(measure: Measure, reading: Reading) -> str:
    """A side's figure with its likely range: "46.2, likely 43.1 to 49.3"."""
    if isinstance(reading, TooFew):
        return "too few to tell"
    low, high = (measure.written(end) for end in (reading.low, reading.high))
    return f"{measure.written(reading.value)}, likely {low} to {high}"


def value_signed(measure: Measure, number: float) -> str:
    """A difference in the unit of its measure, with its sign; a share's in percentage points."""
    return signed(number * _scale(measure), measure.places)


def size(measure: Measure, number: float, counted_in: str = "grade") -> str:
    """A difference without its sign, with its unit: "3.1 points", "8 percentage points"."""
    amount = abs(number * _scale(measure))
    if measure.is_share:
        whole = f"{amount:.0f}"
        if whole == "0":
            return "under 1 percentage point"
        return counted(int(whole), "percentage point")
    is_several = measure.unit == "of a grade" and amount >= 1
    unit = units(counted_in) if is_several else measure.unit.replace("grade", counted_in)
    return f"{amount:.{measure.places}f} {unit}"


def moves(measure: Measure, number: float) -> str:
    """How far one pupil moves a difference: a place more than the difference itself."""
    return signed(number * _scale(measure), measure.places + 1)


def _subject(side: Side) -> str:
    return in_sentence(side.subject) if side.subject else ""


def _scale(measure: Measure) -> float:
    return 100.0 if measure.is_share else 1.0


def _range(found: Comparison, gap: Estimate) -> str:
    low, high = (value_signed(found.measure, end) for end in (gap.low, gap.high))
    return f"{low} to {high}{' percentage points' if found.measure.is_share else ''}"


def _smaller(found: Comparison) -> str:
    name, side = min((("A", found.a), ("B", found.b)), key=lambda each: each[1].n)
    if found.is_paired and found.gap is not None:
        return f"{pupils(found.gap.n)} on both sides"
    return f"{pupils(side.n)} with the figure on side {name}"


def _for(found: Comparison, words: str) -> str:
    a, b = found.a, found.b
    if a.group != b.group or a.checkpoint.results_year != b.checkpoint.results_year:
        return f"for {words}"
    is_place = a.subject != b.subject or a.asked.class_code != b.asked.class_code
    return f"in {words}" if is_place else f"at {words}"


def _is_alike(found: Comparison) -> bool:
    """Whether the sides differ in nothing but the group, whose gap the groups page also tells."""
    return found.a.asked.checkpoint_id == found.b.asked.checkpoint_id


def _year(side: Side) -> str:
    return f"Year {side.checkpoint.year_group}"


def _when(side: Side) -> str:
    return f"{side.checkpoint.name} {side.checkpoint.academic_year_label}"


def _is_plural(name: str) -> bool:
    return name.startswith(("Grades", "Pupils"))
