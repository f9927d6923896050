"""The table of constructions over clauses: a predicate, its places, and where each is found.

A slot is written "places:types" with alternatives by "|": `agent` and `patient` are the logical subject and
object, any other word is a preposition of the clause ("in", "to"). Events have their own table (`event_frames`).
An empty type list takes any mention. The first place that gives anything fills the slot.
"""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model.claim import Predicate, RoleClass

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


def lemmas(words: str) -> frozenset[str]:
    """Lemmas written apart by blanks; a particle verb by an underscore ("set_up")."""
    return frozenset(word.replace("_", " ") for word in words.split())


_of = lemmas
FRAMES: tuple[Frame, ...] = (
    Frame("belong-to", _of("belong"), "part_of", f"agent:{GROUP}", f"to:{GROUP}"),
    Frame("fall-under", _of("fall operate come be"), "part_of", f"agent:{GROUP}", f"under:{GROUP}"),
    Frame(
        "subordinate-to",
        _of("subordinate attach affiliate subordinated attached affiliated assign integrate incorporate absorb"),
        "part_of",
        f"patient:{GROUP}|agent:{GROUP}",
        f"to:{GROUP}|with:{GROUP}|into:{GROUP}",
    ),
    Frame("own", _of("own"), "part_of", f"patient:{GROUP}", f"agent:{GROUP}"),
    Frame("owner", _of("own co-own coown"), "posted_to", "agent:person", f"patient:{GROUP}", role_class="other"),
    Frame(
        "acquire",
        _of("acquire buy purchase buy_out"),
        "part_of",
        f"patient:{GROUP}",
        f"agent:{GROUP}",
        starting=True,
    ),
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
        f"lead-of:{GROUP}|patient:{GROUP}|of:{GROUP}",
        role_class="head",
        starting=True,
    ),
    Frame(
        "take-lead",
        _of("gain receive inherit seize get"),
        "posted_to",
        "agent:person",
        f"lead-of:{GROUP}",
        role_class="head",
        starting=True,
    ),
    Frame(
        "given-lead",
        _of("give assign grant hand entrust"),
        "posted_to",
        "patient:person",
        f"lead-of:{GROUP}",
        role_class="head",
        starting=True,
        passive=True,
    ),
    Frame(
        "sit-on",
        _of("sit serve"),
        "posted_to",
        "agent:person",
        f"on:{GROUP}",
        role_class="member",
    ),
    Frame(
        "member-belongs",
        _of("belong"),
        "posted_to",
        "agent:person",
        f"to:{GROUP}",
        role_class="member",
    ),
    Frame(
        "elected-to",
        _of("elect admit co-opt"),
        "posted_to",
        "patient:person",
        f"to:{GROUP}|into:{GROUP}|onto:{GROUP}",
        role_class="member",
        starting=True,
        passive=True,
    ),
    Frame(
        "give-up",
        _of("relinquish surrender hand_over cede give_up lose resign"),
        "posted_to",
        "agent:person",
        f"lead-of:{GROUP}",
        role_class="head",
        ending=True,
    ),
    Frame(
        "hold-lead",
        _of("exercise hold exert have share retain keep"),
        "posted_to",
        "agent:person",
        f"lead-of:{GROUP}",
        role_class="head",
    ),
    Frame(
        "serve-as",
        _of("serve act work function"),
        "posted_to",
        "agent:person",
        "",
        role="as",
    ),
    Frame(
        "serve-in",
        _of("serve fight"),
        "posted_to",
        "agent:person",
        f"in:{GROUP}|for:{GROUP}|with:{GROUP}|at:{GROUP}",
        role_class="member",
    ),
    Frame(
        "work-for",
        _of("work teach lecture volunteer"),
        "posted_to",
        "agent:person",
        f"for:{GROUP}|at:{GROUP}|facility|in:{GROUP}",
        role_class="member",
    ),
    Frame("plays-for", _of("play write"), "posted_to", "agent:person", f"for:{GROUP}", role_class="member"),
    Frame("coach", _of("coach"), "posted_to", "agent:person", f"patient:{GROUP}", role_class="head"),
    Frame(
        "sign-with",
        _of("sign"),
        "posted_to",
        "agent:person",
        f"with:{GROUP}|for:{GROUP}",
        role_class="member",
        starting=True,
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
        "employed-by",
        _of("employ hire"),
        "posted_to",
        "patient:person",
        f"agent:{GROUP}",
        role_class="member",
        passive=True,
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
        "deployed-in",
        _of("deploy"),
        "operates_in",
        f"patient:{GROUP}",
        f"in:{WHERE}|across:{WHERE}|throughout:{WHERE}|along:{WHERE}|around:{WHERE}",
        passive=True,
    ),
    Frame(
        "control-area",
        _of("control hold occupy"),
        "operates_in",
        f"agent:{GROUP}",
        "patient:place",
    ),
    Frame(
        "take-control",
        _of("take gain have seize regain retain keep establish assume hold consolidate maintain exercise"),
        "operates_in",
        f"agent:{GROUP}",
        "lead-of:place",
        needs=_of("control"),
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
