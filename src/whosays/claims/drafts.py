"""What constructions propose, and how a proposal becomes a claim with chain, time and evidence.

A draft names tokens; `finish` turns them into arguments with spans, finds the chain at the draft's anchor, and
dates it by the clause. It gives None where nobody asserts the draft.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whosays.claims.chains import Chains
from whosays.claims.clauses import Clause, Clauses
from whosays.claims.numbers import parse_quantity
from whosays.claims.stance import only_in_view, voiced
from whosays.claims.tree import Tree
from whosays.claims.when import TenseAspect, TimeExpression, find_times, valid_time
from whosays.claims.words import BOUND_WORDS
from whosays.model.claim import (
    Argument,
    Claim,
    EventType,
    Extractor,
    NameKind,
    Participant,
    ParticipantRole,
    Predicate,
    Qualifiers,
    RoleClass,
    identified,
)
from whosays.model.document import Document
from whosays.model.holder import Holder
from whosays.model.mention import Mention, MentionType
from whosays.model.quantity import Quantity
from whosays.model.span import Span, cut
from whosays.model.time import ValidTime

NAME, VERSION = "whosays-constructions", "1"
_STATES = frozenset(
    ("part_of", "posted_to", "reports_to", "based_in", "operates_in", "tasked_with", "organised_by")
)


_SPEAKER = frozenset("i me my mine myself we us our ours ourselves".split())
#: Words that always mean some person, known or not: what is said of him is said.
_SOMEBODY = frozenset("he him his she her they them their".split())
_MADE_AS = frozenset(("found", "establish", "create", "form", "organise", "organize", "set up"))
_TURN = re.compile(r"[QA][.:]\s")
_LAWS = frozenset(
    "bill law act resolution agreement treaty pact plan deal motion legislation proposal policy amendment".split()
)
_WHOLE = frozenset("company corporation newspaper magazine university college firm bank airline club band".split())


@dataclass(slots=True, kw_only=True)
class Draft:
    """A proposal. Arguments are ready; `anchor` is the token whose chain counts, `clause` lends tense and mood.

    `tokens` are further tokens that the evidence must cover. `tense` and `times` override the clause's.
    """

    predicate: Predicate
    construction: str
    anchor: int
    clause: Clause | None
    subject: Argument | None = None
    object: Argument | None = None
    role: Argument | None = None
    rank: Argument | None = None
    role_class: RoleClass | None = None
    kind: NameKind | None = None
    of: Argument | None = None
    event_type: EventType | None = None
    participants: tuple[Participant, ...] = ()
    place: tuple[Argument, ...] = ()
    quantity: Quantity | None = None
    starting: bool = False
    ending: bool = False
    tense: TenseAspect | None = None
    tokens: tuple[int, ...] = ()
    timeless: bool = False
    times: tuple[TimeExpression, ...] = ()
    p: float = 0.7


class Passages:
    """One document under its constructions: tree, clauses, chains, times."""

    def __init__(self, document: Document, tree: Tree, clauses: Clauses, chains: Chains) -> None:
        self.document, self.tree, self.clauses, self.chains = document, tree, clauses, chains
        self._times: dict[int, list[tuple[int, TimeExpression]]] = {}
        mentions = tree.reading.mentions
        self._titles = [m for m in mentions if m.type == "document" and m.name and " " in m.text]
        self._quantities = [m for m in mentions if m.type == "quantity"]
        said = {m.entity for m in mentions if m.form != "pronoun"}
        self._entities = {m.id: m.entity for m in mentions}
        self._loose_pronouns = {m.id for m in mentions if m.form == "pronoun" and m.entity not in said}
        self._somebody = {
            m.id for m in mentions if m.text.casefold() in _SOMEBODY and m.id in self._loose_pronouns
        }

    def argument(self, token: int, *types: MentionType) -> Argument | None:
        """The mention headed by the token as an argument, or None where there is none of these types."""
        mention = self.tree.mention(token, *types)
        return None if mention is None else argument_of(mention)

    def entity(self, mention: str | None) -> str | None:
        """The local cluster of a mention by its id."""
        return self._entities.get(mention or "")

    def loose(self, mention: Mention) -> bool:
        """Whether it is a pronoun that coreference could tie to nothing."""
        return mention.id in self._loose_pronouns

    def words(self, first: int, last: int) -> Argument:
        """A stretch of text as a value."""
        span = self.tree.span(first, last)
        return Argument(value=" ".join(span.text.split()), span=span)

    def quantity(self, token: int) -> tuple[Quantity, int, int] | None:
        """The number that a noun phrase states, with its token range; None where it states none."""
        tree = self.tree
        numbers = [c for c in tree.kids(token, "nummod") if tree.upos[c] in ("NUM", "X")]
        if not numbers and tree.upos[token] == "NUM":
            numbers = [token]
        counted = tree.lemma[token] in (
            "dozen",
            "score",
            "hundred",
            "thousand",
            "million",
            "couple",
            "handful",
            "number",
        )
        if not numbers and not counted:
            vague = [c for c in tree.kids(token, "amod") if tree.words[c] in ("several", "numerous")]
            if not vague:
                return self._number_before(token)
            numbers = vague
        stated = next(
            (m for n in numbers for m in self._quantities if m.start <= tree.reading.starts[n] < m.end), None
        )
        first, last = tree.own_span(token)
        for child in tree.kids(token, "nmod"):
            if not (counted and tree.case(child) == "of") and tree.left[child] > token:
                last = min(last, tree.left[child] - 1) if tree.left[child] > max([token, *numbers]) else last
        last = max(last, token)
        bare = min([first, *numbers])
        first = self._widened(bare)
        while stated is not None and first > 0 and tree.reading.starts[first] > stated.start:
            first -= 1
        found = parse_quantity(tree.span(first, last).text)
        if found is None and first < bare:  # "grew to 1,500": the word before bounds nothing
            first, found = bare, parse_quantity(tree.span(bare, last).text)
        return None if found is None else (found, first, last)

    def _number_before(self, token: int) -> tuple[Quantity, int, int] | None:
        """The number right before a noun phrase that was not hung on it: "between 30 and 40 fighters"."""
        tree, reading = self.tree, self.tree.reading
        first, last = tree.own_span(token)
        begin = reading.sentences[tree.sentence[token]][0]
        if tree.upos[token] != "NOUN" or first == begin or tree.upos[first - 1] != "NUM":
            return None
        stated = next((m for m in self._quantities if m.end == reading.ends[first - 1]), None)
        if stated is None:
            return None
        while first > begin and reading.starts[first] > stated.start:
            first -= 1
        found = parse_quantity(tree.span(first, last).text)
        return None if found is None else (found, first, last)

    def _widened(self, first: int) -> int:
        """Take in the words that bound a number ("close to", "at least"), whatever the parser hangs them on."""
        tree = self.tree
        start = tree.reading.sentences[tree.sentence[first]][0]
        while first > start and tree.words[first - 1] in BOUND_WORDS:
            first -= 1
        return first

    def times_at(self, head: int) -> list[TimeExpression]:
        """The time expressions that hang on this token directly, or on a noun phrase below it."""
        number = self.tree.sentence[head]
        if number not in self._times:
            self._times[number] = list(self._read_times(number))
        return [time for token, time in self._times[number] if token == head]

    def _read_times(self, number: int) -> Iterator[tuple[int, TimeExpression]]:
        tree, reading = self.tree, self.tree.reading
        first, last = reading.sentences[number]
        start, end = reading.starts[first], reading.ends[last - 1]
        for time in find_times(self.document.text[start:end], self.chains.written_on(start), offset=start):
            inside = [
                t for t in range(first, last) if reading.starts[t] < time.end and reading.ends[t] > time.start
            ]
            if not inside:
                continue
            top = next((t for t in inside if tree.head[t] not in inside or tree.head[t] == t), inside[0])
            holder = tree.head[top]
            if tree.base[top] == "case" or tree.base[top] == "mark":
                holder = tree.head[tree.head[top]]
            yield holder, time

    def _clause_times(self, draft: Draft) -> list[TimeExpression]:
        """Expressions on the draft's clause, on its anchor, and on predicates that share their time with it."""
        heads = [draft.anchor]
        if draft.clause is not None:
            heads.append(draft.clause.head)
        found: list[TimeExpression] = []
        for head in dict.fromkeys(heads):
            found += self.times_at(head)
        tree = self.tree
        at = draft.clause.head if draft.clause is not None else draft.anchor
        for child in tree.kids(at, "obj", "obl", "xcomp", "nsubj:pass", "nsubj"):
            if tree.upos[child] in ("NOUN", "PROPN") or tree.rel[child] == "xcomp":
                found += [t for t in self.times_at(child) if t not in found]
        while not found and tree.base[at] in ("xcomp", "conj", "cop") and tree.head[at] != at:
            at = tree.head[at]
            found += self.times_at(at)
        return [t for t in found if t.kind != "frequency"]

    def valid(self, draft: Draft) -> ValidTime | None:
        """When the draft is said to hold."""
        if draft.timeless:
            return None
        clause = draft.clause
        tense: TenseAspect = draft.tense or (clause.tense if clause else "present")
        published = self.chains.written_on(self.tree.reading.starts[draft.anchor])
        event = draft.predicate in ("event", "met_with")
        if event and tense in ("present", "none"):
            tense = "past"
        times = list(draft.times) or self._clause_times(draft)
        if tense == "perfect_or_present":  # "have been or are currently": the adverb goes with one half only
            times = [t for t in times if t.kind != "as_of"]
        starting = draft.starting or bool(clause and clause.starting)
        ending = draft.ending or bool(clause and clause.ending)
        found = valid_time(times, published, tense, starting=starting, ending=ending)
        return found if found.known or found.starting or found.ending or found.words else None

    def evidence(self, draft: Draft) -> Span:
        """The clause that carries the draft, widened to hold every argument."""
        tree, reading = self.tree, self.tree.reading
        tokens = {draft.anchor, *draft.tokens}
        head = draft.clause.head if draft.clause is not None else draft.anchor
        if tree.sentence[head] == tree.sentence[draft.anchor]:
            tokens.add(head)
        for top in (head, draft.anchor):
            for child in tree.children[top]:
                if tree.base[child] not in ("punct", "cc", "conj", "parataxis", "advcl", "discourse", "ccomp"):
                    tokens.update((tree.left[child], tree.right[child]))
        first, last = min(tokens), max(tokens)
        start, end = reading.starts[first], reading.ends[last]
        for span in _argument_spans(draft):
            start, end = min(start, span.start), max(end, span.end)
        return cut(self.document.text, start, end)

    def _about_nobody(self, draft: Draft, chain: tuple[Holder, ...]) -> bool:
        """Whether an argument is a pronoun that coreference could tie to nothing, or a word of a title."""
        arguments = [draft.subject, draft.object, *draft.participants]
        if draft.subject is not None and draft.subject.span is not None and draft.predicate != "cites":
            at = draft.subject.span
            if any(title.start <= at.start and at.end <= title.end for title in self._titles):
                return True  # the words of a title claim nothing
        labels = self.chains.speakers()
        spans = [a.span for a in arguments if a is not None and a.span is not None]
        if any(_TURN.match(span.text) for span in spans):
            return True  # the "Q." of a hearing, taken for an initial
        if any(s.start < label.end and label.start < s.end for s in spans for label in labels):
            return True  # "Mr WESSEL: Talle led it" says nothing of Wessel
        unknown = self._loose_pronouns - self._somebody
        loose = [a for a in arguments if a is not None and a.mention in unknown]
        speaks = chain[-1].step > 0  # whoever is quoted or answers is "I"
        return any(not (speaks and a.span is not None and a.span.text.casefold() in _SPEAKER) for a in loose)

    def _no_party(self, draft: Draft) -> bool:
        """Whether a side cannot be one: kin within one phrase of itself, a law that is backed, a part that is all.

        "The two Roth brothers" are related to no "Roth"; "supported the bill" backs no body; "the Delta company"
        is no part of "Delta".
        """
        one, other = draft.subject, draft.object
        if one is None or other is None or one.span is None or other.span is None:
            return False
        tree = self.tree
        inside = one.span.start <= other.span.start and other.span.end <= one.span.end
        if draft.predicate == "related_to":
            return inside and (other.mention is None or tree.by_id[other.mention].form == "name")
        heads = [tree.lemma[tree.by_id[a.mention].head] for a in (one, other) if a.mention is not None]
        if draft.predicate in ("supports", "opposes", "allied_with"):
            return any(head in _LAWS for head in heads)
        within = draft.construction != "of"  # "the 4th company of X" is a part of X
        return draft.predicate == "part_of" and within and inside and bool(heads) and heads[0] in _WHOLE

    def _who(self, argument: Argument | None) -> Argument | None:
        """The argument by the name that its sentence gives it: "X is a group that is based in Y" is about X."""
        mention = self.tree.by_id.get(argument.mention or "") if argument is not None else None
        if mention is None or mention.form != "description":
            return argument
        tree, head = self.tree, mention.head
        clause = self.clauses.at(head)
        beside: list[int] = []
        if clause is not None and clause.kind == "copular" and clause.real and not clause.negated:
            beside = clause.agents if len(clause.agents) == 1 else []
        elif tree.base[head] == "appos" and tree.mention(tree.head[head], mention.type) is not None:
            beside = [tree.head[head]]
        elif (made := self._made_as(head)) is not None:
            return argument_of(made)
        if mention.type in ("person", "organisation"):
            beside += [c for c in tree.kids(head, "appos") if c > head]  # "the bank's head, X"
        beside += self._named_next(mention) + self._subject_after(mention)
        titled = self.tree.person_ending.get(mention.end) if mention.type == "person" else None
        if titled is not None and titled.start > mention.start:
            before = bisect_left(tree.reading.starts, titled.start) - 1
            if tree.upos[before] in ("PROPN", "NOUN"):  # "former president of Latvia X", but not "the wife of X"
                return argument_of(titled)
        for one in beside:
            told = tree.mention(one, mention.type)
            if told is not None and (told.name or (told.form == "pronoun" and not self.loose(told))):
                return argument_of(told)
        return argument

    def _made_as(self, head: int) -> Mention | None:
        """ "X was founded as a section of Y": what was founded so."""
        made = self.clauses.at(self.tree.head[head]) if self.tree.case(head) == "as" else None
        founded = made is not None and made.passive and made.lemma in _MADE_AS
        if made is None or not founded or len(made.patients) != 1:
            return None
        return self.tree.mention(made.patients[0], "organisation")

    def _subject_after(self, mention: Mention) -> list[int]:
        """ "A graduate of X, Ana Roth led Y": the name between comma and verb is what the verb is said of."""
        tree = self.tree
        comma, verb = bisect_left(tree.reading.starts, mention.end), tree.head[mention.head]
        name = tree.person_named.get(comma + 1)
        if name is None or tree.words[comma] != "," or tree.base[mention.head] not in ("nsubj", "nsubj:pass"):
            return []
        after = bisect_left(tree.reading.starts, name.end)
        bare = all(tree.upos[t] in ("AUX", "ADV", "PART") for t in range(after, verb))
        return [name.head] if after <= verb and bare else []

    def _named_next(self, mention: Mention) -> list[int]:
        """ "French politician X": the person's name right behind a description, where the parser cut it off."""
        last = bisect_left(self.tree.reading.starts, mention.end)
        name = self.tree.person_named.get(last)
        between = (
            self.tree.text[mention.end : name.start] if name is not None and mention.type == "person" else "-"
        )
        return [name.head] if name is not None and not between.strip() and mention.head == last - 1 else []

    def finish(self, draft: Draft) -> Claim | None:
        """The draft as a claim; None where it is not asserted by anybody."""
        clause = draft.clause
        if draft.predicate not in ("event", "count", "cites"):
            draft = replace(draft, subject=self._who(draft.subject), object=self._who(draft.object))
        said = voiced(self.clauses, clause, draft.predicate)
        if said is None:
            return None
        if (
            clause is not None
            and clause.negated
            and draft.predicate in ("event", "strength", "count", "named", "cites")
        ) and draft.event_type in (None, "statement", "meeting", "training"):
            return None
        chain = self.chains.chain(draft.anchor, said, presupposed=draft.construction == "title")
        if chain is None or self._about_nobody(draft, chain):
            return None
        if draft.predicate == "event" and clause is None and only_in_view(self.tree, draft.anchor):
            return None
        if draft.predicate == "named" and _by_itself(draft):
            return None
        if (
            draft.subject is not None
            and draft.object is not None
            and (_same(self.tree, draft.subject, draft.object) or self._no_party(draft))
        ):
            return None
        return identified(
            Claim(
                document=self.document.sha256,
                predicate=draft.predicate,
                chain=chain,
                evidence=(self.evidence(draft),),
                extractor=Extractor(name=NAME, version=VERSION, construction=draft.construction),
                p_extraction=draft.p,
                subject=draft.subject,
                object=draft.object,
                event_type=draft.event_type,
                participants=draft.participants,
                qualifiers=Qualifiers(
                    role=draft.role,
                    rank=draft.rank,
                    role_class=draft.role_class,
                    kind=draft.kind,
                    of=draft.of,
                    valid=self.valid(draft),
                    place=draft.place,
                    quantity=draft.quantity,
                ),
            )
        )


