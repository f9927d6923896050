"""The connection to a case's database: pragmas, transactions, migrations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, inspect, text

from whosays.model.errors import CaseError

FILE = "whosays.db"
HEAD = "0003"
"""The last migration; a case at this one opens without loading Alembic."""
WAIT_SECONDS = 60
"""How long a command waits for another one that is writing into the same case."""


def connect(path: Path) -> Engine:
    """An engine over the database file; `dispose` closes its connections, the last of them tidies the file."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        # The driver's own transaction handling would leave DDL and SELECT outside; `_begin` opens ours.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted or replaced is overwritten with zeros

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("whosays_bare", False):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("whosays_writes", False) else "BEGIN")

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing. Waits for another writer."""
    with _explained(engine), engine.execution_options(whosays_writes=True).begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the database, whatever is written meanwhile."""
    with _explained(engine), engine.connect() as connection:
        yield connection


def compact(engine: Engine) -> None:
    """Write the file anew without free pages, and empty the write-ahead log into it.

    Raises CaseError where another program is using the case.
    """
    with _explained(engine), engine.execution_options(whosays_bare=True).connect() as connection:
        connection.exec_driver_sql("VACUUM")
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    if busy:
        raise CaseError(
            f"{engine.url.database} is in use, so that its log cannot be emptied.",
            "End other commands on this case; the next one finishes the removal.",
        )


@contextmanager
def _explained(engine: Engine) -> Iterator[None]:
    """Turn what SQLite says of a file that is locked, full, damaged or not its own into a CaseError."""
    try:
        yield
    except exc.DatabaseError as error:
        if type(error) not in (exc.DatabaseError, exc.OperationalError):
            raise
        said = str(error.orig)
        remedy = "Put the case back from a copy."
        if "locked" in said:
            remedy = "Another command is writing into this case: wait for it to end."
        elif "full" in said:
            remedy = "Make room on the disk; nothing that was reported as done is lost."
        elif "readonly" in said or "unable to open" in said:
            remedy = "Check that the folder is there and that you may write into it."
        raise CaseError(f"{engine.url.database} cannot be used: {said}.", remedy) from error


def revision(connection: Connection) -> str | None:
    """The migration the database is at; None where it has no tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    value = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if value is None else str(value)


def migrate(engine: Engine) -> None:
    """Bring the tables up to `HEAD`, in one transaction."""
    with reading(engine) as connection:
        if revision(connection) == HEAD:
            return
    from alembic import command  # a tenth of a second that most commands need not spend
    from alembic.util import CommandError

    configuration = alembic_configuration()
    try:
        with writing(engine) as connection:
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, "head")
    except CommandError as error:
        raise CaseError(
            f"{engine.url.database} was written by a newer version of WhoSays.",
            "Install that version or a later one.",
        ) from error


def alembic_configuration() -> Any:
    """Alembic's configuration, for the migrations that the package carries."""
    from alembic.config import Config

    configuration = Config()
    folder = Path(__file__).parent / "migrations"
    configuration.set_main_option("script_location", str(folder).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    return configuration
