"""The table of events: verbs and nouns that tell one, and where its participants are found.

Slots are written as in `frames`. World knowledge in general English, grouped by type: no name of anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

from whosays.claims.frames import ACTOR, WHERE
from whosays.model.claim import EventType, ParticipantRole

Role = tuple[ParticipantRole, str]


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One construction for an event, over its verbs and its nouns.

    `roles` are (role, slot for the verb) pairs; the participants of `nouns` are read from "by", "of",
    possessives and compounds (`deeds`). `needs` as in `Frame`, `at` the places where such a noun may stand: its
    preposition, or "object"; anywhere if empty. `weapon`: the verb tells the event only where one
    of its participants is an instrument. `strict`: only where its logical object is a participant. `actor`: only
    where somebody is said to have done it. `aimed`: only with a target or a victim.
    """

    type: EventType
    verbs: frozenset[str]
    nouns: frozenset[str]
    roles: tuple[Role, ...]
    needs: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()
    strict: bool = False
    actor: bool = False
    weapon: bool = False
    aimed: bool = False


def _of(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


#: Things that can be struck, and the prepositions by which an explosion is told to be at one.
THING = "facility|vehicle|organisation|place"
_BESIDE = "at|in|inside|outside|under|underneath|beneath|near|against|on|into|behind|beside|next to|in front of"


def _each(prepositions: str, types: str) -> str:
    """ "at:facility|vehicle|in:facility|vehicle": the same types after each preposition."""
    return "|".join(f"{preposition}:{types}" for preposition in prepositions.split("|"))


AROUND = _each(_BESIDE, THING)
_AGENT: tuple[Role, ...] = (("perpetrator", "agent:person"), ("perpetrator_organisation", "agent:organisation"))
_WITH: Role = ("instrument", "with:weapon|using:weapon|by:weapon")
_NONE: frozenset[str] = frozenset()
#: Offences, by which "charged with" is told from "charged with a task".
_OFFENCES = _of(
    "murder manslaughter homicide killing fraud theft robbery burglary arson assault battery rape kidnapping"
    " kidnaping abduction treason sedition espionage terrorism corruption bribery extortion conspiracy perjury"
    " laundering trafficking smuggling possession offence offense crime count felony misdemeanor misdemeanour"
    " blasphemy embezzlement forgery genocide torture vandalism negligence obstruction contempt evasion complicity"
    " membership incitement libel defamation trespass attempt violation breach desertion mutiny abuse"
)
_SPOKEN = _of("statement message speech address communique communiqué interview declaration homily announcement")

EVENT_FRAMES: tuple[EventFrame, ...] = (
    EventFrame(
        "bombing",
        _of("bomb blow_up dynamite"),
        _of("bombing explosion blast bombardment airstrike detonation"),
        (*_AGENT, ("target", f"patient:{THING}"), ("victim", "patient:person"), _WITH),
    ),
    EventFrame(
        "bombing",
        _of("explode detonate set_off go_off activate"),
        _NONE,
        (*_AGENT, ("instrument", "patient:weapon|agent:weapon"), ("target", AROUND)),
        weapon=True,
    ),
    EventFrame(
        "bombing",
        _of("plant place throw hurl lob toss leave hide conceal ram"),
        _NONE,
        (*_AGENT, ("instrument", "patient:weapon"), ("target", f"at:person|{AROUND}")),
        weapon=True,
    ),
    EventFrame(
        "attack",
        _of(
            "attack assault raid storm shell strike ambush strafe machine-gun machinegun mortar target bombard"
            " besiege invade"
        ),
        _of(
            "attack assault raid ambush strike shelling offensive shooting massacre incursion attempt invasion stabbing"
            " counterattack counter-attack counteroffensive"
        ),
        (
            *_AGENT,
            ("target", f"patient:{THING}|{_each('against|on|upon|at', THING + '|person')}"),
            ("victim", "patient:person"),
            _WITH,
        ),
    ),
    EventFrame(
        "attack",
        _of("fire"),
        _NONE,
        (*_AGENT, ("target", _each("at|on|upon|into", THING + "|person")), _WITH),
        aimed=True,
    ),
    EventFrame(
        "attack",
        _of("shoot"),
        _NONE,
        (*_AGENT, ("victim", "patient:person"), ("target", f"{_each('at', THING + '|person')}"), _WITH),
        aimed=True,
    ),
    EventFrame(
        "attack",
        _of("destroy damage sabotage torch burn_down demolish engage hit vandalize vandalise ransack loot"),
        _NONE,
        (*_AGENT, ("target", f"patient:{THING}"), ("victim", "patient:person"), _WITH),
        strict=True,
    ),
    EventFrame(
        "attack",
        _of("stab torture rape beat_up whip flog maim mutilate knife shoot_at bayonet"),
        _NONE,
        (*_AGENT, ("victim", "patient:person"), _WITH),
        strict=True,
    ),
    EventFrame(
        "attack",
        _of("drive drive_out push push_out dislodge eject flush_out clear clear_out"),
        _NONE,
        (
            *_AGENT,
            ("target", "patient:organisation|person"),
            ("place", f"out of:{WHERE}|from:{WHERE}"),
        ),
        strict=True,
        actor=True,
    ),
    EventFrame(
        "attack",
        _of("beat"),
        _NONE,
        (*_AGENT, ("victim", "patient:person"), _WITH),
        strict=True,
    ),
    EventFrame(
        "attack",
        _of("come"),
        _NONE,
        (("target", f"agent:person|{THING}"), ("perpetrator_organisation", f"from:{ACTOR}|by:{ACTOR}"), _WITH),
        needs=_of("fire attack bombardment shelling assault gunfire"),
        at=_of("under"),
        aimed=True,
    ),
    EventFrame(
        "attack",
        _of("receive draw encounter"),
        _NONE,
        (("target", f"agent:person|{THING}"), ("perpetrator_organisation", f"from:{ACTOR}")),
        needs=_of("fire gunfire"),
        at=_of("object"),
        aimed=True,
    ),
    EventFrame(
        "attack",
        _of("burn shoot_down down hijack"),
        _NONE,
        (*_AGENT, ("target", "patient:facility|vehicle|place"), _WITH),
        strict=True,
        actor=True,
    ),
    EventFrame(
        "attack",
        _of("set"),
        _NONE,
        (*_AGENT, ("target", f"to:{THING}|patient:{THING}")),
        needs=_of("fire ablaze alight"),
        aimed=True,
    ),
    EventFrame(
        "attack",
        _of("open"),
        _NONE,
        (*_AGENT, ("target", _each("on|at|against|upon", THING + "|person")), _WITH),
        needs=_of("fire"),
    ),
    EventFrame(
        "attack",
        _of("use fire launch employ"),
        _NONE,
        (*_AGENT, ("instrument", "patient:weapon"), ("target", _each("against|on|at", THING + "|person"))),
        weapon=True,
        actor=True,
    ),
    EventFrame(
        "attack",
        _of("seize capture overrun retake recapture liberate conquer"),
        _NONE,
        (*_AGENT, ("target", "patient:place|facility"), ("target", "from:organisation|person")),
        strict=True,
    ),
    EventFrame(
        "other",
        _of("rob"),
        _of("robbery"),
        (*_AGENT, ("target", "patient:facility|vehicle|organisation"), ("victim", "patient:person"), _WITH),
        strict=True,
    ),
    EventFrame(
        "statement",
        _of("announce inform proclaim notify"),
        _NONE,
        (("person", "agent:person"), ("organisation", "agent:organisation")),
    ),
    EventFrame(
        "statement",
        _of("say declare state add read announce emphasize emphasise stress explain reveal argue"),
        _NONE,
        (("person", "agent:person"), ("organisation", "agent:organisation")),
        needs=_SPOKEN | _of("letter release"),
    ),
    EventFrame(
        "statement",
        _of("issue release make deliver publish broadcast sign circulate"),
        _NONE,
        (("person", "agent:person"), ("organisation", "agent:organisation")),
        needs=_SPOKEN - _of("interview"),
        at=_of("object"),
    ),
    EventFrame(
        "statement",
        _of("give"),
        _NONE,
        (("person", "agent:person"), ("organisation", "agent:organisation")),
        needs=_of("speech interview address briefing statement"),
        at=_of("object"),
    ),
    EventFrame(
        "killing",
        _of("kill murder assassinate execute behead massacre slay gun_down shoot_dead lynch slaughter strangle decapitate"),
        _of("killing murder assassination execution beheading slaying"),
        (*_AGENT, ("victim", "patient:person|organisation"), _WITH),
    ),
    EventFrame(
        "kidnapping",
        _of("kidnap abduct"),
        _of("kidnapping abduction hostage-taking kidnaping"),
        (*_AGENT, ("victim", "patient:person|organisation")),
    ),
    EventFrame(
        "kidnapping",
        _of("take_away drag_away drag_off lead_away"),
        _NONE,
        (*_AGENT, ("victim", "patient:person")),
        strict=True,
        actor=True,
    ),
    EventFrame(
        "kidnapping",
        _of("take snatch drag haul seize"),
        _NONE,
        (*_AGENT, ("victim", "patient:person")),
        needs=_of("home house village apartment flat office car school hospital bed bus street"),
        at=_of("from"),
        strict=True,
    ),
    EventFrame(
        "clash",
        _of("clash skirmish battle fight"),
        _of("clash battle firefight skirmish fighting confrontation gunfight shootout"),
        (
            ("participants", f"agent:{ACTOR}"),
            ("participants", f"with:{ACTOR}|against:{ACTOR}|between:{ACTOR}|patient:{ACTOR}"),
        ),
    ),
    EventFrame(
        "clash",
        _of("exchange trade"),
        _NONE,
        (("participants", f"agent:{ACTOR}"), ("participants", f"with:{ACTOR}|between:{ACTOR}")),
        needs=_of("fire gunfire shot"),
        at=_of("object"),
    ),
    EventFrame(
        "arrest",
        _of("take place remand put"),
        _NONE,
        (("authority", f"agent:{ACTOR}"), ("victim", "patient:person")),
        needs=_of("custody arrest prisoner captive detention"),
        strict=True,
    ),
    EventFrame(
        "arrest",
        _of("arrest capture apprehend nab seize round_up"),
        _of("arrest capture apprehension"),
        (("authority", f"agent:{ACTOR}"), ("victim", "patient:person")),
        strict=True,
    ),
    EventFrame(
        "detention",
        _of("detain imprison jail hold incarcerate intern"),
        _of("detention imprisonment incarceration"),
        (("authority", f"agent:{ACTOR}"), ("victim", "patient:person")),
        strict=True,
    ),
    EventFrame(
        "deployment",
        _of("deploy dispatch send redeploy station mobilize mobilise"),
        _of("deployment dispatch mobilisation mobilization"),
        (
            ("authority", f"agent:{ACTOR}"),
            ("participants", "patient:person|organisation|vehicle"),
            ("place", f"to:{WHERE}|into:{WHERE}|on:{WHERE}"),
        ),
        strict=True,
    ),
    EventFrame(
        "deployment",
        _of("leave depart go return set_off"),
        _NONE,
        (("participants", f"agent:{ACTOR}"), ("place", f"to:{WHERE}")),
        needs=_of("deployment"),
        at=_of("for on"),
    ),
    EventFrame(
        "training",
        _of("train"),
        _of("training exercise drill manoeuvre maneuver"),
        (("authority", f"agent:{ACTOR}"), ("participants", "patient:person|organisation")),
        strict=True,
    ),
    EventFrame(
        "meeting",
        _of("meet confer convene"),
        _of("meeting summit talk conference"),
        (
            ("participants", f"agent:{ACTOR}"),
            ("participants", f"with:{ACTOR}|patient:{ACTOR}|between:{ACTOR}|of:{ACTOR}"),
        ),
    ),
    EventFrame(
        "appointment",
        _of("appoint name elect promote nominate install designate swear_in re-elect reelect reappoint enthrone"),
        _of("appointment election promotion nomination inauguration"),
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
        strict=True,
    ),
    EventFrame(
        "appointment",
        _of("win take assume"),
        _NONE,
        (("person", "agent:person"),),
        needs=_of("election re-election reelection office"),
        at=_of("object"),
    ),
    EventFrame(
        "dismissal",
        _of("overthrow topple unseat dismiss sack fire remove oust depose relieve suspend"),
        _of("dismissal resignation removal ouster firing"),
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
    ),
    EventFrame("dismissal", _of("resign step_down step_aside"), _NONE, (("person", "agent:person"),)),
    EventFrame(
        "dismissal",
        _of("announce submit tender present hand_in"),
        _NONE,
        (("person", "agent:person"),),
        needs=_of("resignation"),
        at=_of("object"),
    ),
    EventFrame(
        "death", _of("die perish drown succumb pass_away"), _of("death"), (("victim", "agent:person"),)
    ),
    EventFrame("death", _of("lose"), _NONE, (("victim", "agent:person"),), needs=_of("life"), at=_of("object")),
    EventFrame(
        "founding",
        _of("found establish set_up create form co-found launch"),
        _of("founding establishment foundation"),
        (
            ("person", "agent:person"),
            ("authority", "agent:organisation"),
            ("organisation", "patient:organisation"),
        ),
        strict=True,
    ),
    EventFrame(
        "dissolution",
        _of("dissolve disband abolish"),
        _of("dissolution disbandment"),
        (("authority", f"agent:{ACTOR}"), ("organisation", "patient:organisation|agent:organisation")),
    ),
    EventFrame(
        "split",
        _of("split split_off split_away break_away break_off secede splinter"),
        _of("split schism"),
        (
            ("organisation", "agent:organisation|patient:organisation"),
            ("organisation", "from:organisation|into:organisation"),
        ),
    ),
    EventFrame(
        "merger",
        _of("merge unite amalgamate"),
        _of("merger"),
        (
            ("organisation", "agent:organisation|patient:organisation"),
            ("organisation", "with:organisation|into:organisation"),
        ),
    ),
    EventFrame(
        "pledge",
        _of("pledge swear"),
        _of("pledge"),
        (("person", "agent:person"), ("organisation", "agent:organisation"), ("authority", f"to:{ACTOR}")),
        needs=_of("allegiance loyalty bay'ah fealty"),
    ),
    EventFrame(
        "designation_or_sanction",
        _of("sanction blacklist outlaw proscribe designate ban"),
        _of("sanction designation blacklisting embargo"),
        (
            ("authority", f"agent:{ACTOR}"),
            ("target", "patient:person|organisation|vehicle|against:organisation|on:organisation|on:person"),
        ),
    ),
    EventFrame(
        "designation_or_sanction",
        _of("add place put include"),
        _NONE,
        (("authority", f"agent:{ACTOR}"), ("target", "patient:person|organisation|vehicle")),
        needs=_of("list blacklist"),
        at=_of("to on onto in"),
        strict=True,
    ),
    EventFrame(
        "designation_or_sanction",
        _of("place put"),
        _NONE,
        (("authority", f"agent:{ACTOR}"), ("target", "patient:person|organisation|vehicle|place")),
        needs=_of("sanction embargo"),
        at=_of("under"),
        strict=True,
    ),
    EventFrame(
        "trial",
        _of("charge"),
        _NONE,
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person|organisation")),
        needs=_OFFENCES,
        at=_of("with of over for in"),
        strict=True,
    ),
    EventFrame(
        "trial",
        _of("find declare"),
        _NONE,
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person|organisation")),
        needs=_of("guilty liable"),
        strict=True,
    ),
    EventFrame("trial", _of("plead"), _NONE, (("person", f"agent:{ACTOR}"),), needs=_of("guilty")),
    EventFrame(
        "trial",
        _of("go stand face"),
        _NONE,
        (("person", f"agent:{ACTOR}"),),
        needs=_of("trial"),
        at=_of("on to object"),
    ),
    EventFrame(
        "trial",
        _of("face"),
        _NONE,
        (("person", f"agent:{ACTOR}"),),
        needs=_of("charge count"),
        at=_of("object"),
    ),
    EventFrame(
        "trial",
        _of("put bring"),
        _NONE,
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
        needs=_of("trial"),
        at=_of("on to before"),
        strict=True,
    ),
    EventFrame(
        "trial",
        _of("receive get"),
        _NONE,
        (("person", "agent:person"),),
        needs=_of("sentence"),
        at=_of("object"),
    ),
    EventFrame(
        "trial",
        _of("appear"),
        _NONE,
        (("person", "agent:person"),),
        needs=_of("court judge magistrate"),
        at=_of("in at before"),
    ),
    EventFrame("trial", _of("sue"), _NONE, (("person", f"agent:{ACTOR}"), ("person", f"patient:{ACTOR}"))),
    EventFrame(
        "trial",
        _of("condemn"),
        _NONE,
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
        needs=_of("death prison imprisonment year life month exile"),
        at=_of("to"),
        strict=True,
    ),
    EventFrame(
        "trial",
        _of("try convict sentence indict acquit prosecute arraign"),
        _of("trial conviction indictment prosecution acquittal sentencing"),
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person|organisation")),
        strict=True,
    ),
    EventFrame(
        "claim_of_responsibility",
        _of("claim take accept admit assume"),
        _NONE,
        _AGENT,
        needs=_of("responsibility credit"),
        actor=True,
    ),
)

#: Verbs that tell their event only with an actor, and those that tell it only with a logical object.
NEED_ACTOR = _of("strike fire target storm shell hit seize raid destroy damage engage use loot demolish")
NEED_PATIENT = _of(
    "execute kill murder kidnap abduct assassinate try hold fire strike take name send dismiss sack remove"
    " relieve suspend target form create seize"
)
EXPLOSIONS = _of("explosion blast detonation")
#: Weapons that burst: what throws or plants one tells a bombing, other weapons an attack.
EXPLOSIVES = _of(
    "bomb dynamite explosive grenade device charge mine ied tnt detonator cocktail missile rocket shell bomblet"
    " landmine torpedo stick warhead trap kg"
)
#: What harms without anybody's doing it: "killed in a crash" tells a death.
MISHAPS = _of(
    "crash accident fire flood flooding earthquake quake storm hurricane typhoon cyclone tornado avalanche"
    " landslide mudslide collapse disaster pandemic epidemic virus disease wave tsunami stampede derailment"
    " collision wildfire sinking eruption lightning"
)
#: Who does a deed, as a noun: "the murderers of X".
DOERS: dict[str, EventType] = {
    **dict.fromkeys(("murderer", "killer", "assassin", "slayer"), "killing"),
    **dict.fromkeys(("kidnapper", "kidnaper", "abductor"), "kidnapping"),
}
