"""What the page says: verdicts in words, never a gain alone, and "not recorded" where it is not."""

from datetime import date

import pytest

from lib.analysis.impact import wording as words
from lib.analysis.impact.dose import Cost, Dose
from lib.analysis.impact.effect import LIKELY_WORKING, NO_SIGN, PROMISING, TOO_FEW, Impact, Lines
from lib.analysis.impact.facts import facts
from lib.analysis.impact.helped import Decision
from lib.analysis.impact.judged import ImpactAnswer, Judged, Left
from lib.analysis.statistics.intervals import Estimate, TooFew

AS_OF = date(2026, 11, 20)
EFFECTS = {
    LIKELY_WORKING: Estimate(0.7, 0.3, 1.1, 30, "test"),
    PROMISING: Estimate(0.3, -0.2, 0.8, 30, "test"),
    NO_SIGN: Estimate(0.0, -0.4, 0.4, 30, "test"),
}


def judged(name="Maths group", verdict=LIKELY_WORKING, coming=0.6, **about):
    """A row with thirty helped pupils, or eight where there are too few to tell."""
    effect = EFFECTS.get(verdict, TooFew(8))
    helped = tuple(range(30 if verdict != TOO_FEW else 8))
    is_told = isinstance(effect, Estimate)
    end = 3.1 + coming + (effect.value if is_told else 0)
    impact = Impact(
        verdict=verdict,
        effect=effect,
        against_all=effect,
        lines=Lines(3.1, end, 3.1 + coming, 3.2, 3.7) if is_told else None,
        smallest_gain=0.6 if is_told else 1.14,
        baseline_difference=0.04 if is_told else None,
        helped=helped,
        matched=tuple(range(100, 190)) if is_told else (),
        nobody_like=(),
    )
    said = {
        "key": 1, "name": name, "wave": 2, "subject": "Mathematics", "interventions": 1,
        "starts_on": date(2026, 3, 2), "ends_on": date(2026, 11, 6),
        "started_at": date(2026, 2, 11), "ended_at": date(2026, 11, 4), "assigned": helped,
        "impact": impact, "not_judged": (), "dose": Dose(0, 0, 0, None, None),
        "cost": Cost(None, len(helped), 0, 1), "attended_enough": None, "chosen_by": (),
        "chosen_recorded": 0, "decision": None,
    }  # fmt: skip
    return Judged(**(said | about))


def answer(*rows):
    return ImpactAnswer(rows, 10)


def fact(row, label):
    return next(f for f in facts(row, AS_OF) if f.label == label)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("A", LIKELY_WORKING), ("B", NO_SIGN)], "A is likely working; B shows no sign"),
        (
            [("A", LIKELY_WORKING), ("B", PROMISING), ("C", NO_SIGN)],
            "A is likely working; C shows no sign",
        ),
        ([("A", PROMISING)], "A is promising, not yet clear"),
        ([("A", LIKELY_WORKING), ("B", LIKELY_WORKING)], "Two are likely working"),
        ([("A", NO_SIGN), ("B", TOO_FEW)], "A shows no sign"),
        ([("A", TOO_FEW)], "A: too few to tell"),
        ([("A", TOO_FEW), ("B", TOO_FEW)], "None of 2 interventions can be judged yet"),
    ],
)  # fmt: skip
def test_the_finding_names_what_works_and_what_shows_no_sign(rows, said):
    assert words.finding(answer(*(judged(*row) for row in rows))) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([LIKELY_WORKING, NO_SIGN], "Both rose; only A0 clearly rose more than expected"),
        ([PROMISING, NO_SIGN, NO_SIGN], "All three rose; none clearly more than expected"),
        ([LIKELY_WORKING] * 2, "Both rose; two clearly rose more than expected"),
        ([TOO_FEW, TOO_FEW], "Nothing can be judged yet"),
        ([TOO_FEW], "No verdict yet"),
    ],
)
def test_the_title_of_the_rows_counts_those_that_rose(rows, said):
    found = answer(*(judged(f"A{n}", verdict) for n, verdict in enumerate(rows)))
    assert words.rows_title(found) == said


