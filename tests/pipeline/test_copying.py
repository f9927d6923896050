"""Copies of a case: found, kept, shown under the veil, the same whatever the order of adding."""

from pathlib import Path

import pytest

from whosays import pipeline, store
from whosays.model.copies import Copies
from whosays.model.errors import CaseError
from whosays.model.ids import canonical_json, from_json
from whosays.pipeline import copying, stages
from whosays.pipeline.pseudonyms import normal_name, pseudonyms

from .conftest import MANIFEST

WIRE = (
    "Tomas Verrick has been named head of the Oskel Guard, the port office said on Monday, after a long dispute "
    "over the keys to the northern quay. He can be reached under +49 30 1234567, the notice on its door said. Two "
    "men who work on the quay said that they had not been told, and that nobody had seen him there since March.\n"
)
COPY = f"A new head for the Guard\n\n{WIRE.replace('Monday', 'Tuesday')}\nMore tomorrow."
PAGE = f"<!DOCTYPE html><html lang='en'><title>x</title><body><article><p>{WIRE}</p></article></body></html>"
WRAPPED = WIRE.replace(". ", ".\n").upper()


@pytest.fixture
def sharing(folder: Path, tmp_path: Path) -> Path:
    """A case that is not built yet: the folder's three documents, a wire story, and it in three other forms."""
    (folder / "d-wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "e-copy.txt").write_text(COPY, encoding="utf-8")
    (folder / "f-page.html").write_text(PAGE, encoding="utf-8")
    (folder / "g-wrapped.txt").write_text(WRAPPED, encoding="utf-8")
    more = (
        "d-wire.txt,Lodestar,2023-05-01,en\ne-copy.txt,Tern Post,2023-05-02,en\n"
        "f-page.html,Tern Post,2023-05-03,en\ng-wrapped.txt,Tern Post,2023-05-04,en\n"
    )
    (folder / "manifest.csv").write_text(MANIFEST + more, encoding="utf-8")
    root = tmp_path / "sharing"
    pipeline.new_case(root)
    pipeline.add(root, [folder])
    return root


def test_copies_are_shown_without_a_build(sharing: Path) -> None:
    found = pipeline.copies(sharing)
    assert (found.documents, found.sharing) == (7, 4)
    assert (found.pairs[0].kind, found.pairs[0].left.path, found.pairs[0].right.path) == (
        "exact",
        "d-wire.txt",
        "g-wrapped.txt",
    )
    assert {(pair.kind, pair.left.path[0] + pair.right.path[0]) for pair in found.pairs[1:]} == {
        ("near", letters) for letters in ("de", "df", "ef", "eg", "fg")
    }
    near = next(pair for pair in found.pairs if pair.right.path == "e-copy.txt")
    assert (near.left.publisher, near.right.publisher) == ("Lodestar", "Tern Post")
    assert near.left.share > near.right.share > 0.8
    assert near.longest.startswith("after a long dispute over the keys")


def test_a_case_that_shares_nothing_says_so(case: Path) -> None:
    assert pipeline.copies(case).pairs == ()


def test_they_are_kept_and_made_again_only_for_other_documents(
    sharing: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.build(sharing)
    with store.open_case(sharing) as opened, store.viewing(opened) as unit:
        kept = store.built(unit, copying.PART)
    assert kept is not None
    assert len(from_json(kept[1], Copies).reuses) == 6
    before = pipeline.copies(sharing)
    made = []
    compared = stages.compared
    monkeypatch.setattr(stages, "compared", lambda *given: made.append(1) or compared(*given))
    assert pipeline.copies(sharing) == before
    finding = pipeline.brief(sharing).posts[0].finding
    pipeline.decide(sharing, finding, "accept", "Ann", "")
    pipeline.build(sharing)
    assert made == []
    (folder / "h-late.txt").write_text(f"{WIRE} And so it went on.", encoding="utf-8")
    pipeline.add(sharing, [folder])
    assert pipeline.copies(sharing).sharing == 5
    assert made == [1]


def test_the_order_of_adding_changes_nothing(sharing: Path, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    pipeline.new_case(other)
    for path in sorted(folder.iterdir(), reverse=True):
        if path.name != "manifest.csv":
            pipeline.add(other, [path])
            pipeline.copies(other)

    def kept(case: Path) -> bytes:
        with store.open_case(case) as opened:
            return canonical_json(copying.copies(opened))

    assert kept(other) == kept(sharing)
    assert canonical_json(pipeline.copies(other)) == canonical_json(pipeline.copies(sharing))


def test_protected_people_and_contact_details_are_covered(sharing: Path) -> None:
    plain = pipeline.copies(sharing)
    assert b"1234567" not in canonical_json(plain)
    assert not plain.pseudonyms
    pipeline.protect(sharing, "Tomas Verrick", "Ann")
    shown = pipeline.copies(sharing)
    assert shown.pseudonyms
    assert b"Verrick" not in canonical_json(shown)
    assert b"Tomas" not in canonical_json(shown)
    with store.open_case(sharing) as opened:
        hidden = pseudonyms(opened.key, "Person", ["Tomas Verrick"])[normal_name("Tomas Verrick")]
    exact = shown.pairs[0]
    assert exact.longest.startswith(f"{hidden} has been named head")
    for pair in shown.pairs:
        left, right = (pipeline.document_view(sharing, side.sha256).text for side in (pair.left, pair.right))
        for match in pair.matches:
            ours, theirs = left[match.left_start : match.left_end], right[match.right_start : match.right_end]
            assert ours.lower().split() == theirs.lower().split()


def test_a_detail_broken_over_two_lines_is_covered_in_the_quote(tmp_path: Path) -> None:
    pipeline.new_case(tmp_path / "case")
    for name, text in (("a.txt", WIRE), ("b.txt", f"Again: {WIRE}")):
        (tmp_path / name).write_text(text.replace("30 1234567", "30\n1234567"), encoding="utf-8")
    pipeline.add(tmp_path / "case", [tmp_path / "a.txt", tmp_path / "b.txt"])
    (pair,) = pipeline.copies(tmp_path / "case").pairs
    assert "under [telephone number], the notice" in pair.longest


def test_a_folder_that_is_no_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        pipeline.copies(tmp_path)
