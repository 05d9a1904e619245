import pytest

from bench.figures import Figure, percentile, table
from lib.cli.commands import main


def test_a_part_that_does_not_exist_is_said(capsys):
    assert main(["bench", "moon"]) == 2
    assert "no part called moon" in capsys.readouterr().out


@pytest.mark.parametrize(("share", "value"), [(0.5, 5.0), (0.95, 10.0), (0.9, 9.0), (0.01, 1.0)])
def test_a_percentile_is_a_value_that_was_measured(share, value):
    assert percentile([float(n) for n in range(10, 0, -1)], share) == value


def test_a_figure_over_its_budget_says_so_and_one_without_a_budget_does_not():
    printed = table([Figure("slow", 1.5, "s", 1.0), Figure("as it is", 9.0, "s")]).splitlines()
    assert printed[1].endswith("over")
    assert not printed[2].endswith("over")
