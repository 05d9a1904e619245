"""Behaviour: logs in the shapes schools have them, and what of one is left out."""

import pytest
from importing.cast import checks, look
from importing.observed import MARI, SAM, handed_in, held, stored

from lib.importing.reading.details.events import NEGATIVE, POSITIVE, side_of

ONE = "2027 HT1"
LOGS = {
    "merits and demerits": (
        "UPN,Incident date,Incident type\n{mari},05/10/2026,Demerit\n{mari},06/10/2026,Merit\n",
        {(NEGATIVE, ONE, "1"), (POSITIVE, ONE, "1")},
    ),
    "points beside an event are summed": (
        "UPN,Incident date,Incident type,Behaviour points\n{mari},05/10/2026,Defiance,3\n"
        "{mari},06/10/2026,Bullying,5\n{mari},06/10/2026,Something else,5\n",
        {(NEGATIVE, ONE, "13")},
    ),
    "and those without a type": (
        "UPN,Incident date,Behaviour points\n{mari},05/10/2026,3\n{mari},06/10/2026,5\n",
        {(NEGATIVE, ONE, "8")},
    ),
    "points a plain day, of which a pupil has several": (
        "UPN,Date,Behaviour points\n{mari},05/10/2026,3\n{mari},06/10/2026,5\n",
        {(NEGATIVE, ONE, "8")},
    ),
    "points a week": (
        "UPN,Week beginning,Behaviour points\n{mari},05/10/2026,3\n{mari},12/10/2026,5\n",
        {(NEGATIVE, ONE, "8")},
    ),
    "a total on a day is of the year so far": (
        "UPN,Behaviour points total,Date\n{mari},12,05/10/2026\n",
        {(NEGATIVE, "2027", "12")},
    ),
    "total and number of": (
        "UPN,Total achievement points,Number of behaviour incidents,Half term\n"
        "{mari},12,3,Autumn 1\n",
        {(POSITIVE, ONE, "12"), (NEGATIVE, ONE, "3")},
    ),
    "polarity says it where the activity does not": (
        "UPN,Date,Polarity,Activity,Points\n{mari},05/10/2026,positive,Great work,2\n"
        "{mari},05/10/2026,negative,C2,1\n",
        {(POSITIVE, ONE, "2"), (NEGATIVE, ONE, "1")},
    ),
    "points below zero are against the pupil": (
        "UPN,Incident date,Event type,Points\n{mari},05/10/2026,C2,-2\n{mari},05/10/2026,W1,4\n",
        {(NEGATIVE, ONE, "2"), (POSITIVE, ONE, "4")},
    ),
    "what the values say is a log, whatever it is headed": (
        "UPN,Date,Type,Points,Subject\n{mari},05/10/2026,Achievement,2,Maths\n"
        "{mari},06/10/2026,Sanction,1,History\n",
        {(POSITIVE, ONE, "2"), (NEGATIVE, ONE, "1")},
    ),
    "also beside a class and its teacher": (
        "UPN,Date,Type,Subject,Class,Teacher\n{mari},05/10/2026,Detention,Maths,11/Ma1,ABC\n",
        {(NEGATIVE, ONE, "1")},
    ),
}


@pytest.mark.parametrize("others", ["", "{sam},06/10/2026,Achievement,1\n"])
def test_a_day_to_come_in_a_log_is_told_and_the_rest_counts(others, school):
    log = "UPN,Date,Type,Points\n{mari},15/12/2099,Achievement,1\n" + others
    (account,) = stored(school, handed_in(log.format(mari=MARI, sam=SAM)))
    assert [f.row for f in account.findings if f.check == "observations_to_come"] == [2]
    assert [surname for surname, *_ in held(school)] == (["Singh"] if others else [])


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        ("{mari},05/10/2026,3\n{mari},06/10/2026,5\n", True),
        ("{mari},05/10/2026,3\n{sam},06/10/2026,5\n", False),
        ("{mari},05/10/2026,3\n{mari},06/11/2026,5\n", False),
    ],
)
def test_points_of_several_days_are_told_to_be_added(rows, is_told, school):
    text = "UPN,Incident date,Behaviour points\n" + rows.format(mari=MARI, sam=SAM)
    assert ("behaviour_points_added" in checks(look(school, handed_in(text)))) == is_told


