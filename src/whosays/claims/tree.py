"""A reading as a tree that constructions can walk: children, edges, conjuncts, mentions by their head."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.words import UNIT_NOUNS
from whosays.model.mention import Mention, MentionType
from whosays.model.reading import Reading
from whosays.model.span import Span, on_one_line

_CLAUSAL = frozenset(("nsubj", "csubj", "ccomp", "advcl", "parataxis", "acl", "xcomp", "conj", "appos", "list"))


class Tree:
    """Indexes over one reading. All positions are token indexes of the reading unless said otherwise."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.reading = reading
        self.size = len(reading.starts)
        self.lemma = reading.lemmas
        self.upos = reading.upos
        self.tag = reading.tags
        self.head = reading.heads
        self.rel = reading.deprels
        self.base = tuple(rel.partition(":")[0] for rel in reading.deprels)
        shown = (text[s:e] for s, e in zip(reading.starts, reading.ends, strict=True))
        self.words = tuple((on_one_line(word) if "-" in word else word).lower() for word in shown)
        self.children: list[list[int]] = [[] for _ in range(self.size)]
        for token, head in enumerate(self.head):
            if head != token:
                self.children[head].append(token)
        self.sentence = [0] * self.size
        for number, (first, last) in enumerate(reading.sentences):
            for token in range(first, last):
                self.sentence[token] = number
        self._edges()
        self._mentions()

    def _edges(self) -> None:
        """Leftmost and rightmost token of each subtree, by one pass from the leaves up."""
        self.left = list(range(self.size))
        self.right = list(range(self.size))
        depth = [0] * self.size
        for token in range(self.size):
            steps, at = 0, token
            while self.head[at] != at and steps < self.size:
                at = self.head[at]
                steps += 1
                if depth[at]:
                    steps += depth[at]
                    break
            depth[token] = steps
        for token in sorted(range(self.size), key=lambda t: -depth[t]):
            head = self.head[token]
            if head != token:
                self.left[head] = min(self.left[head], self.left[token])
                self.right[head] = max(self.right[head], self.right[token])

    def _mentions(self) -> None:
        self.by_id = {mention.id: mention for mention in self.reading.mentions}
        self.entity_names = {mention.entity for mention in self.reading.mentions if mention.name}
        self.mentions_at: dict[int, list[Mention]] = {}
        named = {m.end: m for m in self.reading.mentions if m.name and m.type == "person"}
        #: "guitarist Bernard Sumner": the parser may leave the last words of a name out of the phrase
        broken = {
            m.start + at: m
            for m in named.values()
            for at in (i for i, letter in enumerate(m.text) if letter.isspace())
        }
        for mention in self.reading.mentions:
            if mention.type != "phrase":  # claims are about things of the types that are followed
                name = named.get(mention.end) or broken.get(mention.end)
                titled = mention.type == "person" and name is not None and self._titled(mention, name)
                shown = name if name is not None and titled else mention
                self.mentions_at.setdefault(mention.head, []).append(shown)
        self.person_ending = named  #: persons' names by where they end
        self.person_named: dict[int, Mention] = {}  #: persons' names by the token that opens them
        self._named: dict[int, Mention] = {}  # a parser may hang the parts of a name apart
        starts = {start: token for token, start in enumerate(self.reading.starts)}
        for mention in self.reading.mentions:
            token = starts.get(mention.start)
            if mention.name and mention.type == "person" and token is not None:
                known = self.person_named.setdefault(token, mention)
                if known.end < mention.end:
                    self.person_named[token] = mention
            while mention.name and token is not None and token < self.size:
                if self.reading.starts[token] >= mention.end:
                    break
                if token not in self.mentions_at:
                    self._named.setdefault(token, mention)
                token += 1

    def _titled(self, whole: Mention, name: Mention) -> bool:
        """Whether the words before a name are its title, on which the parser hung it: "Colonel Ruth Amadi"."""
        below = self.base[name.head] == "flat" and self.head[name.head] == whole.head
        return whole.form == "description" and whole.start < name.start and below

    def kids(self, token: int, *rels: str) -> Iterator[int]:
        """Children by relation; "obl" matches "obl:agent" too, "nsubj:pass" matches only itself."""
        for child in self.children[token]:
            if self.rel[child] in rels or self.base[child] in rels:
                yield child

    def kid(self, token: int, *rels: str) -> int | None:
        """The first child by relation."""
        return next(self.kids(token, *rels), None)

    def has_word(self, token: int, rel: str, words: frozenset[str]) -> bool:
        """Whether a child by this relation is one of these words."""
        return any(self.words[child] in words for child in self.kids(token, rel))

    def case(self, token: int) -> str:
        """The adposition(s) of a noun phrase, lower case: "in", "because of", ""; the first conjunct's if none."""
        marks = [c for c in self.children[token] if self.base[c] == "case" and self.tag[c] != "POS"]
        if not marks:
            for child in self.children[token]:  # "to General X": the parser may hang the preposition on the title
                if child < token and self.rel[child] in ("nmod:desc", "compound", "amod") and self.children[child]:
                    inner = self.case(child)
                    if inner:
                        return inner
            if self.base[token] == "conj":
                return self.case(self.head[token])
            return ""
        words = []
        for mark in marks:
            words.append(self.words[mark])
            words.extend(self.words[c] for c in self.kids(mark, "fixed"))
        return " ".join(words)

    def conjuncts(self, token: int) -> list[int]:
        """The token and what is coordinated with it, in text order."""
        found = [token]
        listed = any(self.base[c] == "cc" for k in self.kids(token, "conj") for c in self.children[k])
        beside = list(self.kids(token, "conj"))
        # "by Ida Vorn and Karl Lenz": the parser may hang the second name on the last word of the first
        beside += [c for part in self.kids(token, "flat") for c in self.kids(part, "conj")]
        if not listed and any((self.upos[token] == "PROPN") != (self.upos[c] == "PROPN") for c in beside):
            return found  # "Delorn, 66, a retired engineer": said of the name, not beside it
        for child in beside:
            if any(self.words[c] == "not" for c in self.children[child] if c < child):
                continue  # "by X, not by Y"
            if self.upos[child] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"):
                found.extend(self.conjuncts(child))
        return found

    def mention(self, token: int, *types: MentionType) -> Mention | None:
        """The mention whose head this token is: of one of these types if given; the longest, dates last."""
        if any(self.words[c] in ("no", "neither") and self.base[c] == "det" for c in self.children[token]):
            return None  # "no command" names nothing
        if self.words[token] in ("none", "nobody"):
            return None
        near = self.mentions_at.get(token) or ([self._named[token]] if token in self._named else [])
        candidates = [m for m in near if not types or m.type in types]
        if (
            not candidates and "organisation" in types
        ):  # "Harbour Section" is a unit, whatever the reader took it for
            candidates = [m for m in near if m.name and m.text.split()[-1].casefold() in UNIT_NOUNS]
        if not candidates:
            return None
        return max(
            candidates, key=lambda m: (m.type not in ("date", "quantity", "role", "nationality"), m.end - m.start)
        )

    def covering(self, token: int) -> list[Mention]:
        """Mentions that this token heads, or the name that it is a word of."""
        return [*self.mentions_at.get(token, ()), *([self._named[token]] if token in self._named else [])]

    def own_span(self, token: int) -> tuple[int, int]:
        """First and last token of a noun phrase without its clauses, appositions and coordination."""
        first = last = token
        for child in self.children[token]:
            base = self.base[child]
            if base in ("punct", "case", "cc", "cop", "mark", "aux", "advmod", "discourse", "expl"):
                continue
            if base in _CLAUSAL or (base == "nsubj"):
                continue
            first, last = min(first, self.left[child]), max(last, self.right[child])
        return first, last

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both included."""
        start, end = self.reading.starts[first], self.reading.ends[last]
        return Span(start, end, self.text[start:end])

    def within(self, token: int, ancestor: int) -> bool:
        """Whether `token` is `ancestor` or lies below it."""
        steps = 0
        while token != ancestor:
            if self.head[token] == token or steps > self.size:
                return False
            token = self.head[token]
            steps += 1
        return True
