"""A rich brief written by hand: a fictional company of forest guards, with every state that a page draws."""

from __future__ import annotations

from datetime import date

from whosays.model.finding import ConflictKind, Review
from whosays.model.picture import (
    Badge,
    Brief,
    ChainStep,
    Chart,
    ChartHead,
    ChartLink,
    ChartUnit,
    ConflictPair,
    ConflictSide,
    DocumentRow,
    DocumentView,
    EventRow,
    Evidence,
    Gap,
    Line,
    OriginsBar,
    Passage,
    PlaceRow,
    PostRow,
    Run,
    Section,
    Sentence,
    ShownClaim,
    ShownEnd,
    ShownMention,
    ShownPart,
    Sighting,
    State,
    Tally,
    TallyRow,
    Why,
)
from whosays.model.quantity import Quantity
from whosays.model.time import ValidTime

AT = date(2023, 6, 30)
NEVER = Sighting()


def said(text: str, *refs: int, states: tuple[State, ...] = (), entity: dict[str, str] | None = None) -> Sentence:
    """A sentence; the words that are keys of `entity` become links."""
    runs, rest = [], text
    for words, identity in (entity or {}).items():
        before, _, rest = rest.partition(words)
        runs += [Run(text=before), Run(text=words, entity=identity)]
    runs.append(Run(text=rest))
    return Sentence(
        runs=tuple(run for run in runs if run.text), refs=refs, findings=("f" + str(len(text)),), states=states
    )


def articles(documents: int, lo: int, hi: int | None = None, noun: str = "articles") -> Badge:
    return Badge(documents=documents, lo=lo, hi=hi or lo, noun=noun)


def head(
    title: str, person: str, label: str, *refs: int, line: Line = "solid", disputed: bool = False, denied: int = 0
) -> ChartHead:
    return ChartHead(
        title=title,
        person=person,
        person_label=label,
        line=line,
        alleged=False,
        disputed=disputed,
        denied=denied,
        finding="f-" + person,
        refs=refs,
    )


def unit(
    entity: str,
    label: str,
    *heads: ChartHead,
    line: Line = "solid",
    alleged: bool = False,
    strength: tuple[str, ...] = (),
    sighting: Sighting = NEVER,
) -> ChartUnit:
    return ChartUnit(
        entity=entity, label=label, line=line, alleged=alleged, heads=heads, strength=strength, sighting=sighting
    )


def link(
    parent: str,
    child: str,
    badge: Badge,
    *refs: int,
    line: Line = "solid",
    alleged: bool = False,
    disputed: bool = False,
    sighting: Sighting = NEVER,
) -> ChartLink:
    return ChartLink(
        parent=parent,
        child=child,
        line=line,
        alleged=alleged,
        disputed=disputed,
        badge=badge,
        finding=f"f-{parent}-{child}",
        refs=refs,
        sighting=sighting,
    )


SEEN = Sighting(last_seen=date(2021, 10, 4), next_seen=date(2024, 2, 9))

CHART = Chart(
    at=AT,
    roots=("tarn",),
    units=(
        unit("tarn", "Tarn Valley Rangers", head("Director", "p-hale", "Odile Hale", 1, 2)),
        unit("office", "Permit office", line="dashed"),
        unit("upper", "Upper Section", head("Head", "p-brask", "Ivo Brask", 3)),
        unit("post1", "Mill post", head("Head", "p-oda", "Sanne Oda", 3)),
        unit("post2", "Quarry post"),
        unit("ferry", "Ferry squad"),
        unit(
            "lower",
            "Lower Section",
            head("Commander", "p-rook", "Aldous Rook", 4, 5, disputed=True, denied=1),
            head("Head", "p-lind", "Mirel Lindqvist", 1, disputed=True),
        ),
        unit("ridge", "Ridge camp", strength=("54 to 66 rangers",)),
        unit("gate", "Gate camp", line="dashed"),
        unit("school", "Dog school at Brenn", line="dotted", sighting=SEEN),
        unit("fund", "Timber Fund", line="undated", alleged=True),
    ),
    links=(
        link("tarn", "office", articles(2, 1), 3, line="dashed"),
        link("tarn", "upper", articles(9, 3), 3, 4),
        link("tarn", "lower", articles(9, 3), 3, 4),
        link("tarn", "school", articles(2, 1), 2, line="dotted", sighting=SEEN),
        link("tarn", "fund", articles(4, 1), 7, alleged=True, line="undated"),
        link("upper", "post1", articles(6, 2), 3),
        link("upper", "post2", articles(1, 1), 3),
        link("upper", "ferry", articles(1, 1), 1, disputed=True),
        link("lower", "ferry", articles(3, 1), 4, disputed=True),
        link("lower", "ridge", articles(7, 2), 4),
        link("lower", "gate", articles(3, 1), 4, line="dashed"),
    ),
)


