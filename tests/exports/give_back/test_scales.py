"""Grades on the scales of Years 7 to 9 given back come in again and change nothing."""

import pytest
from importing.cast import look
from importing.year_8 import AUTUMN, a_cohort, a_year_8, marks, sheet

from lib.analysis.give_back.grades import checkpoint_grades
from lib.exports.give_back.marksheet import FORMS, give_back, given_csv
from lib.importing.delivery import deliver
from lib.importing.importer import store_unseen
from lib.importing.ladders import write_ladder


def taken_back(database, form):
    given = give_back(checkpoint_grades(database, 1), form, "admission_number")
    delivery = deliver("given.csv", given_csv(given), checkpoint=AUTUMN, academic_year=2027)
    return look(database, delivery)


@pytest.mark.parametrize("form", FORMS)
def test_every_scale_comes_back_as_it_was(filled, form):
    account = taken_back(filled(a_cohort), form)
    assert account.entries.total == account.entries.unchanged == 192


@pytest.mark.parametrize("form", FORMS)
def test_thirds_and_the_schools_own_ladder_come_back_by_their_names(filled, form):
    school = filled(a_year_8)
    write_ladder(school, 123_456, "Harbour ladder", "Seedling\nTree", "A. Head")
    text = sheet("Maths (9 to 1 with thirds),English", "5+,Tree", "4=,Seedling", "4-,Tree")
    store_unseen(school, [marks(text)], "test")
    account = taken_back(school, form)
    assert account.entries.total == account.entries.unchanged == 6
