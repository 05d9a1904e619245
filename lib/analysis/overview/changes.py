"""What changed since the last checkpoint: who joined the behind list, left it, stayed on it.

A pupil is behind who is behind in at least one subject (shortfall at or above the school's
threshold, after its allowance at a working-at checkpoint). Of whom no grade has a distance from
its target, it cannot be told, and nobody counts them.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from lib.analysis.cohort.measured_by import checkpoint_rules
from lib.store.database import Database
from lib.store.settings import get_settings
from lib.words import (
    either,
    in_sentence,
    nothing_of_who_is_behind,
    number,
    or_a_step,
    pupils,
    sentence,
)


@dataclass(frozen=True)
class Overview:
    """The behind list of one checkpoint beside an earlier one's.

    Each frame has one row per pupil: pupil_id, pupil_name, pupil_code, form, is_disadvantaged,
    behind_in (a list of subjects), measured_in and has_plan (help live on the day asked about).
    `left` keeps the subjects the pupil was behind in before. With nothing to compare with, `since`
    is empty and all who are behind are in `joined`. `n` pupils can be told to be behind or not,
    `untold` have grades but no distance, and `awaited` were behind and cannot be told now.
    """

    n: int
    joined: pd.DataFrame
    left: pd.DataFrame
    stayed: pd.DataFrame
    since: str
    threshold: float
    kind: str
    n_before: int
    unit: str = "grade"
    untold: int = 0
    awaited: int = 0

    @property
    def behind(self) -> int:
        """Pupils behind now."""
        return len(self.joined) + len(self.stayed)

    @property
    def behind_before(self) -> int:
        """Pupils behind at the earlier checkpoint."""
        return len(self.left) + len(self.stayed) + self.awaited

    @cached_property
    def stayed_without_plan(self) -> pd.DataFrame:
        """Those behind at both checkpoints for whom no help is live; leavers need no plan."""
        if self.kind == "final":
            return self.stayed.iloc[:0]
        return self.stayed[~self.stayed.has_plan]


def overview(
    database: Database, checkpoint_id: int, before_id: int | None, since: str, as_of: date
) -> Overview:
    """Compare the behind list of a checkpoint with that of `before_id`, called `since`.

    `since` is how a sentence names the earlier checkpoint ("July"); help is that live `as_of`.
    """
    rules = checkpoint_rules(database, checkpoint_id)
    settings = get_settings(database, rules.urn)
    now = _standing(database, checkpoint_id, as_of)
    was = now.iloc[:0] if before_id is None else _standing(database, before_id, as_of)
    behind, behind_before = _behind(now), _behind(was)
    told_before = int(was.is_behind.notna().sum())
    stayed = behind.pupil_id.isin(behind_before.pupil_id)
    left = _left(behind_before, behind, now)
    allowance = settings["working_at_allowance"] if rules.kind == "working_at" else 0.0
    return Overview(
        n=int(now.is_behind.notna().sum()),
        joined=behind[~stayed],
        left=left,
        stayed=behind[stayed],
        since=since if told_before else "",
        threshold=settings["behind_threshold"] + allowance,
        kind=rules.kind,
        n_before=told_before,
        unit=rules.unit,
        untold=int(now.is_behind.isna().sum()),
        awaited=len(behind_before) - int(stayed.sum()) - len(left),
    )


def _behind(standing: pd.DataFrame) -> pd.DataFrame:
    return standing[standing.is_behind.notna() & (standing.behind_in.str.len() > 0)]


def _left(before: pd.DataFrame, behind: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Return those behind before and not now, and those who left the school with their grades.

    But not those for whom a subject they were behind in has no distance from its target now, for
    want of a grade or of a target on its scale: of them it is not known.
    """
    measured = dict(zip(now["pupil_id"], map(set, now["measured_in"]), strict=True))
    is_known = [
        has_left if pupil not in measured else set(behind_in) <= measured[pupil]
        for pupil, behind_in, has_left in zip(
            before["pupil_id"], before["behind_in"], before["has_left"], strict=True
        )
    ]
    is_gone = ~before["pupil_id"].isin(behind["pupil_id"])
    return before[is_gone & pd.Series(is_known, index=before.index, dtype=bool)]


