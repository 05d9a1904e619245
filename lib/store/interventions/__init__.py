"""The SQL of plans, sessions and reviews, one statement a file, run inside one transaction."""

from pathlib import Path

from lib.store.statements import Cursor, Statements, lend

__all__ = ["Cursor", "frame", "lend", "rows", "run"]

_statements = Statements(Path(__file__).parent)
run, rows, frame = _statements.run, _statements.rows, _statements.frame
