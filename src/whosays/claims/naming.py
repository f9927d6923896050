"""What things are called: acronyms in brackets, "also known as", "goes by the name", "its full name is"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from whosays.claims.aliases import aliases
from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.tree import Tree
from whosays.claims.words import ROLE_CLASS
from whosays.model.claim import Argument, NameKind
from whosays.model.mention import Mention, MentionType
from whosays.model.span import cut, on_one_line

_CALL = frozenset("call name dub nickname know term title rename christen entitle style".split())
_NICKNAMING = frozenset("dub nickname christen".split())
_GO_BY = frozenset("go use operate pass act fight work".split())
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_NAME_NOUNS = frozenset("name alias nickname acronym title moniker pseudonym codename".split())
_ACRONYM = re.compile(r"^[A-Z][A-Za-z&.\-]{0,9}$")
_NAMED_TYPES: tuple[MentionType, ...] = ("organisation", "person", "place", "facility", "vehicle", "document")


def naming(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft that gives a thing another name; one a name, where two constructions read it."""
    seen: set[tuple[str | None, int]] = set()
    for draft in (*_naming(passages, clauses), *aliases(passages)):
        thing, name = draft.subject, draft.object
        entity = passages.entity(thing.mention) if thing is not None else None
        key = (entity, name.span.start if name is not None and name.span is not None else -1)
        if key not in seen:
            seen.add(key)
            yield draft


