"""`score` on one machine: DuckDB, from the contract's shape or any that the importer reads."""

from argparse import Namespace
from pathlib import Path

from lib.cli.import_files import UNATTENDED_BYTES
from lib.cli.score.outcome import Done, Refused
from lib.importing.delivery import Delivery, deliver
from lib.importing.reading.subjects import subject_book
from lib.importing.scoring import account, contract
from lib.importing.scoring.readings import MOST_DIFFERENT, readings, scores, too_many_different
from lib.importing.scoring.school.keeping import keep
from lib.importing.scoring.school.wanted import Wanted
from lib.importing.sheet import FileRefusedError
from lib.store import batch
from lib.store.statements import Cursor


def score_here(cursor: Cursor, arguments: Namespace, rules: batch.RuleSet) -> Done:
    """Score both files and write the out file. Raises Refused."""
    paths = _paths(arguments)
    data = {name: _bytes(path) for name, path in paths.items()}
    shapes = {name: contract.is_in_shape(path, data[name]) for name, path in paths.items()}
    if all(shapes.values()):
        return _by_contract(cursor, arguments, data, rules)
    if any(map(contract.is_parquet, paths.values())):
        raise Refused.because(
            "score_other_shape",
            "Parquet is read beside a file with the columns pupil_id, subject and grade, or "
            "pupil_id, ks2_reading and ks2_maths.",
            "Give both files in that shape: python -m lib score --help.",
        )
    return _as_a_school(cursor, arguments, data, rules)


def _scored(cursor: Cursor, arguments: Namespace, rules: batch.RuleSet) -> batch.Sums:
    """Score what was taken and write the out file. Raises Refused."""
    batch.scores(cursor, rules.name)
    try:
        batch.write_scores(cursor, Path(arguments.out))
    except OSError as error:
        raise Refused.because(
            "score_out_unwritable",
            f"Cannot write {arguments.out}: {error.strerror}.",
            "Choose another folder.",
        ) from error
    return batch.sums(cursor)


def _paths(arguments: Namespace) -> dict[str, Path]:
    return {"pupils": Path(arguments.pupils), "results": Path(arguments.results)}


def _bytes(path: Path) -> bytes:
    if contract.is_parquet(path) and path.exists():
        return b""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused.because(
            "file_unreadable",
            f"{path}: cannot be read ({error.strerror}).",
            "Check the name and the folder.",
            path.name,
        ) from error
    if not data.strip():
        raise Refused.because(
            "file_empty", f"{path.name}: the file is empty.", "Export it again.", path.name
        )
    return data


def _by_contract(
    cursor: Cursor, arguments: Namespace, data: dict[str, bytes], rules: batch.RuleSet
) -> Done:
    paths = _paths(arguments)
    names = {name: path.name for name, path in paths.items()}
    _take(cursor, paths, data)
    faults = batch.faults(cursor)
    found = account.findings(faults, names)
    used = batch.used(cursor)
    formats = {k: "parquet" if contract.is_parquet(path) else "csv" for k, path in paths.items()}
    report = account.report(used, faults, names, formats)
    if found and not arguments.skip_bad:
        raise Refused.of_rows(found, report)
    if not (used.pupils and used.results):
        raise Refused.none_usable(names["results" if used.pupils else "pupils"], found, report)
    told = [*found, *account.undated_twice(used, names)]
    return Done(_scored(cursor, arguments, rules), report, told)


def _take(cursor: Cursor, paths: dict[str, Path], data: dict[str, bytes]) -> None:
    """Take the rows of both files, with how each different text is read."""
    optional = contract.OPTIONAL_RESULT_COLUMNS
    file = paths["pupils"]
    try:
        pupils = contract.read_rows(file, data["pupils"], contract.PUPIL_COLUMNS)
        file = paths["results"]
        results = contract.read_rows(file, data["results"], contract.RESULT_COLUMNS, optional)
        batch.take(cursor, pupils, results)
        different = batch.different(cursor)
        if len(different) > MOST_DIFFERENT:
            raise too_many_different(file.name)
    except FileRefusedError as error:
        raise Refused.of_file(error, file.name) from error
    book = subject_book(cursor)
    batch.read_as(cursor, readings(different, book), scores(batch.written_scores(cursor)))


def _as_a_school(
    cursor: Cursor, arguments: Namespace, data: dict[str, bytes], rules: batch.RuleSet
) -> Done:
    paths = _paths(arguments)
    wanted = Wanted(rules.results_year, arguments.kind, arguments.despite_headings)
    try:
        kept = keep(
            _delivery(paths["pupils"], data["pupils"]),
            _delivery(paths["results"], data["results"]),
            wanted,
        )
    except FileRefusedError as error:
        raise Refused.of_file(error, Path(arguments.results).name) from error
    if kept.is_stopped:
        raise Refused.of_all(kept.bad, kept.report)
    if kept.bad and not arguments.skip_bad:
        raise Refused.of_rows(kept.bad, kept.report)
    batch.take(cursor, kept.pupils, kept.results)
    batch.read_as(cursor, kept.readings, scores(batch.written_scores(cursor)))
    return Done(_scored(cursor, arguments, rules), kept.report, kept.told, kept.kind)


def _delivery(path: Path, data: bytes) -> Delivery:
    return deliver(path.name, data, limit=UNATTENDED_BYTES)
