"""The groups a school follows: what each is called, in a row, in a sentence and in a gap."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """A group of viewer.pupil_group and the words for it."""

    group_id: str
    name: str
    """In a row or a menu: "SEN support"."""
    pupils: str
    """In a sentence, after a number: "pupils with SEN support"."""
    gap: str
    """The gap by name: "SEN support gap"."""
    england: tuple[str, str] | None = None
    """The published pupil group and the one it is compared with, where England gives both."""
    crossed_with: str | None = None
    """A second group its pupils are also in."""
    is_start: bool = False
    """Whether the group is made by KS2 scores. What its pupils reach then only repeats who they
    are, so its gap is told in progress and not in pupils."""

    @property
    def short(self) -> str:
        """Inside a longer name: EAL."""
        return self.gap.removesuffix(" gap")


GROUPS = {
    group.group_id: group
    for group in (
        Group(
            "disadvantaged",
            "Disadvantaged",
            "disadvantaged pupils",
            "disadvantaged gap",
            ("disadvantaged", "not_disadvantaged"),
        ),
        Group("sen_support", "SEN support", "pupils with SEN support", "SEN support gap"),
        Group(
            "ehc_plan",
            "Education, health and care plan",
            "pupils with an EHC plan",
            "EHC plan gap",
        ),
        Group("boys", "Boys", "boys", "boys' gap", ("boys", "girls")),
        Group("girls", "Girls", "girls", "girls' gap", ("girls", "boys")),
        Group(
            "eal",
            "English as an additional language",
            "pupils with English as an additional language",
            "EAL gap",
        ),
        Group("looked_after", "Looked after", "looked-after pupils", "looked-after gap"),
        Group(
            "low_prior",
            "Low start, KS2 under 100",
            "pupils with a low start",
            "low-start gap",
            is_start=True,
        ),
        Group(
            "middle_prior",
            "Middle start, KS2 100 to 109.5",
            "pupils with a middle start",
            "middle-start gap",
            is_start=True,
        ),
        Group(
            "more_able",
            "More able, KS2 110 or more",
            "more able pupils",
            "more able gap",
            is_start=True,
        ),
        Group(
            "under_100_reading",
            "Under 100 in reading at Year 7",
            "pupils under 100 in reading at Year 7",
            "Year 7 reading gap",
            is_start=True,
        ),
        Group(
            "under_100_maths",
            "Under 100 in maths at Year 7",
            "pupils under 100 in maths at Year 7",
            "Year 7 maths gap",
            is_start=True,
        ),
    )
}

ROWS: tuple[tuple[str, str | None], ...] = (
    ("disadvantaged", None),
    ("disadvantaged", "boys"),
    ("sen_support", None),
    ("ehc_plan", None),
    ("boys", None),
    ("eal", None),
    ("looked_after", None),
    ("low_prior", None),
    ("middle_prior", None),
    ("more_able", None),
    ("under_100_reading", None),
    ("under_100_maths", None),
)
"""The rows every school sees. Girls are not among them: theirs is the boys' gap turned round."""


SEXES = ("boys", "girls")


def crossed(group_id: str, crossed_with: str | None = None) -> Group:
    """Return one group, or the pupils who are in both of two, which order does not change.

    Raises KeyError for no such group.
    """
    group = GROUPS[group_id]
    if crossed_with is None or crossed_with == group_id:
        return group
    if group_id in SEXES and crossed_with not in SEXES:
        return crossed(crossed_with, group_id)
    other = GROUPS[crossed_with]
    name = f"{group.name} and {other.short}"
    pupils = f"pupils in both groups, {group.short} and {other.short}"
    if crossed_with in SEXES:
        separator = " " if group_id == "disadvantaged" else ": "
        name = f"{group.name}{separator}{crossed_with}"
        pupils = group.pupils.replace("pupils", crossed_with)
    is_start = group.is_start or other.is_start
    return Group(group_id, name, pupils, f"gap for {pupils}", None, crossed_with, is_start)


def can_cross(group_id: str) -> tuple[str, ...]:
    """Return the groups that a pupil of this one may also be in."""
    not_also = SEXES if group_id in SEXES else (group_id,)
    return tuple(other for other in GROUPS if other not in not_also)
