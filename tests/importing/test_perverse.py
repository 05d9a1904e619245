"""Perverse files: nobody is made or renamed, and nothing is stored under another's name.

The suite takes every thirteenth of the five hundred; `PERVERSE_SEEDS=0-499` takes them all, and
`PERVERSE_SEEDS=12` the one that a failure names.
"""

import json
import os
import shutil
from dataclasses import replace

import pytest
from conftest import opened_copy
from perverse.oracle import stored, wrongs
from perverse.perversions import PERVERSIONS
from perverse.school import EVERYONE, pupil_list
from perverse.seeds import perverse

from lib.cli.commands import main
from lib.importing.delivery import deliver
from lib.importing.importer import preview, store_unseen
from lib.importing.reading.answers import Answers
from lib.store.importing.own_school import start_own_school

SEEDS, SHARE = 500, 13
AT_ONCE = 8
"""Files of one test, each brought into a school of its own."""

NOBODY_SAYS = Answers(misfits="refuse")
"""Nobody is asked, and nobody overrules what headings say against the checkpoint."""


def chosen():
    asked = os.environ.get("PERVERSE_SEEDS")
    if not asked:
        return list(range(3, SEEDS, SHARE))
    first, _, last = asked.partition("-")
    return list(range(int(first), int(last or first) + 1))


def a_school(database):
    start_own_school(database, 123_456, "Harbour School")
    everyone = deliver("pupils.csv", pupil_list().encode(), academic_year=2027)
    said = replace(everyone, answers=Answers(new_pupils="make"))
    (account,) = store_unseen(database, [said], "test")
    assert account.entries.created == len(EVERYONE)


def handed_in(file):
    read = [deliver(*each, checkpoint=file.checkpoint, academic_year=2027) for each in file.files()]
    return [replace(each, answers=NOBODY_SAYS) for each in read]


def wrong_with(seed, school_file, path):
    """What is wrong with what came of a seed's file; of some a look must have told it all."""
    file = perverse(seed)
    with opened_copy(school_file, path) as database:
        before, files = stored(database), handed_in(file)
        looked = preview(database, files) if not seed % 3 else None
        accounts = store_unseen(database, files, "test")
        found = wrongs(before, stored(database), file, accounts)
    if looked and [a.entries for a in looked] != [a.entries for a in accounts]:
        found.append("the look promised something else than was stored")
    return [f"{seed} ({file.kind}; {', '.join(file.done)}): {wrong}" for wrong in found]


@pytest.mark.parametrize("first", range(0, len(chosen()), AT_ONCE))
def test_whatever_a_file_holds_nothing_is_stored_that_it_does_not_truly_say(
    first, filled_file, tmp_path
):
    found = [
        wrong
        for seed in chosen()[first : first + AT_ONCE]
        for wrong in wrong_with(seed, filled_file(a_school), tmp_path / f"{seed}.duckdb")
    ]
    assert not found, "\n".join(found[:30])


def test_the_seeds_make_every_perversion():
    done = {name for seed in range(SEEDS) for name in perverse(seed).done}
    assert done == {each.name for each in PERVERSIONS}


UNATTENDED = (1, 3, 5, 33, 35, 44, 46)
"""Seeds of files that are refused, whole or in part."""


@pytest.mark.parametrize("seed", UNATTENDED)
def test_the_command_line_ends_with_2_and_names_each_refusal_in_its_report(
    seed, filled_file, tmp_path, monkeypatch, capsys
):
    file, database = perverse(seed), tmp_path / "school.duckdb"
    shutil.copyfile(filled_file(a_school), database)
    monkeypatch.setenv("CHECKPOINT_DB", str(database))
    names = []
    for name, data in file.files():
        (tmp_path / name).write_bytes(data)
        names.append(str(tmp_path / name))
    choice, report = file.checkpoint, tmp_path / "report.json"
    asked = ["--checkpoint", choice.name, "--kind", choice.kind, "--report", str(report)]
    status = main(["import", *names, *asked])
    told = json.loads(report.read_text(encoding="utf-8"))
    refused = [f for f in told["findings"] if f["severity"] == "error"]
    assert status == 2
    assert refused
    printed = capsys.readouterr().err
    assert all(f["remedy"] and f["message"] in printed for f in refused)
    assert told["rows"] == sum(told[o] for o in ("created", "updated", "unchanged", "rejected"))


@pytest.mark.parametrize("seed", range(1, SEEDS, 100))
def test_a_seed_makes_the_same_file_again(seed):
    first, again = perverse(seed), perverse(seed)
    assert [line.cells for line in first.lines] == [line.cells for line in again.lines]
