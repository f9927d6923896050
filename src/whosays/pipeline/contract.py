"""`whosays.extract/1`: one plain object a document, a stable contract with other programs (SPEC section 10).

It holds the raw text and every name in it: no pseudonyms, no masks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from whosays.model.claim import EVENT_TYPES, PREDICATES, Argument, Claim, NameKind, ParticipantRole, RoleClass
from whosays.model.document import Document, PageSource, PartKind
from whosays.model.holder import Attribution, Holder, HolderKind, Polarity, Stance
from whosays.model.ids import to_plain
from whosays.model.mention import MENTION_TYPES
from whosays.model.quantity import Operator, Quantity
from whosays.model.reading import Reading
from whosays.model.span import Span
from whosays.model.time import ValidTime

SCHEMA = "whosays.extract/1"
Plain = dict[str, Any]


def extracted(
    document: Document,
    reading: Reading | None,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
) -> Plain:
    """The document, its mentions, claims and attributions; `reading` is None where its language is not read."""
    meta = document.metadata
    plain = {
        "schema": SCHEMA,
        "document": {
            "sha256": document.sha256,
            "path": document.path,
            "title": meta.title,
            "publisher": meta.publisher,
            "author": meta.author,
            "published": meta.published,
            "language": document.language,
            "read": reading is not None,
            "parent": document.parent,
            "notes": list(document.notes),
            "thread": list(meta.thread),
            "pages": [
                {"number": p.number, "start": p.start, "end": p.end, "source": p.source} for p in document.pages
            ],
            "parts": [
                {"kind": p.kind, "start": p.start, "end": p.end, "author": p.author} for p in document.parts
            ],
        },
        "text": document.text,
        **(_mentions(reading) if reading else {"mentions": [], "phrases": [], "outermost": []}),
        "claims": [_claim(claim, document) for claim in claims],
        "attributions": [
            {
                "source": _place(found.source),
                "cue": _place(found.cue),
                "content": [_place(span) for span in found.content],
                "parent": found.parent,
                "negated": found.negated,
            }
            for found in attributions
        ],
    }
    out: Plain = to_plain(plain)
    return out


def _mentions(reading: Reading) -> Plain:
    """Mentions of the vocabulary's types, the phrases of no type that are spoken of again, and the outermost
    mentions, which take no part in who is who: each names the thing that it is built around.

    The whole noun phrase around a mention has the type of the thing that it stands for.
    """
    found = reading.mentions
    types: dict[str, str] = {}
    for m in found:
        if m.type != "phrase":
            types.setdefault(m.entity, m.type)
    shown = [{"id": m.id, "start": m.start, "end": m.end, "text": m.text, "entity": m.entity} for m in found]
    return {
        "mentions": [
            place | {"type": m.type if m.type != "phrase" else types[m.entity], "name": m.name}
            for m, place in zip(found, shown, strict=True)
            if m.type != "phrase" or m.entity in types
        ],
        "phrases": [
            place for m, place in zip(found, shown, strict=True) if m.type == "phrase" and m.entity not in types
        ],
        "outermost": [
            {"start": p.start, "end": p.end, "type": p.type, "text": p.text, "entity": p.entity}
            for p in reading.phrases
        ],
    }


def _place(span: Span | None) -> Plain | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _argument(given: Argument | None) -> Plain | None:
    if given is None:
        return None
    if given.mention is not None:
        out: Plain = {"mention": given.mention}
    elif given.document is not None:
        out = {"document": given.document}
    elif given.holder is not None:
        out = {"holder": given.holder}
    elif isinstance(given.value, Quantity):
        out = {"value": _quantity(given.value)}
    else:
        out = {"value": given.value if given.value is not None else given.words}
    if given.span is not None and given.mention is None:
        out |= {"start": given.span.start, "end": given.span.end}
    return out


def _quantity(given: Quantity | None) -> Plain | None:
    if given is None:
        return None
    return {
        "verbatim": given.verbatim,
        "low": given.low,
        "mode": given.mode,
        "high": given.high,
        "op": given.op,
        "unit": given.unit,
    }


def _valid(given: ValidTime | None) -> Plain | None:
    if given is None:
        return None
    return {
        "first_precise": given.first_precise,
        "last_precise": given.last_precise,
        "first_imprecise": given.first_imprecise,
        "last_imprecise": given.last_imprecise,
        "starting": given.starting,
        "ending": given.ending,
        "words": [{"start": span.start, "end": span.end, "text": span.text} for span in given.words],
    }


def _claim(claim: Claim, document: Document) -> Plain:
    q = claim.qualifiers
    places = [_argument(place) for place in q.place]
    qualifiers = {
        "role": _argument(q.role),
        "rank": _argument(q.rank),
        "title": _argument(q.title),
        "role_class": q.role_class,
        "kind": q.kind,
        "of": _argument(q.of),
        "scope": _argument(q.scope),
        "valid": _valid(q.valid),
        "place": places[0] if places else None,
        "places": places,
        "quantity": _quantity(q.quantity),
    }
    return {
        "id": claim.id,
        "predicate": claim.predicate,
        "subject": _argument(claim.subject),
        "object": _argument(claim.object),
        "qualifiers": {name: value for name, value in qualifiers.items() if value not in (None, [])},
        "event_type": claim.event_type,
        "participants": [
            {"role": p.role, "mention": p.mention, **(_place(p.span) or {})}
            | ({"quantity": _quantity(p.quantity)} if p.quantity else {})
            for p in claim.participants
        ],
        "chain": [_holder(holder) for holder in claim.chain],
        "stance": claim.stance,
        "polarity": claim.polarity,
        "evidence": [
            {"start": span.start, "end": span.end, "quote": span.text}
            | ({"approximate": True} if document.recognised(span.start, span.end) else {})
            for span in claim.evidence
        ],
        "extractor": {
            "name": claim.extractor.name,
            "version": claim.extractor.version,
            "construction": claim.extractor.construction,
        },
        "p_extraction": claim.p_extraction,
    }


def _holder(holder: Holder) -> Plain:
    who: Plain
    if holder.mention is not None:
        who = {"mention": holder.mention}
    elif holder.name is not None:
        who = {"name": holder.name}
    else:
        who = {"name": holder.span.text if holder.span else None}
    if holder.span is not None:
        who |= {"start": holder.span.start, "end": holder.span.end}
    return {
        "step": holder.step,
        "kind": holder.kind,
        "anonymous": holder.anonymous,
        **who,
        "cue": _place(holder.cue),
        "inherited": holder.inherited,
        "stance": holder.stance,
        "polarity": holder.polarity,
        "asserted_at": holder.asserted_at,
    }


_TEXT: Plain = {"type": "string"}
_MAYBE: Plain = {"type": ["string", "null"]}
_OFFSET: Plain = {"type": "integer", "minimum": 0}
_DAY: Plain = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_NUMBER: Plain = {"type": ["number", "null"]}


def _enum(*values: str | None) -> Plain:
    return {"enum": list(values)}


def _object(required: Plain, optional: Plain | None = None) -> Plain:
    """An object with these fields; others may be added without a new version of the contract."""
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": True,
    }


def _list(items: Plain, least: int = 0) -> Plain:
    return {"type": "array", "items": items, "minItems": least}


def _or_null(schema: Plain) -> Plain:
    return {"anyOf": [schema, {"type": "null"}]}


def schema() -> Plain:
    """The JSON Schema (2020-12) of one object of `whosays extract`."""
    place = _object({"start": _OFFSET, "end": _OFFSET})
    quantity = _object(
        {
            "verbatim": _TEXT,
            "low": _NUMBER,
            "mode": _NUMBER,
            "high": _NUMBER,
            "op": _enum(*get_args(Operator)),
            "unit": _MAYBE,
        }
    )
    argument = {
        "anyOf": [
            _object({"mention": _TEXT}),
            _object({"value": {"anyOf": [_TEXT, quantity]}}, {"start": _OFFSET, "end": _OFFSET}),
            _object({"document": _TEXT}),
            _object({"holder": _OFFSET}),
        ]
    }
    days = dict.fromkeys(("first_precise", "last_precise", "first_imprecise", "last_imprecise"), _DAY)
    valid = _object(
        days | {"starting": {"type": "boolean"}, "ending": {"type": "boolean"}},
        {"words": _list(_object({"start": _OFFSET, "end": _OFFSET, "text": _TEXT}))},
    )
    qualifiers = _object(
        {},
        {
            "role": argument,
            "rank": argument,
            "title": argument,
            "role_class": _enum(*get_args(RoleClass)),
            "kind": _enum(*get_args(NameKind)),
            "of": argument,
            "scope": argument,
            "valid": valid,
            "place": argument,
            "places": _list(argument),
            "quantity": quantity,
        },
    )
    voice = {"stance": _enum(*get_args(Stance)), "polarity": _enum(*get_args(Polarity))}
    holder = _object(
        {
            "step": _OFFSET,
            "kind": _enum(*get_args(HolderKind)),
            "anonymous": {"type": "boolean"},
            "cue": _or_null(place),
            "inherited": {"type": "boolean"},
            **voice,
            "asserted_at": _DAY,
        },
        {"mention": _TEXT, "name": _MAYBE, "start": _OFFSET, "end": _OFFSET},
    )
    participant = _object(
        {"role": _enum(*get_args(ParticipantRole)), "mention": _MAYBE},
        {"start": _OFFSET, "end": _OFFSET, "quantity": quantity},
    )
    claim = _object(
        {
            "id": _TEXT,
            "predicate": _enum(*PREDICATES),
            "subject": _or_null(argument),
            "object": _or_null(argument),
            "qualifiers": qualifiers,
            "event_type": _enum(*EVENT_TYPES, None),
            "participants": _list(participant),
            "chain": _list(holder, 1),
            **voice,
            "evidence": _list(
                _object(
                    {"start": _OFFSET, "end": _OFFSET, "quote": {**_TEXT, "minLength": 1}},
                    {"approximate": {"type": "boolean"}},
                ),
                1,
            ),
            "extractor": _object({"name": _TEXT, "version": _TEXT}, {"construction": _MAYBE}),
            "p_extraction": {"type": "number", "minimum": 0, "maximum": 1},
        }
    )
    document = _object(
        {
            "sha256": {**_TEXT, "pattern": "^[0-9a-f]{64}$"},
            "path": _TEXT,
            "title": _MAYBE,
            "publisher": _MAYBE,
            "author": _MAYBE,
            "published": _DAY,
            "language": _TEXT,
            "pages": _list(
                _object(
                    {"number": _OFFSET, "start": _OFFSET, "end": _OFFSET}, {"source": _enum(*get_args(PageSource))}
                )
            ),
            "parts": _list(
                _object({"kind": _enum(*get_args(PartKind)), "start": _OFFSET, "end": _OFFSET, "author": _MAYBE})
            ),
        },
        {
            "read": {"type": "boolean"},
            "parent": {**_MAYBE, "pattern": "^[0-9a-f]{64}$"},
            "notes": _list(_TEXT),
            "thread": _list(_TEXT),
        },
    )
    mention = _object(
        {
            "id": _TEXT,
            "start": _OFFSET,
            "end": _OFFSET,
            "type": _enum(*MENTION_TYPES),
            "text": _TEXT,
            "entity": _TEXT,
            "name": {"type": "boolean"},
        }
    )
    outermost = _object(
        {"start": _OFFSET, "end": _OFFSET, "type": _enum(*MENTION_TYPES), "text": _TEXT, "entity": _TEXT}
    )
    phrase = _object({"id": _TEXT, "start": _OFFSET, "end": _OFFSET, "text": _TEXT, "entity": _TEXT})
    attribution = _object(
        {
            "source": _or_null(place),
            "cue": _or_null(place),
            "content": _list(place),
            "parent": {"type": ["integer", "null"]},
        },
        {"negated": {"type": "boolean"}},
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": SCHEMA,
        "description": "What WhoSays read in one document. Every offset is in code points of `text`, half-open.",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "document": document,
                "text": _TEXT,
                "mentions": _list(mention),
                "claims": _list(claim),
                "attributions": _list(attribution),
            },
            {"phrases": _list(phrase), "outermost": _list(outermost)},
        ),
    }