def post(
    title: str,
    unit_label: str,
    person: str,
    label: str,
    badge: Badge,
    refs: tuple[int, ...],
    *valid: ValidTime,
    unit: str | None = None,
    line: Line = "solid",
    sighting: Sighting = NEVER,
    alleged: bool = False,
    disputed: bool = False,
    denied: int = 0,
    review: Review = "accepted",
    who_says: str = "",
) -> PostRow:
    return PostRow(
        post=title,
        unit=unit,
        unit_label=unit_label,
        person=person,
        person_label=label,
        role_class="head",
        valid=valid,
        line=line,
        sighting=sighting,
        badge=badge,
        alleged=alleged,
        disputed=disputed,
        denied=denied,
        review=review,
        finding="f-" + person,
        refs=refs,
        who_says=who_says,
    )


POSTS = (
    post(
        "Director",
        "Tarn Valley Rangers",
        "p-hale",
        "Odile Hale",
        articles(9, 3),
        (1, 2),
        ValidTime(
            first_imprecise=date(2021, 1, 1),
            last_imprecise=date(2021, 12, 31),
            first_precise=date(2021, 12, 31),
            last_precise=date(2023, 9, 4),
            starting=True,
        ),
        who_says="the company and 2 more say so",
    ),
    post(
        "head",
        "Upper Section",
        "p-brask",
        "Ivo Brask",
        articles(6, 3),
        (3,),
        ValidTime(first_precise=date(2021, 5, 1), last_precise=date(2024, 2, 9)),
        who_says="the Regional Court says so",
    ),
    post(
        "commander",
        "Lower Section",
        "p-rook",
        "Aldous Rook",
        articles(7, 2),
        (4, 5),
        ValidTime(
            first_imprecise=date(2022, 9, 1),
            last_imprecise=date(2022, 11, 30),
            first_precise=date(2022, 11, 30),
            last_precise=date(2023, 11, 20),
            starting=True,
        ),
        unit="lower",
        disputed=True,
        denied=1,
    ),
    post(
        "head",
        "Lower Section",
        "p-lind",
        "Mirel Lindqvist",
        articles(1, 1, noun="documents"),
        (1,),
        ValidTime(first_precise=AT, last_precise=AT),
        unit="lower",
        disputed=True,
    ),
    post(
        "head",
        "Mill post",
        "p-oda",
        "Sanne Oda",
        articles(2, 1, 2),
        (3,),
        ValidTime(first_imprecise=date(2022, 1, 1), last_imprecise=date(2022, 12, 31)),
        line="dashed",
        who_says="the Regional Court says so",
    ),
    post(
        "head",
        "Dog school at Brenn",
        "p-quill",
        "Berit Quill",
        articles(2, 1),
        (2,),
        line="dotted",
        sighting=SEEN,
        review="unreviewed",
        who_says="Valley Weekly says so",
    ),
    post(
        "treasurer",
        "Timber Fund",
        "p-vane",
        "T. Vane",
        articles(4, 1),
        (7,),
        line="undated",
        alleged=True,
        review="unreviewed",
    ),
)


def place(
    label: str,
    badge: Badge,
    refs: tuple[int, ...],
    who_says: str,
    *valid: ValidTime,
    alleged: bool = False,
    denied: int = 0,
    review: Review = "accepted",
) -> PlaceRow:
    return PlaceRow(
        kind="area",
        entity="pl-" + label.split()[0].lower(),
        label=label,
        subject_label="Tarn Valley Rangers",
        badge=badge,
        valid=valid,
        alleged=alleged,
        denied=denied,
        disputed=False,
        review=review,
        finding="f-" + label,
        refs=refs,
        who_says=who_says,
    )


