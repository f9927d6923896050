"""The sentences of the page: other names, "In short", and sections without a graphic of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from whosays.model.finding import Finding
from whosays.model.picture import Run, Section, Sentence
from whosays.picture.english import joined
from whosays.picture.passages import Passages
from whosays.picture.scene import Scene
from whosays.picture.scope import Scope
from whosays.picture.voices import phrase, somebody, voices
from whosays.picture.words import alike, sentence, voice_keys

_SECTIONS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Also said to be part of it", ("part_of",), "subject"),
    ("What it is charged with", ("tasked_with",), "object"),
    ("How it is ordered", ("organised_by", "reports_to"), "object"),
    ("Allies and opponents", ("allied_with", "opposes", "supports"), "object"),
    ("Who met whom, who is related to whom", ("met_with", "related_to"), "object"),
    ("Nationality, as stated", ("nationality",), "object"),
    ("Other names", ("named",), "object"),
    ("What cites what", ("cites",), "object"),
)
MOST = 24  # sentences in a section
_MANY = 14  # objects in one sentence


def told(scene: Scene, passages: Passages, findings: Sequence[Finding], side: str) -> list[Sentence]:
    """Sentences for the findings, those that differ only in `side` put together."""
    out = []
    for group in alike(scene, findings, side):
        for start in range(0, len(group), _MANY):
            part = group[start : start + _MANY]
            out.append(sentence(scene, part, passages.of(part, 2 if len(part) > 1 else 4)))
    return out


def aka(scene: Scene, scope: Scope, passages: Passages) -> Sentence | None:
    """The names of the root, each with whose word it is: "Also ‘X’, according to Y; ‘Z’, ...".

    Its own name comes first where a source gives it ("Called so, according to Y; also ‘X’, ...").
    """
    label = scene.entities[scope.root].label if scope.root else ""
    names = [
        finding
        for finding in scope.of("named")
        if finding.subject and finding.subject.entity == scope.root and finding.object and finding.assertions
    ]
    if not names:
        return None
    own = [f for f in names if f.object and f.object.label.casefold() == label.casefold()]
    by_voice: dict[tuple[tuple[str, ...], bool], list[Finding]] = defaultdict(list)
    for finding in names:
        if finding not in own:
            by_voice[voice_keys(scene, finding)[0], finding.alleged].append(finding)
    parts: list[Run] = []
    if own:
        given = somebody(voices(scene, [scene.claims[c] for f in own for c in f.assertions if c in scene.claims]))
        parts.append(Run(text="Called so"))
        parts += (
            [Run(text=", according to "), *phrase(given)] if given else [Run(text=", allegedly; nobody is named")]
        )
        parts += [Run(text="; also ")] if by_voice else []
    for number, group in enumerate(sorted(by_voice.values(), key=_by_readers)[:6]):
        asserted = [scene.claims[c] for f in group for c in f.assertions if c in scene.claims]
        found = somebody(voices(scene, asserted))
        called = joined([[Run(text=f"‘{f.object.label}’", quoted=True)] for f in group if f.object])
        parts += [Run(text="; " if number else "" if own else "Also "), *called]
        parts += (
            [Run(text=", according to "), *phrase(found)] if found else [Run(text=", allegedly; nobody is named")]
        )
    parts.append(Run(text="."))
    return Sentence(
        runs=tuple(parts), refs=passages.of(names[:8], 1), findings=tuple(finding.id for finding in names)
    )


def _by_readers(group: Sequence[Finding]) -> bool:
    """Whether the first name of the group is known from readers only."""
    ends = group[0].origins.ends
    return bool(ends) and all(end.kind == "reader" for end in ends)


def summary(scene: Scene, scope: Scope, passages: Passages) -> tuple[tuple[Sentence, ...], ...]:
    """ "In short": parent and head; components; what it does, how large it is and where."""
    root = scope.root

    def about(side: str, *predicates: str) -> list[Finding]:
        return [
            finding
            for finding in scope.of(*predicates)
            if (filler := getattr(finding, side)) is not None and filler.entity == root
        ]

    heads = [finding for finding in about("object", "posted_to") if finding.role_class == "head"]
    # The first sentence of a page rests on more than a reader's comment; the sections have those too.
    parents = [finding for finding in about("subject", "part_of") if not _by_readers([finding])]
    first = told(scene, passages, parents[:2], "object")
    first += told(scene, passages, heads[:3], "subject")
    leaders = {finding.subject.entity for finding in heads[:1] if finding.subject}
    parts = [f for f in about("object", "part_of") if f.subject and f.subject.entity in scope.units]
    second = told(scene, passages, parts[:8], "subject")
    third = told(scene, passages, about("subject", "tasked_with")[:2], "object")
    third += told(scene, passages, about("subject", "strength")[:3], "object")
    fourth = told(scene, passages, about("subject", "based_in")[:3], "object")
    fourth += told(scene, passages, (about("subject", "operates_in") or scope.of("operates_in"))[:30], "object")[
        :4
    ]
    if scope.root and scene.entities[scope.root].type == "person":
        first = told(scene, passages, about("subject", "posted_to")[:6], "object")
    elif not any((first, second, third, fourth)):
        spoken = [f for f in scope.findings if f.predicate not in ("cites", "named")]
        first = told(scene, passages, [f for f in spoken if _weighty(f, leaders)][:5], "object")
    return tuple(tuple(paragraph) for paragraph in (first, second[:4], [*third[:4], *fourth[:4]]) if paragraph)


def _weighty(finding: Finding, leaders: set[str | None]) -> bool:
    return bool(finding.assertions) or bool(finding.subject and finding.subject.entity in leaders)


def sections(scene: Scene, scope: Scope, passages: Passages, charted: Collection[str]) -> tuple[Section, ...]:
    """The findings that no table holds, as sentences under their headings. `charted`: findings of the chart."""
    out = []
    for heading, predicates, side in _SECTIONS:
        found = [finding for finding in scope.of(*predicates) if finding.id not in charted]
        if predicates == ("named",):
            found = [f for f in found if not f.subject or f.subject.entity != scope.root or not f.assertions]
        sentences = told(scene, passages, found, side)[:MOST]
        if sentences:
            out.append(Section(heading=heading, sentences=tuple(sentences)))
    return tuple(out)
