"""Our sentences: what is said, when, and on whose word, all in the sentence itself (DESIGN section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whosays.model.claim import Claim
from whosays.model.finding import Filler, Finding
from whosays.model.picture import Run, Sentence, State
from whosays.model.time import ValidTime
from whosays.picture.clauses import clause, read_as_more
from whosays.picture.english import Tense, capital, day, event_when, when
from whosays.picture.passages import imprecise, states
from whosays.picture.runs import named
from whosays.picture.scene import Scene
from whosays.picture.text import fold
from whosays.picture.voices import Voice, phrase, somebody, voices

# Predicates that tell of something that happened, not of a state that lasts.
_HAPPENINGS = frozenset({"event", "met_with"})


def telling(times: Iterable[ValidTime]) -> ValidTime:
    """The time a sentence tells: the latest stated, one in the source's own words before a bare sighting."""
    known = [valid for valid in times if valid.known]
    if not known:
        return ValidTime()
    return max(
        known, key=lambda valid: (bool(valid.words), str(valid.latest), str(valid.earliest), valid.starting)
    )


def time_of(finding: Finding, times: Iterable[ValidTime] | None = None) -> tuple[Tense, str]:
    """Tense and time in words of a finding; of `times` alone where some of its claims speak."""
    valid = telling(finding.valid if times is None else times)
    if finding.predicate == "cites":
        return "present", ""  # the time is that of what is cited, and stands in the passage
    if finding.predicate in _HAPPENINGS:
        return "past", event_when(valid)
    return when(valid)


def _times(claims: Iterable[Claim]) -> list[ValidTime]:
    return [claim.qualifiers.valid for claim in claims if claim.qualifiers.valid is not None]


def _dating(finding: Finding, asserted: Sequence[Claim], time: str) -> list[Claim]:
    """The claims whose word the time is, where others say the same without it: they did not date it.

    None where everybody says so, or where the time is only that of the latest report.
    """
    told = telling(_times(asserted))
    if not time or not told.words or finding.predicate in _HAPPENINGS:
        return []
    whose = [claim for claim in asserted if time_of(finding, _times([claim]))[1] == time]
    return whose if {claim.id for claim in whose} != {claim.id for claim in asserted} else []


def sentence(
    scene: Scene,
    findings: Sequence[Finding],
    refs: tuple[int, ...],
    *,
    claims: Sequence[Claim] | None = None,
    timed: bool = True,
) -> Sentence:
    """One sentence for findings that differ only in subject or object (see `alike`).

    `claims` restricts whose word it is to these; without it all claims of the findings speak. `timed` false
    leaves the time out, where it stands beside the sentence already.
    """
    speaking = list(claims) if claims is not None else [c for f in findings for c in scene.claims_of(f)]
    asserted = [claim for claim in speaking if claim.polarity == "asserted"]
    denied = [claim for claim in speaking if claim.polarity == "denied"]
    times = _times(asserted or denied)
    tense, time = time_of(findings[0], times)
    if not timed or (scene.at and time == f"as of {day(scene.at)}"):
        time = ""  # beside the sentence already, or the day of the page itself
    said = clause(scene, findings[0], tense, *_fillers(scene, findings))
    dating = voices(scene, _dating(findings[0], asserted, time))
    if len(dating) == len(voices(scene, asserted)):
        dating = []
    if time and not dating:
        said.append(Run(text=f"{',' if read_as_more(findings[0]) else ''} {time}"))
    if asserted:
        runs = _assertion(said, voices(scene, asserted), asserted)
        if dating:
            signed = somebody(dating)
            runs.append(Run(text=f"; {time}, {'according to ' if signed else 'as is alleged'}"))
            runs += phrase(signed)
        if denied:
            runs += [Run(text="; "), *phrase(voices(scene, denied)), Run(text=" denied it")]
    else:
        runs = [*capital(phrase(voices(scene, denied))), Run(text=" denied that "), *said]
    runs.append(Run(text="."))
    return Sentence(
        runs=tuple(_merged(runs)),
        refs=refs,
        findings=tuple(finding.id for finding in findings),
        states=_states(scene, times, speaking),
    )


def _fillers(
    scene: Scene, findings: Sequence[Finding]
) -> tuple[Sequence[Filler | None] | None, Sequence[Filler | None] | None]:
    if len(findings) == 1:
        return None, None
    subjects = {_shown(scene, f.subject): f.subject for f in findings}
    objects = {_shown(scene, f.object): f.object for f in findings}
    return list(subjects.values()), list(objects.values())


def _shown(scene: Scene, filler: Filler | None) -> str:
    """What tells one filler from another in a list: descriptions in the same words are one."""
    return _place(filler) if filler is None or named(scene, filler) else fold(filler.label)


def _place(filler: Filler | None) -> str:
    return (filler.entity or filler.text or filler.label) if filler else ""


def _assertion(said: list[Run], found: Sequence[Voice], asserted: Sequence[Claim]) -> list[Run]:
    people = somebody(found)
    unknown = all(claim.stance == "unknown" or claim.chain[-1].kind == "unspecified" for claim in asserted)
    if not people:
        return [Run(text="Allegedly, "), *_inside(said), Run(text="; nobody is named as saying so")]
    start = [Run(text="Allegedly, "), *_inside(said)] if unknown else capital(said)
    doubt = {"probable": " (said to be probable)", "possible": " (said to be possible)"}
    least = {voice.stance for voice in people}
    hedge = doubt.get(next(iter(least)), "") if len(least) == 1 and not unknown else ""
    return [*start, Run(text=", according to "), *phrase(people), Run(text=hedge)]


def _inside(said: list[Run]) -> list[Run]:
    """The clause after another word: an article that began a sentence becomes small."""
    first = said[0]
    for article in ("The ", "A ", "An ", "Its ", "Their ", "These ", "Those ", "Several ", "Some "):
        if first.text.startswith(article) and first.entity is None:
            return [Run(text=first.text[0].lower() + first.text[1:], quoted=first.quoted), *said[1:]]
    return said


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Neighbouring plain runs as one."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        plain = run.entity is None and not run.quoted
        if plain and out and out[-1].entity is None and not out[-1].quoted:
            out[-1] = Run(text=out[-1].text + run.text)
        else:
            out.append(run)
    return out


def _states(scene: Scene, times: Iterable[ValidTime], claims: Sequence[Claim]) -> tuple[State, ...]:
    found = list(states(scene, claims)) if claims else []
    if "imprecise" in found and not imprecise(telling(times)):
        found.remove("imprecise")
    return tuple(found)


def voice_keys(scene: Scene, finding: Finding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who asserts and who denies the finding, as keys: findings with equal ones can share a sentence."""
    by_side = [
        tuple(voice.key for voice in voices(scene, [scene.claims[c] for c in ids if c in scene.claims]))
        for ids in (finding.assertions, finding.denials)
    ]
    return by_side[0], by_side[1]


def alike(scene: Scene, findings: Sequence[Finding], side: str) -> list[list[Finding]]:
    """Findings of one predicate in groups that one sentence can tell: they differ in `side` only.

    `side`: "subject" or "object". The groups come in the order of their first findings.
    """
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        fixed = finding.object if side == "subject" else finding.subject
        key = (
            finding.predicate,
            _place(fixed),
            finding.role,
            finding.role_class,
            finding.name_kind,
            finding.alleged,
            finding.id in scene.disputed,
            time_of(finding),
            voice_keys(scene, finding),
        )
        groups.setdefault(key, []).append(finding)
    return list(groups.values())
