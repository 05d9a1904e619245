"""A short run of the fuzzer; `python -m bench.fuzz` makes the long one."""

import pytest
from importing.fuzz import account_for, broken, fuzz, read_or_refuse

RUNS = 150
WHOLE_RUNS = 60


def test_a_broken_file_is_read_or_refused_and_nothing_else():
    fuzz(read_or_refuse, RUNS, seed=2026)


def test_every_row_of_a_broken_file_is_accounted_for(school):
    fuzz(account_for(school), WHOLE_RUNS, seed=2027)


def test_a_broken_file_can_be_had_again_by_its_seed_and_run():
    assert [broken(1, run) for run in range(20)] == [broken(1, run) for run in range(20)]
    assert broken(1, 0) != broken(2, 0)


def test_the_fuzzer_names_the_run_that_failed():
    def fail(name, data):
        raise ValueError("no")

    with pytest.raises(AssertionError, match="seed 7, run 0"):
        fuzz(fail, 5, seed=7)
