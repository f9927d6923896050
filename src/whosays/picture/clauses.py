"""What a finding says, as a clause without its attribution: one template for each predicate."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from whosays.model.finding import Filler, Finding
from whosays.model.picture import Run
from whosays.model.quantity import Quantity
from whosays.picture.english import Tense, be, indefinite, joined, read_as, verb
from whosays.picture.happenings import event_clause
from whosays.picture.runs import named, noun, quoted, several, source_words
from whosays.picture.scene import Scene
from whosays.picture.text import fold

# The noun for a role class, where the source gives no words for the role.
CLASS_WORDS = {
    "head": "head",
    "deputy": "deputy head",
    "spokesperson": "spokesperson",
    "adviser": "adviser",
    "member": "member",
    "recruit": "recruit",
    "other": "post",
}
_WITH_ARTICLE = frozenset({"spokesperson", "adviser", "member", "recruit"})
_PREPOSITION = {"spokesperson": "for", "adviser": "to"}
_NAME_KIND = {
    "acronym": "abbreviated",
    "official": "officially called",
    "nickname": "nicknamed",
    "kunya": "known by the kunya",
    "translation": "called, in translation,",
}

_PLURALS = frozenset({"people", "men", "women", "children", "personnel", "police", "staff", "troops"})

_NEAR = 24  # characters in which the word before is looked for

Clause = list[Run]


def plural(scene: Scene, fillers: Sequence[Filler | None]) -> bool:
    """Whether the fillers together take a plural verb."""
    if len(fillers) > 1:
        return True
    return several(scene, fillers[0])


def clause(
    scene: Scene,
    finding: Finding,
    tense: Tense,
    subjects: Sequence[Filler | None] | None = None,
    objects: Sequence[Filler | None] | None = None,
) -> Clause:
    """The proposition as runs, lower case where a name does not begin it.

    `subjects` and `objects` put several findings of one kind into one clause.
    """
    if finding.predicate == "event":
        return event_clause(scene, finding)
    subjects = subjects or [finding.subject]
    objects = objects or [finding.object]
    who = joined([[noun(scene, filler)] for filler in subjects])
    what = joined([[noun(scene, filler)] for filler in objects])
    many = plural(scene, subjects)
    if finding.predicate == "named" and finding.object and finding.subject:
        who = [_bearer(scene, finding.subject, finding.object.label)]
    if finding.predicate in ("strength", "count"):
        return _counted(scene, finding, tense, who, many)
    if finding.predicate == "posted_to":
        return [*who, Run(text=" "), *_post(finding, tense, what, many)]
    if finding.predicate == "nationality":
        return [*who, Run(text=" "), *_national(scene, tense, objects, what, many)]
    if finding.predicate in ("tasked_with", "organised_by"):
        build = _task if finding.predicate == "tasked_with" else _organised
        return [*who, Run(text=" "), *build(scene, finding, tense, what, many)]
    said = [*who, Run(text=" "), *_PREDICATES[finding.predicate](finding, tense, what, many)]
    if finding.predicate == "cites" and len(objects) == 1 and objects[0] and not named(scene, objects[0]):
        said += source_words(scene, finding, 24)  # "a report": the passage says which
    return said


def _bearer(scene: Scene, subject: Filler, name: str) -> Run:
    """What bears the name, under another one: "X is also called ‘X’" says nothing."""
    entity = scene.entities.get(subject.entity or "")
    if entity is None or fold(subject.label) != fold(name):
        return noun(scene, subject)
    others = [other.text for other in entity.names if other.mentions]
    found = next((other for other in others if fold(other) != fold(name)), None)
    return Run(text=found or "what the text speaks of", entity=subject.entity)


def _copular(words: str) -> Callable[[Finding, Tense, Clause, bool], Clause]:
    def build(finding: Finding, tense: Tense, what: Clause, many: bool) -> Clause:
        return [Run(text=f"{be(tense, many)} {words} "), *what]

    return build


def _verbal(base: str, past: str, participle: str) -> Callable[[Finding, Tense, Clause, bool], Clause]:
    def build(finding: Finding, tense: Tense, what: Clause, many: bool) -> Clause:
        return [Run(text=f"{verb(base, past, participle, tense, many)} "), *what]

    return build


def _happened(past: str) -> Callable[[Finding, Tense, Clause, bool], Clause]:
    def build(finding: Finding, tense: Tense, what: Clause, many: bool) -> Clause:
        return [Run(text=f"{past} "), *what]

    return build


def _task(scene: Scene, finding: Finding, tense: Tense, what: Clause, many: bool) -> Clause:
    words = _text(what)
    link = "to" if _word_before(scene, finding) == "to" else "with"
    if words.lower().startswith("to "):
        link, words = "to", words[3:]
    return [Run(text=f"{be(tense, many)} tasked {link} "), quoted(words)]


def _organised(scene: Scene, finding: Finding, tense: Tense, what: Clause, many: bool) -> Clause:
    words = _text(what)
    for start in ("according to ", "by ", "along ", "into ", "in "):
        if words.lower().startswith(start):
            return [Run(text=f"{be(tense, many)} organised {start.strip()} "), quoted(words[len(start) :])]
    before = _word_before(scene, finding)
    if before in ("into", "in", "along", "around", "by"):
        return [Run(text=f"{be(tense, many)} organised {before} "), quoted(words)]
    return [Run(text=f"{be(tense, many)} organised as follows: "), quoted(words)]


def _word_before(scene: Scene, finding: Finding) -> str:
    """The word of the source before the object's words, which tells how they go into a sentence; "" for none."""
    claim = next((scene.claims[claim] for claim in finding.claims if claim in scene.claims), None)
    span = claim.object.span if claim is not None and claim.object is not None else None
    document = scene.documents.get(claim.document) if claim is not None else None
    if span is None or document is None:
        return ""
    words = document.text[max(0, span.start - _NEAR) : span.start].split()
    return words[-1].lower() if words else ""


