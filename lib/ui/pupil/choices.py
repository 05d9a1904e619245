"""Choosing one pupil, and the rules to see their grades by."""

from dataclasses import dataclass

from lib.store.database import Database
from lib.ui.frame.choices import choose_one
from lib.ui.frame.names import names_shown
from lib.ui.frame.questions import answer, ask, school
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
    listed = answer(_listed, at.urn, names_shown())
    if not listed:
        return None
    chosen = choose_one("pupil", "Pupil", {i: p.words for i, p in listed.items()}, width=212)
    return listed[chosen].pupil


@dataclass(frozen=True)
class _Listed:
    words: str
    pupil: ChosenPupil


def _listed(database: Database, urn: int, with_names: bool) -> dict[str, _Listed]:
    """The pupils to choose from by their number as text, in order."""
    pupils = database.rows("pupil/choices", urn=urn)
    cohorts = {c.results_year: c for c in database.records(Cohort, urn=urn)}
    # Those on roll stand before those who have sat their exams, and these before year groups that
    # have no grades.
    left = [year for year, cohort in cohorts.items() if cohort.is_leavers]
    pupils = pupils.assign(
        leavers=pupils.results_year.isin(left), gradeless=~pupils.results_year.isin(list(cohorts))
    )
    pupils = pupils.sort_values(["gradeless", "leavers"], kind="stable")
    labels = pupils["name" if with_names else "code"]
    forms = pupils.form.fillna("").where(
        ~pupils.leavers, pupils.results_year.astype(str) + " leaver"
    )
    rows = zip(pupils.pupil_id, labels, forms, pupils.results_year, strict=True)
    return {
        str(i): _Listed(f"{n}, {f}".rstrip(", "), ChosenPupil(int(i), n, f, cohorts.get(year)))
        for i, n, f, year in rows
    }


def choose_rule_set(checkpoint: Checkpoint) -> str:
    """Choose the rules to score by: the cohort's own, or a proposal, labelled as one."""
    rules = ask("pupil/rule_sets", checkpoint_id=checkpoint.checkpoint_id)
    words = dict(zip(rules.rule_set, rules.label, strict=True))
    return choose_one("rules", "Rules", words, width=140)
