"""Nothing below the threshold follows from what is shown: by hand, and against an attacker."""

from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.rules.suppression import Count, Split, discloses, is_shareable, within, worked_out

PRIOR = Split("prior", ("low", "middle", "high", "none"))
DISADVANTAGE = Split("disadvantage", ("yes", "no"))
SEN = Split("sen", ("support", "plan", "none"))
REACHED = Split("reached", ("yes", "no", "not measured"), ("yes", "no"))
SPLITS = (PRIOR, DISADVANTAGE, SEN, REACHED)
MEASURED = ("yes", "no")


def tells(*counts, threshold=6):
    return discloses(counts, SPLITS, threshold)


def test_a_group_below_the_threshold_is_not_shown_and_one_at_it_is():
    assert tells(Count(5, within(sen="support")))
    assert not tells(Count(6, within(sen="support")))
    assert tells(Count(9, within(sen="support")), threshold=10)


def test_a_hidden_group_cannot_be_worked_out_from_the_others_of_its_split():
    low, middle, high = (
        Count(n, within(prior=c)) for c, n in (("low", 40), ("middle", 90), ("high", 47))
    )
    whole = Count(180)
    assert tells(whole, low, middle, high)  # 3 have no KS2
    assert not tells(whole, low, middle)
    assert not tells(low, middle, high)  # without the total nothing follows


def test_the_rest_of_the_year_is_a_group_too():
    assert tells(Count(180), Count(176, within(disadvantage="no")))
    assert not tells(Count(180), Count(180, within(disadvantage="no")))  # there are none


def test_two_cards_of_one_checkpoint_are_set_against_each_other():
    of, reached = Count(60, within(reached=MEASURED)), Count(20, within(reached="yes"))
    group = within(disadvantage="yes", reached=MEASURED)
    inside = Count(30, group), Count(16, within(disadvantage="yes", reached="yes"))
    assert not tells(of, reached)
    assert not tells(*inside)
    assert tells(of, reached, *inside)  # 4 of the other 30


@pytest.mark.parametrize("reached", [0, 30])
def test_nobody_and_everybody_of_a_group_are_never_told(reached):
    assert tells(
        Count(30, within(disadvantage="yes", reached=MEASURED)),
        Count(reached, within(disadvantage="yes", reached="yes")),
    )


def test_that_everybody_was_measured_tells_nothing():
    assert not tells(Count(30), Count(30, within(reached=MEASURED)))
    assert tells(Count(30), Count(28, within(reached=MEASURED)))


@pytest.mark.parametrize(("then", "told"), [(30, False), (29, True), (25, True), (24, False)])
def test_a_group_that_changed_by_a_few_is_not_shown_at_both_dates(then, told):
    before = Count(then, within(disadvantage="yes"), "2027", "July")
    assert tells(before, Count(30, within(disadvantage="yes"), "2027", "November")) == told


def test_what_only_follows_is_compared_between_dates_as_well():
    july = Count(100, cohort="2027", on="July"), Count(50, within(sen="none"), "2027", "July")
    november = Count(110, cohort="2027", on="Nov"), Count(58, within(sen="none"), "2027", "Nov")
    assert tells(*july, *november)  # support and plan together: from 50 to 52


def test_another_cohort_is_other_pupils():
    ours, theirs = (Count(n, within(sen="support"), year) for n, year in ((30, "a"), (28, "b")))
    assert not tells(ours, theirs)


@pytest.mark.parametrize(
    ("count", "of", "may"), [(5, 48, False), (6, 48, True), (42, 48, True), (43, 48, False)]
)
def test_a_share_needs_enough_on_both_sides(count, of, may):
    assert is_shareable(count, of, 6) is may


def test_what_follows_for_one_split_is_used_beside_the_next():
    shown = {
        within(): 100,
        within(sen="support", disadvantage="yes"): 10,
        within(sen="support", disadvantage="no"): 20,
        within(sen="plan"): 8,
    }
    assert worked_out(shown, SPLITS)[within(sen="none")] == 62


# The attacker: exact arithmetic over every cell of every split crossed, and every question that
# can be asked of them, in place of the gate's two splits at a time.
GRID = (DISADVANTAGE, SEN, REACHED)
ATOMS = list(product(*(split.cells for split in GRID)))
UNIONS = [
    [
        frozenset(cells)
        for size in range(1, len(split.cells) + 1)
        for cells in combinations(split.cells, size)
    ]
    for split in GRID
]
QUESTIONS = list(product(*UNIONS))


