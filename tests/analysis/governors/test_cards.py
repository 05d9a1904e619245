"""The six cards: what they say, what they keep back, and that they still read well with little."""

import random
import re
import tempfile
from dataclasses import replace
from datetime import date
from functools import cache, reduce
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from analysis.hand_made import Pupil, build, help_with
from conftest import opened_copy
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lib.analysis.governors.card import QUESTIONS
from lib.analysis.governors.cards import cards_of, governor_cards, written
from lib.analysis.governors.facts import facts_of, words_of
from lib.analysis.governors.gate import SPLITS, Gate
from lib.analysis.governors.risk import at_risk
from lib.analysis.governors.wording import about_share, grades_between, is_many
from lib.analysis.statistics.intervals import Estimate
from lib.rules.suppression import Count, Split, within
from lib.store.governors.sentences import keep_sentence
from lib.store.rules_in_force.setting_changes import change_setting

TODAY = date(2026, 11, 20)
LONG = "Applied and environmental land-based science and technologies"
assert len(LONG) > 60
YEARS = (2026, 2027, 2029)
"""Leavers with results and no KS2, predicted grades, working-at grades."""
CORE = ("english_language", "mathematics", "history")


def spread(count, subjects=CORE, checkpoints=1, **more):
    """Pupils whose grades and targets differ, so that averages have a range."""
    return [
        Pupil(
            f"Ada Number{number}",
            {
                subject: ("5", " ".join(str(3 + (number + place) % 5) for _ in range(checkpoints)))
                for place, subject in enumerate(subjects)
            },
            **more,
        )
        for number in range(count)
    ]


def newest(database, results_year=2027):
    rows = database.rows("frame/cohort_checkpoints", urn=999001, results_year=results_year)
    return int(rows.checkpoint_id.iloc[0])


def text_of(cards):
    """Everything the cards say."""
    parts = [cards.finding, cards.stamp.line, cards.hidden_words]
    for card in cards.cards:
        parts += [card.finding, card.said, card.certainty, card.compared_with, card.withheld]
        parts += [*card.sources, card.alt]
        for mark in card.picture.marks if card.picture else ():
            parts += [mark.name, mark.value_words, mark.n_words]
    return "\n".join(parts)


@pytest.fixture(scope="module")
def years(sample_database):
    """What is known of the newest checkpoint of each year group of the sample school."""
    return {year: facts_of(sample_database, newest(sample_database, year), TODAY) for year in YEARS}


@pytest.fixture(scope="module")
def sample(years):
    """The cards of the sample school's Year 11, the facts behind them and their gate."""
    return (written(years[2027], gate := Gate(6), {}), years[2027], gate)


def test_there_is_one_card_for_each_question_in_order(sample):
    cards, _, _ = sample
    assert [card.question for card in cards.cards] == list(QUESTIONS.values())
    assert all(card.picture and card.sentence and card.certainty for card in cards.cards)


def test_every_card_says_how_many_how_sure_and_compared_with_what(sample):
    for card in sample[0].cards:
        assert re.search(r"\d", card.certainty)
        assert "ikely" in card.certainty
        assert card.compared_with


def test_the_stamp_says_checkpoint_status_rules_and_release(sample):
    assert sample[0].stamp.line == (
        "Year 11, Autumn 1 2026/27, predicted, 4 Nov 2026. Checked 18 Nov 2026. "
        "2027 rules, 2024 provisional tables."
    )


def test_the_figures_are_those_of_the_other_pages(sample):
    cards, facts, _ = sample
    reading = facts.headlines["english_and_maths_5"].estimate
    mark = cards.card("going_well").picture.marks[0]
    assert (mark.value, mark.low, mark.high) == (reading.value, reading.low, reading.high)
    assert cards.card("at_risk").picture.marks[-1].value == facts.now.behind
    gap = facts.groups.chosen.in_pupils
    first = cards.card("groups").picture.marks[0]
    assert (-first.value, -first.high, -first.low) == (gap.more, gap.low, gap.high)
    best = facts.impact.judged[0].impact.effect
    assert cards.card("interventions").picture.marks[0].value == best.value
    assert cards.card("trust").picture.marks[0].value == facts.accuracy.every.within_one.value


