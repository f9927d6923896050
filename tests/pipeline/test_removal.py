"""A removed document leaves nothing behind in any file of the case, and a picture as if it had never come."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays import pipeline, store
from whosays.model.document import Original
from whosays.model.errors import CaseError, NotFoundError
from whosays.model.ids import canonical_json
from whosays.pipeline import removing, stages
from whosays.sources import Received
from whosays.store import database
from whosays.text.extracted import Member

from .conftest import MANIFEST, TEXTS

SECRET = (
    "Petra Lind is the spokeswoman of the Oskel Guard. Grozdana Ypsilanti-Weiß is the deputy commander of the "
    "Oskel Guard, “the quartermaster Øystein Xu” said on Friday.\nCall 0049 30 777.\n\n"
    "The Southern Bakery is part of the Oskel Guard.\n"
)
RUN = 12


def runs(text: str) -> set[bytes]:
    data = text.encode()
    return {data[at : at + RUN] for at in range(len(data) - RUN + 1)}


def alone(secret: str = SECRET) -> set[bytes]:
    """The 12-byte runs of the secret that no other document holds, as UTF-8, UTF-16 and JSON would spell them."""
    others = "\n".join((*TEXTS.values(), MANIFEST))
    found = runs(secret) - runs(others)
    assert len(found) > 20
    for start in range(len(secret) - RUN):
        words = secret[start : start + RUN]
        if words in others:
            continue
        found |= {words.encode("utf-16-le"), words.encode("utf-16-be"), json.dumps(words)[1:-1].encode()}
    return found


def contents(case: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the case, and every cell of its database, unpacked where it is packed."""
    for file in sorted(case.rglob("*")):
        if file.is_file():
            yield file.name, file.read_bytes()
    with sqlite3.connect(case / "whosays.db") as link:
        for (table,) in link.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in link.execute(f'SELECT * FROM "{table}"').fetchall():
                for cell in row:
                    if isinstance(cell, bytes):
                        yield table, cell
                        try:
                            yield table, zlib.decompress(cell)
                        except zlib.error:
                            continue
                    elif isinstance(cell, str):
                        yield table, cell.encode()
    link.close()


def found(case: Path, wanted: set[bytes]) -> list[tuple[str, bytes]]:
    """Where which run still stands. All windows of a file are looked up, so the cost is the size of the files."""
    lengths = {len(run) for run in wanted}
    return [
        (name, data[at : at + size])
        for name, data in contents(case)
        for size in lengths
        for at in range(len(data) - size + 1)
        if data[at : at + size] in wanted
    ]