def vector(asked):
    return [
        Fraction(int(all(cell in wanted for cell, wanted in zip(atom, asked, strict=True))))
        for atom in ATOMS
    ]


def reduced(rows):
    """The rows (each with its value last) in echelon form."""
    pivots = {}
    for row in rows:
        row = eliminate(row, pivots)
        lead = next((i for i, value in enumerate(row[:-1]) if value), None)
        if lead is not None:
            pivots[lead] = [value / row[lead] for value in row]
    return pivots


def eliminate(row, pivots):
    row = list(row)
    for lead in sorted(pivots):
        if row[lead]:
            factor = row[lead]
            row = [a - factor * b for a, b in zip(row, pivots[lead], strict=True)]
    return row


def attack(counts):
    """Every question the counts answer exactly, with the answer."""
    pivots = reduced(
        [*vector([dict(c.where).get(s.name, frozenset(s.cells)) for s in GRID]), Fraction(c.pupils)]
        for c in counts
    )
    found = {}
    for asked in QUESTIONS:
        left = eliminate([*vector(asked), Fraction(0)], pivots)
        if not any(left[:-1]):
            found[asked] = -left[-1]
    return found


def schools():
    """How many pupils are in each cell of the grid: few, so that small groups abound."""
    some = st.one_of(st.just(0), st.integers(0, 4), st.integers(5, 20))
    return st.lists(some, min_size=len(ATOMS), max_size=len(ATOMS))


def plain(asked):
    """Cards count one cell or everybody, and narrow by two splits at most: a group, how it did."""
    narrowed = [c for c, s in zip(asked, GRID, strict=True) if len(c) < len(s.cells)]
    return len(narrowed) <= 2 and all(len(c) == 1 or c == set(MEASURED) for c in narrowed)


def asked_for():
    return st.lists(
        st.sampled_from([q for q in QUESTIONS if plain(q)]), min_size=4, max_size=14, unique=True
    )


def counted(school, asked, on=""):
    where = within(
        **{
            split.name: tuple(sorted(cells))
            for split, cells in zip(GRID, asked, strict=True)
            if len(cells) < len(split.cells)
        }
    )
    n = sum(
        pupils
        for atom, pupils in zip(ATOMS, school, strict=True)
        if all(cell in cells for cell, cells in zip(atom, asked, strict=True))
    )
    return Count(n, where, "cohort", on)


def let_through(wanted, threshold):
    shown = []
    for count in wanted:
        if not discloses([*shown, count], GRID, threshold):
            shown.append(count)
    return shown


@settings(max_examples=60, deadline=None)
@given(school=schools(), wanted=asked_for(), threshold=st.integers(6, 10))
def test_no_attacker_tells_a_small_group_from_what_is_let_through(school, wanted, threshold):
    shown = let_through([counted(school, asked) for asked in wanted], threshold)
    found = attack(shown)
    small = {asked: n for asked, n in found.items() if 0 < n < threshold}
    assert small == {}
    for (group, sen, reached), n in found.items():
        is_outcome = reached & {"yes", "no"} and not {"yes", "no"} <= reached
        everybody = found.get((group, sen, frozenset(REACHED.cells)))
        assert not (n == 0 and is_outcome and everybody != 0)


@settings(max_examples=30, deadline=None)
@given(one=schools(), other=schools(), wanted=asked_for(), threshold=st.integers(6, 10))
def test_no_attacker_tells_a_small_change_between_two_dates(one, other, wanted, threshold):
    counts = [
        counted(school, asked, on) for asked in wanted for on, school in (("a", one), ("b", other))
    ]
    shown = let_through(counts, threshold)
    then, now = (attack([c for c in shown if c.on == on]) for on in ("a", "b"))
    changed = {q: then[q] - now[q] for q in then.keys() & now.keys()}
    assert {q: n for q, n in changed.items() if 0 < abs(n) < threshold} == {}


def test_the_attacker_finds_what_is_there_to_find():
    everything = frozenset(DISADVANTAGE.cells), frozenset(REACHED.cells)
    support, plan = frozenset({"support"}), frozenset({"plan", "none"})
    found = attack([Count(50), Count(47, within(sen=("plan", "none")))])
    assert found[everything[0], support, everything[1]] == 3
    assert found[everything[0], plan, everything[1]] == 47
