"""Records of labels and values: "Name: X", "Alias: Y", "Position: commander of Z", as in lists and profiles.

A record is a run of fields whose labels are known, on lines of their own or one after the other on one line. It is
about what its name field names, or the heading right above it. The record itself is the evidence: a claim's quote
reaches from the name to the value.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.numbers import parse_quantity
from whosays.claims.roles import read_role
from whosays.claims.words import LEADING_ADJECTIVES, ROLE_CLASS
from whosays.model.claim import Argument, NameKind, Predicate, RoleClass
from whosays.model.mention import Mention, MentionType
from whosays.model.span import Span, cut

_LABELS: dict[str, str] = {
    "name": r"(?:full |complete )?names?(?: of (?:the )?(?:individual|person|entity|organi[sz]ation|group|unit))?"
    r"|entity|individual|primary name",
    "alias": r"alias(?:es)?|(?:good quality |low quality |strong |weak )?a\.?k\.?a\.?s?|also known as|other names?"
    r"|nom de guerre|nicknames?|acronym|abbreviation|short name|kunya",
    "former": r"f\.?k\.?a\.?|formerly known as|former names?|previous names?",
    "post": r"(?:current )?(?:positions?|post|job title|title|role|function|designation|occupation|rank)",
    "group": r"organi[sz]ation|affiliations?|unit|employer|group|agency|company|party|member of|service",
    "nation": r"nationalit(?:y|ies)|citizenship|country of citizenship",
    "seat": r"based in|headquarters|hq|seat|base|head office",
    "area": r"areas? of operations?|operates in|active in",
    "parent": r"parent(?: organi[sz]ation| unit| company| body)?|part of|subordinate to|belongs to|superior unit",
    "leader": r"(?:(?:deputy|vice|acting|interim|former|current|first|second|assistant|overall|supreme|general"
    r"|chief"
    r"|field|military|political|executive|managing|commanding)[ -]){0,2}(?:leaders?|commanders?|commandant|head"
    r"|chairman|chairwoman|chairperson|chair|directors?|chief|president|ceo|chief executive(?: officer)?"
    r"|chief of (?:staff|operations|intelligence)|officer|secretary(?:[ -]general)?|spokes(?:man|woman|person)"
    r"|treasurer|founders?|co-founders?|deputy|second[ -]in[ -]command|adjutant|captain)",
    "size": r"(?:estimated )?(?:strength|size|membership|personnel|members|fighters"
    r"|troops|manpower|employees|staff)",
    "above": r"reports to|superior",
    "kin": r"spouse|wife|husband|father|mother|brothers?|sisters?|sons?|daughters?|children",
    "other": r"d\.?o\.?b\.?|date of birth|born|p\.?o\.?b\.?|place of birth|address(?:es)?"
    r"|passport(?: no\.?| number)?|national identification(?: no\.?| number)?|gender|sex|listed on"
    r"|other information|remarks|notes?|type|status"
    r"|founded|established|website|phone|e-?mail|name \(original script\)|date|source",
}
_GROUPS = "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items())
_FIELD = re.compile(
    rf"(?:(?<=\n)|(?<=^)|(?<=[.;|)\t] )|(?<=  ))[ \t•*–-]{{0,12}}(?:{_GROUPS}"
    r"|(?<=\n)(?P<plain>[a-z][a-z /()-]{1,30}))"
    r"[ \t]{0,12}:[ \t]{0,80}",
    re.IGNORECASE,
)
_NOTHING = frozenset(("", "na", "n/a", "none", "unknown", "-", "not available"))
_SPLIT = re.compile(r"\s*(?:;|/|\||(?<![\w.])\(?[a-z0-9]\)|(?<![\w.])\d{1,2}:)\s*")
_THINGS: tuple[MentionType, ...] = ("person", "organisation", "vehicle")
_LONGEST = 400  # characters of a value that are read


@dataclass(frozen=True, slots=True)
class _Field:
    """A label's kind and words, and where its value stands."""

    kind: str
    label: str
    first: int
    start: int
    end: int