@pytest.fixture
def secret(case: Path, tmp_path: Path) -> Path:
    """The case with one document more, built."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "d-secret.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "more" / "manifest.csv").write_text(
        "path,publisher,published,language,title\n"
        "d-secret.txt,Zwillingsblatt Intern,2023-05-01,en,Quartermaster list\n",
        encoding="utf-8",
    )
    pristine = tmp_path / "without"
    shutil.copytree(case, pristine)
    pipeline.add(case, [tmp_path / "more"])
    pipeline.build(case)
    assert pristine.exists()
    return case


def deputy(case: Path) -> str:
    with store.open_case(case) as opened, store.viewing(opened) as unit:
        sha256 = store.find_document(unit, "d-secret.txt")
        return next(claim.id for claim in store.claims(unit, sha256) if claim.predicate == "posted_to")


def test_the_search_of_these_tests_finds_what_is_there(secret: Path) -> None:
    hits = {name for name, _ in found(secret, alone())}
    assert {"documents", "claims", "readings", "built", "whosays.db"} <= hits
    assert any(len(name) == 64 for name in hits)


def test_nothing_is_left_in_any_file(secret: Path) -> None:
    claim = deputy(secret)
    pipeline.decide(secret, claim, "accept", "Ann", "the Southern Bakery is known")
    pipeline.decide(secret, claim, "correct", "Ann", "", {"role": "quartermaster Øystein"})
    pipeline.copies(secret)
    removed = pipeline.remove(secret, "d-secret.txt")
    assert (removed.paths, removed.decisions, removed.left) == (("d-secret.txt",), 2, ())
    assert found(secret, alone()) == []
    for words in ("d-secret", "Zwillingsblatt", "Quartermaster list"):
        assert not any(words.encode() in data for _, data in contents(secret)), words


def test_nothing_is_left_while_another_program_has_the_case_open(secret: Path) -> None:
    """With a connection open elsewhere the write-ahead log is not tidied away by the last to close."""
    link = sqlite3.connect(secret / "whosays.db")
    link.execute("SELECT count(*) FROM documents").fetchone()
    pipeline.remove(secret, "d-secret.txt")
    assert (secret / "whosays.db-wal").exists()
    assert found(secret, alone()) == []
    link.close()


def test_the_picture_is_as_if_it_had_never_come(secret: Path, tmp_path: Path) -> None:
    without = tmp_path / "without"
    for case in (secret, without):
        finding = next(row.finding for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")
        pipeline.decide(case, finding, "accept", "Ann", "seen")
    assert canonical_json(pipeline.brief(secret)) != canonical_json(pipeline.brief(without))
    pipeline.decide(secret, deputy(secret), "reject", "Ann", "misread")
    pipeline.remove(secret, "d-secret.txt")
    assert canonical_json(pipeline.brief(secret)) == canonical_json(pipeline.brief(without))
    assert canonical_json(pipeline.status(secret)) == canonical_json(pipeline.status(without))
    assert pipeline.build(secret).read == 0


def test_what_other_documents_say_stays(secret: Path, tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text("A copy.\n\n" + SECRET, encoding="utf-8")
    pipeline.add(secret, [tmp_path / "again.txt"])
    pipeline.build(secret)
    pipeline.decide(secret, deputy(secret), "note", "Ann", "as the Southern Bakery is part of it")
    other = next(row.finding for row in pipeline.brief(secret).posts if row.person_label == "Dana Orr")
    pipeline.decide(secret, other, "note", "Ann", "Compare “The Southern Bakery is part of”.")
    removed = pipeline.remove(secret, "d-secret.txt")
    assert (removed.decisions, removed.reasons) == (1, 0)
    view = pipeline.document_view(secret, "again.txt")
    assert "Southern Bakery" in view.text
    assert view.claims
    assert pipeline.status(secret).decisions == 1


def test_reasons_of_other_decisions_lose_the_quote(secret: Path) -> None:
    other = next(row.finding for row in pipeline.brief(secret).posts if row.person_label == "Dana Orr")
    pipeline.decide(secret, other, "accept", "Ann", "Unlike “The Southern Bakery is”, which I doubt.")
    assert pipeline.remove(secret, "d-secret.txt").reasons == 1
    with store.open_case(secret) as case, store.viewing(case) as unit:
        (decision,) = store.decisions(unit)
    assert decision.why == "Unlike “[removed]”, which I doubt."
    assert decision.judged is not None
    assert found(secret, alone()) == []


def test_a_correction_of_another_document_with_its_words_goes_too(secret: Path) -> None:
    other = next(row.finding for row in pipeline.brief(secret).posts if row.person_label == "Dana Orr")
    pipeline.decide(secret, other, "correct", "Ann", "", {"subject": "Grozdana Ypsilanti-Weiß"})
    assert pipeline.remove(secret, "d-secret.txt").decisions == 1
    assert found(secret, alone()) == []
    assert any(row.person_label == "Dana Orr" for row in pipeline.brief(secret).posts)


def test_a_protected_name_stays_protected(secret: Path) -> None:
    pipeline.protect(secret, "Grozdana Ypsilanti-Weiß", "Ann")
    pipeline.remove(secret, "d-secret.txt")
    assert pipeline.protected(secret) == ("Grozdana Ypsilanti-Weiß",)


def test_the_log_keeps_a_tombstone_and_stays_closed(secret: Path) -> None:
    with store.open_case(secret) as case, store.viewing(case) as unit:
        sha256 = store.find_document(unit, "d-secret.txt")
    pipeline.decide(secret, deputy(secret), "accept", "Ann", "")
    pipeline.remove(secret, sha256[:12])
    with store.open_case(secret) as case:
        with store.viewing(case) as unit:
            lines = [line for line in store.ingests(unit) if line.sha256 == sha256]
            assert {(line.outcome, line.path, line.message) for line in lines} == {("removed", "", "")}
            assert len(lines) == 2
            triggers = unit.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").scalar()
        assert triggers == 9
        with pytest.raises(Exception, match="append-only"), store.writing(case) as unit:
            unit.exec_driver_sql("UPDATE decision_log SET record = 'x'")
    other = next(row.finding for row in pipeline.brief(secret).posts)
    numbers = [made.number for made in pipeline.decide(secret, other, "note", "Ann", "next")]
    assert numbers[0] == 2


def test_a_removed_document_can_come_again(secret: Path, tmp_path: Path) -> None:
    before = canonical_json(pipeline.brief(secret))
    pipeline.remove(secret, "d-secret.txt")
    assert pipeline.add(secret, [tmp_path / "more"]).count("added") == 1
    pipeline.build(secret)
    assert canonical_json(pipeline.brief(secret)) == before


def test_an_original_without_a_text_is_removed_too(case: Path, tmp_path: Path) -> None:
    page = tmp_path / "void.html"
    page.write_text("<html><p><b></p></b><table><script>grozdana_ypsilanti(1)</script></html>")
    assert pipeline.add(case, [page]).lines[0].outcome == "refused"
    assert "void.html" in dict(pipeline.status(case).refused)
    pipeline.remove(case, "void.html")
    assert pipeline.status(case).refused == ()
    assert not any(b"ypsilanti" in data or b"void.html" in data for _, data in contents(case))


def test_what_is_not_there_is_not_removed(case: Path) -> None:
    for which in ("", "nothing.txt", "%", "0" * 64):
        with pytest.raises(NotFoundError):
            pipeline.remove(case, which)
    assert len(pipeline.documents(case)) == 3


def test_files_of_the_user_in_the_folder_are_named(secret: Path) -> None:
    (secret / "notes").mkdir()
    (secret / "notes" / "mine.html").write_text(f"<p>{SECRET}</p>", encoding="utf-8")
    (secret / "other.txt").write_text(TEXTS["a-wire.txt"] + "Nothing of it.", encoding="utf-8")
    assert pipeline.remove(secret, "d-secret.txt").left == ("notes/mine.html",)


def test_a_removal_that_was_cut_off_is_finished_by_the_next_command(
    secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(database, "compact", cut)
        with pytest.raises(KeyboardInterrupt):
            pipeline.remove(secret, "d-secret.txt")
    pipeline.status(secret)
    assert found(secret, alone()) == []
    with store.open_case(secret) as case, store.viewing(case) as unit:
        assert store.built(unit, "removal") is None


def test_a_case_in_use_is_said_and_finished_later(secret: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.1)
    reader = sqlite3.connect(secret / "whosays.db", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM documents").fetchone()
    with pytest.raises(CaseError, match=r"whosays\.db"):
        pipeline.remove(secret, "d-secret.txt")
    assert [row.path for row in pipeline.documents(secret)] == sorted(TEXTS)
    reader.close()
    pipeline.status(secret)
    assert found(secret, alone()) == []


MAIL = "From the harbour office.\nThe letter of Grozdana Ypsilanti-Weiß is attached.\n"
LETTER = "Grozdana Ypsilanti-Weiß is the deputy commander of the Oskel Guard, she writes herself.\n"
LIST = "Øystein Xu is the quartermaster of the Oskel Guard, as this list of the stores says.\n"
HELD = {"mail.eml": {"letter.txt": LETTER}, "papers.zip": {"list.txt": LIST, "in/mail.eml": MAIL, "bad.exe": None}}


@pytest.fixture
def holders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that hold others: a mail that is a document itself and an archive that is not."""
    gathered = stages.gathered

    def unpacked(paths: list[Path], seen: dict[str, str], counted: object) -> Iterator[Received]:
        for received in gathered(paths, seen, counted):
            zipped = received.path.endswith(".zip") and received.outcome == "ready"
            yield replace(received, outcome="archive") if zipped else received

    def members(original: Original, _: object) -> Iterator[Member]:
        for name, text in HELD.get(original.path.rpartition("/")[2], {}).items():
            data = None if text is None else text.encode()
            yield Member(name=name, data=data, message="" if text else "is a program.")

    monkeypatch.setattr(stages, "gathered", unpacked)
    monkeypatch.setattr(stages, "members", members)
    monkeypatch.setattr(stages, "holds_others", lambda media_type: media_type == "text/plain")


