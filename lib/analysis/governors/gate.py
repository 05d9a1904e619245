"""The gate every number of the governor cards goes through before it is shown."""

from collections.abc import Sequence

from lib.rules.suppression import Count, Split, Where, discloses, is_shareable, within

MEASURED = ("yes", "no")
GROUP_SPLITS = {
    "disadvantaged": ("disadvantage", "yes"),
    "boys": ("sex", "boys"),
    "girls": ("sex", "girls"),
    "sen_support": ("sen", "support"),
    "ehc_plan": ("sen", "plan"),
    "eal": ("language", "eal"),
    "looked_after": ("looked_after", "yes"),
}
"""By group_id: the split it belongs to, and its cell. Groups made by KS2 are not counted here."""

SPLITS = (
    Split("disadvantage", ("yes", "no")),
    Split("sex", ("boys", "girls", "not known")),
    Split("sen", ("support", "plan", "none")),
    Split("language", ("eal", "not eal")),
    Split("looked_after", ("yes", "no")),
    Split("reached", ("yes", "no", "not measured"), MEASURED),
    Split("behind", ("yes", "no"), MEASURED),
    Split("miss", ("none", "1 high", "1 low", "more high", "more low"), ()),
)


class Gate:
    """Lets counts through one request at a time, the most important first.

    A request is let through whole or not at all: when nothing below the threshold could be worked
    out from it and everything let through before.
    """

    def __init__(self, threshold: int) -> None:
        self.threshold = threshold
        self.shown: list[Count] = []
        self._splits: list[Split] = list(SPLITS)

    def allows(self, *counts: Count) -> bool:
        """Let the counts through together, or keep all of them back."""
        wanted = [count for count in counts if count not in self.shown]
        if discloses([*self.shown, *wanted], self._splits, self.threshold):
            return False
        self.shown += wanted
        return True

    def allows_share(self, count: Count, of: Count) -> bool:
        """Let a share through: how many of how many, unless too few are, or are not, counted."""
        if not is_shareable(count.pupils, of.pupils, self.threshold):
            return False
        return self.allows(of, count)

    def allows_subject(self, subject_id: str, pupils: int, whole: Count) -> bool:
        """Let the n of a subject's comparison through, unless too few follow from it.

        Which pupils take two subjects is no secret in a school: most who take one science may take
        the other, or all who do not. So two subjects may not differ by a few, nor leave a few out.
        """
        count = Count(pupils, self._subject(subject_id), whole.cohort, whole.on)
        if count in self.shown:
            return True
        others = [c.pupils for c in self.shown if self._is_subject(c) and c.on == whole.on]
        told = [n for m in others for n in (abs(pupils - m), abs(whole.pupils - pupils - m))]
        return not any(0 < n < self.threshold for n in told) and self.allows(count)

    @staticmethod
    def _is_subject(count: Count) -> bool:
        return any(split.startswith("subject ") for split, _ in count.where)

    def _subject(self, subject_id: str) -> Where:
        """Whom a subject's comparison counts: those with a grade in it that can be compared."""
        name = f"subject {subject_id}"
        if all(split.name != name for split in self._splits):
            self._splits.append(Split(name, ("compared", "not")))
        return within(**{name: "compared"})


def in_group(group_id: str, **more: str | Sequence[str]) -> Where:
    """Whom a group's number counts; `more` narrows it further, as in reached="yes"."""
    split, cell = GROUP_SPLITS[group_id]
    return within(**{split: cell}, **more)