PLACES = (
    place("Tarn Ridge, Elvory", articles(8, 2, 3), (4, 3), "Nora Feld and 2 more say so"),
    place("Millbrook, Elvory", articles(5, 3), (1,), "the company says so"),
    place(
        "Gate Moor, Elvory",
        articles(3, 1),
        (4,),
        "Nora Feld says so",
        ValidTime(first_imprecise=date(2022, 1, 1), last_imprecise=date(2022, 12, 31)),
    ),
    place(
        "Forests of Orsk",
        articles(34, 1),
        (7,),
        "",
        ValidTime(last_imprecise=date(2023, 11, 20)),
        alleged=True,
        review="unreviewed",
    ),
    place("Forests of Vell", articles(3, 1), (7,), "", alleged=True, review="unreviewed"),
    place("Brenn harbour, Elvory", articles(2, 1), (6,), "the Elvory Mail says so", denied=1, review="unreviewed"),
)

EVENTS = (
    EventRow(
        event_type="founding",
        when="Some time in 2018",
        first=date(2018, 1, 1),
        last=date(2018, 12, 31),
        sentence=said("Founded as Tarn Timber & Game, according to one reader’s comment.", 8),
        badge=articles(1, 1, noun="comments"),
        review="unreviewed",
        finding="f-ev1",
    ),
    EventRow(
        event_type="training",
        when="4 September 2023",
        first=date(2023, 9, 4),
        last=date(2023, 9, 4),
        sentence=said("Odile Hale announced a second course at Brenn, she told Valley Weekly.", 2),
        badge=articles(2, 1),
        review="accepted",
        finding="f-ev2",
    ),
    EventRow(
        event_type="detention",
        when="October 2023",
        first=date(2023, 10, 1),
        last=date(2023, 10, 31),
        sentence=said("Three mushroom pickers were held overnight at Ridge camp, they told the Elvory Mail.", 9),
        badge=articles(6, 1),
        review="accepted",
        finding="f-ev3",
    ),
    EventRow(
        event_type="trial",
        when="18 November 2023",
        first=date(2023, 11, 18),
        last=date(2023, 11, 18),
        sentence=said(
            "Karel Dunn testified before the Regional Court, the Lake Courier reported.", 5, states=("imprecise",)
        ),
        badge=articles(2, 2),
        review="accepted",
        finding="f-ev4",
    ),
)

TALLIES = (
    Tally(
        heading="How many rangers at Ridge camp",
        rows=(
            TallyRow(
                who_says="Nora Feld, November 2023",
                quantity=Quantity(verbatim="about 60", low=54, mode=60, high=66, op="about", unit="ranger"),
                badge=articles(7, 1),
                alleged=False,
                finding="f-t1",
                refs=(4,),
            ),
            TallyRow(
                who_says="Regional Court, judgment 88/2023",
                quantity=Quantity(verbatim="at least 45", low=45, mode=45, op="at_least", unit="ranger"),
                badge=articles(2, 1, noun="documents"),
                alleged=False,
                finding="f-t2",
                refs=(3,),
            ),
            TallyRow(
                who_says="The company, mid-2023",
                quantity=Quantity(
                    verbatim="no more than 20", low=0, mode=None, high=20, op="at_most", unit="ranger"
                ),
                badge=articles(1, 1, noun="documents"),
                alleged=False,
                finding="f-t3",
                refs=(1,),
            ),
            TallyRow(
                who_says="Nobody is named",
                quantity=Quantity(verbatim="dozens", low=24, mode=None, high=99, op="order", unit="ranger"),
                badge=articles(1, 1),
                alleged=True,
                finding="f-t4",
                refs=(7,),
            ),
        ),
    ),
)

MAIL, LEDGER = "The Elvory Mail", "Lake Courier"


def passage(
    number: int,
    title: str,
    publisher: str,
    published: date,
    quotes: tuple[tuple[str, bool], ...],
    chain: tuple[ChainStep, ...],
    page: int | None = None,
    states: tuple[State, ...] = ("asserted",),
) -> Passage:
    return Passage(
        number=number,
        claims=(f"c{number:016x}",),
        document=f"{number:064x}",
        title=title,
        publisher=publisher,
        published=published,
        page=page,
        start=100 * number,
        end=100 * number + 80,
        quotes=quotes,
        chain=chain,
        states=states,
    )


