"""What the groups page says: its finding, the line under it, and a title for each picture."""

from lib.analysis.groups.gap import InPupils
from lib.analysis.groups.keeping_up import GroupsAnswer
from lib.analysis.statistics.intervals import Estimate, Reading, TooFew
from lib.analysis.statistics.wording import likely
from lib.numerals import signed
from lib.words import either, grades, number, pupils, sentence


def finding(answer: GroupsAnswer) -> str:
    """The answer in about ten words."""
    gap, unit = answer.chosen.gap, answer.yardstick.counted_in
    if answer.members.empty:
        return f"There are no {answer.group.pupils} in Year {answer.year_group}"
    if _is_untold(answer):
        return (
            f"None of the {len(answer.members)} {answer.group.pupils} in Year "
            f"{answer.year_group} has a grade with a target on its scale"
        )
    if isinstance(gap, TooFew):
        return (
            f"Too few to tell: {answer.chosen.n} {answer.group.pupils} in Year {answer.year_group}"
        )
    if gap.reading == "not clear":
        return f"No clear {answer.group.gap}: {grades(gap.value, unit)}, within chance"
    moved = _moved(answer.over_time.change)
    if gap.reading == "below":
        return f"The {answer.group.gap} is {grades(gap.value, unit)}{moved and ' and '}{moved}"
    return sentence(f"{answer.group.pupils} are {grades(gap.value, unit)} ahead of the rest")


def lede(answer: GroupsAnswer) -> str:
    """Who, how many, the likely range and what it is measured against."""
    chosen, yardstick = answer.chosen, answer.yardstick
    if _is_untold(answer):
        return "Nothing can be said of their distance from target, or of a gap."
    ks2 = " with KS2" if yardstick.column == "progress_8" else ""
    who = f"{chosen.n} {answer.group.pupils} and {chosen.rest_n} others{ks2}"
    if isinstance(chosen.gap, TooFew):
        return (
            f"{sentence(who)}. A gap is shown when each side has {answer.minimum} pupils or more; "
            "every other group is listed below."
        )
    return (
        f"{signed(chosen.gap.value)} {yardstick.unit}, likely {likely(chosen.gap)}: {who}"
        f"{', ' if ks2 else '. '}{yardstick.against}."
    )


def over_time_title(answer: GroupsAnswer) -> str:
    """How the gap moved over the checkpoints shown, and whether that is more than chance."""
    change = answer.over_time.change
    if isinstance(answer.chosen.gap, TooFew):
        return "The gap is not shown"
    if not isinstance(change, Estimate):
        return "One checkpoint so far: no movement yet"
    gaps = (point.gap for point in answer.over_time.points)
    first = next(gap for gap in gaps if isinstance(gap, Estimate))
    size = abs(round(change.value, 2))
    if size == 0:
        return "It has not moved"
    narrower = abs(answer.chosen.gap.value) < abs(first.value)
    if change.reading == "not clear":
        return f"It is {size:.2f} {'narrower' if narrower else 'wider'}, well within chance"
    return f"It has {'narrowed' if narrower else 'widened'} by {size:.2f}, more than chance"


def over_time_note(answer: GroupsAnswer) -> str:
    """The change with its likely range, and the checkpoint it is counted from."""
    change = answer.over_time.change
    if not isinstance(change, Estimate):
        return ""
    first = next(p for p in answer.over_time.points if isinstance(p.gap, Estimate))
    return (
        f"Since {first.name} {first.academic_year}: {signed(change.value)}, "
        f"likely {likely(change)} (a change is less sure than either gap).{_new_targets(answer)}"
    )


def in_pupils_title(answer: GroupsAnswer) -> str:
    """The gap told in pupils."""
    told = answer.chosen.in_pupils
    if told is None:
        return "Not told in pupils"
    if isinstance(told, TooFew):
        return "Too few to tell in pupils"
    if told.more == 0:
        return "In pupils there is no gap"
    doubt = ", perhaps none" if told.low <= 0 <= told.high else ""
    if told.more > 0:
        return f"The gap is equal to {pupils(told.more)}{doubt}"
    return f"In pupils they are {-told.more} ahead{doubt}"


