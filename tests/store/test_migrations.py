"""The migrations make the tables that the code speaks of, and a case is brought up to them when opened."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from whosays import store
from whosays.model.errors import CaseError
from whosays.store import database
from whosays.store.tables import metadata

SHADOWS = "texts"  # the full-text index and the tables it keeps for itself


def test_the_tables_are_those_of_the_migrations(case: store.Case) -> None:
    def ours(thing: object, name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and str(name).startswith(SHADOWS))

    with store.viewing(case) as unit:
        context = MigrationContext.configure(unit, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_head_known_to_the_code_is_the_last_migration() -> None:
    script = ScriptDirectory.from_config(database.alembic_configuration())
    assert script.get_heads() == [database.HEAD]


def test_an_empty_database_is_brought_up_when_opened(case: store.Case) -> None:
    for file in case.root.glob("whosays.db*"):
        file.unlink()
    (case.root / "whosays.db").touch()
    with store.open_case(case.root) as again, store.viewing(again) as unit:
        assert database.revision(unit) == database.HEAD
        assert store.count_documents(unit) == 0


def test_a_case_of_a_newer_version_is_refused(case: store.Case) -> None:
    with store.writing(case) as unit:
        unit.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CaseError, match="newer version"), store.open_case(case.root):
        pass


def test_a_failed_migration_changes_nothing(tmp_path: Path) -> None:
    engine = database.connect(tmp_path / "x.db")
    with database.writing(engine) as unit:
        unit.exec_driver_sql("CREATE TABLE decision_log (number INTEGER)")  # in the way of the first migration
    with pytest.raises(CaseError, match="decision_log"):
        database.migrate(engine)
    with database.reading(engine) as unit:
        tables = unit.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    assert tables == ["decision_log"]
