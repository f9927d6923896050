"""The list of a document's attributions: every passage put into somebody's mouth or mind.

It holds the frames that make the chains of claims, what `minds.py` finds beside them, the turns of speakers who
label them, and captions with a credit.
"""

from __future__ import annotations

from dataclasses import dataclass

from whosays.claims.captions import Beside
from whosays.claims.clauses import Clauses
from whosays.claims.credits import Label
from whosays.claims.event_frames import EVENT_FRAMES
from whosays.claims.framing import Frame
from whosays.claims.minds import ascribed
from whosays.claims.quoted import Quoted, Range, trimmed
from whosays.claims.tree import Tree
from whosays.claims.words import CONTENT_NOUNS
from whosays.model.holder import Attribution
from whosays.model.span import Span, cut


@dataclass(frozen=True, slots=True)
class _Found:
    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    size: int
    negated: bool = False


def attributions(
    tree: Tree,
    clauses: Clauses,
    quoted: Quoted,
    frames: list[Frame],
    labels: tuple[Label, ...],
    lines: tuple[Beside, ...],
) -> tuple[Attribution, ...]:
    """All attributions in text order of their cues, each with the smallest one around it as parent."""
    kept = [
        f for f in frames if f.content and not _names_a_thing(tree, f.verb, f.content) and not _hedges(tree, f)
    ]
    found = [_of_frame(tree, clauses, frame) for frame in kept]
    taken = {token for frame in kept for token in range(frame.cue[0], frame.cue[1] + 1)}
    for one in ascribed(tree, clauses, quoted, taken):
        if _names_a_thing(tree, one.cue, one.content):
            continue
        content = tuple(tree.span(*trimmed(tree, part)) for part in one.content)
        source = _phrase(tree, one.sources[0])
        found.append(_Found(source, tree.span(one.cue, one.cue), content, _size(content), one.negated))
    for label in labels:
        if label.speaker is not None:
            found.append(_spoken(label.speaker, label.speaker, cut(tree.text, label.start, label.end)))
    for line in lines:
        found.append(_spoken(line.source, line.cue, line.content))
    found.sort(key=lambda one: (one.cue.start, one.cue.end))
    return tuple(
        Attribution(source=one.source, cue=one.cue, content=one.content, parent=parent, negated=one.negated)
        for one, parent in zip(found, _parents(found), strict=True)
    )


def _of_frame(tree: Tree, clauses: Clauses, frame: Frame) -> _Found:
    source = _phrase(tree, frame.layers[0][0].token) if frame.layers else None
    content = tuple(tree.span(*trimmed(tree, part)) for part in frame.content)
    clause = clauses.at(frame.verb) if frame.verb is not None else None
    return _Found(source, tree.span(*frame.cue), content, _size(content), clause is not None and clause.negated)


def _hedges(tree: Tree, frame: Frame) -> bool:
    """Whether words only hedge, with nobody behind them: "alleged", "a chance that", "considered fine"."""
    if frame.layers:
        return False
    if frame.verb is None:
        return tree.upos[frame.cue[0]] in ("ADJ", "NOUN", "VERB")
    as_said = any(tree.words[c] == "as" for c in tree.kids(frame.verb, "mark"))
    return as_said or tree.lemma[frame.verb] in ("consider", "deem")


_EVENT_NOUNS = frozenset(noun for frame in EVENT_FRAMES for noun in frame.nouns)


def _names_a_thing(tree: Tree, verb: int | None, content: tuple[Range, ...]) -> bool:
    """Whether the content is a phrase that states nothing: "revealed its charms", not "confirmed his arrest"."""
    if verb is None:
        return False
    things = {(tree.left[c], tree.right[c]): c for c in tree.kids(verb, "obj", "nsubj:pass")}
    heads = [things[part] for part in content if part in things]
    return len(heads) == len(content) and not any(
        tree.lemma[h] in _EVENT_NOUNS | CONTENT_NOUNS
        or any(tree.base[c] in ("acl", "nummod") for c in tree.children[h])
        or tree.upos[h] == "VERB"
        for h in heads
    )


def _phrase(tree: Tree, token: int) -> Span:
    """The whole noun phrase that names a source, with title and apposition: "the minister, Ana Roth"."""
    top = token
    while tree.base[top] in ("appos", "flat", "compound") or tree.rel[top] == "nmod:desc":
        if tree.head[top] == top:
            break
        top = tree.head[top]
    first, last = tree.own_span(top)
    for child in tree.kids(top, "appos"):
        if tree.upos[child] in ("NOUN", "PROPN"):
            last = max(last, tree.own_span(child)[1])
    if not first <= token <= last:
        first, last = tree.own_span(token)
    return tree.span(*trimmed(tree, (first, last)))


def _spoken(source: Span, cue: Span, content: Span) -> _Found:
    return _Found(source, cue, (content,), content.end - content.start)


def _size(content: tuple[Span, ...]) -> int:
    return sum(span.end - span.start for span in content)


def _parents(found: list[_Found]) -> list[int | None]:
    """For each, in the order of their cues, the smallest whose content holds its cue."""
    opening = sorted((span.start, span.end, number) for number, one in enumerate(found) for span in one.content)
    parents: list[int | None] = []
    open_: list[tuple[int, int, int]] = []
    place = 0
    for number, one in enumerate(found):
        at = one.cue.start
        while place < len(opening) and opening[place][0] <= at:
            open_.append(opening[place])
            place += 1
        open_ = [span for span in open_ if span[1] > at]
        around = [(found[n].size, n) for _, _, n in open_ if n != number and found[n].size > one.size]
        parents.append(min(around)[1] if around else None)
    return parents
