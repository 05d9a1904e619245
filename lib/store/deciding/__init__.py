"""The SQL that keeps a meeting's decisions, one statement a file, run inside one transaction."""

from pathlib import Path

from lib.store.statements import Statements

_statements = Statements(Path(__file__).parent)
run, rows = _statements.run, _statements.rows