def give(case: Path, place: Path, *names: str) -> None:
    for name in names:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(MAIL if name.endswith(".eml") else f"Archive {name} of the harbour office.\n")
        pipeline.add(case, [place / name])
    pipeline.build(case)


def paths(case: Path) -> list[str]:
    return [row.path for row in pipeline.documents(case)]


@pytest.mark.usefixtures("holders")
def test_a_mail_takes_its_attachments_with_it(case: Path, tmp_path: Path) -> None:
    before = canonical_json(pipeline.brief(case))
    give(case, tmp_path / "post", "mail.eml")
    assert "mail.eml/letter.txt" in paths(case)
    planned = pipeline.removal(case, "mail.eml")
    assert (planned.paths, planned.members) == (("mail.eml",), ("mail.eml/letter.txt",))
    with pytest.raises(CaseError, match=r"mail\.eml/letter\.txt came inside mail\.eml, whose bytes hold it"):
        pipeline.remove(case, "mail.eml/letter.txt")
    assert pipeline.remove(case, "mail.eml").members == ("mail.eml/letter.txt",)
    assert found(case, alone(LETTER) | alone(MAIL)) == []
    assert canonical_json(pipeline.brief(case)) == before


@pytest.mark.usefixtures("holders")
def test_an_attachment_that_also_came_alone_stays(case: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    pipeline.add(case, [tmp_path / "letter.txt"])
    without = tmp_path / "without"
    pipeline.build(case)
    shutil.copytree(case, without)
    give(case, tmp_path / "post", "mail.eml")
    assert pipeline.removal(case, "mail.eml").members == ()
    pipeline.remove(case, "mail.eml")
    assert canonical_json(pipeline.brief(case)) == canonical_json(pipeline.brief(without))
    assert canonical_json(pipeline.status(case)) == canonical_json(pipeline.status(without))
    assert not any(b"mail.eml" in data for _, data in contents(case))


@pytest.mark.usefixtures("holders")
def test_what_the_log_says_of_a_copy_does_not_name_the_mail(case: Path, tmp_path: Path) -> None:
    give(case, tmp_path / "post", "mail.eml")
    (tmp_path / "letter.txt").write_text(LETTER)
    assert "mail.eml/letter.txt" in pipeline.add(case, [tmp_path / "letter.txt"]).lines[0].message
    pipeline.remove(case, "mail.eml")
    assert "letter.txt" in paths(case)
    assert not any(b"mail.eml" in data for _, data in contents(case))


@pytest.mark.usefixtures("holders")
def test_an_archive_goes_with_all_that_it_held(case: Path, tmp_path: Path) -> None:
    before = canonical_json(pipeline.status(case))
    give(case, tmp_path / "post", "papers.zip")
    assert dict(pipeline.status(case).refused) == {"papers.zip/bad.exe": "is a program."}
    removed = pipeline.remove(case, "papers.zip")
    assert removed.members == (
        "papers.zip/in/mail.eml",
        "papers.zip/in/mail.eml/letter.txt",
        "papers.zip/list.txt",
    )
    assert found(case, alone(LETTER) | alone(MAIL) | alone(LIST)) == []
    assert not any(b"papers.zip" in data for _, data in contents(case))
    assert canonical_json(pipeline.status(case)) == before


@pytest.mark.usefixtures("holders")
def test_one_document_of_an_archive_may_go(case: Path, tmp_path: Path) -> None:
    give(case, tmp_path / "post", "papers.zip")
    pipeline.remove(case, "papers.zip/list.txt")
    assert found(case, alone(LIST)) == []
    assert "papers.zip/in/mail.eml/letter.txt" in paths(case)


@pytest.mark.usefixtures("holders")
def test_a_mail_that_also_came_alone_keeps_its_attachments(case: Path, tmp_path: Path) -> None:
    without = tmp_path / "without"
    shutil.copytree(case, without)
    give(without, tmp_path / "post", "mail.eml")
    give(case, tmp_path / "post", "papers.zip")
    give(case, tmp_path / "post", "mail.eml")
    pipeline.remove(case, "papers.zip")
    assert "mail.eml/letter.txt" in paths(case)
    assert paths(case) == paths(without)
    assert canonical_json(pipeline.brief(case)) == canonical_json(pipeline.brief(without))


WORDS = st.text("ab é\u4e2d", min_size=1, max_size=60)


@given(WORDS, WORDS)
def test_no_run_of_a_removed_text_is_left_in_a_reason(words: str, gone: str) -> None:
    left = removing._without(words, runs(gone))
    for piece in left.split(removing.STRUCK):
        assert runs(piece).isdisjoint(runs(gone))
    if removing.STRUCK not in left:
        assert left == words