def finding(answer: Overview) -> str:
    """The answer in about ten words."""
    if not answer.n:
        return sentence(nothing_of_who_is_behind())
    if answer.kind == "final":
        return f"{answer.behind} of {pupils(answer.n)} finished below target in a subject"
    stated = (
        f"{answer.behind} of {pupils(answer.n)} {either(answer.behind, 'is', 'are')} behind target"
    )
    if not answer.since:
        return stated
    helpless = len(answer.stayed_without_plan)
    if helpless:
        have = either(helpless, "has", "have")
        return f"{stated}; {number(helpless)} behind since {answer.since} {have} no plan"
    if len(answer.stayed):
        return f"{stated}; all behind since {answer.since} have a plan"
    return stated


def lede(answer: Overview) -> str:
    """What behind means, how many of them were behind before, and of how many it is not known."""
    if not answer.n:
        have = either(answer.untold, "has", "have")
        return f"{pupils(answer.untold)} {have} grades here, none of them a distance from target."
    meaning = (
        f"Behind means {threshold_words(answer.threshold, answer.unit)} below target in at least "
        "one subject"
    )
    if answer.kind == "working_at" and answer.unit == "grade":
        meaning += ", the school’s allowance for a working-at checkpoint included"
    if not answer.since:
        return f"{meaning}. There is no earlier checkpoint to compare with.{_untold(answer)}"
    already = len(answer.stayed) or "None"
    were = f"{already} of the {answer.behind} were already behind in {answer.since}"
    return f"{meaning}. {were}.{_untold(answer)}"


def _untold(answer: Overview) -> str:
    if not answer.untold:
        return ""
    have = either(answer.untold, "pupil has", "pupils have")
    return (
        f" {answer.untold} more {have} no grade with a target on its scale: of them nothing can "
        "be said."
    )


def threshold_words(grades: float, unit: str = "grade") -> str:
    """Say the smallest shortfall that counts: a grade or more, one step or more."""
    words = {0.5: "half a grade", 1.0: "a grade", 1.5: "a grade and a half", 2.0: "two grades"}
    return f"{or_a_step(words.get(grades, f'{grades:g} grades'), unit)} or more"


def change_title(answer: Overview) -> str:
    """Head the picture of the change."""
    if not answer.n:
        return "Who joined or left the behind list cannot be told"
    if not answer.since:
        return f"{sentence(pupils(answer.behind))} on the behind list"
    awaited = f"; of {answer.awaited} it cannot be told" if answer.awaited else ""
    return (
        f"Since {answer.since}, {pupils(len(answer.joined))} joined the behind list "
        f"and {len(answer.left)} left it{awaited}"
    )


def joined_words(answer: Overview) -> str:
    """Say where those who joined are behind, the commonest subjects first."""
    return _spread(answer.joined)


def left_words(answer: Overview) -> str:
    """Say how many of those who left the list have help now; nothing of leavers."""
    if answer.kind == "final":
        return ""
    helped = int(answer.left.has_plan.sum())
    return f"{helped} with help still live, {len(answer.left) - helped} without"


def stayed_words(answer: Overview) -> str:
    """Say how many of those who stayed have a live plan; nothing of leavers."""
    if answer.kind == "final":
        return ""
    helpless = len(answer.stayed_without_plan)
    planned = len(answer.stayed) - helpless
    some = f"{planned} {either(planned, 'has', 'have')} a live plan"
    return f"{some}, {number(helpless)} {either(helpless, 'has', 'have')} none"


def _standing(database: Database, checkpoint_id: int, as_of: date) -> pd.DataFrame:
    return database.rows("overview/standing", checkpoint_id=checkpoint_id, as_of_on=as_of)


def _spread(behind: pd.DataFrame) -> str:
    """Name the subjects by those furthest behind in: "9 in combined science, 5 in French"."""
    furthest = pd.Series([subjects[0] for subjects in behind.behind_in], dtype=object)
    counts = furthest.value_counts()
    named = [f"{n} in {in_sentence(str(s))}" for s, n in counts.head(3).items() if n > 1]
    others = len(furthest) - int(counts.head(len(named)).sum())
    if others and len(counts) > len(named):
        named.append(f"{others} in {_subjects(len(counts) - len(named))}")
    return ", ".join(named)


def _subjects(count: int) -> str:
    return "one other subject" if count == 1 else f"{number(count)} other subjects"