def attack(counts, splits):
    """All that adding and subtracting tells, over every cell of every split that is used crossed.

    Returns the number of pupils by what is asked, up to three splits at a time.
    """
    if not counts:
        return []
    used = [s for s in splits if any(s.name in dict(count.where) for count in counts)]
    atoms = list(product(*(split.cells for split in used)))
    cells_of = dict(zip([split.name for split in used], zip(*atoms, strict=True), strict=True))

    @cache
    def among(name, cells):
        return np.array([cell in cells for cell in cells_of[name]])

    def vector(asked):
        wanted = (among(split.name, asked.get(split.name, split.cells)) for split in used)
        return reduce(np.logical_and, wanted, np.ones(len(atoms), dtype=bool))

    given = np.array([vector(dict(count.where)) for count in counts], dtype=float)
    questions = [
        dict(zip([split.name for split in some], cells, strict=True))
        for some in combinations(used, min(3, len(used)))
        for cells in product(*(unions(split) for split in some))
    ]
    asked = np.array([vector(question) for question in questions], dtype=float)
    weights = asked @ np.linalg.pinv(given)
    answered = np.abs(weights @ given - asked).max(axis=1) < 1e-6
    values = weights @ np.array([count.pupils for count in counts], dtype=float)
    return [(questions[i], round(values[i])) for i in np.flatnonzero(answered)]


def unions(split):
    sizes = range(1, len(split.cells) + 1)
    return [cells for size in sizes for cells in combinations(split.cells, size)]


@pytest.mark.parametrize("threshold", [6, 8, 10])
@pytest.mark.parametrize("results_year", YEARS)
def test_nothing_small_follows_from_all_six_cards_together(years, results_year, threshold):
    gate = Gate(threshold)
    cards_of(replace(years[results_year], threshold=threshold), gate)
    splits = [*SPLITS, *(Split(n, ("compared", "not")) for n in _subjects(gate))]
    assert len(gate.shown) > 5
    for at in {(c.cohort, c.on) for c in gate.shown}:
        found = attack([c for c in gate.shown if (c.cohort, c.on) == at], splits)
        assert found
        assert [told for told in found if 0 < told[1] < threshold] == []


# Without shrinking: a school takes a second to build, and any one of them shows the fault.
@settings(max_examples=6, deadline=None, phases=[Phase.generate])
@given(
    seed=st.integers(0, 10_000),
    size=st.integers(6, 60),
    disadvantaged=st.integers(0, 30),
    without=st.integers(0, 9),
)
def test_nothing_small_follows_from_the_cards_of_any_school(
    empty_file, seed, size, disadvantaged, without
):
    draw = random.Random(seed)
    pupils = [
        Pupil(
            f"Ada Drawn{i}",
            {
                s: ("5", f"{draw.randint(2, 8)} {draw.randint(2, 8)}")
                for s in CORE[: 3 - (i < without)]
            },
            disadvantaged=i < disadvantaged,
            ks2=draw.choice([None, 96, 104, 112]),
        )
        for i in range(size)
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        opened_copy(empty_file, Path(folder) / "drawn.duckdb") as database,
    ):
        build(database, pupils, ["predicted"] * 2)
        facts, gate = facts_of(database, 2, TODAY), Gate(6)
        cards_of(facts, gate)
    splits = [*SPLITS, *(Split(n, ("compared", "not")) for n in _subjects(gate))]
    now = [c for c in gate.shown if c.on == facts.at]
    then = [c for c in gate.shown if c.on == "1"]
    found, before = attack(now, splits), attack(then, splits)
    assert [told for told in (*found, *before) if 0 < told[1] < 6] == []
    changes = [n - m for asked, n in found for was, m in before if asked == was]
    assert [change for change in changes if 0 < abs(change) < 6] == []