def _naming(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    tree = passages.tree
    yield from _stated(passages, clauses)
    yield from _also(passages)
    yield from _in_script(passages)
    for token in range(tree.size):
        yield from _bracketed(passages, token)
        clause = clauses.at(token)
        if clause is None:
            continue
        if tree.lemma[token] in _CALL:
            yield from _called(passages, clause)
        if tree.lemma[token] in _GO_BY:
            yield from _goes_by(passages, clause)
        if tree.lemma[token] in _RENAME:
            yield from _renamed(passages, clause)
        if clause.kind == "copular":
            yield from _name_is(passages, clause)


def _value(passages: Passages, token: int) -> Argument | None:
    """A name as a value: the proper-noun phrase headed by the token, quotation marks left out."""
    tree = passages.tree
    mention = tree.mention(token)
    if mention is not None and mention.name:
        return Argument(value=on_one_line(mention.text), span=argument_of(mention).span)
    first, last = tree.own_span(token)
    quoted = first > 0 and tree.words[first - 1] in ('"', "“", "‘", "``", "'")
    quoted = quoted or tree.words[first] in ('"', "“", "‘", "``", "'")
    capital = tree.span(token, token).text[0].isupper() and tree.span(token, token).text[1:].islower()
    if tree.upos[token] not in ("PROPN", "X") and not quoted and not capital:
        return None
    while first < last and (tree.upos[first] in ("PUNCT", "DET")):
        first += 1
    while last > first and tree.upos[last] == "PUNCT":
        last -= 1
    return passages.words(first, last)


def kind_of(text: str, whole: str, person: bool) -> NameKind:
    """Acronym where the letters are the initials of the other name; kunya by its form; else alias."""
    letters = re.sub(r"[^A-Za-z]", "", text)
    initials = "".join(word[0] for word in re.split(r"[\s\-]+", whole) if word[:1].isalpha()).casefold()
    if letters.isupper() and 2 <= len(letters) <= 10 and not person:
        return "acronym"
    if (
        len(letters) <= 10
        and " " not in text
        and sum(c.isupper() for c in letters) >= 2
        and letters.casefold() in initials
    ):
        return "acronym"
    if person and re.match(r"(?:Abu|Abou|Umm|Um|Oum)\b", text):
        return "kunya"
    return "alias"


def _draft(
    passages: Passages,
    construction: str,
    thing: Mention,
    name: Argument,
    kind: NameKind,
    clause: Clause | None,
    anchor: int,
) -> Iterator[Draft]:
    if name.words.casefold() == thing.text.casefold() or not any(c.isupper() for c in name.words[:6]):
        return
    if name.span is not None and name.span.start < thing.end and thing.start < name.span.end:
        return
    if thing.form == "pronoun" and thing.text.casefold() in ("i", "my", "me", "we", "our"):
        return  # "my name is X": who speaks, not another name
    if all(word in ROLE_CLASS for word in name.words.casefold().split()):
        return  # "a man called captain" has a post, not a name
    yield Draft(
        predicate="named",
        construction=construction,
        anchor=anchor,
        clause=clause,
        subject=argument_of(thing),
        object=name,
        kind=kind,
        timeless=True,
        tokens=(thing.head,),
        p=0.85,
    )


def _bracketed(passages: Passages, token: int) -> Iterator[Draft]:
    """ "Northern Border Office (NBO)", "NBO (Northern Border Office)": a short form beside its long form.

    The long form is found by its initials, as in Schwartz and Hearst (2003), so that it does not hang on the
    parse; where they do not match, a bracketed acronym that the parser apposes to a name counts too.
    """
    tree = passages.tree
    if token == 0 or tree.words[token - 1] not in _OPENING:
        return
    close = next((t for t in range(token, min(token + 9, tree.size)) if tree.words[t] in _CLOSING), None)
    if close is None:
        return
    inner = tree.span(token, close - 1).text
    if _ACRONYM.match(inner) and sum(c.isupper() for c in inner) >= 2:
        first = _long_form(tree, token - 1, inner)
        thing = _mention_between(tree, first if first is not None else token - 2, token - 2)
        if thing is None or (first is None and (tree.base[token] != "appos" or not _in_order(inner, thing.text))):
            return
        if first is not None and thing.start > reading_start(tree, first) + 12:
            return  # only a late word of the long form is known as a name
        if first is not None and len(tree.span(first, token - 2).text) > len(thing.text):
            yield from _draft(
                passages, "long-form", thing, passages.words(first, token - 2), "official", None, token
            )
        yield from _draft(passages, "bracketed", thing, passages.words(token, close - 1), "acronym", None, token)
    elif _ACRONYM.match(tree.span(token - 2, token - 2).text) if token >= 2 else False:
        short = tree.mention(token - 2, "organisation", "facility")
        letters = [c for c in tree.span(token - 2, token - 2).text if c.isalpha()]
        initials = [w[0] for w in re.split(r"[\s\-]+", inner) if w[:1].isupper()]
        if short is not None and "".join(letters).casefold() == "".join(initials).casefold():
            name = passages.words(token, close - 1)
            yield from _draft(passages, "bracketed", short, name, "official", None, token)


def reading_start(tree: Tree, token: int) -> int:
    """The offset at which a token begins."""
    return tree.reading.starts[token]


def _in_order(short: str, full: str) -> bool:
    """Whether the letters of an acronym stand in order among the initials of a name, the first ones alike."""
    initials = [word[0].casefold() for word in re.split(r"[\s\-]+", full) if word[:1].isalpha()]
    letters = [c.casefold() for c in short if c.isalpha()]
    rest = iter(initials)
    return len(initials) > 1 and letters[0] == initials[0] and sum(letter in rest for letter in letters) >= 2


def _long_form(tree: Tree, bracket: int, short: str) -> int | None:
    """The first token of the words before `bracket` whose initials spell `short`; None where none do."""
    letters = [c.casefold() for c in short if c.isalpha()]
    start = max(tree.reading.sentences[tree.sentence[bracket]][0], bracket - 2 * len(letters) - 4)
    at = bracket - 1
    first: int | None = None
    while letters and at >= start:
        word = tree.span(at, at).text
        if word[0].casefold() == letters[-1] and (word[0].isupper() or len(letters) > 1):
            letters.pop()
            first = at
        elif tree.upos[at] not in ("ADP", "DET", "CCONJ", "PUNCT", "PART"):
            return None
        at -= 1
    whole = not letters and first is not None and tree.span(first, first).text[0].isupper()
    return first if whole else None


def _mention_between(tree: Tree, first: int, last: int) -> Mention | None:
    """The longest thing named between two tokens, or by the last of them."""
    found = [
        m
        for t in range(first, last + 1)
        for m in tree.mentions_at.get(t, ())
        if m.type in ("organisation", "place", "facility") and m.form == "name"
    ]
    found = [m for m in found if m.start >= tree.reading.starts[first]] or found
    return max(found, key=lambda m: (m.type == "organisation", m.end - m.start), default=None)


def _called(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "known as Y", "called Y", "X, dubbed Y"."""
    tree = passages.tree
    verb = tree.lemma[clause.head]
    things = [m for p in clause.patients if (m := tree.mention(p, *_NAMED_TYPES)) is not None]
    if not things and not clause.passive:
        return
    if verb == "name" and (not clause.passive or any(t.type == "document" for t in things)):
        return  # "eleven of them named X": they said who it was
    fronted = _fronted(tree, clause)
    if fronted is not None:
        thing, names = fronted
        for token in names:
            name = _value(passages, token)
            if name is not None:
                kind = kind_of(name.words, thing.text, thing.type == "person")
                yield from _draft(passages, "called", thing, name, kind, clause, clause.head)
        return
    names = clause.obliques.get("as", []) + clause.obliques.get("by", []) if verb == "know" else []
    rels = ("xcomp", "obj") if clause.passive else ("xcomp",)
    names = names if verb == "know" else [c for c in tree.kids(clause.head, *rels) if c not in clause.patients]
    formerly = tree.has_word(clause.head, "advmod", frozenset(("formerly", "previously", "once", "originally")))
    for token in names:
        for one in tree.conjuncts(token):
            name = _value(passages, one)
            if name is None:
                continue
            for thing in things[:1]:
                kind = kind_of(name.words, thing.text, thing.type == "person")
                if verb in _NICKNAMING and kind == "alias":
                    kind = "nickname"
                for draft in _draft(passages, "called", thing, name, kind, clause, clause.head):
                    draft.ending = formerly
                    draft.timeless = not formerly
                    yield draft


def _fronted(tree: Tree, clause: Clause) -> tuple[Mention, list[int]] | None:
    """ "Known in X as N, and in Y as M, the Guard has ...": the subject after the phrase, and its names."""
    first, last = tree.reading.sentences[tree.sentence[clause.head]]
    opens = all(tree.upos[t] in ("PUNCT", "ADV", "CCONJ") for t in range(first, clause.head))
    if not opens or tree.tag[clause.head] != "VBN" or any(tree.kids(clause.head, "nsubj", "aux")):
        return None
    subject = next((t for t in range(clause.head, last) if tree.base[t] == "nsubj"), None)
    thing = tree.mention(subject, *_NAMED_TYPES) if subject is not None else None
    if subject is None or thing is None:
        return None
    return thing, [t for t in range(clause.head, subject) if tree.case(t) == "as"]


_ALSO = re.compile(
    r"\((?:also|aka|a\.k\.a\.|or|alias|otherwise)(?: known as| called)?:? ([^()]{2,160})\)", re.IGNORECASE
)


def _also(passages: Passages) -> Iterator[Draft]:
    """ "(also: N, M; until 2016 K)": names listed in brackets after a name."""
    text, tree = passages.document.text, passages.tree
    ends = {m.end: m for m in tree.reading.mentions if m.name and m.type in _NAMED_TYPES}
    for match in _ALSO.finditer(text):
        before = match.start() - 1 if text[match.start() - 1 : match.start()].isspace() else match.start()
        thing = ends.get(before)
        if thing is None:
            continue
        for part in re.finditer(r"[^,;]+", match.group(1)):
            words = part.group().strip(" ‘’“”\"'")
            if not words[:1].isupper() or len(words.split()) > 8:
                continue
            start = match.start(1) + part.start() + part.group().index(words)
            name = Argument(value=on_one_line(words), span=cut(text, start, start + len(words)))
            kind = kind_of(words, thing.text, thing.type == "person")
            yield from _draft(passages, "also", thing, name, kind, None, thing.head)


# A name in another script: Greek, Cyrillic, Hebrew, Arabic, Indic ..., Chinese, Japanese, Korean.
_SCRIPT = r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af\ufb1d-\ufefc]"
_IN_SCRIPT = re.compile(rf"\(\s*(?:[A-Z][a-z]+(?: [a-z]+)?:\s*)?({_SCRIPT}(?:[^(),;\n]*{_SCRIPT})?)")


def _in_script(passages: Passages) -> Iterator[Draft]:
    """ "X (Arabic: ...)": the name as it is written in another script."""
    text = passages.document.text
    ends = {m.end: m for m in passages.tree.reading.mentions if m.name and m.type in _NAMED_TYPES}
    for match in _IN_SCRIPT.finditer(text):
        before = match.start() - 1 if text[match.start() - 1 : match.start()].isspace() else match.start()
        thing = ends.get(before)
        if thing is None:
            continue
        span = cut(text, match.start(1), match.end(1))
        yield Draft(
            predicate="named",
            construction="in-script",
            anchor=thing.head,
            clause=None,
            subject=argument_of(thing),
            object=Argument(value=on_one_line(span.text), span=span),
            kind="translation",
            timeless=True,
            tokens=(thing.head,),
            p=0.9,
        )


def _goes_by(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "goes by the name (of) Y", "uses the alias Y"."""
    tree = passages.tree
    things = [m for a in clause.agents if (m := tree.mention(a, *_NAMED_TYPES)) is not None]
    carriers = [t for key in ("by", "under", "as") for t in clause.obliques.get(key, [])] + clause.patients
    for token in carriers:
        targets: list[int] = []
        if tree.lemma[token] in _NAME_NOUNS:
            targets = [
                c
                for c in tree.children[token]
                if c > token and tree.base[c] in ("appos", "nmod", "flat", "compound", "dep")
            ]
            if not targets and tree.base[token] in ("compound",):
                targets = [tree.head[token]]
        elif any(tree.lemma[c] in _NAME_NOUNS for c in tree.kids(token, "compound", "nmod")):
            targets = [token]
        for target in targets:
            name = _value(passages, target)
            for thing in things[:1]:
                if name is not None:
                    kind = kind_of(name.words, thing.text, thing.type == "person")
                    yield from _draft(passages, "goes-by", thing, name, kind, clause, clause.head)


_RENAME = frozenset("change rename call style rebrand adopt take".split())


def _renamed(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "changed its name to Y", "renamed itself Y", "adopted the name Y"."""
    tree = passages.tree
    things = [m for a in clause.agents if (m := tree.mention(a, *_NAMED_TYPES)) is not None]
    reflexive = [c for c in tree.kids(clause.head, "obj", "iobj") if tree.words[c] in _ITSELF]
    targets: list[int] = []
    if reflexive:
        targets = [c for c in tree.kids(clause.head, "obj", "xcomp") if c not in reflexive]
        targets += clause.obliques.get("as", [])
    for patient in clause.patients:
        if tree.lemma[patient] == "name" and clause.lemma == "change":
            targets += [
                *clause.obliques.get("to", []),
                *(c for c in tree.kids(patient, "nmod") if tree.case(c) == "to"),
            ]
        elif tree.lemma[patient] == "name" and clause.lemma in ("adopt", "take"):
            targets += [c for c in tree.kids(patient, "appos", "nmod", "flat", "compound") if c > patient]
    for target in targets:
        name = _value(passages, target)
        for thing in things[:1]:
            if name is not None:
                kind = kind_of(name.words, thing.text, thing.type == "person")
                yield from _draft(passages, "renamed", thing, name, kind, clause, clause.head)


_ITSELF = frozenset("itself himself herself themselves".split())
_STATED = re.compile(
    r"\b(full|real|official|proper|legal|true|formal|complete|birth|other|original|former)?\s*name\s+(?:is|was)\s*:?\s*"
    r"[“\"‘']([^”\"\n]{2,80})[”\"’'](?:\s*\((?:or|also)\s+([^),;]{2,60}))?"
)


def _stated(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """ "Its full name is: “N” (or M)": read off the words, since a colon and marks break the parse."""
    tree, reading, text = passages.tree, passages.tree.reading, passages.document.text
    at = {start: token for token, start in enumerate(reading.starts)}
    for match in _STATED.finditer(text):
        token = at.get(match.start() + match.group(0).index("name"))
        if token is None:
            continue
        thing = _owner(tree, token)
        if thing is None:
            continue
        official = match.group(1) in (
            "full",
            "real",
            "official",
            "proper",
            "legal",
            "true",
            "formal",
            "complete",
            "birth",
        )
        for group, kind in ((2, "official" if official else "alias"), (3, "alias")):
            if match.group(group):
                span = cut(text, match.start(group), match.start(group) + len(match.group(group).rstrip(" .,")))
                name = Argument(value=on_one_line(span.text), span=span)
                yield from _draft(
                    passages, "name-stated", thing, name, cast(NameKind, kind), clauses.governing(token), token
                )


def _owner(tree: Tree, token: int) -> Mention | None:
    """Whose name it is: "its full name", "the real name of X"."""
    for child in tree.kids(token, "nmod"):
        if tree.words[child] == "whose":
            return None  # read off the words behind the name
        if tree.rel[child] == "nmod:poss" or tree.case(child) in ("of", "for"):
            return tree.mention(child, *_NAMED_TYPES)
    return None


def _name_is(passages: Passages, clause: Clause) -> Iterator[Draft]:
    tree = passages.tree
    for agent in clause.agents:
        if tree.lemma[agent] not in _NAME_NOUNS:
            continue
        thing = _owner(tree, agent)
        if thing is None:
            continue
        modifiers = {tree.words[c] for c in tree.kids(agent, "amod")}
        official = bool(
            modifiers & {"full", "real", "official", "proper", "legal", "true", "formal", "complete", "birth"}
        )
        heads = [clause.head, *tree.kids(clause.head, "appos", "conj")]
        for head in heads:
            name = _value(passages, head)
            if name is not None:
                kind: NameKind = "official" if official and head == clause.head else "alias"
                yield from _draft(passages, "name-is", thing, name, kind, clause, clause.head)
