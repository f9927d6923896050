"""Words of insiders and witnesses who are not named: kept as statements where no other claim holds them.

What such a person says of an organisation is evidence even where it fits no predicate ("they can buy guns");
a named speaker's every sentence would bury the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from whosays.claims.clauses import Clauses
from whosays.claims.drafts import Draft, Passages
from whosays.claims.framing import Frame
from whosays.model.claim import Participant

LEAST_WORDS, LEAST_SHARE = 8, 0.6  # of words; and of what is reported, so that a phrase in quotes is none
_QUOTED = re.compile(r"[“\"]([^”\"]{30,})[”\"]")
_SPEAKERS = frozenset(("anonymous_role", "detainee_or_defector"))


def quotations(passages: Passages, clauses: Clauses, drafts: list[Draft]) -> Iterator[Draft]:
    """A statement for each long quotation of somebody unnamed that no other draft draws on."""
    reading = passages.tree.reading
    used = {reading.starts[draft.anchor] for draft in drafts}
    for frame in passages.chains.frames:
        speakers = [s for layer in frame.layers[-1:] for s in layer if s.kind in _SPEAKERS and s.mention]
        speakers = [s for s in speakers if passages.tree.upos[s.token] != "PRON"]
        if not speakers or not frame.content or frame.suppressed or frame.polarity == "denied":
            continue
        quoted = _quotation(passages, frame)
        if quoted is None or any(quoted[0] <= start < quoted[1] for start in used):
            continue
        source = speakers[0]
        yield Draft(
            predicate="event",
            construction="quotation",
            anchor=frame.cue[0],
            clause=clauses.at(frame.verb) if frame.verb is not None else None,
            event_type="statement",
            participants=(Participant(role="person", mention=source.mention, span=source.span),),
            tense="past",
            tokens=tuple(token for part in frame.content for token in part),
            p=0.7,
        )


def _quotation(passages: Passages, frame: Frame) -> tuple[int, int] | None:
    """Offsets of the quotation in the frame's content, if it is long enough."""
    first, last = frame.content[0][0], frame.content[-1][1]
    reading = passages.tree.reading
    start = max(reading.starts[first] - 2, 0)
    match = _QUOTED.search(passages.document.text, start, min(reading.ends[last] + 2, len(passages.document.text)))
    if match is None or len(match.group(1).split()) < LEAST_WORDS:
        return None
    if len(match.group(1)) < LEAST_SHARE * (reading.ends[last] - reading.starts[first]):
        return None
    return match.start(1), match.end(1)
