"""The SQL of the programme, one statement a file, run inside one transaction."""

from pathlib import Path

from lib.store.statements import Cursor, Statements

__all__ = ["Cursor", "rows", "run"]

_statements = Statements(Path(__file__).parent)
run, rows = _statements.run, _statements.rows
