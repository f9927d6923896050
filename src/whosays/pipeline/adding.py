"""`add`: from files to documents in the case. Several processes may make the texts; one writes them.

Files are written in the order in which they were offered, many in one transaction. A file is reported as done when
that is on the disk. What was done is passed over when the same folder is added again, so that an `add` that was
stopped goes on where it was.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from whosays import store
from whosays.model.decision import Ingest, Outcome
from whosays.model.document import Original
from whosays.model.views import Added, AddReport
from whosays.pipeline import clock, stages
from whosays.pipeline.converting import Made, Work, in_order, make
from whosays.pipeline.offering import Offer, offered

if TYPE_CHECKING:
    from whosays.sources import Received

Progress = Callable[[str, int, int | None], None]
"""Called as work goes on: (stage, done, total or None where it is not known)."""
BATCH_FILES = 256
BATCH_CHARACTERS = 4_000_000
BATCH_SECONDS = 1.0
"""What is written in one transaction at most: a kill loses a second of work."""
_HERE = ("added", "known", "copy")


def add(root: Path, paths: Sequence[Path], progress: Progress | None = None, jobs: int = 1) -> AddReport:
    """Take in everything under `paths`; what cannot be used is reported and the rest goes on.

    Raises InputError where a path does not exist or holds nothing, before anything is kept.
    """
    with store.open_case(root) as case:
        lines = _Adding(case, progress).run(paths, jobs)
    return AddReport(lines=tuple(sorted(lines, key=lambda line: (line.path, line.outcome, line.message))))


class _Adding:
    """One run of `add`."""

    def __init__(self, case: store.Case, progress: Progress | None) -> None:
        self.case = case
        self.progress = progress
        self.version = stages.converter()
        self.total = 0
        self.lines: list[Added] = []
        self.batch: list[tuple[Offer, Made | None]] = []
        self.characters = 0
        self.written_at = time.monotonic()
        self.coming: dict[str, Original] = {}  # what will stand when all in the line is written
        self.held_back: dict[str, Added] = {}  # lines of files that hold others, until those are done
        self.refused: dict[str, Made] = {}
        with store.writing(case) as unit:
            self.last = {line.path: line for line in store.ingests(unit) if line.outcome != "removed"}
            if not self.last and store.built(unit, "converter") is None:
                store.put_built(unit, "converter", self.version, b"")
        self.paths = sorted(self.last)

    def run(self, paths: Sequence[Path], jobs: int) -> list[Added]:
        with closing(in_order(self.case.root, self._works(paths), jobs)) as done:
            for offer, made in done:
                self._keep(offer, made)
        self._write()
        return self.lines

    def _works(self, paths: Sequence[Path]) -> Iterator[Work[Offer]]:
        """What is to be done for each file. Its bytes go along once: what waits in line or batch is without."""
        for offer in offered(paths, self._counted, self._settled):
            original, content = self._work(offer)
            bare = offer.bare()
            del offer
            yield bare, original, content
            del content

    def _counted(self, total: int) -> None:
        self.total = total
        self._tell(0)

    def _tell(self, done: int) -> None:
        if self.progress:
            self.progress("add", done, self.total)

    def _settled(self, received: Received) -> bool:
        """Whether an earlier run did all that this one would do with the file."""
        last = self.last.get(received.path)
        original = received.original
        if last is None or original is None or last.sha256 != original.sha256:
            return False
        if last.outcome in ("unpacked", "refused"):
            return received.outcome != "not read yet" and last.converter == self.version
        if last.outcome not in _HERE or (
            stages.holds_others(original.media_type) and last.converter != self.version
        ):
            return False
        with store.viewing(self.case) as unit:
            known = store.text_hash(unit, original.sha256) is not None
            return known and store.stated_at(unit, original.sha256, received.path) == original.stated

    def _work(self, offer: Offer) -> tuple[Original | None, bytes | Path | None]:
        """What has to be turned into text for this file: nothing where its document stays as it is."""
        received = offer.received
        original = received.original
        if original is None or received.outcome not in ("ready", "same bytes") or offer.end or offer.settled:
            return None, None
        with store.viewing(self.case) as unit:
            stands = self.coming.get(original.sha256) or store.standing(unit, original.sha256)
            known = original.sha256 in self.coming or store.text_hash(unit, original.sha256) is not None
        now = original if stands is None or original.path <= stands.path else stands
        if (known and now == stands) or received.content is None:
            return None, None  # bytes that are on their way already: `_take` does it when they have come
        self.coming[original.sha256] = now
        return now, received.content

    def _keep(self, offer: Offer, made: Made | None) -> None:
        self.batch.append((offer, made))
        self.characters += len(made.converted.document.text) if made and made.converted else 0
        late = time.monotonic() - self.written_at >= BATCH_SECONDS
        if late or len(self.batch) >= BATCH_FILES or self.characters >= BATCH_CHARACTERS:
            self._write()

    def _write(self) -> None:
        """Keep what is done, in one transaction, and report it."""
        if not self.batch:
            return
        lines: list[Added] = []
        with store.writing(self.case) as unit:
            for offer, made in self.batch:
                lines += self._lines(unit, offer, made)
        self.lines += lines
        for offer, _ in self.batch:
            if offer.received.original is not None:
                self.coming.pop(offer.received.original.sha256, None)
        begun = self.batch[-1][0].begun
        self.batch, self.characters, self.written_at = [], 0, time.monotonic()
        self._tell(begun)

    def _lines(self, unit: store.Unit, offer: Offer, made: Made | None) -> list[Added]:
        """What became of one file; in the log too, unless it says so already."""
        received = offer.received
        if received.outcome == "note":
            return [Added(path=received.path, outcome="note", message=_said(received))]
        if offer.end:
            line = self.held_back.pop(received.path)
            if received.message:
                line = replace(line, message=f"{line.message} {_said(received)}".strip())
                line = replace(line, outcome="refused") if line.outcome == "unpacked" else line
            self._log(unit, line)
            return [line]
        if offer.settled:
            return self._as_before(received.path)
        if received.outcome in ("ready", "same bytes"):
            assert received.original is not None
            line = self._take(unit, received.original, made, received.path)
        else:
            outcome: Outcome = "refused"
            if received.outcome != "refused":
                outcome = "unpacked" if received.outcome == "archive" else "not read yet"
            sha256 = received.original.sha256 if received.original else None
            line = Added(path=received.path, outcome=outcome, message=_said(received), sha256=sha256)
        if offer.holds:
            self.held_back[received.path] = line
            return []
        self._log(unit, line)
        return [line]

    def _as_before(self, path: str) -> list[Added]:
        """The lines of a file that an earlier run dealt with, and of those inside it, from the log."""
        first, after = bisect_left(self.paths, f"{path}/"), bisect_left(self.paths, f"{path}0")
        lines = []
        for known in (path, *self.paths[first:after]):
            last = self.last[known]
            here = last.outcome in _HERE
            lines.append(
                Added(
                    path=known,
                    outcome="known" if here else last.outcome,
                    message="" if here else last.message,
                    sha256=last.sha256,
                )
            )
        return lines

    def _take(self, unit: store.Unit, original: Original, made: Made | None, path: str) -> Added:
        """Keep an original and its document, and say what became of it."""
        if made is not None and not made.kept:
            return Added(path=path, outcome="refused", message=made.refused)
        paths, stood = store.paths_of(unit, original.sha256), store.standing(unit, original.sha256)
        known = store.text_hash(unit, original.sha256) is not None
        stands = store.receive(unit, original)
        if made is None or made.original != stands:
            made = None if known and stands == stood else self._made_now(stands)
        if made is not None and made.converted is None:
            self.refused[stands.sha256] = made
            return Added(path=path, outcome="refused", message=made.refused, sha256=original.sha256)
        changed, partly, message = False, False, ""
        if made is not None and made.converted is not None:
            changed = store.put_document(unit, made.converted.document, made.converted.layout)
            partly = bool(made.converted.document.notes) and not known
        outcome: Outcome = "known"
        if not known:
            outcome = "added"
            message = " ".join(made.converted.document.notes) if made and made.converted else ""
            if store.others_at(unit, path, stands.sha256):
                message = f"{message} other text came under this path before; the case keeps both.".strip()
        elif paths and path not in paths:
            outcome = "copy"
            other = next(one for one in store.paths_of(unit, stands.sha256) if one != path)
            message = f"has the same bytes as {other}; the two count as one document, under {stands.path}."
        elif changed:
            message = "was here already; what is stated of it has changed, so it will be read again."
        return Added(path=path, outcome=outcome, message=message, sha256=stands.sha256, partly=partly)

    def _made_now(self, stands: Original) -> Made:
        """The text of an original that stands otherwise than when it was put in the line, or was not put there."""
        before = self.refused.get(stands.sha256)
        return before if before is not None else make(self.case.root, stands, None)

    def _log(self, unit: store.Unit, line: Added) -> None:
        outcome = line.outcome
        assert outcome != "note"  # notes are about what was passed over
        last = self.last.get(line.path)
        new = Ingest(
            number=0,
            recorded_at=clock.now(),
            path=line.path,
            sha256=line.sha256,
            outcome=outcome,
            message=line.message,
            converter=self.version,
        )
        if outcome in _HERE or last is None or replace(last, number=0, recorded_at=new.recorded_at) != new:
            store.append_ingest(unit, new)


def _said(received: Received) -> str:
    """What there is to say of a file, without its path (the line has it)."""
    return f"{received.message} {received.remedy}".strip()


def convert_again(case: store.Case, jobs: int, progress: Progress | None) -> int:
    """Make the documents anew where the converter has changed since they were made; how many changed.

    An original that the new converter refuses keeps the document it has.
    """
    version = stages.converter()
    with store.viewing(case) as unit:
        known = store.built(unit, "converter")
        if known is not None and known[0] == version:
            return 0
        originals = store.originals(unit)
    changed = done = 0
    work: Iterator[Work[None]] = ((None, original, None) for original in originals)
    with closing(in_order(case.root, work, jobs)) as all_made:
        for _, made in all_made:
            if made is not None and made.converted is not None:
                with store.writing(case) as unit:
                    changed += store.put_document(unit, made.converted.document, made.converted.layout)
            done += 1
            if progress:
                progress("convert", done, len(originals))
    with store.writing(case) as unit:
        store.put_built(unit, "converter", version, b"")
    return changed
