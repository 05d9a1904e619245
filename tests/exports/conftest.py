"""A school of six pupils, written straight into the store, for lists that can be checked by eye."""

import pytest

from lib.store.measuring import measure

PUPILS = """
insert into pupil (pupil_id, urn, surname, forename, sex, results_year, form, is_disadvantaged,
    sen, ks2_reading, ks2_maths, left_on, import_id, source_row)
values
    (1, 999002, 'Ahmed', 'Zoë', 'F', 2027, '11K', true, 'K', 104, 106, null, 1, 2),
    (2, 999002, '=cmd|'' /C calc''!A0', '+Ben', 'M', 2027, '11P', false, 'N', 98, 99, null, 1, 3),
    (3, 999002, 'Çelik', 'Ada', 'F', 2027, '11K', false, 'E', null, null, null, 1, 4),
    (4, 999002, 'O''Neill-Ñandú', 'Cai', 'M', 2027, '11P', true, 'N', 110, 111, null, 1, 5),
    (5, 999002, 'Dow', 'Eve', 'F', 2027, '11K', false, 'N', 101, 100, date '2026-11-12', 1, 6),
    (6, 999002, 'Ek', 'Fay', 'F', 2027, '11K', false, 'N', 101, 100, null, 1, 7);
"""

CHECKPOINTS = """
insert into school values (999002, 'Ash & Elm', false, date '2026-11-20');
insert into checkpoint values
    (1, 999002, 2026, 5, 10, 2027, 'predicted', 'locked', '2026-05-20', '2026-05-25', '2027', null),
    (2, 999002, 2026, 6, 10, 2027, 'predicted', 'locked', '2026-07-10', '2026-07-12', '2027', null),
    (3, 999002, 2027, 1, 11, 2027, 'predicted', 'checked', '2026-11-06', '2026-11-18', '2027', ''),
    (4, 999002, 2027, 2, 11, 2027, 'working_at', 'open', '2026-12-10', null, '2027', null);
"""

TARGETS = """
insert into target
select pupil_id, academic_year, subject_id, qualification, grade, points, 1, 1, null
from (
    values
        (1, 'history', 'gcse', '7', 7), (2, 'history', 'gcse', '5', 5),
        (3, 'history', 'gcse', '5', 5), (4, 'history', 'gcse', '7', 7),
        (5, 'history', 'gcse', '4', 4), (6, 'history', 'gcse', '4', 4),
        (1, 'combined_science', 'combined_science', '6-6', 6),
        (2, 'combined_science', 'combined_science', '4-4', 4),
        (1, 'art_and_design', 'gcse', '8', 8)
) as wanted(pupil_id, subject_id, qualification, grade, points)
cross join (values (2026), (2027)) as years(academic_year);
"""

RESULTS = """
insert into result (pupil_id, checkpoint_id, subject_id, qualification, grade, points, class_code,
    import_id, source_row)
select *, 1, 1
from (
    values
        (1, 1, 'history', 'gcse', '6', 6, '11A'),
        (1, 2, 'history', 'gcse', '5', 5, '11A'),
        (4, 2, 'history', 'gcse', '5', 5, '11B'),
        (1, 3, 'history', 'gcse', '5', 5, '11A'),
        (2, 3, 'history', 'gcse', '3', 3, '=1+1'),
        (3, 3, 'history', 'gcse', '4', 4, '11B'),
        (4, 3, 'history', 'gcse', '7', 7, '11B'),
        (5, 3, 'history', 'gcse', '2', 2, '11B'),
        (6, 3, 'history', 'gcse', 'X', null, '11B'),
        (1, 3, 'combined_science', 'combined_science', '6-5', 5.5, 'S1'),
        (2, 3, 'combined_science', 'combined_science', '3-3', 3, 'S1'),
        (1, 3, 'art_and_design', 'gcse', '9', 9, 'A1'),
        (3, 3, 'geography', 'gcse', '9', 9, null), (3, 3, 'french', 'gcse', '9', 9, null),
        (3, 3, 'computer_science', 'gcse', '9', 9, null), (3, 3, 'music', 'gcse', '9', 9, null),
        (3, 3, 'drama', 'gcse', '9', 9, null), (3, 3, 'religious_studies', 'gcse', '9', 9, null),
        (2, 4, 'history', 'gcse', '3', 3, '11A')
);
"""

HELP = """
insert into intervention (intervention_id, urn, name, subject_id, wave, kind, lead, starts_on,
    ends_on, import_id)
values
    (1, 999002, 'Essay clinic', 'history', 2, 'small group', 'AB', '2026-09-10', null, 1),
    (2, 999002, 'Breakfast club', null, null, 'club', 'CD', '2026-09-10', '2026-12-01', 1),
    (3, 999002, 'Over by summer', 'history', 2, 'small group', 'AB', '2026-01-10', '2026-07-01', 1);
insert into intervention_pupil (
    intervention_id, pupil_id, starts_on, ends_on, import_id, source_row
)
values
    (1, 1, '2026-09-10', null, 1, 2), (2, 1, '2026-09-10', null, 1, 3),
    (3, 2, '2026-01-10', null, 1, 4);
"""


@pytest.fixture
def small_school(filled):
    """Year 11 of six pupils: checkpoint 3 is the one to list, 4 is a working-at one."""
    return filled(written_down)


def written_down(database):
    with database.transaction() as cursor:
        for statement in (PUPILS, CHECKPOINTS, TARGETS, RESULTS, HELP):
            cursor.execute(statement)
        measure(cursor, [1, 2, 3, 4])
