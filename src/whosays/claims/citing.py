"""What rests on what: documents and holders that cite others."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.stance import PLAIN, voiced
from whosays.claims.words import CONTENT_NOUNS, DOCUMENT_NOUNS
from whosays.model.claim import Argument

_RESTS = frozenset("come emerge derive originate stem".split())
# Speech that comes from somebody is his or hers, and rests on nobody: "statements have come from both sides".
_SPEECH = frozenset(
    "statement claim announcement remark comment declaration admission confession accusation allegation"
    " assertion confirmation response reply reaction call demand threat warning criticism support letter"
    " email".split()
)
_BASED = frozenset("base draw".split())
_SEE = frozenset("see read consult check".split())


def citing(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of `cites`: by the chain's holders, by "comes from", by a reader's "see the report"."""
    tree = passages.tree
    for frame in passages.chains.frames:
        for layer in frame.layers:
            for source in layer:
                document = source.kind == "document_set"
                if not document and not (
                    source.kind == "organisation" and frame.rank == 0 and _is_medium(passages, source.token)
                ):
                    continue
                if document and _is_vague(passages, source.token):
                    continue
                yield Draft(
                    predicate="cites",
                    construction="attributed",
                    anchor=frame.cue[0],
                    clause=None,
                    subject=Argument(document=passages.document.sha256),
                    object=_thing(passages, source.token),
                    timeless=True,
                    tokens=(source.token,),
                    p=0.8,
                )
    for token in range(tree.size):
        clause = clauses.at(token)
        if clause is None:
            continue
        if clause.lemma in _RESTS | _BASED:
            yield from _rests(passages, clause)
        if tree.lemma[token] in _SEE and not clause.agents and tree.tag[token] == "VB":
            yield from _see(passages, clause)


_MEDIA = frozenset(
    "times post news press agency radio television tv herald tribune gazette guardian journal daily weekly"
    " telegraph chronicle courier reuters bulletin magazine newspaper observatory".split()
)


def _is_medium(passages: Passages, token: int) -> bool:
    tree = passages.tree
    first, last = tree.own_span(token)
    return any(tree.words[t] in _MEDIA for t in range(first, last + 1))


# Words for a text that tell nobody which one, unless something beside them does.
_VAGUE = frozenset(
    "report account document file filing book record text information news data statement release communique"
    " article story paper source account message note post".split()
)


def _is_vague(passages: Passages, token: int) -> bool:
    """Whether nobody could look the document up: "according to reports", "the document says"."""
    tree = passages.tree
    if tree.lemma[token] not in _VAGUE:
        return False
    mention = tree.mention(token, "document")
    if mention is not None and mention.name:
        return False
    told = ("nmod", "nmod:poss", "compound", "acl", "acl:relcl", "appos", "flat")
    return not any(tree.upos[c] in ("PROPN", "NOUN", "VERB") for c in tree.kids(token, *told))


def _thing(passages: Passages, token: int) -> Argument:
    found = passages.argument(token, "document", "organisation", "person")
    return found or passages.words(*passages.tree.own_span(token))


def _rests(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "the information comes from thousands of pages of files": the deepest holder cites them."""
    tree = passages.tree
    things = clause.agents + clause.patients
    if clause.participial or not any(tree.lemma[t] in (CONTENT_NOUNS | DOCUMENT_NOUNS) - _SPEECH for t in things):
        return
    keys = ("from",) if clause.lemma in _RESTS else ("on", "from", "upon")
    for key in keys:
        for token in clause.obliques.get(key, []):
            layers = passages.chains.sources.layers(token)
            if not layers:
                continue
            said = voiced(passages.clauses, clause)
            chain = None if said is None else passages.chains.chain(clause.head, said)
            if chain is None:
                return
            step = chain[-1].step
            subject = Argument(holder=step) if step else Argument(document=passages.document.sha256)
            for source in (s for layer in layers for s in layer):
                yield Draft(
                    predicate="cites",
                    construction="rests-on",
                    anchor=clause.head,
                    clause=clause,
                    subject=subject,
                    object=Argument(mention=source.mention, span=source.span)
                    if source.mention
                    else Argument(value=source.span.text, span=source.span),
                    timeless=True,
                    p=0.75,
                )


def _see(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "See the report ... published by X": the holder of the passage points to a document."""
    tree = passages.tree
    chain = passages.chains.chain(clause.head, PLAIN)
    if chain is None:
        return
    step = chain[-1].step
    for token in clause.patients:
        mention = tree.mention(token, "document")
        if mention is None and tree.lemma[token] not in DOCUMENT_NOUNS | CONTENT_NOUNS:
            continue
        publishers = [
            argument_of(m)
            for c in tree.kids(token, "acl")
            for o in tree.kids(c, "obl")
            if tree.rel[o] == "obl:agent" or tree.case(o) == "by"
            if (m := tree.mention(o, "organisation", "person")) is not None
        ]
        yield Draft(
            predicate="cites",
            construction="see",
            anchor=clause.head,
            clause=None,
            subject=Argument(holder=step) if step else Argument(document=passages.document.sha256),
            object=passages.argument(token, "document") or passages.words(tree.left[token], tree.right[token]),
            of=publishers[0] if publishers else None,
            tense="past",
            tokens=(tree.right[token],),
            p=0.75,
        )
