"""From frames to chains: for any token, the holders from the publisher to the deepest.

A sentence without a frame of its own goes on under the holder before it where discourse carries it: inside an
open quotation; after a framing phrase ("According to X, ..."); or where its subject takes up something of
the content before. It never goes on over a paragraph, nor where the subject is the holder itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from whosays.claims.attribution import frames_of
from whosays.claims.attributions import attributions
from whosays.claims.captions import beside
from whosays.claims.clauses import Clauses, weaker
from whosays.claims.credits import credits, labels
from whosays.claims.framing import Frame
from whosays.claims.interviews import turns
from whosays.claims.quoted import Quoted, trimmed
from whosays.claims.sources import Source, SourceReader
from whosays.claims.stance import Voiced
from whosays.claims.tree import Tree
from whosays.claims.when import find_times
from whosays.claims.words import ALLEGED_ADJECTIVES
from whosays.model.document import Document, Part
from whosays.model.holder import Attribution, Holder, HolderKind, Stance
from whosays.model.mention import Mention
from whosays.model.span import Span

_MARKS = frozenset(("“", '"', "``"))
_OPEN, _CLOSE = "“", "”"


class Chains:
    """Chains of one document."""

    def __init__(self, document: Document, tree: Tree, clauses: Clauses) -> None:
        self.document = document
        self.tree = tree
        self.clauses = clauses
        self.sources = SourceReader(tree)
        self._quoted = Quoted(tree)
        self.frames = frames_of(tree, clauses, self.sources, self._quoted)
        self._by_sentence: dict[int, list[Frame]] = {}
        for frame in self.frames:
            said = {
                n for first, last in frame.content for n in range(tree.sentence[first], tree.sentence[last] + 1)
            }
            for number in sorted({frame.sentence, *said}):
                self._by_sentence.setdefault(number, []).append(frame)
        self._labels = labels(document)
        self._turns = () if self._labels else turns(document, tree.reading.mentions)
        self._turn_starts = [turn.start for turn in self._turns]
        self._label_starts = [label.start for label in self._labels]
        self._credits = credits(document)
        self._beside = beside(document)
        self._spoken = [line for line in self._beside if line.spoken]
        self._spoken_starts = [line.content.start for line in self._spoken]
        self._carried = self._carry()

    def attributions(self) -> tuple[Attribution, ...]:
        """Every passage that is put in somebody's mouth or mind."""
        return attributions(self.tree, self.clauses, self._quoted, self.frames, self._labels, self._beside)

    def speakers(self) -> list[Span]:
        """The labels of speakers in a transcript."""
        return [label.speaker for label in self._labels if label.speaker is not None]

    def chain(self, token: int, said: Voiced, *, presupposed: bool = False) -> tuple[Holder, ...] | None:
        """The chain for what is said at `token`; None where nobody asserts it.

        `said`, the wording's own stance and polarity, colours the deepest step. What is `presupposed` (a title
        before a name) is the writer's own word where somebody is reported without quotation marks.
        """
        frames = self._frames_at(token)
        if presupposed and self._quoted.around(token) is None:
            frames = [f for f in frames if not f.layers and self.tree.words[f.cue[0]] in ALLEGED_ADJECTIVES]
            return _coloured(self._stepped(self._base(token), frames, inherited=False), said)
        if any(frame.suppressed for frame in frames):
            return None
        inherited = False
        if not frames:
            frames = self._carried.get(self.tree.sentence[token], [])
            inherited = bool(frames)
            if any(frame.suppressed for frame in frames):
                return None
        return _coloured(self._stepped(self._base(token), frames, inherited), said)

    def _stepped(self, chain: list[Holder], frames: list[Frame], inherited: bool) -> list[Holder]:
        """The chain with a step for each layer of the frames."""
        step = chain[-1].step
        for frame in frames:
            for layer in frame.layers or ((),):
                step += 1
                chain.extend(self._holders(layer, frame, step, inherited))
        return chain

    def written_on(self, at: int) -> date | None:
        """The day on which what stands at this offset was written: of a mail quoted in another, its own."""
        part = self.document.part_at(at)
        if part is not None and part.kind == "attachment":
            return part.published
        return self.document.metadata.published

    def _frames_at(self, token: int) -> list[Frame]:
        frames = [f for f in self._by_sentence.get(self.tree.sentence[token], ()) if f.holds(token)]
        kept: list[Frame] = []
        for frame in sorted(frames, key=lambda f: (-f.size, f.rank, f.cue)):
            if not kept or not frame.layers or frame.layers != kept[-1].layers:
                kept.append(frame)  # one holder said to say it twice is one step
        return kept

    def _base(self, token: int) -> list[Holder]:
        """Publisher, credited agencies, and the commenter, the quoted writer or the speaker of this part."""
        meta, text_at = self.document.metadata, self.tree.reading.starts[token]
        published = meta.published
        if meta.publisher:
            chain = [Holder(step=0, kind="organisation", name=meta.publisher, asserted_at=published)]
        else:
            name = meta.author or meta.title or self.document.path
            chain = [Holder(step=0, kind="author", name=name, asserted_at=published)]
        part = self.document.part_at(text_at)
        if part is not None and part.kind == "comment":
            said_on = part.published or published
            chain.append(Holder(step=1, kind="reader", name=part.author or "a reader", asserted_at=said_on))
            return chain
        if part is not None and part.kind == "attachment":
            return _quoted_by(chain[0], part)
        publisher = (meta.publisher or "").casefold()
        initials = "".join(word[0] for word in publisher.split() if word not in ("of", "the", "and", "for"))
        for credit in self._credits:
            if self._turns and self.document.text[: credit.start].rstrip().endswith("WITH"):
                continue  # who is interviewed speaks in his own turns
            if credit.text.casefold() not in (publisher, initials):
                kind: HolderKind = "named_person" if self._names_person(credit) else "organisation"
                chain.append(Holder(step=chain[-1].step + 1, kind=kind, span=credit, asserted_at=published))
        place = bisect_right(self._label_starts, text_at) - 1
        if place >= 0 and text_at < self._labels[place].end:
            speaker = self._labels[place].speaker
            chain.append(_voice(speaker, chain[-1].step + 1, published))
        place = bisect_right(self._turn_starts, text_at) - 1
        if place >= 0 and text_at < self._turns[place].end:
            chain.append(_voice(self._turns[place].speaker, chain[-1].step + 1, published))
        place = bisect_right(self._spoken_starts, text_at) - 1
        if place >= 0 and text_at < self._spoken[place].content.end:
            chain.append(_voice(self._spoken[place].source, chain[-1].step + 1, published))
        return chain

    def _names_person(self, span: Span) -> bool:
        return any(
            m.name and m.type == "person" and span.start <= m.start and m.end <= span.end
            for m in self.tree.reading.mentions
        )

    def _holders(self, layer: tuple[Source, ...], frame: Frame, step: int, inherited: bool) -> list[Holder]:
        cue = self.tree.span(*frame.cue)
        stance, polarity = frame.stance, frame.polarity
        nobody = Holder(
            step=step,
            kind="unspecified",
            anonymous=True,
            cue=cue,
            inherited=inherited,
            stance=stance,
            polarity=polarity,
        )
        if not layer:
            return [nobody]
        said_on = self._said_on(frame)
        return [
            replace(
                nobody,
                kind=source.kind,
                anonymous=source.anonymous,
                mention=source.mention,
                span=source.span,
                asserted_at=said_on or self.written_on(cue.start),
            )
            for source in layer
        ]

    def _said_on(self, frame: Frame) -> date | None:
        """The day on which the holder spoke, where the cue's own words name one."""
        if frame.verb is None:
            return None
        tree = self.tree
        for child in tree.kids(frame.verb, "obl", "advmod"):
            if any(child >= first and child <= last for first, last in frame.content):
                continue
            span = tree.span(tree.left[child], tree.right[child])
            for time in find_times(span.text, self.written_on(span.start)):
                if time.first is not None and time.first == time.last:
                    return time.first
        return None

    def _carry(self) -> dict[int, list[Frame]]:
        """For each sentence without a frame of its own, the frames it goes on under."""
        carried: dict[int, list[Frame]] = {}
        live: list[Frame] = []
        taken_up: set[str] = set()
        for number, (first, last) in enumerate(self.tree.reading.sentences):
            parted = number and self._new_paragraph(number) and not self._quote_open(number)
            if parted and not self._speaks_on(live, first, last):
                live, taken_up = [], set()
            own = self._by_sentence.get(number, [])
            if own:
                live = self._framing(own, first, last)
                taken_up = self._clusters(live, first, last)
            elif live and self._goes_on(live, taken_up, number):
                carried[number] = live
                taken_up |= self._clusters_in(first, last)
            else:
                live, taken_up = [], set()
        return carried

    def _framing(self, own: list[Frame], first: int, last: int) -> list[Frame]:
        """The frames that hold the main statement of a sentence, from the widest inwards."""
        widest = max(own, key=lambda f: (f.size, -f.rank))
        roots = [t for t in range(first, last) if self.tree.head[t] == t]
        main = [f for f in own if f.framing or any(f.holds(r) for r in roots) or f is widest]
        if widest.size * 3 < last - first or widest.suppressed:
            return []
        anchor = widest.content[0][0]
        return sorted((f for f in main if f.holds(anchor)), key=lambda f: (-f.size, f.rank, f.cue))

    def _goes_on(self, live: list[Frame], taken_up: set[str], number: int) -> bool:
        if self._quote_open(number):
            return True
        tree = self.tree
        first, last = tree.reading.sentences[number]
        if tree.words[first] in _MARKS and self._ends_with_speaker(live, number - 1):
            return True  # "..., she said. “And ..."
        if self._speaks_on(live, first, last):
            return True
        if any(frame.framing and (frame.layers or frame.sentence == number - 1) for frame in live):
            return True
        holders = {
            m.entity
            for m in tree.reading.mentions
            for frame in live
            for layer in frame.layers
            for source in layer
            if m.id == source.mention
        }
        subject = next(
            (t for t in range(first, last) if tree.base[t] == "nsubj" and tree.head[tree.head[t]] == tree.head[t]),
            None,
        )
        if subject is None:
            return False
        found = self._clusters_in(tree.left[subject], tree.right[subject] + 1)
        if found & holders:
            return False
        demonstrative = tree.words[subject] in ("this", "these", "those", "that", "they", "it") or any(
            tree.words[d] in ("these", "those", "this") for d in tree.kids(subject, "det")
        )
        return bool(found & taken_up) or (demonstrative and not found)

    def _speaks_on(self, live: list[Frame], first: int, last: int) -> bool:
        """Whether a sentence that stands in quotation marks whole follows one that somebody is quoted with."""
        whole = self._quoted.around(next((t for t in range(first, last) if self.tree.upos[t] != "PUNCT"), first))
        if whole is None or any(self.tree.upos[t] != "PUNCT" for t in range(whole[1] + 1, last)):
            return False
        said = [frame for frame in live if frame.layers and frame.verb is not None]
        parts = [trimmed(self.tree, part) for frame in said for part in frame.content]
        return any(self._quoted.around(part[0]) is not None for part in parts)

    def _ends_with_speaker(self, live: list[Frame], number: int) -> bool:
        """Whether the sentence before quotes somebody and closes with who it was."""
        first, last = self.tree.reading.sentences[number]
        quoted = any(self.tree.words[t] in _MARKS for t in range(first, last))
        return quoted and any(
            f.verb is not None and f.sentence == number and f.verb > f.content[0][0] for f in live
        )

    def _clusters(self, frames: list[Frame], first: int, last: int) -> set[str]:
        return {m.entity for m in self._mentions_in(first, last) if any(f.holds(m.head) for f in frames)}

    def _clusters_in(self, first: int, last: int) -> set[str]:
        return {m.entity for m in self._mentions_in(first, last)}

    def _mentions_in(self, first: int, last: int) -> Iterator[Mention]:
        for token in range(first, last):
            yield from self.tree.mentions_at.get(token, ())

    def _new_paragraph(self, number: int) -> bool:
        sentences, reading = self.tree.reading.sentences, self.tree.reading
        before = reading.ends[sentences[number - 1][1] - 1]
        gap = self.tree.text[before : reading.starts[sentences[number][0]]]
        return "\n\n" in gap or "\f" in gap or ("\n" in gap.strip(" \t") and len(gap.split("\n")) > 2)

    def _quote_open(self, number: int) -> bool:
        """Whether a quotation mark opened before this sentence is still open at its start."""
        reading = self.tree.reading
        start = reading.starts[reading.sentences[number][0]]
        begin = max(self.document.text.rfind("\n\n", 0, start), start - 2000, 0)
        before = self.document.text[begin:start]
        if before.count(_OPEN) > before.count(_CLOSE):
            return True
        return before.count('"') % 2 == 1


