"""The case as a folder: made whole, closed to others, copied, opened again."""

import shutil
import stat
from pathlib import Path

import pytest

from whosays import store
from whosays.model.errors import CaseError, NotFoundError, SettingError

from .conftest import document, put

HELLO = b"hello"
HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_user_may_enter(case: store.Case) -> None:
    assert mode(case.root) == 0o700
    assert mode(case.root / "secret.key") == 0o600


def test_a_folder_opened_to_others_is_closed_again(case: store.Case) -> None:
    case.root.chmod(0o755)
    with store.open_case(case.root):
        assert mode(case.root) == 0o700


def test_a_case_is_not_made_twice(case: store.Case) -> None:
    with pytest.raises(CaseError, match="is a case already"):
        store.create_case(case.root, store.Settings())


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(CaseError, match="not empty"):
        store.create_case(tmp_path, store.Settings())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("name", ["with ? & #", "100% new", "Ärger 'quoted'", "a:b;c"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    store.create_case(tmp_path / name, store.Settings())
    with store.open_case(tmp_path / name) as case, store.viewing(case) as unit:
        assert store.count_documents(unit) == 0
    assert (tmp_path / name / "whosays.db").stat().st_size > 0


def test_a_failed_start_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("whosays.store.database.migrate", fail)
    with pytest.raises(KeyboardInterrupt):
        store.create_case(tmp_path / "case", store.Settings())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("missing", ["case.toml", "whosays.db"])
def test_what_is_no_case_is_refused(case: store.Case, missing: str) -> None:
    (case.root / missing).unlink()
    with pytest.raises(CaseError, match="is not a case"), store.open_case(case.root):
        pass


def test_a_damaged_database_is_named(case: store.Case) -> None:
    (case.root / "whosays.db").write_bytes(b"no database " * 1000)
    for beside in case.root.glob("whosays.db-*"):
        beside.unlink()
    with pytest.raises(CaseError, match=r"whosays\.db cannot be used"), store.open_case(case.root):
        pass


def test_a_lost_key_is_named(case: store.Case) -> None:
    (case.root / "secret.key").unlink()
    with pytest.raises(CaseError, match=r"secret\.key"), store.open_case(case.root):
        pass


def test_a_copied_case_is_the_same_case(case: store.Case, tmp_path: Path) -> None:
    put(case, document())
    store.keep_original(case, HELLO_SHA256, HELLO)
    shutil.copytree(case.root, tmp_path / "copy")
    with store.open_case(tmp_path / "copy") as copy, store.viewing(copy) as unit:
        assert [found.path for found in store.documents(unit)] == ["one.txt"]
        assert store.read_original(copy, HELLO_SHA256) == HELLO
        assert copy.key == case.key


def test_originals_are_kept_once_and_read_only(case: store.Case) -> None:
    store.keep_original(case, HELLO_SHA256, HELLO)
    store.keep_original(case, HELLO_SHA256, HELLO)
    (place,) = (path for path in (case.root / "originals").rglob("*") if path.is_file())
    assert place.relative_to(case.root).as_posix() == f"originals/2c/{HELLO_SHA256}"
    assert mode(place) == 0o400
    assert store.read_original(case, HELLO_SHA256) == HELLO


def test_a_changed_original_is_noticed(case: store.Case) -> None:
    store.keep_original(case, HELLO_SHA256, HELLO)
    place = case.root / "originals" / "2c" / HELLO_SHA256
    place.chmod(0o600)
    place.write_bytes(b"jello")
    with pytest.raises(CaseError, match="has been changed"):
        store.read_original(case, HELLO_SHA256)


def test_an_unknown_original_is_not_found(case: store.Case) -> None:
    with pytest.raises(NotFoundError):
        store.read_original(case, "0" * 64)


def test_two_cases_of_one_name_share_their_pseudonyms_and_no_others(tmp_path: Path) -> None:
    keys = []
    for folder, name in (("a", "Oskel"), ("b", "Oskel"), ("c", "Verrick")):
        store.create_case(tmp_path / folder, store.Settings(name=name))
        keys.append((tmp_path / folder / "secret.key").read_bytes())
    assert keys[0] == keys[1] != keys[2]
    assert all(len(key) == 32 for key in keys)


def test_settings_are_read_back(tmp_path: Path) -> None:
    wanted = store.Settings(name='The "Oskel" \\ file\t\x7f', entity="Ünit 7", grading="admiralty")
    store.create_case(tmp_path / "case", wanted)
    with store.open_case(tmp_path / "case") as case:
        assert case.settings == wanted


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("colour = 3", '"colour"'),
        ("name = 3", "name = 3"),
        ('name = " "', "name is empty"),
        ("entity = true", "entity = True"),
        ('grading = "stars"', "grading = 'stars'"),
        ('protect_commenters = "no"', "protect_commenters = 'no'"),
        ("name = ", "is not TOML"),
        ("name = '\xff'", "is not TOML"),
    ],
)
def test_a_bad_setting_is_refused_by_name(case: store.Case, text: str, named: str) -> None:
    (case.root / "case.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(SettingError, match=r"case\.toml") as raised, store.open_case(case.root):
        pass
    assert named in raised.value.message
    assert raised.value.remedy
