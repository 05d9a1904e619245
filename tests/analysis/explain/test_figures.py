"""Explain this number: pupils in it and pupils left out come to the cohort, each with a reason."""

import pytest
from analysis.hand_made import Pupil, build

from lib.analysis.cohort.headlines import headlines
from lib.analysis.compare.sides import Asked
from lib.analysis.explain.figures import (
    explained_comparison,
    explained_gap,
    explained_headlines,
    explained_subject,
)
from lib.analysis.groups.keeping_up import groups_at
from lib.analysis.statistics.intervals import Estimate
from lib.analysis.subjects.against_target import subjects_at
from lib.measures import MEASURES

CHECKPOINTS = {61: 2027, 60: 2026, 41: 2026, 64: 2030, 27: 2027}
"""Predicted, final, mock and working-at checkpoints of the sample, with their cohorts."""


def everybody(database, checkpoint_id):
    rows = database.rows("explain/cohort", checkpoint_id=checkpoint_id)
    return set(rows.pupil_id)


def holds(told, cohort):
    inside = set(told.inside.pupil_id)
    outside = [pupil for each in told.left_out for pupil in each.pupils.pupil_id]
    assert len(outside) == len(set(outside))
    assert not inside & set(outside)
    assert inside | set(outside) == cohort
    assert told.cohort == len(cohort)
    assert all(each.why for each in told.left_out)
    assert told.how
    assert told.rules
    assert told.source


@pytest.mark.parametrize("checkpoint_id", CHECKPOINTS)
def test_in_and_left_out_come_to_the_cohort_for_every_headline(sample_database, checkpoint_id):
    with sample_database.cursor() as cursor:
        known = cursor.execute(
            "select count(*) from viewer.pupil where results_year = ?",
            [CHECKPOINTS[checkpoint_id]],
        ).fetchone()[0]
    cohort = everybody(sample_database, checkpoint_id)
    assert len(cohort) == known
    told = explained_headlines(sample_database, checkpoint_id)
    assert len(told) >= 3
    for each in told:
        holds(each, cohort)


@pytest.mark.parametrize("checkpoint_id", CHECKPOINTS)
def test_the_pupils_in_a_headline_are_the_n_that_stands_under_it(sample_database, checkpoint_id):
    names = {measure.label: measure.id for measure in MEASURES.values()}
    figures = headlines(sample_database, checkpoint_id, None)
    for told in explained_headlines(sample_database, checkpoint_id):
        estimate = figures[names[told.name]].estimate
        if names[told.name] != "at_target" and isinstance(estimate, Estimate):
            assert estimate.n == len(told.inside)


def test_the_pupils_in_a_gap_are_the_group_and_the_rest(sample_database):
    for group in ("disadvantaged", "looked_after", "boys"):
        told = explained_gap(sample_database, 61, group)
        found = groups_at(sample_database, 61, group).chosen
        holds(told, everybody(sample_database, 61))
        assert len(told.inside) == found.n + found.rest_n


@pytest.mark.parametrize(
    "comparison", ["against_england", "against_target", "against_own_subjects"]
)
def test_the_pupils_in_a_subjects_row_are_its_n(sample_database, comparison):
    for subject in subjects_at(sample_database, 61).subjects[:4]:
        told = explained_subject(sample_database, 61, subject.subject_id, comparison)
        holds(told, everybody(sample_database, 61))
        assert len(told.inside) == getattr(subject, comparison).n


def test_both_sides_of_a_comparison_come_to_their_cohorts(sample_database):
    asked = ("progress_8", Asked(61, "disadvantaged"), Asked(56, None, "french"))
    for told, at in zip(explained_comparison(sample_database, *asked), (61, 56), strict=True):
        holds(told, everybody(sample_database, at))


def test_each_reason_is_the_one_that_holds(fresh_database):
    build(
        fresh_database,
        [
            Pupil("In It", {"mathematics": ("5", "5")}),
            Pupil("No Start", {"mathematics": ("5", "5")}, ks2=None),
            Pupil("Only X", {"mathematics": ("5", "X")}),
            Pupil("Not There", {"mathematics": ("5", ".")}),
        ],
        ["predicted"],
    )
    progress = next(
        told for told in explained_headlines(fresh_database, 1) if told.name == "Progress 8"
    )
    found = {each.why: each.pupils.pupil_name.tolist() for each in progress.left_out}
    assert found["no KS2 score in reading and maths"] == ["No Start"]
    assert found["no grade at this checkpoint"] == ["Not There"]
