"""What the lists say in words: the cover, the notes, the sources."""

import math

from lib.analysis.lists.subject_lists import ListCheckpoint, ListCounts, SubjectLists
from lib.dates import long_date
from lib.words import either, no_attainment_8, or_a_step, sentence, units

STATUSES = {"persistent": "Persistent", "new": "New", "one_off": "One-off"}
KINDS = {
    "predicted": "predicted end-of-course grades",
    "working_at": "working-at grades",
    "mock": "mock grades",
    "final": "final results",
}


def kind(checkpoint: ListCheckpoint) -> str:
    """Say what kind of grades these are."""
    return KINDS[checkpoint.kind]


def grades(number: float) -> str:
    """Say how many grades: 1 grade, 1.5 grades."""
    return f"{number:g} {either(number, 'grade', 'grades')}"


def likely_range(low: float, high: float, minimum: int) -> str:
    """Say the likely range of a share (0 to 1), or that there are too few pupils to tell."""
    if math.isnan(low):
        return f"too few to tell (under {minimum})"
    return f"{low:.0%} to {high:.0%}"


def subject_title(subject: str, behind: int, persistent: int) -> str:
    """Say how many are behind in a subject, and how many of them not for the first time."""
    if not behind:
        return f"{subject}: nobody behind target"
    again = f"{persistent} of them" if persistent else "none of them"
    return f"{subject}: {behind} behind target, {again} twice running or more"


def all_pupils_title(counts: ListCounts) -> str:
    """Say how many pupils are behind in any subject."""
    are = either(counts.behind, "is", "are")
    return f"All pupils: {counts.behind} of {counts.pupils} {are} behind target in a subject"


def cover_facts(lists: SubjectLists) -> tuple[tuple[str, object], ...]:
    """Return the labels and values of the cover: what, when, by which rules, how many, why them."""
    c, n = lists.checkpoint, lists.counts
    return (
        ("School", f"{c.school} (sample: invented pupils)" if c.is_sample else c.school),
        ("Checkpoint", f"{c.label}, {kind(c)}"),
        ("Collected", c.collected_on),
        ("Status", _status(c)),
        ("Rule set", c.rule_set_label),
        ("Progress 8", c.progress_8_note[:1].upper() + c.progress_8_note[1:]),
        (
            "Behind target means",
            f"{or_a_step(grades(c.threshold), c.unit)} or more below target in a subject",
        ),
        ("Pupils with a grade and a target", n.pupils),
        ("Of them behind target in a subject", n.behind),
        ("Of those, twice running or more in one", n.persistent),
        ("Disadvantaged among those behind", f"{n.behind_disadvantaged} of {n.behind}"),
        ("Disadvantaged among all counted", f"{n.disadvantaged} of {n.pupils}"),
        ("Behind with no help in place", f"{n.behind_without_help} of {n.behind}"),
        ("Left since, and not listed", n.have_left),
        ("Help counted as in place on", c.help_on),
        ("How pupils were chosen", _how_chosen()),
        ("How sure", _how_sure()),
    )


def notes(lists: SubjectLists) -> tuple[str, ...]:
    """Return what each column means and what is left out."""
    c = lists.checkpoint
    return (
        f"{sentence(units(c.unit))} below target: target points minus checkpoint points, in "
        f"{units(c.unit)}.",
        *_step_notes(c),
        "Persistent: behind at two or more checkpoints running, this one included. New: behind at "
        "this checkpoint only. One-off: behind at one of the three before, and back on target now.",
        "Times running: checkpoints running at which the pupil was behind, this one included.",
        "Chance it is real: how likely the pupil is half a grade or more below target in truth, "
        "judged by size, by repeats, and by how far the subject's forecasts have missed before "
        "(by one grade where the school cannot know yet).",
        "KS2 average: the mean of the reading and maths scaled scores; empty where there is none.",
        "SEN: K is SEN support, E is an education, health and care plan.",
        *_slot_notes(c),
        f"Help already in place: every intervention live on {long_date(c.help_on)}, this "
        "subject's own first.",
        "Shaded columns are to be filled in: Intervention names the group, and rows of one name in "
        "a subject are one group. Bring the workbook back on the Interventions page, which shows "
        "what is new, changed or in conflict before anything is saved. Rows may be sorted; leave "
        "the two hidden columns at the end as they are.",
        "A pupil with no grade in a subject is not on its list, nor one with no target or with X; "
        "the summary counts the latter. Grades and targets are the school's own.",
        "The likely range of a share is Wilson's 95% interval.",
    )


def sources(lists: SubjectLists) -> tuple[str, ...]:
    """Return where the grades and the rules come from."""
    c = lists.checkpoint
    progress_8 = "Progress 8 " if c.has_progress_8 else ""
    return (
        f"Grades and targets: {c.school}, {c.label}, collected {long_date(c.collected_on)}.",
        f"Rules: {c.rule_set_label}. {progress_8}{c.progress_8_note}.",
    )


def _step_notes(checkpoint: ListCheckpoint) -> tuple[str, ...]:
    if checkpoint.unit == "grade":
        return ()
    return (
        "A step, on a scale of Years 7 to 9: 10 percentage points, one sub-level, three thirds of "
        "a grade, or one step of a ladder. A target on another scale than the grade has no "
        "distance from it.",
    )


def _slot_notes(checkpoint: ListCheckpoint) -> tuple[str, ...]:
    if not checkpoint.makes_attainment_8:
        return (f"{no_attainment_8(checkpoint.kind)}, so no slot or gain is shown.",)
    return (
        "Slot it fills: the place of this grade in the pupil's Attainment 8. Where it fills no "
        "slot, better grades fill them all.",
        "Gain at target: what meeting this target alone would add to the pupil's own Attainment 8 "
        "(points) and Progress 8 (grades), worked through the slots. Gains do not add up across "
        "subjects. Empty where the target is met already; Progress 8 is empty without KS2.",
    )


def _status(checkpoint: ListCheckpoint) -> str:
    words = {"open": "Open: not yet checked", "checked": "Checked", "locked": "Locked"}
    checked = f" on {long_date(checkpoint.checked_on)}" if checkpoint.checked_on else ""
    return words[checkpoint.status] + checked


def _how_chosen() -> str:
    return (
        "Every pupil behind target at this checkpoint, the surest shortfall first in each subject; "
        "after them those who were behind at one of the three before and are now back on target."
    )


def _how_sure() -> str:
    return (
        "A shortfall of one grade at one checkpoint is weak evidence. The order and the chance "
        "beside each name rest on size and repeats: start at the top."
    )