def _subjects(gate):
    names = {name for count in gate.shown for name, _ in count.where}
    return sorted(name for name in names if name.startswith("subject "))


@pytest.mark.parametrize("results_year", YEARS)
def test_every_number_of_pupils_on_the_cards_went_through_the_gate(years, results_year):
    gate = Gate(6)
    cards = written(years[results_year], gate, {})
    known = {count.pupils for count in gate.shown}
    known |= {count.pupils - other.pupils for count in gate.shown for other in gate.shown}
    said = text_of(cards)
    said = re.sub(r"(under|nder|gap|equal to|Likely|more|fewer|needs) [^.\n]*", "", said)
    counted = re.findall(r"(\d+) (?:of \d+ )?pupils|of (\d+) pupils|(\d+) disadvantaged", said)
    numbers = {int(n) for found in counted for n in found if n}
    assert numbers
    assert numbers <= known


def test_a_subjects_n_is_told_in_words_where_the_rest_would_be_too_few(fresh_database):
    pupils = spread(40)
    for number, one in enumerate(pupils):
        one.subjects["history"] = ("5", str(1 + number % 2))
    for one in pupils[:3]:
        del one.subjects["history"]
    build(fresh_database, pupils, ["predicted"])
    said = text_of(governor_cards(fresh_database, 1, TODAY))
    assert "nearly all the year" in said
    assert "37 pupils" not in said


def test_a_larger_threshold_hides_more(fresh_database):
    pupils = spread(40)
    for one in pupils[:9]:
        one.disadvantaged = True
    build(fresh_database, pupils, ["predicted"])
    facts = facts_of(fresh_database, 1, TODAY)
    assert facts.threshold == 6
    change_setting(fresh_database, 999001, "suppress_below", 10)
    assert governor_cards(fresh_database, 1, TODAY).threshold == 10


def test_a_share_of_nobody_or_everybody_is_told_in_words_only(fresh_database):
    on_target = [Pupil(f"Ada On{i}", {"history": ("5", "5")}) for i in range(30)]
    build(fresh_database, on_target, ["predicted"])
    card = governor_cards(fresh_database, 1, TODAY).card("at_risk")
    assert card.finding == "Hardly any pupil is behind target"
    assert card.picture is None
    assert not re.search(r"\b(0|30)\b|0%|100%", f"{card.sentence} {card.certainty}")


def test_a_share_that_only_the_gate_keeps_back_is_not_called_few_or_many(sample):
    _, facts, _ = sample
    gate = Gate(6)
    gate.allows(Count(facts.now.behind - 3, within(behind="yes"), facts.cohort, "another day"))
    card = at_risk(facts, gate)
    assert card.finding == "How many are behind target is not shown"
    assert str(facts.now.behind) not in card.certainty


def test_a_mean_that_would_tell_each_pupils_grade_is_not_shown(fresh_database):
    alike = [Pupil(f"Ada Alike{i}", {"history": ("5", "3")}, ks2=None) for i in range(30)]
    build(fresh_database, alike, ["predicted"])
    card = governor_cards(fresh_database, 1, TODAY).card("concerns")
    assert card.picture is None


def test_earlier_counts_too_near_this_one_are_left_out(fresh_database):
    def grades(behind_before, behind_now):
        return f"{3 if behind_before else 5} {3 if behind_now else 5}"

    pupils = [Pupil(f"Ada Near{i}", {"history": ("5", grades(i < 12, i < 15))}) for i in range(40)]
    build(fresh_database, pupils, ["predicted"] * 2)
    card = governor_cards(fresh_database, 2, TODAY).card("at_risk")
    assert [mark.value for mark in card.picture.marks] == [15]
    assert card.finding.endswith("much as before")
    assert "12" not in card.alt


