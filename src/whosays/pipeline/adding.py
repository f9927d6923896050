"""`add`: from files to documents in the case, one file a unit of work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from whosays import store
from whosays.model.decision import Ingest, Outcome
from whosays.model.document import Original
from whosays.model.errors import DocumentError
from whosays.model.views import Added, AddReport
from whosays.pipeline import clock, stages
from whosays.pipeline.offering import offered

if TYPE_CHECKING:
    from whosays.sources import Received

Progress = Callable[[str, int, int | None], None]
"""Called as work goes on: (stage, done, total or None where it is not known)."""


def add(root: Path, paths: Sequence[Path], progress: Progress | None = None) -> AddReport:
    """Take in everything under `paths`; what cannot be used is reported and the rest goes on.

    Raises InputError where a path does not exist or holds nothing, before anything is kept.
    """
    lines: list[Added] = []
    with store.open_case(root) as case:
        for done, received in enumerate(offered(paths), start=1):
            if received.outcome == "note":
                lines.append(Added(path=received.path, outcome="note", message=_said(received)))
            elif received.outcome in ("ready", "same bytes"):
                assert received.original is not None
                lines.append(_take(case, received.original, received.content, received.path))
            else:
                outcome: Outcome = "refused"
                if received.outcome != "refused":
                    outcome = "unpacked" if received.outcome == "archive" else "not read yet"
                line = Added(
                    path=received.path,
                    outcome=outcome,
                    message=_said(received),
                    sha256=received.original.sha256 if received.original else None,
                )
                with store.writing(case) as unit:
                    _log(unit, line)
                lines.append(line)
            if progress:
                progress("add", done, None)
    return AddReport(lines=tuple(sorted(lines, key=lambda line: (line.path, line.outcome, line.message))))


def _said(received: Received) -> str:
    """What there is to say of a file, without its path (the line has it)."""
    return f"{received.message} {received.remedy}".strip()


def _take(case: store.Case, original: Original, content: bytes | Path | None, path: str) -> Added:
    """Keep an original and its document, in one transaction, and say what became of it."""
    if content is not None:
        store.keep_original(case, original.sha256, content)
    with store.writing(case) as unit:
        before = store.paths_of(unit, original.sha256)
        stands = store.receive(unit, original)
        line = _convert(case, unit, stands, path, before)
        _log(unit, line)
    return line


def _convert(
    case: store.Case,
    unit: store.Unit,
    stands: Original,
    path: str,
    before: tuple[str, ...],
) -> Added:
    try:
        made = stages.converted(stands, store.original_file(case, stands.sha256))
    except DocumentError as error:
        message = str(error).removeprefix(f"{stands.path}: ")
        return Added(path=path, outcome="refused", message=message, sha256=stands.sha256)
    changed = store.put_document(unit, made.document, made.layout)
    others = [other for other in store.paths_of(unit, stands.sha256) if other != path]
    if not before:
        message = " ".join(made.document.notes)
        if store.others_at(unit, path, stands.sha256):
            message = f"{message} other text came under this path before; the case keeps both.".strip()
        return Added(path=path, outcome="added", message=message, sha256=stands.sha256)
    message = ""
    if others and path not in before:
        message = f"has the same bytes as {others[0]}; the two count as one document, under {stands.path}."
    elif changed:
        message = "was here already; what is stated of it has changed, so it will be read again."
    return Added(path=path, outcome="known", message=message, sha256=stands.sha256)


def _log(unit: store.Unit, line: Added) -> None:
    outcome = line.outcome
    assert outcome != "note"  # notes are about what was passed over
    store.append_ingest(
        unit,
        Ingest(
            number=0,
            recorded_at=clock.now(),
            path=line.path,
            sha256=line.sha256,
            outcome=outcome,
            message=line.message,
        ),
    )


def convert_again(case: store.Case) -> int:
    """Make the documents anew where the converter has changed since they were made; how many changed.

    An original that the new converter refuses keeps the document it has.
    """
    version = stages.converter()
    with store.viewing(case) as unit:
        known = store.built(unit, "converter")
        originals = store.originals(unit) if known is None or known[0] != version else ()
        if known is not None and known[0] == version:
            return 0
    changed = 0
    for original in originals:
        try:
            made = stages.converted(original, store.original_file(case, original.sha256))
        except DocumentError:
            continue
        with store.writing(case) as unit:
            changed += store.put_document(unit, made.document, made.layout)
    with store.writing(case) as unit:
        store.put_built(unit, "converter", version, b"")
    return changed
