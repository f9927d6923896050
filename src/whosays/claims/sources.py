"""From the noun phrase that names a source to the holders behind it, outermost first.

"information from interrogations of suspects" has the suspects behind it; "files from French agencies" are a
set of documents with the agencies behind them; "the agency" is whom it refers to.
"""

from __future__ import annotations

from dataclasses import dataclass

from whosays.claims.tree import Tree
from whosays.claims.words import (
    ANONYMOUS_WORDS,
    CONTENT_NOUNS,
    CUSTODY_WORDS,
    DOCUMENT_NOUNS,
    MEDIA_NOUNS,
    PEOPLE_SOURCE_NOUNS,
    SPEAKING_BODIES,
    UNIT_NOUNS,
)
from whosays.model.holder import HolderKind
from whosays.model.mention import Mention
from whosays.model.span import Span

_FROM_VERBS = frozenset(
    "obtain emerge come gather provide leak receive collect compile write publish make give release issue"
    " sign supply"
    " seize produce file extract derive take".split()
)
_SEEN_VERBS = frozenset("see obtain review view examine read acquire inspect consult".split())
_HELD_IN = frozenset("custody detention prison jail jailed imprisoned detained".split())
_CLAUSE_WORDS = 14
_PERSONAL = frozenset("he she they i we you who".split())
_FIRST = frozenset("i we".split())


@dataclass(frozen=True, slots=True)
class Source:
    """One holder as found in the text, before it has a place in a chain."""

    kind: HolderKind
    token: int
    span: Span
    mention: str | None
    anonymous: bool


