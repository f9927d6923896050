"""The table of constructions over clauses: a predicate, its places, and where each is found.

A slot is written "places:types" with alternatives by "|": `agent` and `patient` are the logical subject and
object, any other word is a preposition of the clause ("in", "to"), `of` and `poss` belong to event nouns.
An empty type list takes any mention. The first place that gives anything fills the slot.
"""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model.claim import EventType, ParticipantRole, Predicate, RoleClass

ACTOR = "person|organisation"
GROUP = "organisation"
WHERE = "place|facility"
LOCATIVE = "in|at|near|inside|outside|on|across|around|throughout|within|from|off|along"


@dataclass(frozen=True, slots=True)
class Frame:
    """One construction over a verb: triggers (lemmas), and the claim it makes.

    `needs` names lemmas one of which must head the object or a prepositional argument ("pledge allegiance").
    `swap` of roles is written by naming the slots. `particle` lemmas are written "set up".
    """

    name: str
    triggers: frozenset[str]
    predicate: Predicate
    subject: str = ""
    object: str = ""
    role: str = ""
    role_class: RoleClass | None = None
    needs: frozenset[str] = frozenset()
    starting: bool = False
    ending: bool = False
    passive: bool | None = None


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One construction for an event, over its verbs and its nouns.

    `roles` are (role, slot for the verb) pairs. `nouns` trigger it too; their slots are `NOUN_SLOTS`, with
    `agent` and `patient` read from "by", "of", possessives and compounds. `needs` as in `Frame`.
    """

    type: EventType
    verbs: frozenset[str]
    nouns: frozenset[str]
    roles: tuple[tuple[ParticipantRole, str], ...]
    needs: frozenset[str] = frozenset()
    patient_required: bool = False


def lemmas(words: str) -> frozenset[str]:
    """Lemmas written apart by blanks; a particle verb by an underscore ("set_up")."""
    return frozenset(word.replace("_", " ") for word in words.split())


_of = lemmas
FRAMES: tuple[Frame, ...] = (
    Frame("belong-to", _of("belong"), "part_of", f"agent:{GROUP}", f"to:{GROUP}"),
    Frame("fall-under", _of("fall operate come be"), "part_of", f"agent:{GROUP}", f"under:{GROUP}"),
    Frame(
        "subordinate-to",
        _of("subordinate attach affiliate subordinated attached affiliated"),
        "part_of",
        f"patient:{GROUP}|agent:{GROUP}",
        f"to:{GROUP}|with:{GROUP}",
    ),
    Frame("own", _of("own"), "part_of", f"patient:{GROUP}", f"agent:{GROUP}"),
    Frame("owner", _of("own"), "posted_to", "agent:person", f"patient:{GROUP}", role_class="other"),
    Frame(
        "unit-joins", _of("join"), "part_of", f"agent:{GROUP}", f"patient:{GROUP}", starting=True, passive=False
    ),
    Frame("include", _of("include comprise contain encompass"), "part_of", f"patient:{GROUP}", f"agent:{GROUP}"),
    Frame(
        "consist-of", _of("consist compose make_up"), "part_of", f"of:{GROUP}", f"agent:{GROUP}|patient:{GROUP}"
    ),
    Frame(
        "divide-into",
        _of("divide organize organise split split_up subdivide"),
        "part_of",
        f"into:{GROUP}",
        f"patient:{GROUP}|agent:{GROUP}",
    ),
    Frame("oversee", _of("oversee supervise"), "part_of", f"patient:{GROUP}", f"agent:{GROUP}"),
    Frame(
        "lead",
        _of("lead head command direct chair run oversee"),
        "posted_to",
        "agent:person",
        f"patient:{GROUP}",
        role_class="head",
    ),
    Frame(
        "take-over",
        _of("take_over assume take"),
        "posted_to",
        "agent:person",
        f"patient:{GROUP}|of:{GROUP}",
        role_class="head",
        starting=True,
    ),
    Frame(
        "serve-as",
        _of("serve act work"),
        "posted_to",
        "agent:person",
        "",
        role="as",
    ),
    Frame(
        "serve-in",
        _of("serve fight work"),
        "posted_to",
        "agent:person",
        f"in:{GROUP}|for:{GROUP}|with:{GROUP}",
        role_class="member",
    ),
    Frame(
        "join",
        _of("join enlist"),
        "posted_to",
        "agent:person",
        f"patient:{GROUP}|in:{GROUP}",
        role_class="member",
        starting=True,
    ),
    Frame(
        "recruit-into",
        _of("recruit"),
        "posted_to",
        "patient:person",
        f"into:{GROUP}|to:{GROUP}|agent:{GROUP}",
        role_class="recruit",
        starting=True,
    ),
    Frame(
        "leave",
        _of("leave quit desert"),
        "posted_to",
        "agent:person",
        f"patient:{GROUP}",
        role_class="member",
        ending=True,
    ),
    Frame(
        "leave-from",
        _of("retire resign defect desert withdraw"),
        "posted_to",
        "agent:person",
        f"from:{GROUP}",
        role_class="member",
        ending=True,
    ),
    Frame(
        "expelled-from",
        _of("expel dismiss discharge suspend oust kick_out"),
        "posted_to",
        "patient:person",
        f"from:{GROUP}",
        role_class="member",
        ending=True,
        passive=True,
    ),
    Frame("report-to", _of("report answer"), "reports_to", f"agent:{ACTOR}", f"to:{ACTOR}"),
    Frame(
        "based-in",
        _of("base headquarter station locate garrison"),
        "based_in",
        f"patient:{GROUP}|agent:{GROUP}",
        f"in:{WHERE}|at:{WHERE}|near:{WHERE}|on:{WHERE}|out of:{WHERE}",
        passive=True,
    ),
    Frame("has-base", _of("have maintain keep run"), "based_in", f"agent:{GROUP}", f"base-place:{WHERE}"),
    Frame(
        "operate-in",
        _of("operate work fight patrol operational active present"),
        "operates_in",
        f"agent:{GROUP}",
        f"in:{WHERE}|across:{WHERE}|throughout:{WHERE}|from:{WHERE}|along:{WHERE}|around:{WHERE}",
    ),
    Frame(
        "control-area",
        _of("control hold occupy dominate"),
        "operates_in",
        f"agent:{GROUP}",
        "patient:place",
    ),
    Frame(
        "use-as-base",
        _of("use"),
        "based_in",
        f"agent:{GROUP}",
        f"patient:{WHERE}",
        needs=_of("base headquarters hideout stronghold"),
    ),
    Frame("live-in", _of("live reside"), "based_in", "agent:person", "in:place|at:place|near:place"),
    Frame(
        "cite",
        _of("cite quote"),
        "cites",
        "agent:organisation|agent:person|agent:document",
        "patient:document|patient:organisation|patient:person",
    ),
)

_AGENT: tuple[tuple[ParticipantRole, str], ...] = (
    ("perpetrator", "agent:person"),
    ("perpetrator_organisation", "agent:organisation"),
)
EVENT_FRAMES: tuple[EventFrame, ...] = (
    EventFrame(
        "bombing",
        _of("bomb blow_up detonate dynamite explode"),
        _of("bombing explosion blast bombardment airstrike detonation"),
        (
            *_AGENT,
            ("target", f"patient:{WHERE}|organisation|vehicle|against|on|at:facility"),
            ("victim", "patient:person"),
            ("instrument", "patient:weapon|with:weapon"),
        ),
    ),
    EventFrame(
        "attack",
        _of("attack assault raid storm shell strike ambush strafe fire machine-gun mortar target"),
        _of("attack assault raid ambush strike shelling offensive shooting massacre incursion"),
        (
            *_AGENT,
            (
                "target",
                f"patient:{WHERE}|organisation|vehicle|against|on:{WHERE}|organisation|person|vehicle|at:facility",
            ),
            ("victim", "patient:person|at:person"),
            ("instrument", "with:weapon|using:weapon"),
        ),
    ),
    EventFrame(
        "attack",
        _of("destroy damage sabotage torch burn_down demolish engage hit"),
        frozenset(),
        (*_AGENT, ("target", "patient:place|facility|vehicle|organisation"), ("victim", "patient:person")),
        patient_required=True,
    ),
    EventFrame(
        "bombing",
        _of("plant place throw hurl lob"),
        frozenset(),
        (
            *_AGENT,
            ("instrument", "patient:weapon"),
            ("target", "at:place|facility|organisation|person|vehicle|in:facility"),
        ),
        patient_required=True,
    ),
    EventFrame(
        "attack",
        _of("use fire employ"),
        frozenset(),
        (
            *_AGENT,
            ("instrument", "patient:weapon"),
            ("target", "against:organisation|person|place|facility|on:organisation|person|facility"),
        ),
        patient_required=True,
    ),
    EventFrame(
        "attack",
        _of("seize capture overrun retake recapture"),
        frozenset(),
        (*_AGENT, ("target", "patient:place|facility"), ("target", "from:organisation|person")),
        patient_required=True,
    ),
    EventFrame(
        "statement",
        _of("announce inform proclaim notify"),
        frozenset(),
        (("person", "agent:person"), ("organisation", "agent:organisation")),
    ),
    EventFrame(
        "statement",
        _of("say declare state add read announce emphasize emphasise stress explain reveal argue"),
        frozenset(),
        (("person", "agent:person"), ("organisation", "agent:organisation")),
        needs=_of(
            "statement message speech address letter communique communiqué interview release declaration homily"
        ),
    ),
    EventFrame(
        "killing",
        _of("kill murder assassinate execute behead massacre slay gun_down shoot_dead lynch slaughter"),
        _of("killing murder assassination execution beheading massacre slaying"),
        (*_AGENT, ("victim", "patient:person|organisation"), ("instrument", "with:weapon")),
    ),
    EventFrame(
        "kidnapping",
        _of("kidnap abduct"),
        _of("kidnapping abduction hostage-taking"),
        (*_AGENT, ("victim", "patient:person|organisation")),
    ),
    EventFrame(
        "clash",
        _of("clash skirmish battle"),
        _of("clash battle firefight skirmish fighting confrontation gunfight"),
        (
            ("participants", f"agent:{ACTOR}"),
            ("participants", f"with:{ACTOR}|against:{ACTOR}|between:{ACTOR}|patient:{ACTOR}"),
        ),
    ),
    EventFrame(
        "arrest",
        _of("arrest capture apprehend nab seize round_up"),
        _of("arrest capture apprehension"),
        (("authority", f"agent:{ACTOR}"), ("victim", "patient:person")),
        patient_required=True,
    ),
    EventFrame(
        "detention",
        _of("detain imprison jail hold incarcerate intern"),
        _of("detention imprisonment incarceration"),
        (("authority", f"agent:{ACTOR}"), ("victim", "patient:person")),
        patient_required=True,
    ),
    EventFrame(
        "deployment",
        _of("deploy dispatch send redeploy station mobilize mobilise"),
        _of("deployment dispatch mobilisation mobilization"),
        (
            ("organisation", "agent:organisation"),
            ("person", "agent:person"),
            ("participants", "patient:person|organisation|vehicle"),
            ("place", f"to:{WHERE}|into:{WHERE}|on:{WHERE}"),
        ),
        patient_required=True,
    ),
    EventFrame(
        "training",
        _of("train"),
        _of("training"),
        (("organisation", "agent:organisation"), ("participants", "patient:person|organisation")),
        patient_required=True,
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
        _of("appoint name elect promote nominate install designate swear_in"),
        _of("appointment election promotion nomination inauguration"),
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
        patient_required=True,
    ),
    EventFrame(
        "dismissal",
        _of("overthrow topple unseat dismiss sack fire remove oust depose relieve suspend"),
        _of("dismissal resignation removal ouster firing"),
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
    ),
    EventFrame("dismissal", _of("resign step_down"), frozenset(), (("person", "agent:person"),)),
    EventFrame("death", _of("die perish drown"), _of("death"), (("victim", "agent:person"),)),
    EventFrame(
        "founding",
        _of("found establish set_up create form co-found"),
        _of("founding establishment foundation"),
        (
            ("person", "agent:person"),
            ("authority", "agent:organisation"),
            ("organisation", "patient:organisation"),
        ),
        patient_required=True,
    ),
    EventFrame(
        "dissolution",
        _of("dissolve disband"),
        _of("dissolution disbandment"),
        (("authority", f"agent:{ACTOR}"), ("organisation", "patient:organisation|agent:organisation")),
    ),
    EventFrame(
        "split",
        _of("split split_off split_away break_away break_off secede splinter"),
        _of("split schism"),
        (("organisation", "agent:organisation|patient:organisation"), ("organisation", "from:organisation")),
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
        _of("sanction designation blacklisting"),
        (
            ("authority", f"agent:{ACTOR}"),
            ("target", "patient:person|organisation|vehicle|against:organisation|on:organisation|on:person"),
        ),
    ),
    EventFrame(
        "trial",
        _of("try convict sentence indict acquit prosecute arraign"),
        _of("trial conviction indictment prosecution acquittal sentencing"),
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person|organisation")),
        patient_required=True,
    ),
    EventFrame(
        "claim_of_responsibility",
        _of("claim take accept admit assume"),
        frozenset(),
        (("perpetrator", "agent:person"), ("perpetrator_organisation", "agent:organisation")),
        needs=_of("responsibility"),
    ),
)
