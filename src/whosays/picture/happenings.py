"""What an event finding says, as a clause: who did what to whom, where, with which numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.model.claim import EventType
from whosays.model.finding import Filler, Finding
from whosays.model.picture import Run
from whosays.picture.english import counts, joined, read_as
from whosays.picture.runs import named, noun, quoted, several, source_words
from whosays.picture.scene import Scene
from whosays.picture.text import fold

_WORDS = 14  # of a quote inside a sentence
MOST = 6  # names in one list; the finding's own page shows all
COUNTS = ("killed", "wounded", "arrested", "participants")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a type of event is told.

    `active`: past tense between agent and patient; `passive`: participle; `alone`: where nobody is named;
    `intransitive`: past tense of a verb whose subjects are all who take part.
    """

    active: str = ""
    passive: str = ""
    alone: str = ""
    intransitive: str = ""


WORDINGS: dict[EventType, Wording] = {
    "attack": Wording(
        active="attacked", passive="attacked", alone="an attack", intransitive="carried out an attack"
    ),
    "bombing": Wording(active="bombed", passive="bombed", alone="a bombing", intransitive="carried out a bombing"),
    "killing": Wording(active="killed", passive="killed", alone="a killing", intransitive="killed people"),
    "kidnapping": Wording(
        active="kidnapped", passive="kidnapped", alone="a kidnapping", intransitive="kidnapped people"
    ),
    "clash": Wording(active="clashed with", alone="a clash", intransitive="clashed"),
    "arrest": Wording(active="arrested", passive="arrested", alone="an arrest", intransitive="made arrests"),
    "detention": Wording(
        active="detained", passive="detained", alone="a detention", intransitive="detained people"
    ),
    "deployment": Wording(
        active="deployed", passive="deployed", alone="a deployment", intransitive="deployed people"
    ),
    "training": Wording(active="trained", passive="trained", alone="a training", intransitive="held a training"),
    "meeting": Wording(active="met", alone="a meeting", intransitive="met"),
    "appointment": Wording(
        active="appointed", passive="appointed", alone="an appointment", intransitive="appointed somebody"
    ),
    "dismissal": Wording(
        # Resignations are of this type too: without an agent the words must hold for both.
        active="dismissed",
        passive="removed or resigned from a post",
        alone="a dismissal or resignation",
        intransitive="dismissed somebody",
    ),
    "death": Wording(alone="a death", intransitive="died"),
    "founding": Wording(active="founded", passive="founded", alone="a founding", intransitive="was founded"),
    "dissolution": Wording(
        active="dissolved", passive="dissolved", alone="a dissolution", intransitive="was dissolved"
    ),
    "split": Wording(active="split from", alone="a split", intransitive="split"),
    "merger": Wording(active="merged with", alone="a merger", intransitive="merged"),
    "pledge": Wording(active="made a pledge to", alone="a pledge", intransitive="made a pledge"),
    "designation_or_sanction": Wording(
        active="listed or sanctioned",
        passive="listed or sanctioned",
        alone="a listing or sanction",
        intransitive="made a listing or sanction",
    ),
    "trial": Wording(active="tried", passive="put on trial", alone="a trial", intransitive="held a trial"),
    "claim_of_responsibility": Wording(
        active="took responsibility for an act against",
        alone="a claim of responsibility",
        intransitive="took responsibility",
    ),
    "statement": Wording(active="made a statement to", alone="a statement", intransitive="made a statement"),
    "other": Wording(active="acted against", alone="an event", intransitive="took part in an event"),
}
# Whose act it is, and who undergoes it, by the type of the event.
_AGENTS = ("perpetrator", "perpetrator_organisation", "authority")
_PATIENTS = ("target", "victim")
# What is attacked may be a building; who is killed, held or seized is a person: the target is left to the attack.
_OF_PERSONS = frozenset({"killing", "kidnapping", "death", "arrest", "detention"})
# In these types a `person` undergoes the event, in the others it acts.
_ACTS_ON_PERSON = (
    "arrest detention appointment dismissal trial designation_or_sanction kidnapping killing training"
)
# "Seven were wounded" says more than that they were attacked.
_VIOLENT = frozenset({"attack", "bombing", "clash"})
_UNDERGONE = frozenset([*_ACTS_ON_PERSON.split(), "deployment"])
_ORGANISATION_UNDERGOES = frozenset(
    {"founding", "dissolution", "designation_or_sanction", "training", "deployment"}
)


def _roles(finding: Finding) -> dict[str, list[Filler]]:
    roles: dict[str, list[Filler]] = defaultdict(list)
    for part in finding.participants:
        roles[part.role].append(part.filler)
    return roles


def _sides(scene: Scene, finding: Finding) -> tuple[list[Filler], list[Filler]]:
    roles = _roles(finding)
    kind = finding.event_type or "other"
    agents = [filler for role in _AGENTS for filler in roles[role]]
    struck = ("victim",) if kind in _OF_PERSONS and roles["victim"] else _PATIENTS
    patients = [filler for role in struck for filler in roles[role]]
    # Those who take part by name come under the role of the head count.
    persons = roles["person"] + [filler for filler in roles["participants"] if filler.quantity is None]
    (patients if kind in _UNDERGONE else agents).extend(persons)
    (patients if kind in _ORGANISATION_UNDERGOES else agents).extend(roles["organisation"])
    if not agents and kind in ("death", "meeting", "clash", "merger", "split"):
        agents, patients = patients, []
    return _once(scene, agents), _once(scene, patients)


