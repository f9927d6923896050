"""What every store must do; STORES in conftest names those it is run over."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import exc, text

from whosays import store
from whosays.model.decision import Decision, Ingest
from whosays.model.errors import NotFoundError
from whosays.store import tables
from whosays.store.outputs import Read
from whosays.store.removal import about

from .conftest import claim, document, original, put, reading


def ingest(path: str = "one.txt") -> Ingest:
    return Ingest(
        number=0, recorded_at=datetime(2026, 11, 22, tzinfo=UTC), path=path, sha256=None, outcome="refused"
    )


def decision(target: str = "c1") -> Decision:
    return Decision(
        number=0,
        recorded_at=datetime(2026, 11, 22, tzinfo=UTC),
        by="Ann",
        action="accept",
        target=target,
        why="read it",
        judged=claim(document()),
        text_sha256="e" * 64,
    )


def test_a_document_comes_back_whole(case: store.Case) -> None:
    given = document(text="Ärger \U0001f600\x00 end", title="T", publisher="P")
    put(case, given)
    with store.viewing(case) as unit:
        assert store.document(unit, given.sha256) == given
        assert list(store.documents(unit)) == [given]
        assert next(store.documents(unit, with_text=False)).text == ""


def test_documents_come_in_the_order_of_paths(case: store.Case) -> None:
    for letter, path in (("c", "b.txt"), ("a", "c.txt"), ("b", "a.txt")):
        put(case, document(letter, path))
    with store.viewing(case) as unit:
        assert [found.path for found in store.documents(unit)] == ["a.txt", "b.txt", "c.txt"]
        assert list(store.document_hashes(unit)) == ["b" * 64, "c" * 64, "a" * 64]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_equal_bytes_stand_under_their_smallest_path(case: store.Case, order: tuple[int, ...]) -> None:
    offered = [original(path=path, publisher=path.upper()) for path in ("b.txt", "a.txt", "c.txt")]
    with store.writing(case) as unit:
        for index in order:
            stands = store.receive(unit, offered[index])
        assert stands.path == "a.txt"
        assert stands.stated.publisher == "A.TXT"
        assert store.paths_of(unit, stands.sha256) == ("a.txt", "b.txt", "c.txt")
        assert store.originals(unit) == (stands,)


def test_metadata_stated_last_wins(case: store.Case) -> None:
    with store.writing(case) as unit:
        store.receive(unit, original(publisher="Old"))
        assert store.receive(unit, original(publisher="New")).stated.publisher == "New"


def test_a_changed_document_loses_its_reading_and_an_equal_one_keeps_it(case: store.Case) -> None:
    given = document()
    put(case, given)
    with store.writing(case) as unit:
        store.put_reading(unit, store.pack(given.sha256, "k1", reading(), [claim(given)], ()))
        assert not store.put_document(unit, given)
        assert store.reading_keys(unit) == {given.sha256: "k1"}
        assert store.put_document(unit, document(publisher="Other"))
        assert store.reading_keys(unit) == {}
        assert store.count_claims(unit) == 0


def test_claims_come_back_by_id_and_in_order(case: store.Case) -> None:
    given = document()
    put(case, given)
    first, second = claim(given, "posted_to"), claim(given, "part_of")
    with store.writing(case) as unit:
        store.put_reading(unit, store.pack(given.sha256, "k1", reading(), [first, second, first], ()))
    with store.viewing(case) as unit:
        assert list(store.claims(unit)) == [first, second]
        assert list(store.claims(unit, given.sha256)) == [first, second]
        assert list(store.claims(unit, "b" * 64)) == []
        assert store.claim(unit, second.id) == second
        assert store.claim_ids(unit, first.id[:9]) == (first.id,)
        assert store.claim_ids(unit, "c_") == ()
        assert store.reading(unit, given.sha256) == reading()
        assert list(store.readings(unit)) == [reading()]
        assert store.claim_counts(unit) == {given.sha256: 2}
        with pytest.raises(NotFoundError):
            store.claim(unit, "c0")


def test_a_new_reading_replaces_the_old_one(case: store.Case) -> None:
    given = document()
    put(case, given)
    with store.writing(case) as unit:
        store.put_reading(unit, store.pack(given.sha256, "k1", reading(), [claim(given)], ()))
        store.put_reading(unit, store.pack(given.sha256, "k2", reading(), [claim(given, "part_of")], ()))
    with store.viewing(case) as unit:
        assert [found.predicate for found in store.claims(unit)] == ["part_of"]
        assert store.reading_keys(unit) == {given.sha256: "k2"}


def test_a_reader_that_gave_up_is_remembered(case: store.Case) -> None:
    put(case, document())
    with store.writing(case) as unit:
        store.put_reading(unit, Read(sha256="a" * 64, key="k1", failure="too deep"))
    with store.viewing(case) as unit:
        assert store.reading_failures(unit) == {"a" * 64: "too deep"}
        assert list(store.readings(unit)) == []
        assert store.reading(unit, "a" * 64) is None


def test_a_unit_of_work_is_kept_whole_or_not_at_all(case: store.Case) -> None:
    def half() -> None:
        with store.writing(case) as unit:
            store.receive(unit, original())
            store.put_document(unit, document())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with store.viewing(case) as unit:
        assert store.count_documents(unit) == 0
        assert store.originals(unit) == ()


def test_a_view_does_not_move_while_others_write(case: store.Case) -> None:
    put(case, document("a", "a.txt"))
    with store.viewing(case) as unit:
        assert store.count_documents(unit) == 1
        put(case, document("b", "b.txt"))
        assert store.count_documents(unit) == 1
    with store.viewing(case) as unit:
        assert store.count_documents(unit) == 2


def test_parts_of_the_picture_are_kept_under_their_inputs(case: store.Case) -> None:
    with store.writing(case) as unit:
        assert store.built(unit, "resolution") is None
        store.put_built(unit, "resolution", "h1", b"one")
        store.put_built(unit, "resolution", "h2", b"two")
        assert store.built(unit, "resolution") == ("h2", b"two")


def test_logs_number_their_lines_and_give_them_back(case: store.Case) -> None:
    with store.writing(case) as unit:
        assert [store.append_ingest(unit, ingest(path)).number for path in ("a", "b")] == [1, 2]
        kept = store.append_decision(unit, decision())
    with store.viewing(case) as unit:
        assert [line.path for line in store.ingests(unit)] == ["a", "b"]
        assert store.decisions(unit) == (kept,)


@pytest.mark.parametrize("log", ["ingest_log", "decision_log"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {log} SET record = 'x'",
        "DELETE FROM {log}",
        "INSERT OR REPLACE INTO {log} (number, record) VALUES (1, 'x')",
        "REPLACE INTO {log} (number, record) VALUES (1, 'x')",
        "INSERT INTO {log} (number, record) VALUES (1, 'x') ON CONFLICT DO UPDATE SET record = 'x'",
    ],
)
def test_the_database_refuses_to_change_a_log(case: store.Case, log: str, statement: str) -> None:
    with store.writing(case) as unit:
        store.append_ingest(unit, ingest())
        store.append_decision(unit, decision())
    with pytest.raises(exc.IntegrityError, match="append-only"), store.writing(case) as unit:
        unit.execute(text(statement.format(log=log)))
    with store.viewing(case) as unit:
        assert [line.path for line in store.ingests(unit)] == ["one.txt"]
        assert len(store.decisions(unit)) == 1


def test_a_document_is_found_by_hash_beginning_or_path(case: store.Case) -> None:
    put(case, document("a", "a.txt"))
    put(case, document("b", "b%.txt"))
    with store.writing(case) as unit:
        store.receive(unit, original("b", "other/name.txt"))
    with store.viewing(case) as unit:
        assert store.find_document(unit, "a" * 64) == "a" * 64
        assert store.find_document(unit, "bbb") == "b" * 64
        assert store.find_document(unit, "b%.txt") == "b" * 64
        assert store.find_document(unit, "other/name.txt") == "b" * 64
        for unknown in ("", "%", "c", "b_.txt"):
            with pytest.raises(NotFoundError):
                store.find_document(unit, unknown)


def test_a_path_that_names_two_documents_is_not_guessed(case: store.Case) -> None:
    put(case, document("a", "same.txt"))
    put(case, document("b", "same.txt"))
    with store.viewing(case) as unit, pytest.raises(NotFoundError, match="2 documents"):
        store.find_document(unit, "same.txt")


def test_words_are_found_in_texts_and_titles(case: store.Case) -> None:
    put(case, document("a", "a.txt", "The Régiment moved to Karu.", title="Ledger"))
    put(case, document("b", "b.txt", "Nothing moved."))
    with store.viewing(case) as unit:
        assert [hit[0][0] for hit in store.search(unit, "regiment KARU")] == ["a"]
        assert [hit[0][0] for hit in store.search(unit, "ledger")] == ["a"]
        assert {hit[0][0] for hit in store.search(unit, "moved")} == {"a", "b"}
        assert store.search(unit, 'moved" OR "karu') == ()
        assert store.search(unit, "  ") == ()


def test_search_follows_a_changed_text(case: store.Case) -> None:
    put(case, document(text="before"))
    put(case, document(text="after"))
    with store.viewing(case) as unit:
        assert store.search(unit, "before") == ()
        assert len(store.search(unit, "after")) == 1


def test_a_purge_takes_every_row_of_a_document_and_leaves_tombstones(case: store.Case) -> None:
    for letter in "ab":
        given = document(letter, f"{letter}.txt", f"Lind heads the {letter} Guard.")
        put(case, given)
        with store.writing(case) as unit:
            store.put_reading(unit, store.pack(given.sha256, "k1", reading(letter), [claim(given)], ()))
            store.append_ingest(unit, replace(ingest(given.path), sha256=given.sha256, outcome="added"))
            store.append_decision(unit, replace(decision(), judged=claim(given)))
            store.put_built(unit, "resolution", "h", b"Lind")
    gone = "a" * 64

    def allowed(one: Decision) -> Decision | None:
        return None if one.judged is not None and one.judged.document == gone else one

    with store.writing(case) as unit:
        assert store.purge(unit, {gone}, (), (), allowed, datetime(2026, 11, 23, tzinfo=UTC)) == 1
    store.finish_removal(case)
    with store.viewing(case) as unit:
        assert [found.path for found in store.documents(unit)] == ["b.txt"]
        assert list(store.reading_keys(unit)) == ["b" * 64]
        assert [found.document for found in store.claims(unit)] == ["b" * 64]
        assert store.built(unit, "resolution") is None
        assert [(line.path, line.sha256, line.outcome) for line in store.ingests(unit)] == [
            ("", gone, "removed"),
            ("b.txt", "b" * 64, "added"),
            ("", gone, "removed"),
        ]
        assert [one.number for one in store.decisions(unit)] == [2]
        assert {hit[0] for hit in store.search(unit, "Guard")} == {"b" * 64}
    with store.writing(case) as unit:
        assert store.append_decision(unit, decision()).number == 3


def test_an_original_that_came_by_another_path_too_loses_one_path_only(case: store.Case) -> None:
    put(case, document("a", "a.txt"))
    with store.writing(case) as unit:
        store.receive(unit, original("a", "box.zip/a.txt"))
        store.purge(
            unit, (), {("a" * 64, "box.zip/a.txt")}, (), lambda one: one, datetime(2026, 11, 23, tzinfo=UTC)
        )
        assert store.paths_of(unit, "a" * 64) == ("a.txt",)


def test_a_former_text_stays_while_decisions_refer_to_it(case: store.Case) -> None:
    old = document(text="Lind heads the Gu ard.")
    put(case, old)
    with store.writing(case) as unit:
        text_sha256 = store.text_hash(unit, old.sha256)
        assert text_sha256 is not None
        store.append_decision(unit, replace(decision(), text_sha256=text_sha256))
        assert store.put_document(unit, replace(old, text="Lind heads the Guard.", extractor="new 2"))
        assert store.put_document(unit, replace(old, text="Lind heads the Guard!", extractor="new 3"))
        assert store.former_text(unit, old.sha256, text_sha256) == old.text
        assert store.former_texts(unit, old.sha256) == ((text_sha256, "", old.text),)
        assert store.former_text(unit, "b" * 64, text_sha256) is None
        assert store.document(unit, old.sha256).extractor == "new 3"


def test_another_publisher_makes_no_former_text(case: store.Case) -> None:
    put(case, document())
    with store.writing(case) as unit:
        text_sha256 = store.text_hash(unit, "a" * 64)
        store.append_decision(unit, replace(decision(), text_sha256=text_sha256))
        assert store.put_document(unit, document(publisher="Other"))
        assert store.former_texts(unit, "a" * 64) == ()


def test_a_purge_reaches_every_table() -> None:
    """A table that says nothing of an original would keep words of removed documents: `built` is emptied whole."""
    whole = {table.name for table in tables.LOGS} | {"built"}
    assert [table.name for table in tables.metadata.sorted_tables if not about(table)] == sorted(whole)
