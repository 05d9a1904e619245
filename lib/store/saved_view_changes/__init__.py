"""The SQL that keeps, renames and withdraws views: one statement a file, in one transaction."""

from pathlib import Path

from lib.store.statements import Statements

_statements = Statements(Path(__file__).parent)
run, rows = _statements.run, _statements.rows
