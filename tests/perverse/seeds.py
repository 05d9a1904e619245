"""The file of a seed: a right one, spoilt in one to three ways; every tenth is left right."""

from random import Random

from perverse import of_people, of_tables, of_texts
from perverse.perversions import PERVERSIONS, spoil
from perverse.right_files import right_file
from perverse.school_list import SchoolList

TAKEN_FROM = (of_people, of_tables, of_texts)
"""The modules whose perversions there are: importing them is what takes them."""

RIGHT = 10


def perverse(seed: int) -> SchoolList:
    """Return the file of a seed: each perversion comes in its turn, and some others with it."""
    random = Random(seed)
    file = right_file(random)
    if seed % RIGHT == 0:
        return file
    first = PERVERSIONS[(seed - seed // RIGHT - 1) % len(PERVERSIONS)]
    while not first.applies(file):
        file = right_file(random)
    others = [each for each in PERVERSIONS if each.applies(file) and each is not first]
    spoil(file, [first, *random.sample(others, random.choice((0, 0, 1, 2)))])
    return file