def test_a_count_that_moved_enough_stands_beside_the_earlier_one(fresh_database):
    pupils = [
        Pupil(f"Ada Far{i}", {"history": ("5", f"{3 if i < 8 else 5} {3 if i < 20 else 5}")})
        for i in range(40)
    ]
    build(fresh_database, pupils, ["predicted"] * 2)
    card = governor_cards(fresh_database, 2, TODAY).card("at_risk")
    assert [mark.value for mark in card.picture.marks] == [8, 20]
    assert "up from 8 in October" in card.finding


LITTLE = {
    "five pupils": (spread(5), ["predicted"], 11),
    "eight pupils": (spread(8), ["predicted"], 11),
    "one subject": (spread(30, ["history"]), ["predicted"], 11),
    "one subject, working at": (spread(30, ["history"]), ["working_at"], 9),
    "no KS2": (spread(30, ks2=None), ["predicted"], 11),
    "results of leavers without KS2": (spread(30, ks2=None), ["final"], 11),
    "a mock": (spread(30), ["mock"], 11),
    "one year group, one checkpoint": (spread(60), ["predicted"], 11),
}


@pytest.fixture(scope="module")
def with_little(empty_file, tmp_path_factory):
    """The cards of a school of LITTLE by its name, made once."""

    @cache
    def with_little(name):
        pupils, kinds, year_group = LITTLE[name]
        with opened_copy(empty_file, tmp_path_factory.mktemp("little") / "a.duckdb") as database:
            build(database, pupils, kinds, year_group=year_group)
            return governor_cards(database, 1, TODAY)

    return with_little


@pytest.mark.parametrize("name", LITTLE)
def test_with_little_to_go_on_every_card_still_says_something_whole(with_little, name):
    cards = with_little(name)
    assert len(cards.cards) == 6
    for card in cards.cards:
        assert card.finding and not card.finding.endswith(".")
        assert card.sentence.endswith(".") and card.certainty.endswith(".")
        assert "nan" not in text_of(cards).lower().replace("finance", "")
        assert "None" not in f"{card.sentence} {card.certainty} {card.compared_with}"
    assert cards.card("interventions").finding == "No help is recorded yet"
    assert cards.card("trust").finding == "No results yet to check predictions against"


def test_a_year_group_under_the_threshold_shows_no_number_of_its_pupils(with_little):
    cards = with_little("five pupils")
    for key in ("going_well", "groups", "at_risk", "concerns"):
        assert cards.card(key).finding == "Fewer than 6 pupils have grades, so none are shown"
        assert cards.card(key).picture is None


def test_eight_pupils_are_too_few_to_tell(with_little):
    cards = with_little("eight pupils")
    assert cards.card("concerns").finding == "Too few grades to tell"
    assert cards.card("at_risk").finding == "Too few pupils to tell"
    assert cards.card("groups").finding == "No group is large enough to show"


def test_one_subject_is_compared_by_itself(with_little):
    card = with_little("one subject").card("concerns")
    assert "istory" in card.finding or "no subject" in card.finding.lower()


def test_without_ks2_the_comparison_is_target_and_says_so(with_little):
    card = with_little("no KS2").card("concerns")
    assert "target" in card.compared_with
    assert "England" not in card.finding


def test_with_no_earlier_checkpoint_the_card_says_so(with_little):
    card = with_little("one year group, one checkpoint").card("at_risk")
    assert card.compared_with == "There is no earlier checkpoint to compare with"


def test_a_long_subject_name_is_cut_where_it_would_break_a_heading(fresh_database):
    with fresh_database.transaction() as cursor:
        cursor.execute(
            "update reference_subject set name = $n where subject_id = 'history'", {"n": LONG}
        )
    behind = [
        Pupil(
            f"Ada Low{i}", {"history": ("6", str(2 + i % 2)), "mathematics": ("5", str(4 + i % 3))}
        )
        for i in range(30)
    ]
    build(fresh_database, behind, ["predicted"])
    card = governor_cards(fresh_database, 1, TODAY).card("concerns")
    assert "applied and environmental land-based…" in card.finding.lower()
    assert card.picture.marks[0].name == LONG