def argument_of(mention: Mention) -> Argument:
    """A mention as an argument."""
    return Argument(mention=mention.id, span=Span(mention.start, mention.end, mention.text))


def participant(
    role: ParticipantRole, mention: Mention | None = None, quantity: Quantity | None = None
) -> Participant:
    """A mention or a count as a participant."""
    if mention is None:
        return Participant(role=role, quantity=quantity)
    span = Span(mention.start, mention.end, mention.text)
    return Participant(role=role, mention=mention.id, span=span, quantity=quantity)


def _argument_spans(draft: Draft) -> list[Span]:
    arguments = [draft.subject, draft.object, draft.role, draft.rank, draft.of, *draft.place]
    spans = [a.span for a in arguments if a is not None and a.span is not None]
    return spans + [p.span for p in draft.participants if p.span is not None]


def _by_itself(draft: Draft) -> bool:
    """Whether a thing is called what it is called already."""
    one, name = draft.subject, draft.object
    return one is not None and name is not None and one.words.casefold() == name.words.casefold()


def _same(tree: Tree, one: Argument, other: Argument) -> bool:
    """Whether the two are one mention, or overlap: nothing is a part of itself."""
    if one.span is None or other.span is None:
        return False
    if isinstance(other.value, Quantity):
        return False  # a group is counted by its own words
    if other.value is not None:
        return one.span == other.span
    return one.span.start == other.span.start and one.span.end == other.span.end


