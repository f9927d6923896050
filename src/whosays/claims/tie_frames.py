"""The table of constructions over clauses for ties between people and organisations (as `frames`)."""

from __future__ import annotations

from whosays.claims.frames import ACTOR, GROUP, Frame, lemmas

TIE_FRAMES: tuple[Frame, ...] = (
    Frame(
        "ally-with",
        lemmas("ally cooperate collaborate side partner"),
        "allied_with",
        f"agent:{ACTOR}|patient:{ACTOR}",
        f"with:{ACTOR}|to:{ACTOR}",
    ),
    Frame(
        "oppose",
        lemmas("oppose fight combat battle resist confront counter"),
        "opposes",
        f"agent:{ACTOR}",
        f"patient:{ACTOR}|against:{ACTOR}|with:{ACTOR}",
        passive=False,
    ),
    Frame(
        "at-odds",
        lemmas("odd odds war loggerheads loggerhead variance"),
        "opposes",
        f"agent:{ACTOR}",
        f"with:{ACTOR}",
    ),
    Frame(
        "join-forces",
        lemmas("join combine unite pool merge"),
        "allied_with",
        f"agent:{ACTOR}",
        f"with:{ACTOR}",
        needs=lemmas("force hand rank effort"),
    ),
    Frame(
        "loyal-to",
        lemmas("loyal faithful sympathetic friendly allegiant"),
        "supports",
        f"agent:{ACTOR}",
        f"to:{ACTOR}",
    ),
    Frame(
        "free-from",
        lemmas("liberate free retake recapture clear rid wrest"),
        "opposes",
        f"agent:{ACTOR}",
        f"from:{ACTOR}|of:{ACTOR}",
        passive=False,
    ),
    Frame(
        "opposed-to",
        lemmas("oppose opposed hostile"),
        "opposes",
        f"agent:{ACTOR}|patient:{ACTOR}",
        f"to:{ACTOR}",
    ),
    Frame(
        "opposed-by",
        lemmas("oppose"),
        "opposes",
        f"agent:{ACTOR}",
        f"patient:{ACTOR}",
        passive=True,
    ),
    Frame(
        "turn-against",
        lemmas("rebel revolt rise_up unite struggle campaign side war defend protect mobilise mobilize"),
        "opposes",
        f"agent:{ACTOR}",
        f"against:{ACTOR}",
    ),
    Frame(
        "fight-beside",
        lemmas("fight serve operate battle work train"),
        "allied_with",
        f"agent:{GROUP}",
        f"alongside:{GROUP}",
    ),
    Frame(
        "support",
        lemmas("support back fund finance arm assist aid sponsor supply equip bankroll subsidise subsidize"),
        "supports",
        f"agent:{ACTOR}",
        f"patient:{ACTOR}",
    ),
    Frame(
        "provide-with",
        lemmas("provide supply arm equip furnish"),
        "supports",
        f"agent:{ACTOR}",
        f"patient:{ACTOR}",
        needs=lemmas(
            "aid assistance support money fund weapon arm ammunition training equipment intelligence gear"
        ),
    ),
    Frame(
        "supplied-by",
        lemmas("receive get obtain buy"),
        "supports",
        f"from:{ACTOR}",
        f"agent:{ACTOR}",
        needs=lemmas("aid weapon arm ammunition training money fund equipment"),
    ),
    Frame(
        "served-under",
        lemmas("serve fight work"),
        "reports_to",
        "agent:person",
        "under:person",
        passive=False,
    ),
    Frame(
        "subordinate-to-person",
        lemmas("subordinate subordinated answerable accountable"),
        "reports_to",
        f"agent:{ACTOR}|patient:{ACTOR}",
        "to:person",
    ),
    Frame("visit", lemmas("visit receive"), "met_with", "agent:person", "patient:person", passive=False),
    Frame("received-by", lemmas("receive"), "met_with", "patient:person", "agent:person", passive=True),
    Frame("meet", lemmas("meet confer"), "met_with", f"agent:{ACTOR}", f"with:{ACTOR}|patient:{ACTOR}"),
    Frame(
        "provide-to",
        lemmas("provide give supply offer deliver donate send lend transfer"),
        "supports",
        f"agent:{ACTOR}",
        f"to:{ACTOR}",
        needs=lemmas(
            "aid assistance support money fund funding finance loan weapon arm ammunition training equipment help"
            " mask"
            " supply vehicle fuel shelter logistics intelligence cash payment donation kit medicine uniform gear"
        ),
    ),
    Frame("marry", lemmas("marry"), "related_to", "agent:person|patient:person", "patient:person|to:person"),
    Frame("married-to", lemmas("marry"), "related_to", "patient:person", "to:person", passive=True),
)