def _quoted_by(writer: Holder, part: Part) -> list[Holder]:
    """The chain of what is quoted in a mail: through whom, and who wrote it; nobody where no name stands."""
    if part.author is None:
        return [writer, Holder(step=1, kind="unspecified", anonymous=True, asserted_at=part.published)]
    if part.author.casefold() == (writer.name or "").casefold():
        return [replace(writer, asserted_at=part.published)]
    return [writer, Holder(step=1, kind="named_person", name=part.author, asserted_at=part.published)]


def _voice(speaker: Span | None, step: int, said_on: date | None) -> Holder:
    """Who speaks in this stretch of the text: a person with a name, or whoever answers."""
    if speaker is None:
        return Holder(step=step, kind="unspecified", anonymous=True, asserted_at=said_on)
    return Holder(step=step, kind="named_person", span=speaker, asserted_at=said_on)


def _coloured(chain: list[Holder], said: Voiced) -> tuple[Holder, ...]:
    """The chain with the wording's own hedge and negation on its deepest step."""
    last = chain[-1].step
    done = []
    for holder in chain:
        if holder.step == last:
            stance: Stance = weaker(holder.stance, said.stance)
            denied = (holder.polarity == "denied") != (said.polarity == "denied")
            holder = replace(holder, stance=stance, polarity="denied" if denied else "asserted")
        done.append(holder)
    return tuple(done)


def holder_spans(chain: tuple[Holder, ...]) -> list[Span]:
    """The spans of a chain's holders and cues, for grounding."""
    return [span for holder in chain for span in (holder.span, holder.cue) if span is not None]