def _name(finding: Finding, tense: Tense, what: Clause, many: bool) -> Clause:
    how = _NAME_KIND.get(finding.name_kind or "", "also called")
    return [Run(text=f"{be(tense, many)} {how} "), quoted(_text(what))]


def _national(scene: Scene, tense: Tense, objects: Sequence[Filler | None], what: Clause, many: bool) -> Clause:
    """ "is German", or "is a national of Germany" where the source names the country."""
    kinds = {entity.type for filler in objects if filler and (entity := scene.entities.get(filler.entity or ""))}
    if "place" in kinds:
        return [Run(text=f"{be(tense, many)} {'nationals' if many else 'a national'} of "), *what]
    return [Run(text=f"{be(tense, many)} "), *what]


def _text(runs: Clause) -> str:
    return "".join(run.text for run in runs)


_PREDICATES: dict[str, Callable[[Finding, Tense, Clause, bool], Clause]] = {
    "part_of": _copular("part of"),
    "reports_to": _verbal("report to", "reported to", "reported to"),
    "named": _name,
    "based_in": _copular("based in"),
    "operates_in": _copular("active in"),
    "allied_with": _copular("allied with"),
    "opposes": _copular("opposed to"),
    "supports": _verbal("support", "supported", "supported"),
    "met_with": _happened("met"),
    "related_to": _copular("related to"),
    "cites": _verbal("cite", "cited", "cited"),
}


def _post(finding: Finding, tense: Tense, what: Clause, many: bool) -> Clause:
    kind = finding.role_class or "other"
    role = finding.role
    unit = [] if finding.object is None else what
    if role is None:
        if kind == "head":
            return [
                Run(text=verb("head", "headed", "headed", tense, many)),
                *([Run(text=" "), *unit] if unit else []),
            ]
        if kind == "other":
            return [
                Run(text=verb("hold", "held", "held", tense, many) + " a post"),
                *([Run(text=" in "), *unit] if unit else []),
            ]
        role = CLASS_WORDS[kind]
        role = f"{role}s" if many else role
    words = role if many or kind not in _WITH_ARTICLE else indefinite(role)
    runs = [Run(text=f"{be(tense, many)} {words}")]
    if unit:
        inside = " of " in f" {role} " or " for " in f" {role} "
        runs += [Run(text=f" {'in' if inside else _PREPOSITION.get(kind, 'of')} "), *unit]
    return runs


def _counted(scene: Scene, finding: Finding, tense: Tense, who: Clause, many: bool) -> Clause:
    quantity = finding.quantity
    if quantity is None:
        return [Run(text="the number of "), *who, Run(text=" is not stated")]
    figure = [quoted(quantity.verbatim), Run(text=read_as(quantity))]
    said = quantity.verbatim.lower()
    scope = finding.scope or ""
    if finding.predicate == "strength":
        verbs = verb("have", "had", "had", tense, many)
        what = (
            f" {scope}" if scope and scope.lower() not in said and plural_noun(scope).lower() not in said else ""
        )
        tail = f"{plural_noun(what)}" if what else ""
        middle = [figure[0], Run(text=tail), figure[1]] if tail else figure
        return [*who, Run(text=f" {verbs} "), *middle]
    group = who if finding.subject is not None else [Run(text=_event_noun(finding))]
    if finding.subject is not None and not named(scene, finding.subject):
        bare = uncounted(finding.subject.label, quantity)
        group = [Run(text=bare, entity=finding.subject.entity)] if bare else group
    runs: Clause = [Run(text="the number of "), *group]
    if scope and scope.lower() not in _text(group).lower():
        runs += [Run(text=" ("), quoted(scope), Run(text=")")]
    return [*runs, Run(text=f" {'was' if tense == 'past' else 'is'} put at "), *figure]


def uncounted(words: str, quantity: Quantity) -> str:
    """The counted noun without its number ("About 20 men": "men"): one heading for one thing."""
    place = words.casefold().find(quantity.verbatim.casefold())
    if place >= 0:
        words = words[:place] + words[place + len(quantity.verbatim) :]
    return " ".join(re.sub(r"^[\W\d]+", "", words).split())


def read_as_more(finding: Finding) -> bool:
    """Whether the clause of the finding ends in how its number is read, so that a comma follows."""
    counted = finding.predicate in ("strength", "count") and finding.quantity is not None
    return counted and bool(finding.quantity and read_as(finding.quantity))


def _event_noun(finding: Finding) -> str:
    return plural_noun((finding.event_type or "event").replace("_", " "))


def plural_noun(word: str) -> str:
    """The plural of an English noun: "fighters", "policemen", "countries"."""
    if not word.strip() or word.endswith("s") or word.split()[-1].lower() in _PLURALS:
        return word
    if word.endswith("person"):
        return word[:-6] + "people"
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("ch", "sh", "x")) else "s")
