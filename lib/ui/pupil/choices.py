"""Choosing one pupil, and the rules to see their grades by."""

from dataclasses import dataclass

from lib.ui.frame.choices import choose_one
from lib.ui.frame.names import names_shown
from lib.ui.frame.questions import ask, ask_records, school
from lib.ui.frame.situations import Checkpoint, Cohort


@dataclass(frozen=True)
class ChosenPupil:
    """The pupil on screen. `label` is the name, or the code when names are hidden."""

    pupil_id: int
    label: str
    form: str
    cohort: Cohort | None


def choose_pupil() -> ChosenPupil | None:
    """Choose one pupil of the school by name and form; the oldest year group comes first."""
    at = school()
    if at is None:
        return None
    pupils = ask("pupil/choices", urn=at.urn)
    if pupils.empty:
        return None
    cohorts = {c.results_year: c for c in ask_records(Cohort, urn=at.urn)}
    # Those on roll stand before those who have sat their exams.
    left = [year for year, cohort in cohorts.items() if cohort.is_leavers]
    pupils = pupils.assign(leavers=pupils.results_year.isin(left))
    pupils = pupils.sort_values("leavers", kind="stable")
    labels = pupils["name" if names_shown() else "code"]
    forms = pupils.form.fillna("").where(
        ~pupils.leavers, pupils.results_year.astype(str) + " leaver"
    )
    ids = [str(pupil_id) for pupil_id in pupils.pupil_id]
    words = {i: f"{n}, {f}".rstrip(", ") for i, n, f in zip(ids, labels, forms, strict=True)}
    chosen = ids.index(choose_one("pupil", "Pupil", words, width=212))
    row = pupils.iloc[chosen]
    return ChosenPupil(
        int(row.pupil_id), labels.iloc[chosen], forms.iloc[chosen], cohorts.get(row.results_year)
    )


def choose_rule_set(checkpoint: Checkpoint) -> str:
    """Choose the rules to score by: the cohort's own, or a proposal, labelled as one."""
    rules = ask("pupil/rule_sets", checkpoint_id=checkpoint.checkpoint_id)
    words = dict(zip(rules.rule_set, rules.label, strict=True))
    return choose_one("rules", "Rules", words, width=140)
