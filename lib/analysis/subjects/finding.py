"""What the subjects page says of its subjects: the finding, the line under it, a title, a note."""

from collections.abc import Sequence

from lib.analysis.statistics.wording import likely
from lib.analysis.subjects.against_target import Subject, SubjectsAnswer
from lib.numerals import signed
from lib.words import either, listed, number, pupils, sentence, units

COMPARED_WITH = {
    "against_england": "England at the same start",
    "against_target": "target",
    "against_own_subjects": "the same pupils' other subjects",
}
NAMED_AT_MOST = 2
SHARE_BY_CHANCE = 0.05


def finding(answer: SubjectsAnswer) -> str:
    """The answer in about ten words: what sits below, else what sits above, else neither."""
    with_whom = COMPARED_WITH[answer.basis]
    below = answer.read_as("below", answer.basis)
    above = answer.read_as("above", answer.basis)
    if not answer.judged(answer.basis):
        return _nothing_judged(answer, with_whom)
    if below:
        return f"{sentence(_named(below))} {either(len(below), 'sits', 'sit')} below {with_whom}"
    if above:
        return f"{sentence(_named(above))} {either(len(above), 'sits', 'sit')} above {with_whom}"
    return f"No subject sits clearly above or below {with_whom}"


def _nothing_judged(answer: SubjectsAnswer, with_whom: str) -> str:
    if answer.basis != "against_england" and _is_untold(answer):
        return f"No grade has a target on its scale: no subject can be set beside {with_whom}"
    if all(subject.n < answer.minimum for subject in answer.subjects):
        return f"Too few grades to tell: every subject has under {answer.minimum} pupils"
    who = f"{answer.minimum} pupils who can be set beside {with_whom}"
    return f"Too few grades to tell: no subject has {who}"


def _is_untold(answer: SubjectsAnswer) -> bool:
    return not any(subject.against_target.n for subject in answer.subjects)


def lede(answer: SubjectsAnswer) -> str:
    """The named subjects' differences with likely range and n, then what sits above."""
    below = answer.read_as("below", answer.basis)
    above = answer.read_as("above", answer.basis)
    sentences = []
    if answer.basis == "against_own_subjects":
        sentences.append("Targets are for the end of the year and England has no such grades.")
    elif answer.basis == "against_target":
        sentences.append(
            "This cohort has no KS2 scores to set beside England."
            if answer.counted_in == "grade"
            else "England has no figures on scales of Years 7 to 9."
        )
    if below or above:
        named = (below or above)[:NAMED_AT_MOST]
        figures = "; ".join(_figure(s, answer.basis) for s in named)
        sentences.append(f"{sentence(figures)}.")
    if below and above:
        sentences.append(f"{sentence(_named(above))} {either(len(above), 'sits', 'sit')} above.")
    if not answer.judged(answer.basis):
        return " ".join(sentences)
    return " ".join(sentences) or "Each subject's likely range reaches the line."


def rows_title(answer: SubjectsAnswer, comparison: str) -> str:
    """How many subjects cost us and how many lift us on one comparison."""
    below = len(answer.read_as("below", comparison))
    above = len(answer.read_as("above", comparison))
    if comparison == "against_target" and _is_untold(answer):
        return "No grade has a target on its scale"
    if not answer.judged(comparison):
        return "Too few to tell for every subject"
    if not below and not above:
        return "No subject clearly costs or lifts us"
    parts = [f"{number(below)} cost{either(below, 's', '')} us"] if below else []
    parts += [f"{number(above)} lift{either(above, 's', '')} us"] if above else []
    first, _, rest = ", ".join(parts).partition(" ")
    noun = "subject" if first in ("one", "1") else "subjects"
    tail = "" if below + above == len(answer.judged(comparison)) else "; the rest are not clear"
    return f"{sentence(first)} {noun} {rest}{tail}"


def rows_note(answer: SubjectsAnswer, comparison: str) -> str:
    """What is shown, and how many subjects chance alone would mark."""
    judged = len(answer.judged(comparison))
    expected = round(judged * SHARE_BY_CHANCE, 1)
    against = {
        "against_england": f"England: pupils of the same KS2 band, {answer.england}. Pupils "
        "without KS2 are left out.",
        "against_target": "Target: this year's.",
        "against_own_subjects": "Other subjects: the same pupils', each first set against England "
        "at the same KS2 start.",
    }[comparison]
    if comparison == "against_own_subjects" and answer.basis != "against_england":
        against = "Other subjects: the same pupils', each first set against its target."
    return (
        f"Mean {units(answer.counted_in)}. Line: likely range. {against} With {judged} subjects "
        f"judged, chance alone would mark about {expected:g}.{_copied(answer)}"
        f"{_no_figures(answer, comparison)}"
    )


def _figure(subject: Subject, comparison: str) -> str:
    reading = getattr(subject, comparison)
    return (
        f"{subject.inside_a_sentence} {signed(reading.value)}, likely {likely(reading)} "
        f"({pupils(reading.n)})"
    )


def _copied(answer: SubjectsAnswer) -> str:
    told = [
        f"{s.inside_a_sentence}, {s.unchanged} of {s.had_grade_before} grades unchanged"
        for s in answer.subjects
        if s.is_copied
    ]
    return f" Copied, so no new evidence: {'; '.join(told)}." if told else ""


def _no_figures(answer: SubjectsAnswer, comparison: str) -> str:
    if comparison != "against_england":
        return ""
    without = [s for s in answer.subjects if s.against_england.n == 0]
    return " No figure: England publishes none by KS2 start for them." if without else ""


def _named(subjects: Sequence[Subject]) -> str:
    names = [s.inside_a_sentence for s in subjects]
    if len(names) <= NAMED_AT_MOST + 1:
        return listed(names)
    return f"{', '.join(names[:NAMED_AT_MOST])} and {number(len(names) - NAMED_AT_MOST)} more"
