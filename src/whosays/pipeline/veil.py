"""The veil over protected people: pseudonyms and masks on every string of a record before a face sees it.

Names are looked for without regard to case and accents. A protected name covers every name of its entity, and
each part of a name by itself, wherever it stands: too much is covered rather than too little. A commenter is
covered as well, more narrowly, as commenters sign with everyday words.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from rapidfuzz import fuzz

from whosays.model.entity import Entity
from whosays.model.errors import WhoSaysError
from whosays.model.picture import Passage, Sentence
from whosays.pipeline.masks import masked
from whosays.pipeline.pseudonyms import fold, normal_name, pseudonyms

T = TypeVar("T")

_NEARLY, _LIKE = 5, 80.0  # letters of a name that is looked for among wrong ones, and how like it must be (of 100)
LONGEST_SIGNED = 3  # words of a commenter's name; more are a phrase, whose words are everybody's
# Parts of names that by themselves name nobody.
_PARTICLES = frozenset(
    {
        "abu",
        "abou",
        "umm",
        "oum",
        "ibn",
        "bin",
        "bint",
        "ben",
        "al",
        "el",
        "ad",
        "an",
        "ar",
        "as",
        "at",
        "az",
        "ash",
    }
    | {"de", "del", "della", "der", "den", "di", "da", "do", "dos", "das", "du", "la", "le", "les", "van", "von"}
    | {"zu", "zur", "ter", "ten", "of", "the", "and", "y", "e", "jr", "sr", "ii", "iii", "iv", "haji", "mullah"}
    | {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lord", "lady", "sheikh", "shaykh", "sheik"}
)
_KUNYA = frozenset({"abu", "abou", "umm", "oum", "al"})
# What people write in place of a name; it stands for nobody.
_NOBODY = frozenset(
    {"anonymous", "anon", "guest", "reader", "user", "admin", "author", "editor", "unknown", "moderator", "nobody"}
)
# Fields that hold fixed words of ours and hashes of documents, never words of a document.
_FIXED = frozenset(
    {"sha256", "document", "kind", "states", "state", "review", "version", "language"}
    | {"event_type", "role_class", "outcome"}
)
_IDS = frozenset(
    {"id", "claim", "claims", "finding", "findings", "entity", "person", "unit", "roots", "parent", "child"}
)
_ID = re.compile(r"[a-z]?[0-9a-f]{16,64}")
_LETTER = r"[^\W_]"


@dataclass(frozen=True, slots=True)
class Cover:
    """A stretch of a text and what is shown instead of it."""

    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """What one form of a name is replaced by, and where.

    `exact`: only as written. `lone`: not beside another capitalised word (then it is part of another name).
    `given`: a first name, which a capitalised word behind it makes another person's.
    """

    shown: str
    exact: str = ""
    lone: bool = False
    given: bool = False


@dataclass(frozen=True, slots=True)
class _Lookup:
    """All forms of names as one pattern over the folded text, with the rule of each.

    `broken` is the same with words that may be divided at the end of a line ("Ver-" and "rick").
    """

    pattern: re.Pattern[str] | None
    broken: re.Pattern[str] | None
    rules: Mapping[str, _Rule]

    def found(self, folded: str) -> Iterator[tuple[int, int, _Rule]]:
        """Every stretch that has one of the forms: (start, end, rule)."""
        if self.pattern is None or self.broken is None:
            return
        for match in self.pattern.finditer(folded):
            yield *match.span(), self.rules[_spaced(match.group())]
        if _DIVIDED.search(folded) is None:
            return
        for match in self.broken.finditer(folded):
            rule = self.rules.get(_spaced(_DIVIDED.sub("", match.group())))
            if rule is not None:
                yield *match.span(), rule


_DIVIDED = re.compile(r"(?<=[^\W_])-[ \t]{0,3}\n[ \t]{0,8}(?=[^\W_])")
_DIVISION = r"(?:-[ \t]{0,3}\n[ \t]{0,8})?"


def _spaced(form: str) -> str:
    return re.sub(r"[\s\-]+", " ", form)


def _lookup(rules: Mapping[str, _Rule]) -> _Lookup:
    if not rules:
        return _Lookup(None, None, {})
    forms = [re.split(r"[\s\-]+", form) for form in sorted(rules, key=lambda form: (-len(form), form))]
    whole = ("[\\s\\-]{1,5}".join(re.escape(word) for word in words) for words in forms)
    divided = ("[\\s\\-]{1,5}".join(_DIVISION.join(map(re.escape, word)) for word in words) for words in forms)
    return _Lookup(_any_of(whole), _any_of(divided), {_spaced(form): rule for form, rule in rules.items()})


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    # the plural and the genitive "s" stays outside
    return re.compile(rf"(?<!{_LETTER})(?:{'|'.join(forms)})(?=s?(?!{_LETTER}))")


@dataclass(frozen=True, slots=True)
class Veil:
    """The veil of a case. `readers` maps a commenter's name to the pseudonym; `pseudonyms` are all of them.

    `ids` maps the ids that are hashes of a protected name to those shown instead: whoever guesses the name could
    otherwise make sure of it by hashing the guess.
    """

    everywhere: _Lookup
    inside: Mapping[str, _Lookup]
    readers: Mapping[str, str]
    pseudonyms: tuple[str, ...]
    ids: Mapping[str, str] = field(default_factory=dict)

    def covers(self, text: str, document: str | None = None) -> tuple[Cover, ...]:
        """What is to be covered in `text` (of `document`, a SHA-256, where it is known): in order, disjoint."""
        found = [Cover(*stretch) for stretch in masked(text)]
        folded = fold(text)
        lookups = [self.everywhere]
        if document is not None and document in self.inside:
            lookups.append(self.inside[document])
        for lookup in lookups:
            for start, end, rule in lookup.found(folded):
                if _applies(rule, text, start, end):
                    found.append(Cover(start, end, rule.shown))
        out: list[Cover] = []
        for cover in sorted(found, key=lambda cover: (cover.start, -cover.end, cover.shown)):
            if not out or cover.start >= out[-1].end:
                out.append(cover)
            elif cover.end > out[-1].end:  # they overlap: cover both
                out[-1] = Cover(out[-1].start, cover.end, out[-1].shown)
        return tuple(out)

    def text(self, text: str, document: str | None = None) -> str:
        """The text as it may be shown."""
        return applied(text, self.covers(text, document))

    def nearly(self, text: str) -> bool:
        """Whether something like a protected name stands in the text: recognised characters may be wrong."""
        folded = fold(text)
        forms = (form for form in self.everywhere.rules if len(form) >= _NEARLY)
        return any(fuzz.partial_ratio(form, folded, score_cutoff=_LIKE) > 0 for form in forms)

    def record(self, record: T, document: str | None = None) -> T:
        """The record with every string and every id as it may be shown."""
        shown: T = _walk(self, record, document)
        return shown

    def real(self, shown: str) -> str:
        """The id behind one that is shown."""
        return next((real for real, given in self.ids.items() if given == shown), shown)

    @contextmanager
    def over_errors(self) -> Iterator[None]:
        """Within the block: errors that name names name them as they may be shown."""
        try:
            yield
        except WhoSaysError as error:
            raise type(error)(self.text(error.message), self.text(error.remedy)) from None

    def reader(self, name: str | None) -> str | None:
        """A commenter's name as it may be shown."""
        return None if name is None else self.readers.get(normal_name(name), name)


