"""The first layout."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

SQL = Path(__file__).parent.parent / "first.sql"


def upgrade() -> None:
    """Make all tables, views and triggers."""
    for statement in _statements(SQL.read_text(encoding="utf-8")):
        op.get_bind().exec_driver_sql(statement)


def _statements(script: str) -> Iterator[str]:
    """Part a script at its statements; a trigger's body holds semicolons of its own."""
    lines: list[str] = []
    for line in script.splitlines():
        if line.startswith("--"):
            continue
        lines.append(line)
        told = "\n".join(lines)
        if sqlite3.complete_statement(told) and told.strip():
            yield told
            lines = []