def by(text: str, **kind: object) -> ChainStep:
    return ChainStep(**{"text": text, "kind": "organisation", **kind})  # type: ignore[arg-type]


PASSAGES = (
    passage(
        1,
        "Annual statement 2023",
        "Tarn Valley Rangers",
        date(2023, 7, 14),
        (
            ("A private service which guards the forests of the valley", True),
            ("O. Hale, director", True),
            ("Head of Lower Section at 30 June 2023: M. Lindqvist", True),
            ("Rangers at Ridge: no more than 20.", True),
        ),
        (by("Tarn Valley Rangers"),),
        page=2,
    ),
    passage(
        2,
        "‘I answer for both sections’",
        "Valley Weekly",
        date(2023, 9, 4),
        (
            ("‘", False),
            ("I have run this service since 2021", True),
            (", and I answer for both sections,’ Hale said.", False),
        ),
        (by("Valley Weekly"), by("Odile Hale", kind="named_person", cue="said")),
        page=6,
    ),
    passage(
        3,
        "Judgment 88/2023",
        "Regional Court of Elvory",
        date(2024, 2, 9),
        (
            ("The service is ordered in an upper and a lower section, the former under Mr Brask.", True),
            ("At least forty-five men stood on the ridge.", True),
        ),
        (by("Regional Court of Elvory"),),
        page=9,
    ),
    passage(
        4,
        "Warden names commander behind the barriers",
        MAIL,
        date(2023, 11, 20),
        (
            ("The section ", False),
            ("has been commanded by Rook since last autumn,", True),
            (
                " Feld said. The road has been closed to carts since then, and the parish has written twice. ",
                False,
            ),
            ("It keeps about 60 rangers on the ridge.", True),
        ),
        (by(MAIL), by("Nora Feld, district warden", kind="named_person")),
        page=1,
    ),
    passage(
        5,
        "Clerk tells court of signed orders",
        LEDGER,
        date(2023, 11, 19),
        (
            ("‘From December the orders came signed ", False),
            ("Rook, Commander, Lower Section,", True),
            ("’ Dunn told the court.", False),
        ),
        (by(LEDGER), by("Karel Dunn, former pay clerk", kind="detainee_or_defector", in_custody=True)),
        page=3,
    ),
    passage(
        6,
        "Statement of the service",
        "Tarn Valley Rangers",
        date(2023, 11, 22),
        (("Mr Rook has never held a command", True), (" in this service, spokesperson Ada Frey said.", False)),
        (by("Tarn Valley Rangers"), by("Ada Frey, spokesperson", kind="named_person", denied=True)),
        states=("denied",),
    ),
    passage(
        7,
        "Warden names commander behind the barriers",
        MAIL,
        date(2023, 11, 20),
        (("Allegedly, its men have been or are working in the forests of Orsk and Vell.", True),),
        (by(MAIL), by("nobody is named", kind="unspecified", anonymous=True)),
        page=2,
        states=("alleged",),
    ),
    passage(
        8,
        "Warden names commander behind the barriers",
        MAIL,
        date(2023, 11, 21),
        (
            ("Everybody at Brenn knew this. ", False),
            ("The old name is Tarn Timber & Game,", True),
            (" from 2018.", False),
        ),
        (by(MAIL), by("Reader 7c1e", kind="reader")),
    ),
    passage(
        9,
        "Warden names commander behind the barriers",
        MAIL,
        date(2023, 11, 20),
        (("Three mushroom pickers told the Mail that they were held overnight at Ridge camp in October.", True),),
        (by(MAIL), by("three mushroom pickers", kind="anonymous_role", anonymous=True, inherited=True)),
        page=2,
        states=("inherited",),
    ),
)


def pair(kind: ConflictKind, left: str, right: str, passages: tuple[int, int], why: str) -> ConflictPair:
    return ConflictPair(
        kind=kind,
        left=ConflictSide(
            sentence=said(left, passages[0]), badge=articles(7, 2), passage=passages[0], finding="f-l"
        ),
        right=ConflictSide(
            sentence=said(right, passages[1]),
            badge=articles(1, 1, noun="documents"),
            passage=passages[1],
            finding="f-r",
        ),
        why=why,
    )


