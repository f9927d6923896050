"""The table of events: verbs and nouns that tell one, and where its participants are found.

Slots are written as in `frames`. World knowledge in general English, grouped by type: no name of anybody. Events
that a verb tells only together with a noun of its own are in `support_frames`.
"""

from __future__ import annotations

from whosays.claims.event_shape import AGENT, AROUND, NONE, THING, WITH, EventFrame, each
from whosays.claims.frames import ACTOR, WHERE, lemmas
from whosays.model.claim import EventType

EVENT_FRAMES: tuple[EventFrame, ...] = (
    EventFrame(
        "bombing",
        lemmas("bomb blow_up dynamite"),
        lemmas("bombing explosion blast bombardment airstrike detonation"),
        (*AGENT, ("target", f"patient:{THING}"), ("victim", "patient:person"), WITH),
    ),
    EventFrame(
        "bombing",
        lemmas("explode detonate set_off go_off activate"),
        NONE,
        (*AGENT, ("instrument", "patient:weapon|agent:weapon"), ("target", AROUND)),
        weapon=True,
    ),
    EventFrame(
        "bombing",
        lemmas("plant place throw hurl lob toss leave hide conceal ram"),
        NONE,
        (*AGENT, ("instrument", "patient:weapon"), ("target", f"at:person|{AROUND}")),
        weapon=True,
    ),
    EventFrame(
        "attack",
        lemmas(
            "attack assault raid storm shell strike ambush strafe machine-gun machinegun mortar target bombard"
            " besiege invade"
        ),
        lemmas(
            "attack assault raid ambush strike shelling offensive shooting massacre incursion attempt invasion"
            " stabbing counterattack counter-attack counteroffensive"
        ),
        (
            *AGENT,
            ("target", f"patient:{THING}|{each('against|on|upon|at', THING + '|person')}"),
            ("victim", "patient:person"),
            WITH,
        ),
    ),
    EventFrame(
        "attack",
        lemmas("fire"),
        NONE,
        (*AGENT, ("target", each("at|on|upon|into", THING + "|person")), WITH),
        aimed=True,
    ),
    EventFrame(
        "attack",
        lemmas("shoot"),
        NONE,
        (*AGENT, ("victim", "patient:person"), ("target", f"{each('at', THING + '|person')}"), WITH),
        aimed=True,
    ),
    EventFrame(
        "attack",
        lemmas("destroy damage sabotage torch burn_down demolish engage hit vandalize vandalise ransack loot"),
        NONE,
        (*AGENT, ("target", f"patient:{THING}"), ("victim", "patient:person"), WITH),
        strict=True,
    ),
    EventFrame(
        "attack",
        lemmas("stab torture rape beat_up whip flog maim mutilate knife shoot_at bayonet"),
        NONE,
        (*AGENT, ("victim", "patient:person"), WITH),
        strict=True,
    ),
    EventFrame(
        "attack",
        lemmas("drive drive_out push push_out dislodge eject flush_out clear clear_out"),
        NONE,
        (
            *AGENT,
            ("target", "patient:organisation|person"),
            ("place", f"out of:{WHERE}|from:{WHERE}"),
        ),
        strict=True,
        actor=True,
    ),
    EventFrame(
        "attack",
        lemmas("beat"),
        NONE,
        (*AGENT, ("victim", "patient:person"), WITH),
        strict=True,
    ),
    EventFrame(
        "attack",
        lemmas("burn shoot_down down hijack"),
        NONE,
        (*AGENT, ("target", "patient:facility|vehicle|place"), WITH),
        strict=True,
        actor=True,
    ),
    EventFrame(
        "attack",
        lemmas("set"),
        NONE,
        (*AGENT, ("target", f"to:{THING}|patient:{THING}")),
        needs=lemmas("fire ablaze alight"),
        aimed=True,
    ),
    EventFrame(
        "attack",
        lemmas("open"),
        NONE,
        (*AGENT, ("target", each("on|at|against|upon", THING + "|person")), WITH),
        needs=lemmas("fire"),
    ),
    EventFrame(
        "attack",
        lemmas("use fire launch employ"),
        NONE,
        (*AGENT, ("instrument", "patient:weapon"), ("target", each("against|on|at", THING + "|person"))),
        weapon=True,
        actor=True,
    ),
    EventFrame(
        "attack",
        lemmas("seize capture overrun retake recapture liberate conquer"),
        lemmas("liberation recapture conquest siege"),
        (*AGENT, ("target", "patient:place|facility"), ("target", "from:organisation|person")),
        strict=True,
    ),
    EventFrame(
        "other",
        lemmas("rob"),
        lemmas("robbery"),
        (*AGENT, ("target", "patient:facility|vehicle|organisation"), ("victim", "patient:person"), WITH),
        strict=True,
    ),
    EventFrame(
        "statement",
        lemmas("announce inform proclaim notify"),
        NONE,
        (("person", "agent:person"), ("organisation", "agent:organisation")),
    ),
    EventFrame(
        "killing",
        lemmas(
            "kill murder assassinate execute behead massacre slay gun_down shoot_dead lynch slaughter strangle"
            " decapitate"
        ),
        lemmas("killing murder assassination execution beheading slaying"),
        (*AGENT, ("victim", "patient:person|organisation"), WITH),
    ),
    EventFrame(
        "kidnapping",
        lemmas("kidnap abduct"),
        lemmas("kidnapping abduction hostage-taking kidnaping"),
        (*AGENT, ("victim", "patient:person|organisation")),
    ),
    EventFrame(
        "kidnapping",
        lemmas("take_away drag_away drag_off lead_away"),
        NONE,
        (*AGENT, ("victim", "patient:person")),
        strict=True,
        actor=True,
    ),
    EventFrame(
        "clash",
        lemmas("clash skirmish battle fight"),
        lemmas("clash battle firefight skirmish fighting confrontation gunfight shootout"),
        (
            ("participants", f"agent:{ACTOR}"),
            ("participants", f"with:{ACTOR}|against:{ACTOR}|between:{ACTOR}|patient:{ACTOR}"),
        ),
    ),
    EventFrame(
        "arrest",
        lemmas("arrest capture apprehend nab seize round_up"),
        lemmas("arrest capture apprehension"),
        (("authority", f"agent:{ACTOR}"), ("victim", "patient:person")),
        strict=True,
    ),
    EventFrame(
        "detention",
        lemmas("detain imprison jail hold incarcerate intern"),
        lemmas("detention imprisonment incarceration"),
        (("authority", f"agent:{ACTOR}"), ("victim", "patient:person")),
        strict=True,
    ),
    EventFrame(
        "deployment",
        lemmas("deploy dispatch send redeploy station mobilize mobilise"),
        lemmas("deployment dispatch mobilisation mobilization"),
        (
            ("authority", f"agent:{ACTOR}"),
            ("participants", "patient:person|organisation|vehicle"),
            ("place", f"to:{WHERE}|into:{WHERE}|on:{WHERE}"),
        ),
        strict=True,
    ),
    EventFrame(
        "training",
        lemmas("train"),
        lemmas("training exercise drill manoeuvre maneuver"),
        (("authority", f"agent:{ACTOR}"), ("participants", "patient:person|organisation")),
        strict=True,
    ),
    EventFrame(
        "meeting",
        lemmas("meet confer convene"),
        lemmas("meeting summit talk conference"),
        (
            ("participants", f"agent:{ACTOR}"),
            ("participants", f"with:{ACTOR}|patient:{ACTOR}|between:{ACTOR}|of:{ACTOR}"),
        ),
    ),
    EventFrame(
        "appointment",
        lemmas(
            "appoint name elect promote nominate install designate swear_in re-elect reelect reappoint enthrone"
        ),
        lemmas("appointment election promotion nomination inauguration"),
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
        strict=True,
    ),
    EventFrame(
        "appointment",
        lemmas("appoint"),
        NONE,
        (("authority", f"agent:{ACTOR}"), ("organisation", "patient:organisation")),
        strict=True,
    ),
    EventFrame(
        "dismissal",
        lemmas("overthrow topple unseat dismiss sack fire remove oust depose relieve suspend"),
        lemmas("dismissal resignation removal ouster firing"),
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
    ),
    EventFrame(
        "death", lemmas("die perish drown succumb pass_away"), lemmas("death"), (("victim", "agent:person"),)
    ),
    EventFrame(
        "dissolution",
        lemmas("dissolve disband abolish"),
        lemmas("dissolution disbandment"),
        (("authority", f"agent:{ACTOR}"), ("organisation", "patient:organisation|agent:organisation")),
    ),
    EventFrame(
        "split",
        lemmas("split split_off split_away break_away break_off secede splinter"),
        lemmas("split schism"),
        (
            ("organisation", "agent:organisation|patient:organisation"),
            ("organisation", "from:organisation|into:organisation"),
        ),
    ),
    EventFrame(
        "merger",
        lemmas("merge unite amalgamate"),
        lemmas("merger"),
        (
            ("organisation", "agent:organisation|patient:organisation"),
            ("organisation", "with:organisation|into:organisation"),
        ),
    ),
    EventFrame(
        "pledge",
        lemmas("pledge swear"),
        lemmas("pledge"),
        (("person", "agent:person"), ("organisation", "agent:organisation"), ("authority", f"to:{ACTOR}")),
        needs=lemmas("allegiance loyalty bay'ah fealty"),
    ),
    EventFrame(
        "designation_or_sanction",
        lemmas("sanction blacklist outlaw proscribe designate ban"),
        lemmas("sanction designation blacklisting embargo"),
        (
            ("authority", f"agent:{ACTOR}"),
            ("target", "patient:person|organisation|vehicle|against:organisation|on:organisation|on:person"),
        ),
    ),
    EventFrame(
        "trial",
        lemmas("try convict sentence indict acquit prosecute arraign"),
        lemmas("trial conviction indictment prosecution acquittal sentencing"),
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person|organisation")),
        strict=True,
    ),
    EventFrame(
        "claim_of_responsibility",
        lemmas("claim take accept admit assume"),
        NONE,
        AGENT,
        needs=lemmas("responsibility credit"),
        actor=True,
    ),
)