def applied(text: str, covers: Sequence[Cover]) -> str:
    """The text with its covers put on."""
    out, at = [], 0
    for cover in covers:
        out += [text[at : cover.start], cover.shown]
        at = cover.end
    return "".join([*out, text[at:]])


def shifted(offset: int, covers: Sequence[Cover], *, end: bool = False) -> int:
    """Where an offset of the text lies once the covers are on; one inside goes to its start or end."""
    moved = 0
    for cover in covers:
        if cover.end <= offset:
            moved += len(cover.shown) - (cover.end - cover.start)
        elif cover.start < offset < cover.end:
            return cover.start + moved + (len(cover.shown) if end else 0)
    return offset + moved


def pieces(texts: Sequence[str], covers: Sequence[Cover]) -> tuple[str, ...]:
    """Neighbouring stretches of one text, covered as a whole: a cover belongs to the piece it begins in."""
    out, at = [], 0
    for text in texts:
        end = at + len(text)
        here = [
            Cover(max(cover.start, at) - at, min(cover.end, end) - at, cover.shown if cover.start >= at else "")
            for cover in covers
            if cover.start < end and cover.end > at
        ]
        out.append(applied(text, here))
        at = end
    return tuple(out)


def _applies(rule: _Rule, text: str, start: int, end: int) -> bool:
    words = text[start:end]
    if rule.exact and words != rule.exact:
        return False
    after = re.match(rf"[ \t]+({_LETTER})", text[end : end + 40])
    if rule.given:
        return words.isupper() or after is None or not after.group(1).isupper()
    if rule.lone:
        before = re.search(rf"({_LETTER})[\w'’\-]*[ \t]+$", text[max(0, start - 40) : start])
        return not (after and after.group(1).isupper()) and not (before and before.group(1).isupper())
    return True