CONFLICTS = (
    pair(
        "conflict",
        "Aldous Rook commanded the Lower Section",
        "Mirel Lindqvist headed the Lower Section",
        (4, 1),
        "Both name a head of one unit, and both hold on one precise day, 30 June 2023.",
    ),
)

GAPS = (
    Gap(
        kind="no head",
        title="Two units have no named head",
        text="Quarry post and the permit office appear in 5 documents; none names who leads them.",
        action="Read the passages that name them.",
        refs=(3,),
    ),
    Gap(
        kind="cited, not in the case",
        title="A court record is cited but not here",
        text="The Lake Courier reports a hearing of 18 November 2023. Its record would turn one report "
        "into testimony.",
        action="Add the record to the case.",
        refs=(5,),
    ),
    Gap(
        kind="one anonymous origin",
        title="One finding rests on anonymous words",
        text="Orsk and Vell appear in one sentence that names nobody. Thirty-three articles repeat it.",
        action="Look for a source that can be named.",
        refs=(7,),
    ),
)

SUMMARY = (
    (
        said(
            "Tarn Valley Rangers says that it is a private service which guards the forests of the Tarn valley.", 1
        ),
        said(
            "Its director is Odile Hale, according to the company and to Hale’s own interview with Valley Weekly.",
            1,
            2,
            entity={"Odile Hale": "p-hale"},
        ),
    ),
    (
        said(
            "It has an Upper and a Lower Section, according to the Regional Court of Elvory and to district "
            "warden Nora Feld.",
            3,
            4,
            entity={"Nora Feld": "p-feld"},
        ),
        said("Who commanded the Lower Section is disputed."),
        said("Feld and former pay clerk Karel Dunn name Aldous Rook;", 4, 5, entity={"Aldous Rook": "p-rook"}),
        said("the company’s annual statement names Mirel Lindqvist.", 1, entity={"Mirel Lindqvist": "p-lind"}),
        said("Company spokesperson Ada Frey denied that Rook held any command.", 6),
    ),
    (
        said(
            "About 60 rangers were kept on Tarn Ridge, Feld said; the company’s statement says no more than 20.",
            4,
            1,
        ),
        said(
            "Allegedly, its men have been or are working in the forests of Orsk and Vell; nobody is named "
            "as saying so.",
            7,
        ),
    ),
)

SECTIONS = (
    Section(
        heading="Ties",
        sentences=(
            said("Tarn Valley Rangers supports the Lower Valley Council, according to Nora Feld.", 4),
            said(
                "Aldous Rook met a buyer of the Orsk sawmill; nobody is named as saying so.",
                7,
                states=("alleged",),
            ),
        ),
    ),
)


def rich() -> Brief:
    """The whole brief."""
    return Brief(
        case="Tarn case",
        entity="tarn",
        title="Tarn Valley Rangers",
        aka=Sentence(
            runs=(
                Run(text="Also "),
                Run(text="‘the Green Coats’", quoted=True),
                Run(text=", a nickname in the valley, according to The Elvory Mail; formerly "),
                Run(text="‘Tarn Timber & Game’", quoted=True),
                Run(text=", according to one reader’s comment."),
            ),
            refs=(4, 8),
            findings=("f-name",),
        ),
        at=AT,
        known_on=date(2024, 2, 9),
        findings=64,
        reviewed=58,
        documents=26,
        histogram=(
            OriginsBar(origins=1, reviewed=31, unreviewed=6),
            OriginsBar(origins=2, reviewed=17, unreviewed=0),
            OriginsBar(origins=3, reviewed=8, unreviewed=0),
            OriginsBar(origins=4, reviewed=2, unreviewed=0),
        ),
        summary=SUMMARY,
        chart=CHART,
        posts=POSTS,
        places=PLACES,
        events=EVENTS,
        tallies=TALLIES,
        conflicts=CONFLICTS,
        gaps=GAPS,
        sections=SECTIONS,
        passages=PASSAGES,
        unread=(("documents/23-courrier.txt", "French has no reader yet."),),
        pseudonyms=True,
        version="0.1.0",
    )