def in_pupils_note(answer: GroupsAnswer) -> str:
    """The two shares behind the count, and its likely range."""
    told = answer.chosen.in_pupils
    if told is None:
        return (
            "This group is made by KS2 scores, so how many reach a grade only repeats who they "
            "are. Their progress is on the left."
        )
    if isinstance(told, TooFew):
        return _too_few(told)
    ours, rest = told.reached / told.n, told.rest_reached / told.rest_n
    return (
        f"{ours:.0%} of {answer.group.pupils}, {rest:.0%} of the other {told.rest_n}. "
        f"{_pupil_range(told)} Whatever their start."
    )


def same_start_title(answer: GroupsAnswer) -> str:
    """The like-for-like gap in words."""
    gap = answer.adjusted
    if not _has_start(answer):
        return "From the same start: no KS2 scores"
    if isinstance(gap, TooFew):
        return "From the same start: too few to tell"
    if gap.reading == "not clear":
        return "From the same start, no clear gap"
    side = "" if gap.value < 0 else " ahead"
    return f"From the same start: {grades(gap.value, answer.yardstick.counted_in)}{side}"


def same_start_note(answer: GroupsAnswer) -> str:
    """The like-for-like gap with its likely range."""
    gap = answer.adjusted
    if isinstance(gap, TooFew):
        if not _has_start(answer):
            return "There is no KS2 score for this cohort, so no start to compare from."
        return _too_few(gap)
    return (
        f"Like for like {signed(gap.value)} of a {answer.yardstick.counted_in}, likely "
        f"{likely(gap)}. {_grades(answer)}"
    )


def rows_title(answer: GroupsAnswer) -> str:
    """How many groups are clearly behind, and how many are too small to say."""
    if _is_of_targets(answer) and not any(row.gap.n for row in answer.rows):
        return "No group can be told to be behind or not"
    readings = [row.gap.gap.reading for row in answer.rows]
    behind, few = readings.count("below"), readings.count("too few to tell")
    start = f"{sentence(number(behind)) if behind else 'None'} of {number(len(readings))} groups"
    end = f"; {number(few)} {either(few, 'is', 'are')} too small to say" if few else ""
    return f"{start} {either(behind or 1, 'is', 'are')} clearly behind{end}"


def rows_note(answer: GroupsAnswer) -> str:
    """What the rows compare, and what chance alone would do."""
    judged = sum(isinstance(row.gap.gap, Estimate) for row in answer.rows)
    expected = round(judged * 0.05, 1)
    no_start = "" if _has_start(answer) else " Groups made by KS2 scores are left out."
    return (
        f"{answer.yardstick.name} of each group minus the rest of the year. With {judged} groups, "
        f"chance alone would mark about {expected:g}; groups overlap. In pupils: those "
        f"{answer.yardstick.success}.{no_start}"
    )


def _is_of_targets(answer: GroupsAnswer) -> bool:
    return answer.yardstick.column == "against_target"


def _is_untold(answer: GroupsAnswer) -> bool:
    """Whether nobody of the group has a distance from target, though they have grades."""
    return _is_of_targets(answer) and len(answer.members) > 0 and not answer.chosen.n


def _moved(change: Reading | None) -> str:
    if not isinstance(change, Estimate):
        return ""
    if change.reading == "not clear":
        return "has not clearly moved"
    return "has narrowed" if change.value > 0 else "has widened"


def _has_start(answer: GroupsAnswer) -> bool:
    return any(band.group.n or band.rest.n for band in answer.bands)


def _new_targets(answer: GroupsAnswer) -> str:
    years = {point.academic_year for point in answer.over_time.points}
    if answer.yardstick.column != "against_target" or len(years) == 1:
        return ""
    return " Targets are new each September."


def _grades(answer: GroupsAnswer) -> str:
    if answer.yardstick.column == "against_target":
        if answer.yardstick.counted_in == "grade":
            return "Average working-at grade over every subject."
        return "Average distance from target over every subject."
    england = (
        f" England {answer.england}: same KS2 band, same subjects." if _england(answer) else ""
    )
    return f"Average grade in GCSEs.{england}"


def _england(answer: GroupsAnswer) -> bool:
    return any(band.england is not None for band in answer.bands)


def _pupil_range(told: InPupils) -> str:
    if told.low > 0 or told.high < 0:
        low, high = sorted((abs(told.low), abs(told.high)))
        return f"Likely between {low} and {pupils(high)}."
    ahead = f"{-told.low} ahead" if told.low else "0"
    return f"Likely between {ahead} and {told.high} behind."


def _too_few(reading: TooFew) -> str:
    return f"{sentence(pupils(reading.n))}: shown at {reading.minimum} or more."
