"""Another name right behind a name: "X, alias Y", "X, formerly Y", "X, born Y", "X (real name Y)", "X, or XY".

Read off the words around names, since such phrases break the parse. A phrase with its own verb ("is also known
as") is read in `naming`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.words import ROLE_CLASS
from whosays.model.claim import Argument, NameKind
from whosays.model.mention import Mention, MentionType
from whosays.model.span import Span, cut

_TYPES: tuple[MentionType, ...] = ("organisation", "person", "place", "facility", "vehicle", "document")
_ADVERB = r"(?:also|better|best|otherwise|formerly|previously|commonly|widely|popularly|locally|once|later|now)"
_OF_NAME = r"(?:nom de guerre|pseudonym|alias|nickname|code ?name|stage name|pen name|kunya|maiden name)"
# (what stands between the names, the kind of the second, whether it is a name of the past)
_LINKS: tuple[tuple[str, NameKind, bool], ...] = (
    (r"formerly|previously|until \d{4}|originally", "alias", True),
    (r"(?:formerly|previously|originally) (?:known as|called|named)", "alias", True),
    (r"officially|in full|full name", "official", False),
    (
        r"born|né|née|nee|birth name|maiden name|real name|true name|whose (?:real|true|full) name (?:is|was)",
        "official",
        False,
    ),
    (rf"(?:{_ADVERB} )?(?:known|called) (?:also )?(?:simply )?(?:as|by)|also called", "alias", False),
    (
        rf"(?:{_ADVERB} )?known (?:by|under|as) (?:(?:his|her|its|their|the) )?(?:[A-Za-z]+ )?"
        rf"(?:names?|acronyms?|{_OF_NAME})(?: of| as)?",
        "alias",
        False,
    ),
    (rf"(?:a\.?k\.?a\.?|alias|or simply|{_OF_NAME}|(?:his|her|whose) {_OF_NAME}(?: is| was)?)", "alias", False),
    (
        rf"(?:who|which) (?:also |now )?(?:goes|went|is known|was known) by (?:(?:the|his|her|its) )?"
        rf"(?:names?|acronym|{_OF_NAME})(?: of)?",
        "alias",
        False,
    ),
    (r"code-?named", "alias", False),
    (r"nicknamed|dubbed|whose nickname (?:is|was)", "nickname", False),
    (
        r"calling (?:itself|himself|herself|themselves)|(?:which|who) calls? (?:itself|himself|herself)",
        "alias",
        False,
    ),
)
_BARE = ("(?:a", "calling")  # links that need no comma before them
_PATTERNS = tuple(
    (
        re.compile(
            rf"\s?{'[,(–—-]?' if link.startswith(_BARE) else '[,(–—-]'}\s*(?:{link})"
            r"(?:\s*:)?\s+(?:the\s+)?[\"“”‘'«]?(?:[Tt]he\s+)?"
        ),
        kind,
        past,
    )
    for link, kind, past in _LINKS
)
_OPENS = re.compile(
    r"(?:['’]s?)?\s?[,(\[–—-]|\s(?:alias|a\.?k\.?a|calling|which calls|who calls|nicknamed|dubbed|né|also|known)\b"
)
_SHORT = re.compile(
    r"\s?(?:,|\() ?or [\"“]?([A-Z][A-Z&.\-]{1,8})\b|\s\((?:the )?[\"“]([A-Z][A-Za-z&.\- ]{1,30})[\"”]\)"
)
_BRACKET = re.compile(r"(?:['’]s?)?\s\(([A-Z]{1,4}[ -]?\d{1,4}|[A-Z][A-Z&.\-]{1,9})\)")
_WORD = r"[A-Z][\w’'-]*|\d+"
_RUN = re.compile(rf"(?:{_WORD})(?:[ -](?:(?:of|the|for|and|al|el|bin|ibn|de|la|du|von|van)[ -])?(?:{_WORD}))*")


def aliases(passages: Passages) -> Iterator[Draft]:
    """Every draft that a phrase behind a name makes."""
    text, tree = passages.document.text, passages.tree
    names = [m for m in tree.reading.mentions if m.name and m.type in _TYPES]
    at = {m.start: m for m in names}
    groups = [m for m in tree.reading.mentions if m.form == "description" and m.type in ("organisation", "person")]
    for thing in [*names, *groups]:
        if not _OPENS.match(text, thing.end):
            continue
        yield from _linked(passages, thing, at, text)
        if thing.name:
            yield from _short(passages, thing, text)


def _linked(passages: Passages, thing: Mention, at: dict[int, Mention], text: str) -> Iterator[Draft]:
    for pattern, kind, past in _PATTERNS:
        match = pattern.match(text, thing.end)
        if match is None:
            continue
        span = _name_at(text, match.end(), at)
        if span is None or span.text.casefold() == thing.text.casefold():
            continue
        if ("born" in match.group() and thing.type != "person") or _is_post(span.text):
            continue
        if thing.type == "person" and not thing.name and "name" not in match.group():
            continue  # "the leader, known as X": the verb is read with its own subject
        if thing.type == "person" and (past or "born" in match.group()) and not _personal(span, at):
            continue  # "X, formerly Head of Y", "X, born in 1970"
        yield _draft(passages, "name-behind-name", thing, span, _kind(kind, span.text, thing), past)
        return


def _personal(span: Span, at: dict[int, Mention]) -> bool:
    """Whether what follows "born" is a name, not a date or a place."""
    known = at.get(span.start)
    return known is not None and known.type == "person" and not any(c.isdigit() for c in span.text)


def _is_post(words: str) -> bool:
    """Whether the words end in a role: "Deputy Chief Minister" names nobody."""
    return words.split()[-1].casefold() in ROLE_CLASS


def _name_at(text: str, start: int, at: dict[int, Mention]) -> Span | None:
    """The name that begins here: a mention, or capitalised words where they run further."""
    run = _RUN.match(text, start, start + 80)
    known = at.get(start)
    end = max(run.end() if run else 0, known.end if known else 0)
    if end <= start or not text[start].isupper():
        return None
    if known is not None and known.type == "person":
        end = known.end
    return cut(text, start, end)


def _kind(kind: NameKind, words: str, thing: Mention) -> NameKind:
    letters = [c for c in words if c.isalpha()]
    if kind == "alias" and thing.type == "person" and re.match(r"(?:Abu|Abou|Umm|Um|Oum)\b", words):
        return "kunya"
    if kind == "alias" and thing.type != "person" and 2 <= len(letters) <= 8 and all(c.isupper() for c in letters):
        return "acronym"
    return kind


def _short(passages: Passages, thing: Mention, text: str) -> Iterator[Draft]:
    """ "the Free Column, or FC,", "the Free Column ("the Column")", "Northern Command's (NORCOM)"."""
    bracket = _BRACKET.match(text, thing.end)
    if bracket is not None and thing.type != "person":
        words = bracket.group(1)
        code = any(c.isdigit() for c in words) and thing.type == "vehicle"
        if code or (not any(c.isdigit() for c in words) and _spelt_by(words, thing.text)):
            span = cut(text, bracket.start(1), bracket.end(1))
            yield _draft(passages, "short-behind-name", thing, span, "alias" if code else "acronym", False)
        return
    match = _SHORT.match(text, thing.end)
    if match is None:
        return
    group = 1 if match.group(1) else 2
    words = match.group(group)
    initials = [w[0].casefold() for w in re.split(r"[\s\-]+", thing.text) if w[:1].isalpha()]
    letters = [c.casefold() for c in words if c.isalpha()]
    short = words.isupper() and letters[:1] == initials[:1] and len(letters) <= len(initials) + 2
    if short or (group == 2 and set(words.split()) & set(thing.text.split())):
        span = cut(text, match.start(group), match.end(group))
        yield _draft(passages, "short-behind-name", thing, span, "acronym" if short else "alias", False)


def _spelt_by(short: str, full: str) -> bool:
    """Whether the letters of an acronym stand in order in a name of several words, the first ones alike."""
    letters = [c.casefold() for c in short if c.isalpha()]
    rest = iter(full.casefold())
    several = len(full.split()) > 1 and len(letters) > 1 and full[:1].casefold() == letters[0]
    return several and all(letter in rest for letter in letters)


def _draft(passages: Passages, construction: str, thing: Mention, name: Span, kind: NameKind, past: bool) -> Draft:
    return Draft(
        predicate="named",
        construction=construction,
        anchor=thing.head,
        clause=None,
        subject=argument_of(thing),
        object=Argument(value=" ".join(name.text.split()), span=name),
        kind=kind,
        timeless=not past,
        ending=past,
        tense="past" if past else None,
        tokens=(thing.head,),
        p=0.8,
    )
