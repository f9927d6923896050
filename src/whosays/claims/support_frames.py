"""Events told by a verb together with a fixed noun: "took into custody", "came under fire", "went on trial".

Support verb constructions in general English, and the language of courts; the shape is that of `event_frames`.
"""

from __future__ import annotations

from whosays.claims.event_shape import AGENT, NONE, THING, WITH, EventFrame
from whosays.claims.frames import ACTOR, WHERE, lemmas

#: Offences, by which "charged with" is told from "charged with a task".
_OFFENCES = lemmas(
    "murder manslaughter homicide killing fraud theft robbery burglary arson assault battery rape kidnapping"
    " kidnaping abduction treason sedition espionage terrorism corruption bribery extortion conspiracy perjury"
    " laundering trafficking smuggling possession offence offense crime count felony misdemeanor misdemeanour"
    " blasphemy embezzlement forgery genocide torture vandalism negligence obstruction contempt evasion complicity"
    " membership incitement libel defamation trespass attempt violation breach desertion mutiny abuse"
)
_SPOKEN = lemmas(
    "statement message speech address communique communiqué interview declaration homily announcement"
)

SUPPORT_FRAMES: tuple[EventFrame, ...] = (
    EventFrame(
        "attack",
        lemmas("come"),
        NONE,
        (("target", f"agent:person|{THING}"), ("perpetrator_organisation", f"from:{ACTOR}|by:{ACTOR}"), WITH),
        needs=lemmas("fire attack bombardment shelling assault gunfire"),
        at=lemmas("under"),
        aimed=True,
    ),
    EventFrame(
        "attack",
        lemmas("receive draw encounter"),
        NONE,
        (("target", f"agent:person|{THING}"), ("perpetrator_organisation", f"from:{ACTOR}")),
        needs=lemmas("fire gunfire"),
        at=lemmas("object"),
        aimed=True,
    ),
    EventFrame(
        "statement",
        lemmas("say declare state add read announce emphasize emphasise stress explain reveal argue"),
        NONE,
        (("person", "agent:person"), ("organisation", "agent:organisation")),
        needs=_SPOKEN | lemmas("letter release"),
    ),
    EventFrame(
        "statement",
        lemmas("issue release make deliver publish broadcast sign circulate"),
        NONE,
        (("person", "agent:person"), ("organisation", "agent:organisation")),
        needs=_SPOKEN - lemmas("interview"),
        at=lemmas("object"),
    ),
    EventFrame(
        "statement",
        lemmas("give"),
        NONE,
        (("person", "agent:person"), ("organisation", "agent:organisation")),
        needs=lemmas("speech interview address briefing statement"),
        at=lemmas("object"),
    ),
    EventFrame(
        "kidnapping",
        lemmas("take snatch drag haul seize"),
        NONE,
        (*AGENT, ("victim", "patient:person")),
        needs=lemmas("home house village apartment flat office car school hospital bed bus street"),
        at=lemmas("from"),
        strict=True,
    ),
    EventFrame(
        "clash",
        lemmas("exchange trade"),
        NONE,
        (("participants", f"agent:{ACTOR}"), ("participants", f"with:{ACTOR}|between:{ACTOR}")),
        needs=lemmas("fire gunfire shot"),
        at=lemmas("object"),
    ),
    EventFrame(
        "arrest",
        lemmas("take place remand put"),
        NONE,
        (("authority", f"agent:{ACTOR}"), ("victim", "patient:person")),
        needs=lemmas("custody arrest prisoner captive detention"),
        strict=True,
    ),
    EventFrame(
        "deployment",
        lemmas("leave depart go return set_off"),
        NONE,
        (("participants", f"agent:{ACTOR}"), ("place", f"to:{WHERE}")),
        needs=lemmas("deployment"),
        at=lemmas("for on"),
    ),
    EventFrame(
        "appointment",
        lemmas("win take assume"),
        NONE,
        (("person", "agent:person"),),
        needs=lemmas("election re-election reelection office"),
        at=lemmas("object"),
    ),
    EventFrame("dismissal", lemmas("resign step_down step_aside"), NONE, (("person", "agent:person"),)),
    EventFrame(
        "dismissal",
        lemmas("announce submit tender present hand_in"),
        NONE,
        (("person", "agent:person"),),
        needs=lemmas("resignation"),
        at=lemmas("object"),
    ),
    EventFrame(
        "death",
        lemmas("lose give lay_down"),
        NONE,
        (("victim", "agent:person"),),
        needs=lemmas("life"),
        at=lemmas("object"),
    ),
    EventFrame(
        "founding",
        lemmas("found establish set_up create form co-found launch"),
        lemmas("founding establishment foundation"),
        (
            ("person", "agent:person"),
            ("authority", "agent:organisation"),
            ("organisation", "patient:organisation"),
        ),
        strict=True,
    ),
    EventFrame(
        "designation_or_sanction",
        lemmas("add place put include"),
        NONE,
        (("authority", f"agent:{ACTOR}"), ("target", "patient:person|organisation|vehicle")),
        needs=lemmas("list blacklist"),
        at=lemmas("to on onto in"),
        strict=True,
    ),
    EventFrame(
        "designation_or_sanction",
        lemmas("place put"),
        NONE,
        (("authority", f"agent:{ACTOR}"), ("target", "patient:person|organisation|vehicle|place")),
        needs=lemmas("sanction embargo"),
        at=lemmas("under"),
        strict=True,
    ),
    EventFrame(
        "trial",
        lemmas("charge"),
        NONE,
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person|organisation")),
        needs=_OFFENCES,
        at=lemmas("with of over for in"),
        strict=True,
    ),
    EventFrame(
        "trial",
        lemmas("find declare"),
        NONE,
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person|organisation")),
        needs=lemmas("guilty liable"),
        strict=True,
    ),
    EventFrame("trial", lemmas("plead"), NONE, (("person", f"agent:{ACTOR}"),), needs=lemmas("guilty")),
    EventFrame(
        "trial",
        lemmas("go stand face"),
        NONE,
        (("person", f"agent:{ACTOR}"),),
        needs=lemmas("trial"),
        at=lemmas("on to object"),
    ),
    EventFrame(
        "trial",
        lemmas("face"),
        NONE,
        (("person", f"agent:{ACTOR}"),),
        needs=lemmas("charge count"),
        at=lemmas("object"),
    ),
    EventFrame(
        "trial",
        lemmas("put bring"),
        NONE,
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
        needs=lemmas("trial"),
        at=lemmas("on to before"),
        strict=True,
    ),
    EventFrame(
        "trial",
        lemmas("receive get"),
        NONE,
        (("person", "agent:person"),),
        needs=lemmas("sentence"),
        at=lemmas("object"),
    ),
    EventFrame(
        "trial",
        lemmas("appear"),
        NONE,
        (("person", "agent:person"),),
        needs=lemmas("court judge magistrate"),
        at=lemmas("in at before"),
    ),
    EventFrame("trial", lemmas("sue"), NONE, (("person", f"agent:{ACTOR}"), ("person", f"patient:{ACTOR}"))),
    EventFrame(
        "trial",
        lemmas("condemn"),
        NONE,
        (("authority", f"agent:{ACTOR}"), ("person", "patient:person")),
        needs=lemmas("death prison imprisonment year life month exile"),
        at=lemmas("to"),
        strict=True,
    ),
)
