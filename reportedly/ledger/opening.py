"""Making and opening a ledger."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from reportedly.errors import LedgerError, OutputError
from reportedly.ledger import custody

FILE = "ledger.sqlite"
_MIGRATIONS = Path(__file__).parent / "migrations"
_BUSY_MS = 60_000
_FULL = ("disk is full", "readonly", "read-only", "disk i/o", "unable to open")


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger: its folder and the engine of its SQLite file. Close with `engine.dispose()`."""

    folder: Path
    engine: Engine


def init_ledger(folder: Path) -> Ledger:
    """Make an empty ledger in a folder and open it; raises LedgerError where one is there already."""
    if (folder / FILE).exists():
        raise LedgerError(f"{folder}: is a ledger already; add reports to it with: reportedly add --ledger {folder}")
    try:
        (folder / "objects").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made ({error.strerror or error}); choose another place") from error
    ledger = Ledger(folder, _engine(folder))
    with writing(ledger) as connection:
        _upgrade(connection)
        custody.append(connection, "init", str(custody.FIRST[:8]), {"layout": _newest()}, custody.now())
    return ledger


def open_ledger(folder: Path) -> Ledger:
    """Open a ledger and bring its tables up to this version; raises LedgerError where there is none, or a newer one."""
    if not (folder / FILE).is_file():
        raise LedgerError(f"{folder}: is no ledger; make one with: reportedly init {folder}")
    ledger = Ledger(folder, _engine(folder))
    with reading(ledger) as connection:
        layout = MigrationContext.configure(connection).get_current_revision()
    if layout != _newest():
        if layout is None or layout not in {each.revision for each in _script().walk_revisions()}:
            raise LedgerError(f"{folder}: has the layout {layout}, which this version does not know; use a newer one")
        with writing(ledger) as connection:
            _upgrade(connection)
    return ledger


@contextmanager
def closing_ledger(folder: Path) -> Iterator[Ledger]:
    """Open a ledger and close it when the block ends."""
    ledger = open_ledger(folder)
    try:
        yield ledger
    finally:
        ledger.engine.dispose()


@contextmanager
def reading(ledger: Ledger) -> Iterator[Connection]:
    """Open a transaction that sees one state of the ledger; others may write meanwhile."""
    with _told(ledger), ledger.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection


@contextmanager
def writing(ledger: Ledger) -> Iterator[Connection]:
    """Open a transaction that holds the write lock, waiting for others up to a minute; committed when the block ends
    well, and on the disk then.
    """
    with _told(ledger), ledger.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
        connection.commit()


@contextmanager
def _told(ledger: Ledger) -> Iterator[None]:
    where = ledger.folder / FILE
    try:
        yield
    except OperationalError as error:
        reason = str(error.orig).lower()
        if "locked" in reason:
            raise LedgerError(f"{where}: another process writes to it for too long; try again") from error
        if any(each in reason for each in _FULL):
            raise OutputError(f"{where}: cannot be written ({reason}); make room or mend permissions") from error
        raise LedgerError(f"{where}: cannot be used ({reason}); run reportedly verify") from error
    except DatabaseError as error:
        raise LedgerError(f"{where}: is damaged or no ledger ({error.orig}); restore it") from error


def _engine(folder: Path) -> Engine:
    engine = create_engine(f"sqlite:///{folder / FILE}", connect_args={"timeout": _BUSY_MS / 1000})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # Transactions are begun by name: the driver would begin them too late.
        for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = FULL", f"busy_timeout = {_BUSY_MS}"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _script() -> ScriptDirectory:
    return ScriptDirectory(str(_MIGRATIONS))


def _newest() -> str:
    newest = _script().get_current_head()
    assert newest is not None
    return newest


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
