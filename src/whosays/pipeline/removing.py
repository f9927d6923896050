"""`remove`: a document out of the case, with all that holds its words (SPEC section 9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from whosays import store
from whosays.model.claim import Claim
from whosays.model.decision import Decision
from whosays.model.errors import CaseError, DocumentError, NotFoundError
from whosays.model.ids import canonical_json, to_plain
from whosays.model.views import Removed
from whosays.pipeline import assembling, clock, reading, stages
from whosays.pipeline.opening import find_shown
from whosays.pipeline.veil import Veil

RUN = 12
"""Bytes in a row that count as words of a removed text: two or three words. Shorter stretches are everybody's."""
STRUCK = "[removed]"
_WORDS = ("text", "value", "name", "verbatim")
"""Fields of a claim that hold words of a document or of a person; all others hold fixed words of ours."""
_OURS = ("case.toml", "secret.key", "whosays.db", "whosays.db-wal", "whosays.db-shm")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What goes: originals (`gone`), and single receipts (`left`) of originals that stay.

    `moved` receipts get another path, as the mail that held them has another now. `holders` are the paths of
    what is removed.
    """

    holders: tuple[str, ...]
    gone: frozenset[str]
    left: frozenset[tuple[str, str]]
    moved: tuple[tuple[str, str, str], ...]
    shown: Removed


def removal(case: store.Case, which: str) -> Removed:
    """What `remove` would take out; raises NotFoundError, and CaseError where it cannot be done."""
    veil = assembling.veil(case)
    with store.viewing(case) as unit, veil.over_errors():
        return veil.record(_planned(unit, veil, which).shown)


def remove(case: store.Case, which: str) -> Removed:
    """Take a document out of the case, and put the picture together anew; what was done."""
    veil = assembling.veil(case)
    with store.writing(case) as unit:
        built = store.built(unit, "corroboration") is not None
        with veil.over_errors():
            plan = _planned(unit, veil, which)
        texts = [text.encode("utf-8", "surrogatepass") for text in _texts(unit, plan.gone)]
        log = store.decisions(unit)
        lone = _lone_runs(unit, texts, plan.gone, {w for decision in log for w in _windows(_said(decision))})
        struck = 0

        def allowed(decision: Decision) -> Decision | None:
            nonlocal struck
            copies = [copy for copy in (decision.judged, decision.corrected) if copy is not None]
            if any(copy.document in plan.gone for copy in copies):
                return None
            if any(lone & set(_windows(_words(copy))) for copy in copies):
                return None
            why = _without(decision.why, lone)
            struck += why != decision.why
            return replace(decision, why=why)

        dropped = plan.left | {(sha256, path) for sha256, path, _ in plan.moved}
        for moved in plan.moved:
            store.move_receipt(unit, *moved)
        emptied = store.purge(unit, plan.gone, dropped, plan.holders, allowed, clock.now())
        for sha256 in sorted({sha256 for sha256, _ in dropped}):
            _restand(case, unit, sha256)
    assembling.forget()
    store.finish_removal(case)
    if built:
        if dropped:
            reading.read_pending(case, 1, None)
        assembling.assembled(case)
    done = replace(plan.shown, decisions=emptied, reasons=struck, left=_left_over(case, texts))
    return veil.record(done)


def _planned(unit: store.Unit, veil: Veil, which: str) -> _Plan:
    sha256, holders = _target(unit, veil, which)
    for holder in store.holders(unit, sha256):
        if stages.holds_others(holder.media_type):
            raise CaseError(
                f"{holders[0]} came inside {holder.path}, whose bytes hold it.",
                f"Remove {holder.path} with all that it holds, and add anew what of it should stay.",
            )
    dropped = {row for path in holders for row in store.inside(unit, path)}
    moved: list[tuple[str, str, str]] = []
    for held, path in sorted(dropped, key=lambda row: row[1]):
        if (held, path) not in dropped:
            continue
        others = [other for other in store.paths_of(unit, held) if (held, other) not in dropped]
        if others:
            below = {row for row in dropped if row[1].startswith(f"{path}/")}
            moved += [(deeper, old, others[0] + old.removeprefix(path)) for deeper, old in below]
            dropped -= below
    came = {held for held, _ in dropped}
    gone = {held for held in came if all((held, path) in dropped for path in store.paths_of(unit, held))}
    gone.add(sha256)
    on = sum(
        any(copy is not None and copy.document in gone for copy in (decision.judged, decision.corrected))
        for decision in store.decisions(unit)
    )
    return _Plan(
        holders=holders,
        gone=frozenset(gone),
        left=frozenset(row for row in dropped if row[0] not in gone),
        moved=tuple(sorted(moved)),
        shown=Removed(
            sha256=sha256,
            paths=holders,
            members=tuple(sorted(path for held, path in dropped if held in gone)),
            decisions=on,
        ),
    )


def _target(unit: store.Unit, veil: Veil, which: str) -> tuple[str, tuple[str, ...]]:
    """The hash and the paths of what is to go: of an original, or of an archive that was unpacked and not kept."""
    try:
        sha256 = find_shown(unit, veil, which, as_text=False)
    except NotFoundError:
        archives: dict[str, set[str]] = defaultdict(set)
        for line in store.ingests(unit):
            if line.outcome == "unpacked" and line.sha256 is not None:
                archives[line.sha256].add(line.path)
        found = [s for s, paths in archives.items() if which in paths or (which and s.startswith(which.lower()))]
        if len(found) != 1:
            raise
        return found[0], tuple(sorted(archives[found[0]]))
    return sha256, store.paths_of(unit, sha256)


def _restand(case: store.Case, unit: store.Unit, sha256: str) -> None:
    """Make the document of an original anew that stands under another path now, with what was stated for that."""
    stands = store.standing(unit, sha256)
    if stands is None or store.text_hash(unit, sha256) is None:
        return
    try:
        made = stages.converted(stands, store.original_file(case, sha256))
    except DocumentError:
        kept = replace(store.document(unit, sha256), path=stands.path, parent=stands.parent)
        store.put_document(unit, kept, store.layout(unit, sha256))
    else:
        store.put_document(unit, made.document, made.layout)


def _texts(unit: store.Unit, gone: Iterable[str]) -> Iterator[str]:
    """The texts of these documents, former ones included."""
    for sha256 in sorted(gone):
        if store.text_hash(unit, sha256) is not None:
            yield store.document(unit, sha256).text
        yield from (text for _, _, text in store.former_texts(unit, sha256))


def _said(decision: Decision) -> Iterator[str]:
    """What a decision holds in words."""
    yield decision.why
    for copy in (decision.judged, decision.corrected):
        if copy is not None:
            yield from _words(copy)


def _words(claim: Claim) -> Iterator[str]:
    def within(plain: Any) -> Iterator[str]:
        if isinstance(plain, list):
            for item in plain:
                yield from within(item)
        elif isinstance(plain, dict):
            for key, item in plain.items():
                if isinstance(item, str):
                    if key in _WORDS:
                        yield item
                elif key != "extractor":
                    yield from within(item)

    yield from within(to_plain(claim))


def _windows(words: Iterable[str]) -> Iterator[bytes]:
    for item in words:
        data = item.encode("utf-8", "surrogatepass")
        yield from (data[at : at + RUN] for at in range(len(data) - RUN + 1))


def _lone_runs(unit: store.Unit, texts: Sequence[bytes], gone: Collection[str], wanted: set[bytes]) -> set[bytes]:
    """Of the runs `wanted`, those that stand in a text of `gone` and in no document that stays."""
    if not wanted:
        return set()
    lone = {run for text in texts for at in range(len(text) - RUN + 1) if (run := text[at : at + RUN]) in wanted}
    for document in store.documents(unit):
        if not lone:
            break
        if document.sha256 in gone:
            continue
        held = document.text.encode("utf-8", "surrogatepass") + b"\n" + canonical_json(replace(document, text=""))
        lone = {run for run in lone if run not in held}
    return lone


def _without(words: str, lone: set[bytes]) -> str:
    """A person's words without the stretches that stood only in the removed texts."""
    data = words.encode("utf-8", "surrogatepass")
    gone = bytearray(len(data))
    for at in range(len(data) - RUN + 1):
        if data[at : at + RUN] in lone:
            gone[at : at + RUN] = b"\x01" * RUN
    if not any(gone):
        return words
    out, place, inside = "", 0, False
    for sign in words:
        size = len(sign.encode("utf-8", "surrogatepass"))
        struck = any(gone[place : place + size])
        if not struck:
            out += sign
        elif not inside:
            out += STRUCK
        place, inside = place + size, struck
    return out


def _left_over(case: store.Case, texts: Sequence[bytes]) -> tuple[str, ...]:
    """Files in the folder of the case that are not its own and hold words of the removed texts."""
    blocks = {text[at : at + RUN] for text in texts for at in range(0, len(text) - RUN + 1, RUN)}
    found: dict[str, set[bytes]] = {}
    for file in sorted(case.root.rglob("*")):
        inside = file.relative_to(case.root)
        if inside.parts[0] in ("originals", *_OURS) or file.is_symlink() or not file.is_file():
            continue
        data = file.read_bytes()
        hits = {run for at in range(len(data) - RUN + 1) if (run := data[at : at + RUN]) in blocks}
        if hits:
            found[inside.as_posix()] = hits
    if found:
        with store.viewing(case) as unit:
            lone = _lone_runs(unit, texts, set(), set().union(*found.values()))
        found = {name: hits & lone for name, hits in found.items()}
    return tuple(name for name, hits in found.items() if hits)