@pytest.mark.parametrize("case", LOGS)
def test_a_log_is_counted_on_two_sides_by_half_term(case, school):
    text, expected = LOGS[case]
    (account,) = stored(school, handed_in(text.format(mari=MARI)))
    assert (account.content, account.entries.rejected) == ("behaviour", 0)
    assert {(measure, when, told) for _, measure, _, when, told in held(school)} == expected


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Demerit", NEGATIVE),
        ("Behaviour", NEGATIVE),
        ("Positive behaviour", POSITIVE),
        ("Good work", POSITIVE),
        ("Homework not handed in", NEGATIVE),
        ("C1 Warning", NEGATIVE),
        ("Missed detention", NEGATIVE),
        ("House points", POSITIVE),
        ("-ve", NEGATIVE),
        ("Achievement and Behaviour", None),
        ("Behaviour - no reward", None),
        ("Missed reward trip detention", None),
        ("Removal of merits", None),
        ("Not positive", None),
        ("Loss of merit", None),
        ("C2", None),
    ],
)
def test_an_event_is_on_one_side_or_not_sure(text, side):
    assert side_of(text) == side


def test_an_event_that_cannot_be_told_costs_its_pupils_half_term_and_no_other(school):
    text = (
        f"UPN,Incident date,Incident type\n{MARI},05/10/2026,Detention\n"
        f"{MARI},06/10/2026,Removal of merits\n{MARI},05/11/2026,Detention\n"
        f"{SAM},05/10/2026,Merit\n"
    )
    (account,) = stored(school, handed_in(text))
    assert {f.row: f.check for f in account.findings} == {
        2: "behaviour_half_counted",
        3: "observations_not_understood",
    }
    assert "positive or negative" in account.findings[-1].message
    assert [(name, when) for name, _, _, when, _ in held(school)] == [
        ("Marlowe", "2027 HT2"),
        ("Singh", ONE),
    ]


def log(*events):
    rows = "".join(f"{upn},{day},Detention\n" for upn, day in events)
    return handed_in(f"UPN,Incident date,Incident type\n{rows}")


EARLY = [(MARI, "07/09/2026"), (MARI, "09/09/2026"), (SAM, "10/09/2026")]


def test_a_log_of_a_later_part_of_a_half_term_is_not_taken_for_the_whole(school):
    stored(school, log(*EARLY))
    before = held(school)
    (account,) = stored(school, log((MARI, "05/10/2026"), (MARI, "05/11/2026")))
    (finding,) = [f for f in account.findings if f.check == "behaviour_log_in_part"]
    assert (finding.row, "5 October 2026" in finding.message) == (2, True)
    assert "2 counts of Autumn 1" in finding.message
    assert [row for row in held(school) if row[3] == ONE] == before
    assert len(held(school)) == len(before) + 1


def test_a_log_of_the_whole_half_term_may_lower_a_count_and_says_so(school):
    stored(school, log(*EARLY))
    (account,) = stored(school, log(*EARLY[1:]))
    assert "behaviour_log_lowers" in checks(account)
    assert [told for *_, told in held(school)] == ["1", "1"]
    assert checks(look(school, log(*EARLY[1:]))) == {"file_already_imported"}


def test_two_logs_of_one_half_term_in_one_go_are_held_against_each_other(school):
    _, later = stored(school, log(*EARLY), log((MARI, "05/10/2026")))
    assert checks(later) & {"behaviour_log_in_part", "tables_contradict"}
    assert sorted(told for *_, told in held(school)) == ["1", "2"]


def test_good_under_behaviour_is_no_event(school):
    text = f"UPN,Date,Behaviour\n{MARI},05/10/2026,Good\n{SAM},05/10/2026,Excellent\n"
    stored(school, handed_in(text))
    assert held(school) == []


def test_what_of_behaviour_is_not_kept_is_told_once(school):
    account = look(school, handed_in(f"UPN,Name,Detentions,Suspension days\n{MARI},,3,1.5\n"))
    (finding,) = account.findings
    assert (account.content, finding.check) == ("behaviour", "behaviour_not_kept")
    assert "“Detentions” and “Suspension days” are not kept" in finding.message
