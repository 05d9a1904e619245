"""The fourth card: each group beside the rest of its year, told in pupils, and how sure that is."""

from dataclasses import dataclass

from lib.analysis.governors.card import Card, Mark, Picture
from lib.analysis.governors.facts import Facts
from lib.analysis.governors.gate import GROUP_SPLITS, MEASURED, Gate, in_group
from lib.analysis.governors.wording import FIVE, of_pupils
from lib.analysis.groups.defined import Group
from lib.analysis.groups.gap import InPupils
from lib.analysis.groups.keeping_up import GroupsAnswer
from lib.rules.suppression import Count, is_shareable, within
from lib.words import pupils, sentence

ROWS = 3


@dataclass(frozen=True)
class _Success:
    """What is counted: after a gap ("at …"), of each pupil, and after "would be" or "are"."""

    gap: str
    each: str
    would: str


SUCCESS = {
    "predicted": _Success(
        "at grade 5 in English and maths", f"on course for {FIVE}", f"be on course for {FIVE}"
    ),
    "mock": _Success("at grade 5 in English and maths", f"with {FIVE}", f"have {FIVE}"),
    "final": _Success("at grade 5 in English and maths", f"with {FIVE}", f"have {FIVE}"),
    "working_at": _Success(
        "in being on target",
        "behind target in no subject",
        "be on target in every subject",
    ),
}
"""By kind of checkpoint."""


@dataclass(frozen=True)
class _Told:
    group: Group
    gap: InPupils

    @property
    def reading(self) -> str:
        """Below where more of the group would have to reach it, whatever chance did."""
        if self.gap.low > 0:
            return "below"
        return "above" if self.gap.high < 0 else "not clear"


def which_groups(facts: Facts, gate: Gate) -> Card:
    """Up to three groups, disadvantaged pupils first, then the furthest behind."""
    answer = facts.groups
    told = [] if answer is None else _told(facts, answer, gate)
    if answer is None or not told:
        return _none(facts)
    first = told[0]
    reached = _success(facts)
    return Card(
        "groups",
        _finding(first, reached),
        _plainly(first, reached),
        f"{_counted(first)}, {first.gap.rest_n} others. {_between(first.gap)}",
        "Against the rest of the year, whatever their start",
        Picture("ranges", "pupils", tuple(_mark(each) for each in told), "level with the others"),
        _clause(first),
        withheld=_withheld(facts),
        sources=(
            f"Each mark: how many more of the group would have to be {reached.each} to match "
            "the rest.",
            "Groups overlap.",
        ),
    )


def _told(facts: Facts, answer: GroupsAnswer, gate: Gate) -> list[_Told]:
    rows = [
        _Told(row.group, row.gap.in_pupils)
        for row in answer.rows
        if isinstance(row.gap.in_pupils, InPupils)
        and row.group.crossed_with is None
        and row.group.group_id in GROUP_SPLITS
    ]
    rows.sort(key=lambda told: (told.group.group_id != "disadvantaged", -told.gap.more))
    return [told for told in rows if _allowed(facts, answer, told, gate)][:ROWS]


def _allowed(facts: Facts, answer: GroupsAnswer, told: _Told, gate: Gate) -> bool:
    """Whether group and rest may both be told: each follows from the other and the year's total."""
    gap, at = told.gap, (facts.cohort, facts.at)
    if not (
        is_shareable(gap.reached, gap.n, facts.threshold)
        and is_shareable(gap.rest_reached, gap.rest_n, facts.threshold)
    ):
        return False
    # At a working-at checkpoint what is reached is being behind in no subject.
    split, yes = ("behind", "no") if _is_of_targets(answer) else ("reached", "yes")
    return gate.allows(
        Count(gap.n + gap.rest_n, within(**{split: MEASURED}), *at),
        Count(gap.reached + gap.rest_reached, within(**{split: yes}), *at),
        Count(gap.n, in_group(told.group.group_id, **{split: MEASURED}), *at),
        Count(gap.reached, in_group(told.group.group_id, **{split: yes}), *at),
    )


def _is_of_targets(answer: GroupsAnswer) -> bool:
    return answer.yardstick.success_column == "is_on_target"


def _mark(told: _Told) -> Mark:
    """Pupils short of the rest's share are drawn below the line."""
    gap = told.gap
    words = f"{gap.more} fewer" if gap.more > 0 else f"{-gap.more} more" if gap.more else "level"
    shown = (-gap.more, -gap.high, -gap.low, told.reading, words, of_pupils(gap.n), 0.0)
    return Mark(told.group.name, *shown)


def _success(facts: Facts) -> _Success:
    return SUCCESS[facts.kind if facts.makes_attainment_8 else "working_at"]


def _withheld(facts: Facts) -> str:
    few = f"; under {facts.minimum}, too few to tell" if facts.minimum > facts.threshold else ""
    return f"Groups under {facts.threshold} pupils are not shown{few}."


def _counted(first: _Told) -> str:
    """How many are in the group: 48 disadvantaged, but 22 pupils with SEN support."""
    return f"{first.gap.n} {first.group.pupils.removesuffix(' pupils')}"


def _finding(first: _Told, reached: _Success) -> str:
    gap = first.gap
    if first.reading == "below":
        return f"The {first.group.gap} {reached.gap} is equal to {pupils(gap.more)}"
    if first.reading == "above":
        return f"{sentence(first.group.pupils)} do better than the others, by {pupils(-gap.more)}"
    return f"No clear {first.group.gap} {reached.gap}"


def _plainly(first: _Told, reached: _Success) -> str:
    who, more = first.group.pupils, first.gap.more
    if first.reading == "not clear":
        return f"The difference between {who} and the others is small enough to be chance."
    if more > 0:
        return f"If {who} did as well as the others, {more} more of them would {reached.would}."
    return f"If {who} did only as well as the others, {-more} fewer of them would {reached.would}."


def _clause(first: _Told) -> str:
    if first.reading == "below":
        return f"the {first.group.gap} is equal to {pupils(first.gap.more)}"
    return f"there is no clear {first.group.gap}" if first.reading == "not clear" else ""


def _between(gap: InPupils) -> str:
    """The likely range of a gap in pupils."""
    if gap.low > 0:
        return f"Likely between {gap.low} and {pupils(gap.high)}."
    if gap.high < 0:
        return f"Likely {-gap.high} to {-gap.low} ahead."
    ahead = f"{-gap.low} ahead" if gap.low else "none"
    return f"Likely between {ahead} and {gap.high} behind."


def _none(facts: Facts) -> Card:
    return Card(
        "groups",
        "No group is large enough to show",
        f"A group is compared when it and the others have {facts.minimum} pupils or more, and when "
        "no pupil could be picked out from the numbers.",
        "Nothing can be said with any certainty.",
        "",
        withheld=_withheld(facts),
    )