#: Verbs that tell their event only with an actor, and those that tell it only with a logical object.
NEED_ACTOR = lemmas("strike fire target storm shell hit seize raid destroy damage engage use loot demolish")
NEED_PATIENT = lemmas(
    "execute kill murder kidnap abduct assassinate try hold fire strike take name send dismiss sack remove"
    " relieve suspend target form create seize"
)
EXPLOSIONS = lemmas("explosion blast detonation")
#: Weapons that burst: what throws or plants one tells a bombing, other weapons an attack.
EXPLOSIVES = lemmas(
    "bomb dynamite explosive grenade device charge mine ied tnt detonator cocktail missile rocket shell bomblet"
    " landmine torpedo stick warhead trap kg"
)
#: What harms without anybody's doing it: "killed in a crash" tells a death.
MISHAPS = lemmas(
    "crash accident fire flood flooding earthquake quake storm hurricane typhoon cyclone tornado avalanche"
    " landslide mudslide collapse disaster pandemic epidemic virus disease wave tsunami stampede derailment"
    " collision wildfire sinking eruption lightning"
)
#: Who does a deed, as a noun: "the murderers of X".
DOERS: dict[str, EventType] = {
    **dict.fromkeys(("murderer", "killer", "assassin", "slayer"), "killing"),
    **dict.fromkeys(("kidnapper", "kidnaper", "abductor"), "kidnapping"),
}