def _once(scene: Scene, fillers: Sequence[Filler]) -> list[Filler]:
    """Each thing once; descriptions in the same words ("armed men") are shown as one."""
    seen: dict[str, Filler] = {}
    for filler in fillers:
        key = filler.entity if named(scene, filler) else fold(filler.label)
        seen.setdefault(key or filler.label, filler)
    return list(seen.values())


def _names(scene: Scene, finding: Finding, fillers: Sequence[Filler]) -> list[Run]:
    shown: list[list[Run]] = [[noun(scene, filler)] for filler in fillers[:MOST]]
    if len(fillers) > MOST:
        shown.append([Run(text=f"{len(fillers) - MOST} more")])
    return joined(shown, " or " if _alternatives(scene, finding, fillers) else " and ")


def _alternatives(scene: Scene, finding: Finding, fillers: Sequence[Filler]) -> bool:
    """Whether the things are different counts by different claims: "seven or seventeen officers", never "and"."""
    if len(fillers) < 2 or any(named(scene, filler) or not counts(filler.label) for filler in fillers):
        return False
    told = [
        {entity.id for part in claim.participants if (entity := scene.entity_of(claim.document, part.mention))}
        for claim in scene.claims_of(finding)
    ]
    ours = {filler.entity for filler in fillers}
    return all(len(entities & ours) < 2 for entities in told)


def event_clause(scene: Scene, finding: Finding) -> list[Run]:
    """The event as runs: "A attacked B in C with D (killed: ‘two’)"."""
    wording = WORDINGS[finding.event_type or "other"]
    agents, patients = _sides(scene, finding)
    if agents and patients and wording.active:
        runs = [
            *_names(scene, finding, agents),
            Run(text=f" {wording.active} "),
            *_names(scene, finding, patients),
        ]
    elif patients and wording.passive:
        many = len(patients) > 1 or several(scene, patients[0])
        runs = [*_names(scene, finding, patients), Run(text=f" {'were' if many else 'was'} {wording.passive}")]
    elif agents or patients:
        doing = wording.intransitive
        if len(agents or patients) > 1 and doing.startswith("was "):
            doing = "were " + doing.removeprefix("was ")
        runs = [*_names(scene, finding, agents or patients), Run(text=f" {doing}")]
    elif (found := _counted(_roles(finding))) is not None:
        role, figure = found
        runs = [quoted(figure), Run(text=f" {'' if len(figure.split()) > 2 else 'people '}were {role}")]
    else:
        runs = [Run(text=f"there was {wording.alone}")]
        if not finding.places:
            runs += source_words(scene, finding, _WORDS)
    roles = _roles(finding)
    harmed = finding.event_type == "other" or (
        finding.event_type in _VIOLENT and not agents and not roles["target"]
    )
    if harmed and (roles["wounded"] or roles["killed"]):
        how = "wounded" if roles["wounded"] else "killed"
        if patients:
            many = len(patients) > 1 or several(scene, patients[0])
            runs = [*_names(scene, finding, patients), Run(text=f" {'were' if many else 'was'} {how}")]
        elif agents:
            runs = [*_names(scene, finding, agents), Run(text=f" {how} people")]
    if roles["instrument"]:
        runs += [Run(text=" with "), *_names(scene, finding, _once(scene, roles["instrument"]))]
    places = _unsaid(finding.places, runs)
    if places:
        runs += [
            Run(text=" to " if finding.event_type == "deployment" else " in "),
            *_names(scene, finding, _once(scene, places)),
        ]
    return runs + _figures(roles, "".join(run.text for run in runs).casefold())


def _unsaid(places: Sequence[Filler], runs: Sequence[Run]) -> list[Filler]:
    """The places that the sentence does not name yet ("fighters in Syria")."""
    told = f" {fold(''.join(run.text for run in runs))} "
    return [place for place in places if f" {fold(place.label)} " not in told]


def _counted(roles: dict[str, list[Filler]]) -> tuple[str, str] | None:
    """What befell people of whom only the number is known, and the number: ("arrested", "another 30")."""
    figures = [(role, f.quantity.verbatim) for role in COUNTS[:3] for f in roles[role] if f.quantity is not None]
    return figures[0] if len(figures) == 1 else None


def _figures(roles: dict[str, list[Filler]], told: str) -> list[Run]:
    """The numbers, each with what it counts; those that stand in the sentence already are not said again."""
    parts: list[list[Run]] = []
    for role in COUNTS:
        figures = [filler.quantity for filler in roles[role] if filler.quantity is not None]
        if len(figures) == 1 and figures[0].verbatim.casefold() in told:
            more = [Run(text=read_as(figures[0]).removeprefix(", "))]
            if more[0].text and more not in parts:
                parts.append(more)
            continue
        if figures:
            said = joined([[quoted(q.verbatim), Run(text=read_as(q))] for q in figures], " or ")
            parts.append([Run(text=f"{'people' if role == 'participants' else role}: "), *said])
    if not parts:
        return []
    return [Run(text=" ("), *joined(parts, "; "), Run(text=")")]
