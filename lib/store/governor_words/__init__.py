"""The SQL that keeps what a school says to its governors, one statement a file."""

from pathlib import Path

from lib.store.statements import Statements

_statements = Statements(Path(__file__).parent)
run, rows = _statements.run, _statements.rows