@pytest.mark.parametrize(
    ("verdict", "coming", "said"),
    [
        (LIKELY_WORKING, 0.6, "Pupils gained 1.3 grades; 0.6 was coming anyway"),
        (LIKELY_WORKING, 0.3, "Pupils gained a grade; 0.3 was coming anyway"),
        (LIKELY_WORKING, 0.0, "Pupils gained 0.7 of a grade; none was coming anyway"),
        (PROMISING, -0.5, "Pupils lost 0.2 of a grade; without help they would have lost 0.5"),
        (NO_SIGN, 0.02, "Pupils gained nothing; none was coming anyway"),
        (TOO_FEW, 0.0, "8 pupils cannot show a gain smaller than 1.1 grades"),
    ],
)
def test_a_gain_is_always_told_with_what_was_coming_anyway(verdict, coming, said):
    assert words.lines_title(judged(verdict=verdict, coming=coming)) == said


def test_the_extra_gain_has_its_range_and_the_smallest_that_could_be_seen():
    found = fact(judged(), "Extra gain")
    assert found.answer == "+0.7 of a grade, likely +0.3 to +1.1"
    assert found.detail.startswith("Smallest gain that could have been seen: 0.6.")
    assert fact(judged(verdict=TOO_FEW), "Extra gain").answer == "Too few to tell"


def test_how_alike_the_two_sides_started_is_said_in_words():
    assert "(difference 0.04 SD, fine)" in fact(judged(), "Compared with").detail
    assert fact(judged(verdict=TOO_FEW), "Compared with").answer == "Nobody"


def test_those_left_out_are_counted_under_their_reason():
    row = judged(not_judged=(Left("left the school", (7, 8)), Left("no grade at the end", (9,))))
    assert fact(row, "Not compared").detail == "Left the school: 2; no grade at the end: 1."
    assert not [f for f in facts(judged(), AS_OF) if f.label == "Not compared"]


def test_what_was_not_written_down_is_not_recorded():
    row = judged()
    assert fact(row, "Dose").answer == "Attendance not recorded"
    assert fact(row, "Cost to date").answer == "Not recorded"
    assert fact(row, "Chosen by").detail == "Pupils may have been chosen on other grounds."
    assert fact(row, "Decided").answer == "No decision recorded"


def test_dose_and_cost_are_told_with_their_range():
    row = judged(
        dose=Dose(540, 427, 30, 18, 40),
        cost=Cost(2880.0, 30, 1, 1),
        attended_enough=Estimate(0.8, 0.3, 1.3, 22, "test"),
    )
    assert fact(row, "Dose").answer == "14 of 18 sessions held, 79% attended"
    assert "three in four or more: +0.8, likely +0.3 to +1.3" in fact(row, "Dose").detail
    assert fact(row, "Cost to date").answer == "£2,880: £96 a pupil, £137 an extra grade"
    assert fact(row, "Cost to date").detail.startswith("Likely £87 to £320 an extra grade")


def test_a_price_for_a_grade_waits_for_a_gain_that_is_likely_there():
    row = judged(verdict=PROMISING, cost=Cost(2880.0, 30, 1, 1))
    assert fact(row, "Cost to date").answer == "£2,880: £96 a pupil"


def test_what_holds_for_some_of_the_pooled_is_not_said_of_all():
    row = judged(
        interventions=3, dose=Dose(90, 80, 5, None, None), cost=Cost(None, 30, 1, 3),
        chosen_by=("By lot",), chosen_recorded=1,
        decision=Decision("stop", date(2026, 11, 20), "Deputy head", "Maths group 2"),
    )  # fmt: skip
    assert "Marked for 5 of 30 pupils." in fact(row, "Dose").detail
    assert fact(row, "Cost to date").detail == "Recorded for 1 of 3 plans."
    assert fact(row, "Chosen by").detail.startswith("Recorded for 1 of 3; else pupils may")
    assert "of Maths group 2: Deputy head, 20 November 2026" in fact(row, "Decided").detail
    assert fact(row, "Decided").answer == "Stop it"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 3, 2), date(2026, 11, 6), "Wave 2, Mar to Nov 2026"),
        (date(2025, 11, 2), date(2026, 2, 6), "Wave 2, Nov 2025 to Feb 2026"),
        (date(2026, 3, 2), date(2026, 3, 30), "Wave 2, Mar 2026"),
        (date(2026, 3, 2), None, "Wave 2, since Mar 2026"),
    ],
)
def test_when_it_ran_is_said_in_months(start, end, said):
    assert words.when(judged(starts_on=start, ends_on=end)) == said


def test_n_says_how_many_of_those_helped_a_verdict_rests_on():
    assert words.pupils_words(judged()) == "30"
    assert words.pupils_words(judged(assigned=tuple(range(34)))) == "30 of 34"