def test_help_too_small_to_judge_says_what_it_would_take(fresh_database):
    build(fresh_database, spread(30, checkpoints=2), ["predicted"] * 2)
    help_with(fresh_database, 1, "History group", "history")
    card = governor_cards(fresh_database, 2, TODAY).card("interventions")
    assert card.finding == "Too few pupils to tell whether help works"
    assert "The one intervention is too small to judge" in card.sentence


def test_a_name_in_the_name_of_an_intervention_is_replaced(sample):
    _, facts, _ = sample
    best = facts.impact.judged[0]
    for name in ("Maths with Miss Ferriby", "For 11a/En4"):
        named = replace(best, name=name)
        told = replace(facts, impact=replace(facts.impact, rows=(named,)))
        card = next(c for c in cards_of(told, Gate(6)) if c.card_id == "interventions")
        assert card.picture.marks[0].name == "Mathematics: small group"
        assert words_of(name) & facts.unnamed


def test_nobody_is_named_on_any_card(sample_database, years):
    unnamed = sample_database.rows("governors/unnamed", urn=999001)
    assert {"pupil", "code", "class", "staff"} <= set(unnamed.sort)
    for facts in years.values():
        said = text_of(written(facts, Gate(6), {}))
        spoken = f" {' '.join(re.findall(r'[^ .,;:]+', said))} "
        assert [name for name in unnamed.name if f" {name} " in spoken] == []


def test_an_edited_sentence_keeps_the_original_beside_it(fresh_database):
    build(fresh_database, spread(30), ["predicted"])
    ours = governor_cards(fresh_database, 1, TODAY).card("concerns")
    keep_sentence(fresh_database, 1, "concerns", "French is getting help.", "Deputy head")
    card = governor_cards(fresh_database, 1, TODAY).card("concerns")
    assert card.said == "French is getting help."
    assert card.sentence == ours.sentence
    assert card.edit_mark.startswith("Edited by Deputy head, ")
    assert card.picture == ours.picture


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.01, "Very few pupils"), (0.2, "About one pupil in five"), (1.0, "Nearly")],
)
def test_shares_are_said_as_one_would(share, words):
    assert about_share(share).startswith(words)


def test_the_verb_follows_the_words():
    assert not is_many(0.25)
    assert is_many(0.5)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (-1.0, -0.2, "0.2 to 1.0 below"),
        (0.1, 0.9, "0.1 to 0.9 above"),
        (-0.3, 0.2, "0.3 below to 0.2 above"),
    ],
)
def test_a_range_of_grades_is_said_in_words(low, high, words):
    assert grades_between(Estimate(0.0, low, high, 20, "")) == words


def test_no_card_without_grades(empty_database):
    assert governor_cards(empty_database, 1, TODAY) is None


@pytest.mark.parametrize(
    ("second", "may"), [(44, True), (41, False), (38, True), (133, False), (136, True), (90, True)]
)
def test_two_subjects_may_not_differ_by_a_few_nor_leave_a_few_out(second, may):
    gate, whole = Gate(6), Count(180, cohort="2027", on="1")
    assert gate.allows_subject("biology", 44, whole)
    assert gate.allows_subject("other science", second, whole) is may


def test_a_subject_asked_for_twice_is_told_twice():
    gate, whole = Gate(6), Count(180, cohort="2027", on="1")
    assert gate.allows_subject("biology", 88, whole)
    assert gate.allows_subject("biology", 88, whole)


def test_the_gate_keeps_back_whole_requests():
    gate = Gate(6)
    assert gate.allows(Count(40))
    assert not gate.allows_share(Count(3, within(behind="yes")), Count(40))
    assert not gate.allows(Count(37, within(disadvantage="no")), Count(20, within(sex="boys")))
    assert gate.shown == [Count(40)]
