"""The files in data/sample are what the seeded generator writes, byte for byte."""

from data.sample.generator.school import sample_bytes, school_files, write_school
from data.sample.generator.truths import SAMPLE


def test_the_stored_files_are_what_the_generator_writes_byte_for_byte():
    written = sample_bytes(school_files())
    stored = {
        path.relative_to(SAMPLE).as_posix(): path.read_bytes()
        for path in [SAMPLE / "school.csv", SAMPLE / "manifest.csv", *(SAMPLE / "files").iterdir()]
    }
    assert written.keys() == stored.keys()
    assert [name for name in written if written[name] != stored[name]] == []


def test_writing_the_school_twice_gives_the_same_files(tmp_path):
    write_school(tmp_path / "first")
    write_school(tmp_path / "second")
    first = {p.name: p.read_bytes() for p in (tmp_path / "first" / "files").iterdir()}
    second = {p.name: p.read_bytes() for p in (tmp_path / "second" / "files").iterdir()}
    assert first == second
    assert len(first) == 99