def without_echoes(drafts: list[Draft], mentions: tuple[Mention, ...]) -> list[Draft]:
    """One draft where a construction gave the same thing twice, by name and by description: the name's."""
    known = {m.id: m for m in mentions}
    rank = {"name": 0, "description": 1, "pronoun": 2}

    def entity(argument: Argument | None) -> str | Argument | None:
        mention = known.get(argument.mention or "") if argument is not None else None
        return argument if mention is None else mention.entity

    best: dict[object, tuple[int, Draft]] = {}
    for number, draft in enumerate(drafts):
        subject = known.get(draft.subject.mention or "") if draft.subject is not None else None
        if draft.predicate == "event" or subject is None:
            best[number] = (0, draft)
            continue
        key = (
            draft.predicate,
            draft.anchor,
            draft.construction,
            entity(draft.subject),
            entity(draft.object),
            draft.role,
        )
        if key not in best or rank[subject.form] < best[key][0]:
            best[key] = (rank[subject.form], draft)
    return [draft for _, draft in best.values()]


def merged(drafts: list[Claim]) -> tuple[Claim, ...]:
    """Claims in text order, each id once (the likelier kept)."""
    best: dict[str, Claim] = {}
    for claim in drafts:
        known = best.get(claim.id)
        if known is None or claim.p_extraction > known.p_extraction:
            best[claim.id] = claim
    return tuple(sorted(best.values(), key=lambda c: (c.evidence[0].start, c.evidence[0].end, c.id)))


def with_probability(claim: Claim, p: float) -> Claim:
    """The claim with another chance of having been read right; its id stays."""
    return replace(claim, p_extraction=round(p, 4))
