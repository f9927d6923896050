"""What a person decided, and what came in when: the two append-only logs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from whosays.model.claim import Claim

Action = Literal[
    "accept", "reject", "correct", "judge", "grade", "note", "edge", "protect", "unprotect", "removed"
]
Outcome = Literal["added", "known", "copy", "unpacked", "not read yet", "refused", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision. `judged` is a full copy of the claim as it stood; `corrected` what it should say.

    `text_sha256` is the hash of the text the claim's offsets refer to. `target` is a claim id, a finding id,
    or, for `protect`, a name. `number` is the place in the log, from 1. "removed" is the tombstone of a decision
    on a document that was removed from the case: nothing but its time and, as `target`, the SHA-256 of its line.
    """

    number: int
    recorded_at: datetime
    by: str
    action: Action
    target: str
    why: str
    judged: Claim | None = None
    corrected: Claim | None = None
    text_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingest:
    """One line of the ingest log: what was offered, and what became of it.

    "copy": the same bytes came under another path. "removed": the document with this hash was removed from the
    case; its lines keep no path and no message. `converter` is the version of what turned the file into text,
    so that one that was refused is tried again by a later version only.
    """

    number: int
    recorded_at: datetime
    path: str
    sha256: str | None
    outcome: Outcome
    message: str = ""
    converter: str = ""
