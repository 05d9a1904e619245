"""A column that says of each row what its figures are, whatever it is headed."""

import pytest
from importing.cast import AUTUMN, checks

from lib.importing.delivery import deliver
from lib.importing.importer import parts, preview

HEADINGS = ["Result Set", "Assessment", "Measure", "Grade type", "Aspect", "Type", "Status", ""]
SAYS = {
    "Target": "targets",
    "Y11 Autumn 1 Targets": "targets",
    "Minimum target": "targets",
    "Effort": "attitude",
    "Attitude to learning": "attitude",
}
OTHERS = ["Mock", "Y11 Mock 1", "Working At", "Final"]
SHAPES = {
    "a column a subject": "UPN,{0},Maths\nB801200005001,{1},3\nR201100018042,{1},2\n",
    "one a row": "UPN,{0},Subject,Grade\nB801200005001,{1},Maths,3\nR201100018042,{1},Maths,2\n",
}


def read(school, text):
    file = deliver("marks.csv", text.encode(), checkpoint=AUTUMN, academic_year=2027)
    return preview(school, parts(school, file, 123_456))


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("shape", SHAPES)
def test_what_every_row_says_it_is_counts_as_a_title(shape, heading, school):
    for said, content in SAYS.items():
        (account,) = read(school, SHAPES[shape].format(heading, said))
        assert (account.content, account.entries.rejected) == (content, 0), said
        assert len(account.outcomes) == 2
    for said in OTHERS:
        (account,) = read(school, SHAPES[shape].format(heading, said))
        assert "checkpoint_other_kind" in checks(account), said
    (account,) = read(school, SHAPES[shape].format(heading, "Predicted"))
    assert "checkpoint_other_kind" not in checks(account)


STACKED = """UPN,{},Maths,History
B801200005001,Target,7,7
B801200005001,Predicted,5,6
B801200005001,Effort,1,2
R201100018042,Target,6,6
R201100018042,Predicted,4,3
R201100018042,Effort,4,4
R201100018042,Mock,2,2
R201100018042,,9,9
"""


@pytest.mark.parametrize("heading", HEADINGS)
def test_rows_of_several_kinds_make_a_table_of_each(heading, school):
    targets, grades, attitude = read(school, STACKED.format(heading))
    assert [a.content for a in (targets, grades, attitude)] == [
        "targets",
        "wide_marksheet",
        "attitude",
    ]
    new = [sorted(a.outcomes["new"]) for a in (targets, grades, attitude)]
    assert new == [["6", "6", "7", "7"], ["3", "4", "5", "6"], ["1", "2", "4", "4"]]
    told = [f.message for f in grades.findings if f.check == "rows_of_other_kind"]
    assert [text.split("”")[0] for text in told] == ["1 row under “Mock", "1 row under “"]
    assert "rows_left_out" not in checks(grades)


PLAIN = {
    "a remark in one row of three": (
        "UPN,Notes,Maths\nB801200005001,Target,6\nR201100018042,,5\nR662332011222,,7\n"
    ),
    "a pupil on roll": "UPN,Status,Maths\nB801200005001,Current,6\nR201100018042,Current,5\n",
    "grades in words": "UPN,Subject,Grade\nB801200005001,Maths,Merit\n",
    "a remark": "UPN,Remark,Maths\nB801200005001,Good,6\nR201100018042,Final warning given,5\n",
    "an assessment's grade": "UPN,Subject,Assessment\nB801200005001,Maths,6\n",
}


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_other_columns_say_nothing_of_the_rows(text, school):
    (account,) = read(school, text)
    assert account.recognition.column("grade_type") is None
    assert account.content in ("wide_marksheet", "long_results")