TEXT = (
    "Warden names commander behind the barriers\n\n"
    "Millbrook. The private rangers who have closed the ridge road to carts for the past year answer "
    "to a former forester, Aldous Rook, according to the district warden, Nora Feld, and two council "
    "clerks who asked not to be named.\n\n"
    "The Lower Section of the Tarn Valley Rangers has been commanded by Rook since last autumn, Feld "
    "said. The service, known in the valley as the Green Coats, has one other section; both report to "
    "its director, Odile Hale.\n\n"
    "On most mornings the barriers were down before the milk carts came. Drivers say the men carry no "
    "number, give no name and turn back anyone who comes within sight of the old quarry. The council "
    "has kept eleven complaints since the spring and has passed them to the forest board, which has "
    "not replied.\f"
    "It keeps about 60 rangers on the ridge and kept a smaller camp at Gate Moor in 2022. Allegedly, "
    "its men have been or are working in the forests of Orsk and Vell as well.\n\n"
    "A spokesperson for the service, Ada Frey, denied that Rook held any command. ‘He advises us on "
    "trees,’ she said. The annual statement of the service names Mirel Lindqvist as head of the "
    "section.\n\n"
    "Everybody at Brenn knew this. The old name is Tarn Timber & Game, from 2018."
)
NAMES = (
    "Millbrook",
    "Aldous Rook",
    "Nora Feld",
    "Lower Section",
    "Tarn Valley Rangers",
    "Green Coats",
    "Odile Hale",
    "Gate Moor",
    "Orsk",
    "Vell",
    "Ada Frey",
    "Mirel Lindqvist",
    "Brenn",
)


def _span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _shown(
    number: int,
    sentence: str,
    evidence: tuple[str, ...],
    chain: tuple[ChainStep, ...],
    states: tuple[State, ...] = ("asserted",),
    review: Review = "accepted",
    time: str = "",
    badge: Badge | None = None,
) -> ShownClaim:
    return ShownClaim(
        number=number,
        claim=f"c{number:016x}",
        finding=f"f{number:016x}",
        sentence=said(sentence),
        chain=chain,
        states=states,
        evidence=tuple(_span(words) for words in evidence),
        review=review,
        time=time,
        badge=badge or articles(2, 1),
    )


_FELD = (by(MAIL), by("Nora Feld, district warden", kind="named_person"))
_ON = (by(MAIL), by("Nora Feld", kind="named_person", inherited=True))
_CLERKS = (by(MAIL), by("Nora Feld and two council clerks", kind="named_person"))