class SourceReader:
    """Resolves source phrases of one tree; `names` maps a local cluster to its first proper name."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.names: dict[str, Mention] = {}
        for mention in tree.reading.mentions:
            if mention.name and mention.type in ("person", "organisation"):
                self.names.setdefault(mention.entity, mention)

    def layers(self, token: int) -> list[list[Source]]:
        """Holders behind the phrase headed by `token`, outermost first; [] where it names no source."""
        layers: list[list[Source]] = []
        for one in self.tree.conjuncts(token):
            for depth, found in enumerate(self._one(one, 0)):
                while len(layers) <= depth:
                    layers.append([])
                layers[depth].extend(s for s in found if s not in layers[depth])
        return layers

    def unresolved(self, token: int) -> Source:
        """A source that no rule knows ("hagiography", "an online posting"): somebody unspecified, in its words."""
        return self._source(token, "unspecified", None, anonymous=True)

    def _one(self, token: int, depth: int) -> list[list[Source]]:
        tree = self.tree
        if depth > 4 or tree.words[token] in _FIRST:
            return []
        lemma = tree.lemma[token]
        measured = self._measured(token)
        if measured is not None:
            return self._one(measured, depth + 1)
        mention = tree.mention(token)
        if mention is not None and mention.type in ("date", "quantity") and tree.upos[token] == "PROPN":
            mention = None
        if (lemma in DOCUMENT_NOUNS or (mention is not None and mention.type == "document")) and tree.upos[
            token
        ] == "NOUN":
            behind = self._behind(token, depth)
            return [*self._before(token, depth), [self._source(token, "document_set", mention)], *behind]
        if lemma in CONTENT_NOUNS and tree.upos[token] == "NOUN":
            behind = self._behind(token, depth)
            if behind:
                return behind
            kind: HolderKind = "detainee_or_defector" if lemma in CUSTODY_WORDS else "unspecified"
            return [[self._source(token, kind, None, anonymous=True)]]
        return self._somebody(token, mention)

    def _measured(self, token: int) -> int | None:
        """The counted noun of "thousands of pages", "a number of officials", "one of the witnesses"."""
        tree = self.tree
        counts = tree.upos[token] == "NUM" or tree.lemma[token] in (
            *("dozen", "hundred", "thousand", "number", "group", "series", "couple", "lot", "majority", "page"),
            *("set", "pile", "cache", "trove", "collection", "copy"),
        )
        if not counts:
            return None
        measured = [c for c in tree.kids(token, "nmod") if tree.case(c) == "of" and tree.upos[c] == "NOUN"]
        return measured[-1] if measured else None

    def _before(self, token: int, depth: int) -> list[list[Source]]:
        """Who has seen a document and tells of it: "files seen by the Tribune", "a memo obtained by X"."""
        tree = self.tree
        seers = [
            agent
            for clause in tree.kids(token, "acl")
            if tree.lemma[clause] in _SEEN_VERBS and clause > token
            for agent in tree.kids(clause, "obl")
            if tree.case(agent) == "by" and tree.mention(agent, "organisation", "person") is not None
        ]
        return [layer for seer in seers for layer in self._one(seer, depth + 1)]

    def _behind(self, token: int, depth: int) -> list[list[Source]]:
        """Who is behind a document or a piece of information."""
        tree = self.tree
        candidates = [c for c in tree.kids(token, "nmod") if tree.case(c) in ("from", "by", "of", "with")]
        candidates += list(tree.kids(token, "nmod:poss"))
        for clause in tree.kids(token, "acl"):
            if tree.lemma[clause] in _FROM_VERBS:
                sides = ("from",) if tree.lemma[clause] in _SEEN_VERBS else ("from", "by")
                candidates += [c for c in tree.kids(clause, "obl") if tree.case(c) in sides]
        candidates += [c for c in tree.kids(token, "compound") if tree.mention(c, "organisation", "person")]
        layers: list[list[Source]] = []
        for candidate in candidates:
            for one in tree.conjuncts(candidate):
                for level, found in enumerate(self._one(one, depth + 1)):
                    while len(layers) <= level:
                        layers.append([])
                    layers[level].extend(s for s in found if s not in layers[level])
        if tree.lemma[token] in CUSTODY_WORDS:
            layers = [[_in_custody(s) for s in layer] for layer in layers]
        return layers

    def _somebody(self, token: int, mention: Mention | None) -> list[list[Source]]:
        tree = self.tree
        for apposed in tree.kids(token, "appos"):
            name = tree.mention(apposed, "person")
            if name is not None and name.name and (mention is None or not mention.name):
                held = self._held(token) or self._held(apposed)
                return [[self._source(apposed, "detainee_or_defector" if held else "named_person", name)]]
        own = tree.own_span(token)
        within = [tree.lemma[t] for t in range(own[0], own[1] + 1)] + [
            tree.words[t] for t in range(own[0], own[1] + 1)
        ]
        custody = any(word in CUSTODY_WORDS for word in within) or self._held(token)
        pronoun = tree.words[token] in _PERSONAL
        medium = tree.lemma[token] in MEDIA_NOUNS and tree.upos[token] != "PROPN"
        if medium and (mention is None or mention.type in ("place", "facility", "document")):
            return [[self._source(token, "organisation", None)]]
        if mention is None and not pronoun:
            if tree.lemma[token] in PEOPLE_SOURCE_NOUNS:
                return [[self._source(token, "detainee_or_defector" if custody else "anonymous_role", None, True)]]
            if tree.lemma[token] in MEDIA_NOUNS | UNIT_NOUNS | SPEAKING_BODIES or tree.upos[token] == "PROPN":
                return [[self._source(token, "organisation", None)]]
            return []
        known = self.names.get(mention.entity) if mention is not None else None
        if known is not None:
            kind: HolderKind = "named_person" if known.type == "person" else "organisation"
            return [[self._source(token, "detainee_or_defector" if custody else kind, mention)]]
        if mention is not None and mention.type == "organisation":
            veiled = any(word in ANONYMOUS_WORDS for word in within)
            return [[self._source(token, "organisation", mention, veiled)]]
        if pronoun or (mention is not None and mention.type in ("person", "role")):
            return [[self._source(token, "detainee_or_defector" if custody else "anonymous_role", mention, True)]]
        if mention is not None and mention.type == "place" and mention.name:
            return [[self._source(token, "organisation", mention)]]
        return []

    def _held(self, token: int) -> bool:
        """Whether a clause on the noun says that the person is in custody: "X, who is in custody"."""
        tree = self.tree
        clauses = [token, *tree.kids(token, "appos")]
        clauses = [c for t in clauses for c in tree.kids(t, "acl") if tree.right[c] - tree.left[c] < _CLAUSE_WORDS]
        return any(tree.words[t] in _HELD_IN for c in clauses for t in range(tree.left[c], tree.right[c] + 1))

    def _source(self, token: int, kind: HolderKind, mention: Mention | None, anonymous: bool = False) -> Source:
        if mention is not None:
            span = Span(mention.start, mention.end, mention.text)
        else:
            span = self.tree.span(*self.tree.own_span(token))
        return Source(kind, token, span, mention.id if mention is not None else None, anonymous)


def _in_custody(source: Source) -> Source:
    if source.kind in ("named_person", "anonymous_role"):
        return Source("detainee_or_defector", source.token, source.span, source.mention, source.anonymous)
    return source
