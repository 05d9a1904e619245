"""The words of attendance and attitude: of every group, and of the cohort."""

from lib.analysis.observations.now import LOW_ATTENDANCE
from lib.analysis.observations.of_groups import CohortBeside, GroupBeside, GroupsBeside
from lib.analysis.statistics.intervals import Estimate, TooFew
from lib.numerals import percent, plain, signed
from lib.words import counted, either, number, pupils, sentence

NOT_KNOWN = "Bring in attendance or attitude to learning on Import data; every group follows."


def groups_title(answer: GroupsBeside) -> str:
    """How many groups are clearly behind, and how many are too small to say."""
    of = "attendance" if answer.measure == "attendance" else "attitude to learning"
    if not answer.rows:
        return f"Nothing to compare in {of}"
    readings = [row.gap.reading for row in answer.rows]
    behind, few = readings.count("below"), readings.count("too few to tell")
    start = f"{sentence(number(behind)) if behind else 'None'} of {number(len(readings))} groups"
    end = f"; {number(few)} {either(few, 'is', 'are')} too small to say" if few else ""
    return f"{start} {either(behind or 1, 'is', 'are')} clearly behind in {of}{end}"


def groups_note(answer: GroupsBeside) -> str:
    """Say of whom it is known, which way is better, and what chance alone would do."""
    if answer.why_not:
        return answer.why_not
    if not answer.rows:
        return NOT_KNOWN
    if answer.measure == "attendance":
        way = "Percentage points of sessions in the latest year known, each group less the rest."
    else:
        way = (
            f"The mean over a pupil's subjects, where {answer.best:g} is the best mark; gaps are "
            "turned so that below 0 is worse."
        )
    judged = sum(isinstance(row.gap, Estimate) for row in answer.rows)
    return (
        f"Known of {answer.known} of {answer.pupils} pupils. {way} With {judged} groups, chance "
        f"alone would mark about {judged * 0.05:.1g}; groups overlap."
    )


def mean_words(row: GroupBeside, measure: str) -> str:
    """Write a group's mean: 91.4%, 2.1; nothing for too few."""
    if isinstance(row.mean, TooFew):
        return ""
    value = plain(row.mean.value, 1)
    return f"{value}%" if measure == "attendance" else value


def gap_words(row: GroupBeside) -> str:
    """Write a gap: −3.2."""
    return signed(row.gap.value, 1) if isinstance(row.gap, Estimate) else ""


def cohort_title(answer: CohortBeside) -> str:
    """Say whether pupils behind target are away more often than the others."""
    gap = answer.gap
    if isinstance(gap, TooFew):
        return f"{pupils(_low(answer))} under {LOW_ATTENDANCE:g}% attendance"
    if gap.reading == "below":
        return f"Pupils behind target attend {plain(-gap.value, 1)} points less than the others"
    if gap.reading == "above":
        return f"Pupils behind target attend {plain(gap.value, 1)} points more than the others"
    return "Pupils behind target attend as often as the others, within chance"


def cohort_note(answer: CohortBeside) -> str:
    """The mean, the share under 90%, and the gap with its range, n and what it does not say."""
    parts = [f"Attendance is known of {answer.known} of {counted(answer.pupils, 'pupil')}."]
    if isinstance(answer.mean, Estimate):
        parts.append(
            f"Mean {plain(answer.mean.value, 1)}%, likely {plain(answer.mean.low, 1)}% to "
            f"{plain(answer.mean.high, 1)}%."
        )
    if isinstance(answer.low, Estimate):
        parts.append(
            f"{_low(answer)} ({percent(answer.low.value)}) are under {LOW_ATTENDANCE:g}%, the "
            "line of what the DfE calls persistent absence."
        )
    if isinstance(answer.gap, Estimate):
        likely = f"{signed(answer.gap.low, 1)} to {signed(answer.gap.high, 1)}"
        parts.append(
            f"{answer.behind} are behind target in a subject: {signed(answer.gap.value, 1)} "
            f"points, likely {likely}. Which of the two comes first, this does not say."
        )
    return " ".join(parts)


def _low(answer: CohortBeside) -> int:
    low = answer.low
    return round(low.value * low.n) if isinstance(low, Estimate) else 0