def records(passages: Passages) -> Iterator[Draft]:
    """Every draft that a record makes."""
    index = _Index(passages)
    for subject, fields in _records(passages, index):
        groups = [m for f in fields if f.kind == "group" for m in index.named(f, "organisation")]
        posted = [d for f in fields if f.kind == "post" for d in _posts(passages, index, subject, f, groups)]
        taken = {d.object for d in posted}
        yield from posted
        for field in fields:
            yield from (d for d in _field(passages, index, subject, field) if d.object not in taken)


class _Index:
    """Mentions by where they begin, for values."""

    def __init__(self, passages: Passages) -> None:
        self.text = passages.document.text
        self.mentions = passages.tree.reading.mentions

    def inside(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie in a stretch, in text order."""
        low = bisect_left(self.mentions, start, key=lambda m: m.start)
        found = []
        while low < len(self.mentions) and self.mentions[low].start < end:
            if self.mentions[low].end <= end:
                found.append(self.mentions[low])
            low += 1
        return found

    def named(self, field: _Field, *types: MentionType) -> list[Mention]:
        """The names of these types in a value; of nested ones the outer."""
        found: list[Mention] = []
        for mention in self.inside(field.start, field.end):
            if mention.name and mention.type in types and (not found or mention.start >= found[-1].end):
                found.append(mention)
        return found


def _records(passages: Passages, index: _Index) -> Iterator[tuple[Mention, list[_Field]]]:
    """Each record: whom it is about, and its fields."""
    run: list[_Field] = []
    for field in (*_fields(index.text), None):
        far = run and field is not None and _apart(index.text, run[-1], field)
        if run and (field is None or far or field.kind == "name"):
            subject = _subject(index, run)
            if subject is not None and len(run) > 1:
                yield subject, run
            run = []
        if field is not None:
            run.append(field)


def _fields(text: str) -> Iterator[_Field]:
    found = list(_FIELD.finditer(text))
    for match, after in zip_longest(found, found[1:]):
        line = text.find("\n", match.end())
        end = min(line if line >= 0 else len(text), match.end() + _LONGEST)
        if after is not None:
            end = min(end, after.start())
        value = text[match.end() : end].rstrip(" .;|\t")
        kind = match.lastgroup or "other"
        label = match.group(kind)
        yield _Field(kind, label, match.start(kind), match.end(), match.end() + len(value))


def _apart(text: str, one: _Field, other: _Field) -> bool:
    """Whether more than a line end stands between two fields."""
    between = text[one.end : other.first]
    return between.count("\n") > 1 or len(between.strip(" .;|\t\n•*–-")) > 0


def _subject(index: _Index, fields: list[_Field]) -> Mention | None:
    """What the name field names, whole; else the heading on the line above, where it is nothing but a name."""
    if fields[0].kind == "name":
        start, end = fields[0].start, fields[0].end
    else:
        end = index.text.rfind("\n", max(fields[0].first - _LONGEST, 0), fields[0].first)
        if end < 0 or index.text[end + 1 : fields[0].first].strip(" \t•*–-"):
            return None
        start = index.text.rfind("\n", max(end - _LONGEST, 0), end) + 1
    found = [m for m in index.inside(start, end) if m.name and m.type in _THINGS]
    best = max(found, key=lambda m: m.end - m.start, default=None)
    size = len(index.text[start:end].strip())
    return best if best is not None and best.end - best.start >= 0.6 * size else None


def _field(passages: Passages, index: _Index, subject: Mention, field: _Field) -> Iterator[Draft]:
    """What one field says, other than posts."""
    person = subject.type == "person"
    if index.text[field.start : field.end].strip().casefold() in _NOTHING:
        return
    if field.kind in ("alias", "former"):
        yield from _aliases(index, subject, field)
    elif field.kind == "group" and person:
        yield from (_draft("posted_to", subject, m, field) for m in index.named(field, "organisation"))
    elif field.kind == "nation":
        for mention in index.inside(field.start, field.end):
            if mention.type == "nationality" or (mention.type == "place" and mention.name):
                yield _draft("nationality", subject, mention, field, timeless=True)
    elif field.kind in ("seat", "area") and not person:
        predicate: Predicate = "based_in" if field.kind == "seat" else "operates_in"
        yield from (_draft(predicate, subject, m, field) for m in index.named(field, "place"))
    elif field.kind == "parent" and not person:
        yield from (_draft("part_of", subject, m, field) for m in index.named(field, "organisation"))
    elif field.kind == "leader" and not person:
        for leader in index.named(field, "person"):
            label = cut(index.text, field.first, field.first + len(field.label))
            draft = _draft("posted_to", leader, subject, field)
            draft.role = Argument(value=label.text, span=label)
            draft.role_class = _class_of(label.text)
            yield draft
    elif field.kind == "size" and not person:
        yield from _size(index, subject, field)
    elif field.kind == "above" and person:
        yield from (_draft("reports_to", subject, m, field) for m in index.named(field, "person"))
    elif field.kind == "kin" and person:
        yield from (_draft("related_to", m, subject, field, timeless=True) for m in index.named(field, "person"))


def _class_of(label: str) -> RoleClass:
    """The class of a post by its label: that of its last role word, a deputy where it opens so."""
    words = label.casefold().replace("-", " ").split()
    if words[0] in LEADING_ADJECTIVES:
        return "deputy"
    known = [ROLE_CLASS.get(word) or ROLE_CLASS.get(word.removesuffix("s")) for word in words]
    if "of" in words:
        return "other"
    return next((one for one in reversed(known) if one is not None), "other")


def _size(index: _Index, subject: Mention, field: _Field) -> Iterator[Draft]:
    """ "Strength: 400 fighters"."""
    stated = [m for m in index.inside(field.start, field.end) if m.type == "quantity"]
    quantity = parse_quantity(stated[0].text) if stated else None
    if quantity is not None:
        span = Span(stated[0].start, stated[0].end, stated[0].text)
        yield Draft(
            predicate="strength",
            construction="record-size",
            anchor=subject.head,
            clause=None,
            subject=argument_of(subject),
            object=Argument(value=quantity, span=span),
            quantity=quantity,
            tense="present",
            tokens=(subject.head, stated[0].head),
            p=0.85,
        )


def _draft(predicate: Predicate, one: Mention, other: Mention, field: _Field, *, timeless: bool = False) -> Draft:
    return Draft(
        predicate=predicate,
        construction=f"record-{field.kind}",
        anchor=one.head,
        clause=None,
        subject=argument_of(one),
        object=argument_of(other),
        tense="present",
        timeless=timeless,
        tokens=(one.head, other.head),
        p=0.85,
    )


def _aliases(index: _Index, subject: Mention, field: _Field) -> Iterator[Draft]:
    """Each of the names listed; commas part them only where the label is in the plural."""
    place = field.start
    several = field.label.casefold().rstrip(".").endswith("s")
    for part in re.split(_SPLIT, index.text[field.start : field.end]):
        for piece in part.split(",") if several else (part,):
            words = piece.strip(" ‘’“”\"'.,")
            start = index.text.find(words, place, field.end) if words else -1
            if start < 0 or not words[:1].isupper() or len(words.split()) > 8 or words == subject.text:
                continue
            place = start + len(words)
            kind: NameKind = "acronym" if words.isupper() and " " not in words and len(words) < 9 else "alias"
            name = cut(index.text, start, place)
            yield Draft(
                predicate="named",
                construction="record-alias",
                anchor=subject.head,
                clause=None,
                subject=argument_of(subject),
                object=Argument(value=" ".join(words.split()), span=name),
                kind="alias" if subject.type == "person" else kind,
                timeless=field.kind == "alias",
                ending=field.kind == "former",
                tense="past" if field.kind == "former" else None,
                tokens=(subject.head,),
                p=0.85,
            )


def _posts(
    passages: Passages, index: _Index, subject: Mention, field: _Field, groups: list[Mention]
) -> Iterator[Draft]:
    """The roles of a value, each with the organisation it names, else with that of the record."""
    if subject.type != "person":
        return
    seen: set[int] = set()
    heads = {m.head for m in index.inside(field.start, field.end)}
    for token in sorted(heads):
        for role in read_role(passages, token):
            span = role.words.span if role.words else None
            if role.token in seen or span is None or span.end > field.end:
                continue
            seen.add(role.token)
            for organisation in role.organisations or tuple(groups[:1]):
                draft = _draft("posted_to", subject, organisation, field)
                draft.role, draft.role_class, draft.ending = role.words, role.role_class, role.former
                draft.tense = "past" if role.former else "present"
                yield draft