def _walk(veil: Veil, value: Any, document: str | None) -> Any:
    if isinstance(value, str):
        return veil.text(value, document)
    if isinstance(value, tuple):
        return tuple(_walk(veil, item, document) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Passage):
        document = value.document
    changed: dict[str, Any] = {}
    for each in fields(value):
        name, item = each.name, getattr(value, each.name)
        if item is None or isinstance(item, int | float) or name in _FIXED:
            continue
        if _holds_ids(name, item):
            new = tuple(veil.ids.get(i, i) for i in item) if isinstance(item, tuple) else veil.ids.get(item, item)
        else:
            new = _special(veil, value, name, item, document)
            if new is None:
                new = _walk(veil, item, document)
        if new != item:
            changed[name] = new
    return replace(value, **changed) if changed else value


def _holds_ids(name: str, item: Any) -> bool:
    """Whether a field holds ids of ours."""
    strings = item if isinstance(item, tuple) else (item,)
    return name in _IDS and all(isinstance(text, str) and _ID.fullmatch(text) for text in strings)


def _special(veil: Veil, record: Any, name: str, item: Any, document: str | None) -> Any:
    """Neighbouring strings that are one text: a name may run over their border."""
    if isinstance(record, Passage) and name == "quotes":
        texts = [text for text, _ in item]
        shown = pieces(texts, veil.covers("".join(texts), document))
        return tuple((text, evidence) for text, (_, evidence) in zip(shown, item, strict=True) if text)
    if isinstance(record, Sentence) and name == "runs":
        texts = [run.text for run in item]
        shown = pieces(texts, veil.covers("".join(texts), document))
        return tuple(
            replace(run, text=text, entity=veil.ids.get(run.entity or "", run.entity))
            for text, run in zip(shown, item, strict=True)
            if text
        )
    return None


def veil_of(
    key: bytes,
    protected: Sequence[str],
    commenters: Iterable[tuple[str, str]],
    people: Iterable[Entity],
) -> Veil:
    """The veil over `protected` names, with the other names of the same entities, and over `commenters`.

    `commenters` are (SHA-256 of the document, name as signed).
    """
    rules: dict[str, _Rule] = {}
    shown_as = pseudonyms(key, "Person", protected)
    people = [entity for entity in people if entity.type == "person" and entity.named]
    for name, shown in shown_as.items():
        forms = {name}
        for entity in people:
            others = {normal_name(other.text) for other in entity.names}
            if name in others:
                forms |= others
        for form in sorted(forms):
            _person_rules(rules, form, shown)
    inside: dict[str, dict[str, _Rule]] = {}
    signed = [(document, name) for document, name in commenters if normal_name(name) not in _NOBODY]
    readers = {
        name: shown_as.get(name, shown)
        for name, shown in pseudonyms(key, "Reader", (n for _, n in signed)).items()
    }
    for document, name in sorted(signed):
        shown = readers.get(normal_name(name), "")
        if shown:
            _reader_rules(rules, inside.setdefault(document, {}), name.strip(), shown)
    return Veil(
        everywhere=_lookup(rules),
        inside={document: _lookup(local) for document, local in sorted(inside.items())},
        readers=readers,
        pseudonyms=tuple(sorted({*shown_as.values(), *readers.values()})),
    )


def over_ids(veil: Veil, key: bytes, ids: Iterable[str]) -> Veil:
    """The veil with other ids shown for these: the same letter, a hash with the key of the case."""

    def shown(id_: str) -> str:
        return id_[0] + hmac.new(key, id_.encode(), hashlib.sha256).hexdigest()[: len(id_) - 1]

    return replace(veil, ids={id_: shown(id_) for id_ in sorted(set(ids))})


def _words(form: str) -> list[str]:
    return [word for word in re.split(r"[\s\-]+", form) if word]


def _person_rules(rules: dict[str, _Rule], form: str, shown: str) -> None:
    rules.setdefault(form, _Rule(shown))
    words = _words(form)
    parts = [word for word in words if len(word) > 2 and word.strip(".'") not in _PARTICLES]
    if len(words) < 2 or not parts:
        return
    if words[0] not in _KUNYA and len(parts) > 1:
        rules.setdefault(f"{words[0]} {words[-1]}", _Rule(shown))
        rules.setdefault(f"{words[0][0]}. {words[-1]}", _Rule(shown))
    for place, part in enumerate(parts):
        rules.setdefault(part, _Rule(shown, given=place == 0 and len(parts) > 1))


def _reader_rules(rules: dict[str, _Rule], local: dict[str, _Rule], name: str, shown: str) -> None:
    form = normal_name(name)
    words = _words(name)
    if len(words) > 1:
        rules.setdefault(form, _Rule(shown))
        for word in words if len(words) <= LONGEST_SIGNED else ():
            part = fold(word)
            if len(part) > 2 and word[:1].isupper() and part not in _PARTICLES | _NOBODY:
                local.setdefault(part, _Rule(shown, exact=word))
        return
    if name != name.lower() or any(character.isdigit() for character in name):
        rules.setdefault(form, _Rule(shown, exact=name, lone=True))
    local.setdefault(form, _Rule(shown, exact=name))
