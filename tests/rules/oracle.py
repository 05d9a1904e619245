"""Attainment 8 worked out a second way: try every way of filling the slots and keep the best.

It shares no code with the rules: it reads the reference files itself. It proves that the SQL
agrees with an exhaustive search, not that the rules are the DfE's (tests/spec says those).
"""

import csv
from functools import cache
from itertools import combinations
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "data" / "reference"
GCSE = {"gcse", "combined_science", "as_level", "legacy_gcse"}


@cache
def points_of(qualification, grade):
    """Return (points of one slot, slots), or None."""
    with (REFERENCE / "2024" / "points.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if (row["qualification"], row["grade"]) == (qualification, grade):
                return float(row["points"]), int(row["slots"])
    return None


@cache
def element_subjects(element, folder="2024"):
    with (REFERENCE / folder / "element_subjects.csv").open(encoding="utf-8") as file:
        return {
            row["subject_id"]: row["category"]
            for row in csv.DictReader(file)
            if row["element"] == element
        }


def best(items, places):
    """Every way to choose up to so many items, as (chosen, rest)."""
    for size in range(min(places, len(items)) + 1):
        for chosen in combinations(range(len(items)), size):
            yield (
                [items[i] for i in chosen],
                [item for i, item in enumerate(items) if i not in chosen],
            )


def slot_items(results):
    """(subject, qualification, points) for each slot a result could fill."""
    items = []
    for subject, qualification, grade in results:
        found = points_of(qualification, grade)
        if found and grade != "X":
            items += [(subject, qualification, found[0])] * found[1]
    return items


def attainment_8(results):
    """The best total over every allowed way of filling the ten places, English rule included."""
    items = slot_items(results)
    gcse = [item for item in items if item[1] in GCSE]
    other = [item for item in items if item[1] not in GCSE]
    taken = {item[0] for item in gcse} & {"english_language", "english_literature"}
    english = [item for item in gcse if item[0] in element_subjects("english")]
    maths = [item for item in gcse if item[0] in element_subjects("maths")]
    ebacc = [item for item in gcse if item[0] in element_subjects("ebacc")]
    placed = {id(item) for item in [*english, *maths, *ebacc]}
    rest = other + [item for item in gcse if id(item) not in placed]
    english_weight = 2 if len(taken) == 2 else 1
    totals = []
    for in_english, left_english in best(english, 1):
        for in_ebacc, left_ebacc in best(ebacc, 3):
            left = sorted((item[2] for item in [*left_english, *left_ebacc, *rest]), reverse=True)
            totals.append(
                english_weight * sum(item[2] for item in in_english)
                + 2 * sum(sorted((item[2] for item in maths), reverse=True)[:1])
                + sum(item[2] for item in in_ebacc)
                + sum(left[:3])
            )
    return max(totals)


def proposal_points(results):
    """The best total of slot points under the 2026 proposal, by trying every filling."""
    items = slot_items(results)
    category = element_subjects("breadth", "consultation_2026")
    science_subjects = element_subjects("science", "consultation_2026")
    gcse = [item for item in items if item[1] in GCSE]
    english = [i for i in gcse if i[0] in element_subjects("english")]
    maths = [i for i in gcse if i[0] in element_subjects("maths")]
    science = [i for i in gcse if i[0] in science_subjects]
    breadth = [i for i in items if i[0] in category]
    own = {id(i) for i in [*english, *maths, *science, *breadth]}
    rest = [i for i in items if id(i) not in own]
    taken = {i[0] for i in english}
    totals = []
    for in_english, left_english in best(english, 1):
        for in_science, left_science in best(science, 2):
            for in_breadth, left_breadth in best(breadth, 2):
                if len({category[i[0]] for i in in_breadth}) < len(in_breadth):
                    continue
                left = [*left_english, *left_science, *left_breadth, *rest]
                totals.append(
                    (2 if len(taken) == 2 else 1) * sum(i[2] for i in in_english)
                    + 2 * max((i[2] for i in maths), default=0)
                    + sum(i[2] for i in [*in_science, *in_breadth])
                    + sum(sorted((i[2] for i in left), reverse=True)[:2])
                )
    return max(totals)