def article() -> DocumentView:
    """The article behind most passages of the brief, with claims that overlap, and a reader's comment."""
    comment = TEXT.index("Everybody at Brenn")
    page = TEXT.index("\f") + 1
    return DocumentView(
        case="Tarn case",
        sha256="4" * 64,
        path="documents/mail-2023-11-20.html",
        title="Warden names commander behind the barriers",
        publisher=MAIL,
        author="Jon Harrow",
        published=date(2023, 11, 20),
        language="en",
        text=TEXT,
        parts=(
            ShownPart(kind="title", start=0, end=44),
            ShownPart(kind="body", start=44, end=comment),
            ShownPart(
                kind="comment", start=comment, end=len(TEXT), author="Reader 7c1e", published=date(2023, 11, 21)
            ),
        ),
        pages=((1, 0, page), (2, page, len(TEXT))),
        mentions=tuple(ShownMention(start=a, end=b) for a, b in sorted(_span(name) for name in NAMES)),
        claims=(
            _shown(
                1,
                "Rangers closed the ridge road to carts, up to November 2023.",
                ("The private rangers who have closed the ridge road to carts for the past year",),
                _CLERKS,
            ),
            _shown(
                2,
                "The rangers answer to Aldous Rook.",
                ("answer to a former forester, Aldous Rook",),
                _CLERKS,
                review="unreviewed",
            ),
            _shown(
                3,
                "Aldous Rook commanded the Lower Section of Tarn Valley Rangers.",
                ("The Lower Section of the Tarn Valley Rangers has been commanded by Rook since last autumn",),
                _FELD,
                states=("disputed",),
                time="began some time from 1 September to 30 November 2022; each day to 20 November 2023",
                badge=articles(7, 2),
                review="unreviewed",
            ),
            _shown(
                4,
                "The Lower Section is part of Tarn Valley Rangers.",
                ("Lower Section of the Tarn Valley Rangers",),
                _FELD,
            ),
            _shown(
                5,
                "Both sections report to the director, Odile Hale.",
                (
                    "The service, known in the valley as the Green Coats, has one other section; both report to "
                    "its director, Odile Hale",
                ),
                _ON,
                states=("inherited",),
                review="unreviewed",
            ),
            _shown(
                6,
                "The service is also called the Green Coats, a nickname.",
                ("known in the valley as the Green Coats",),
                (by(MAIL),),
            ),
            _shown(
                7,
                "54 to 66 rangers are on the ridge.",
                ("It keeps about 60 rangers on the ridge",),
                _ON,
                ("inherited",),
            ),
            _shown(
                8,
                "A camp stood at Gate Moor, some time in 2022.",
                ("and kept a smaller camp at Gate Moor in 2022",),
                _ON,
                ("imprecise", "inherited"),
                "unreviewed",
            ),
            _shown(
                9,
                "Men have been or are working in the forests of Orsk and of Vell.",
                ("Allegedly, its men have been or are working in the forests of Orsk and Vell as well",),
                (by(MAIL), by("", kind="unspecified")),
                ("alleged",),
                "unreviewed",
            ),
            _shown(
                10,
                "Aldous Rook held a command. Ada Frey denies this.",
                ("denied that Rook held any command",),
                (by(MAIL), by("Ada Frey, spokesperson", kind="named_person", denied=True)),
                ("denied",),
            ),
            _shown(
                11,
                "Mirel Lindqvist is head of the Lower Section.",
                ("The annual statement of the service names Mirel Lindqvist as head of the section",),
                (by(MAIL), by("Tarn Valley Rangers, annual statement")),
                ("disputed",),
            ),
            _shown(
                12,
                "The service was called Tarn Timber & Game.",
                ("The old name is Tarn Timber & Game",),
                (by(MAIL), by("Reader 7c1e", kind="reader")),
                review="unreviewed",
            ),
        ),
        pseudonyms=True,
    )


def opened() -> Why:
    """The finding on the commander, opened."""

    def evidence(number: int) -> Evidence:
        shown = PASSAGES[number - 1]
        return Evidence(
            claim=shown.claims[0],
            passage=shown,
            extractor="English reader 0.1.0",
            p_extraction=0.92,
            review="accepted",
        )

    return Why(
        case="Tarn case",
        finding="f" + "1" * 16,
        kind="Posting",
        sentence=said("Aldous Rook commanded the Lower Section, according to Nora Feld and Karel Dunn."),
        badge=articles(7, 2),
        states=("disputed",),
        valid=POSTS[2].valid,
        at=AT,
        review="accepted",
        depends_on=("The Elvory Mail, 20 November 2023", "Lake Courier, 19 November 2023"),
        ends=(
            ShownEnd(label="Nora Feld", kind="named_person", resolved=True, documents=(MAIL,)),
            ShownEnd(label="two council clerks", kind="anonymous_role", resolved=False, documents=(MAIL,)),
        ),
        assertions=(evidence(4), evidence(5)),
        denials=(evidence(6),),
        conflicts=CONFLICTS,
        decisions=((date(2024, 2, 10), "M. Kerr accepted 2 claims. ‘Checked against the printed page.’"),),
        pseudonyms=True,
    )


LISTING = (
    DocumentRow(
        path="documents/mail-2023-11-20.html",
        outcome="read",
        sha256="4" * 64,
        title="Warden names commander behind the barriers",
        publisher=MAIL,
        published=date(2023, 11, 20),
        language="en",
        claims=12,
    ),
    DocumentRow(
        path="documents/23-courrier.txt",
        outcome="not read",
        sha256="5" * 64,
        title="Des barrières sur la crête",
        publisher="Courrier des Cols",
        language="fr",
        message="French has no reader yet.",
    ),
    DocumentRow(path="documents/scan.pdf", outcome="refused", message="PDF files are not read yet."),
)
