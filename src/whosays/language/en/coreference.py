"""Who is who within one document, precision first.

Names join by their words, acronyms by their brackets, appositions and "X is the Y" by syntax. What other
descriptions and pronouns stand for is ranked with learned weights, and left open where nothing is likely enough. A
part with another voice (a reader's comment) joins by names only.
"""

from whosays.language.en import links, mentions, pairs, phrases, ranking
from whosays.language.en.clusters import REFERRING, THINGS, Cluster, Clusters
from whosays.language.en.drafts import Draft
from whosays.language.en.words import Words

#: How many sentences back a description or a pronoun looks.
REACH_OF_DESCRIPTION, REACH_OF_PRONOUN, REACH_OF_SPEAKER = 6, 3, 20
#: The most things that one mention is compared with.
MOST = 12
#: How likely the best must be, set on GUM's dev part, where four of five links of typed things then hold, and two
#: of three of "I", "we", "you". Plain phrases, on which no claim rests, need less.
LIKELY_POINTING, LIKELY, LIKELY_PHRASE = 0.5, 0.4, 0.25
_POINTING = pairs.SPEAKERS | {"this", "these", "other"}
_THING_PRONOUNS = frozenset("it its itself which that".split())
_RELATIVE = frozenset("who whom whose which that".split())
#: Nouns that can stand for any organisation named before.
_GENERAL = frozenset(
    "group organisation organization agency movement company outfit network party militia faction body unit force "
    "institution firm association service gang cartel".split()
)


#: Nouns for bodies of a state: a name that neither holds nor gets the noun is not called so.
_OF_STATE = frozenset(
    "army police navy military government court parliament senate congress ministry cabinet council university"
    " hospital church team".split()
)


def cluster(words: Words, drafts: list[Draft]) -> list[int]:
    """The cluster number of every draft. Types of pronouns are set to their antecedent's; "it", "which" and the
    like without one become phrases: nothing is known of what they stand for.
    """
    return Resolver(words, drafts).run()


def resolved(words: Words, drafts: list[Draft]) -> list[tuple[Draft, int]]:
    """The mentions with the number of their cluster, and the phrases that are spoken of again.

    A mention that is spoken of again also stands as its whole noun phrase ("the Islamic State", "the clerk whom
    the court dismissed"), so that chains hold all that the text says of a thing; claims keep to the shorter one.
    """
    every = mentions.phrases(words, drafts)
    whole = phrases.wholes(words)
    clustered = list(zip(every, cluster(words, every), strict=True))
    heads: dict[int, set[int]] = {}
    for draft, number in clustered:
        heads.setdefault(number, set()).add(draft.head)
    found: dict[tuple[int, int, str], tuple[Draft, int]] = {}
    for draft, number in clustered:
        if number >= 0 and (draft.type != "phrase" or len(heads[number]) > 1):
            found.setdefault((draft.first, draft.end, draft.type), (draft, number))
    spans = {(draft.first, draft.end, number) for draft, number in found.values()}
    for draft, number in clustered:
        first, end = whole[draft.head]
        wider = draft.type in THINGS and draft.form != "pronoun" and (first, end, number) not in spans
        if wider and number >= 0 and len(heads[number]) > 1:
            found.setdefault(
                (first, end, "phrase"), (Draft(first, end, "phrase", "description", draft.head), number)
            )
    return sorted(found.values(), key=lambda pair: (pair[0].first, -pair[0].end, pair[0].type))


def _stands_for_person(words: Words, draft: Draft) -> bool:
    """Whether a pronoun stands for a person even where nobody is found for it."""
    return words.lows[draft.first] not in _THING_PRONOUNS


def _first_token(words: Words, sentence: int) -> int:
    """The first token of a sentence."""
    return words.sentences[sentence][0]


class Resolver(Clusters):
    """One pass from the first mention to the last."""

    def run(self) -> list[int]:
        """The cluster number of every mention."""
        links.vote(self.words, self.drafts)
        for i, draft in enumerate(self.drafts):
            if draft.type not in REFERRING:
                self.new(i)
                continue
            if draft.form == "name":
                found = self._named(i)
            elif draft.form == "pronoun" and self.words.lows[draft.first] in _RELATIVE and draft.type != "phrase":
                found = self._relative(i)
            else:
                found = self._equated(i) if draft.form == "description" and draft.type != "phrase" else None
                found = self._ranked(i) if found is None else found
                if found is None and draft.type == "organisation" and draft.form == "description":
                    found = self._general(i)
            if found is not None:
                self.join(i, found)
                continue
            if draft.form == "pronoun" and not _stands_for_person(self.words, draft):
                draft.type = "phrase"  # nothing is known of what it stands for
            self.new(i)
        return self.of

    def _named(self, i: int) -> int | None:
        draft, words = self.drafts[i], self.words
        key = links.name_key(words, draft)
        if not key:
            return None
        given = self._given_to(i)
        if given is not None:
            return given
        known = self.names.get(key)
        bracket = links.bracketed(words, self.drafts, i)
        spelled = self.of[bracket] if bracket is not None else -1
        if bracket is not None and bracket in self.given and known is not None and known != spelled:
            self.move(bracket, known)
            return known
        if spelled >= 0 and self.same_type(draft, spelled):
            if known is not None and known != spelled and self.same_type(draft, known):
                self.merge(known, spelled)
            return spelled
        if known is not None and self.same_type(draft, known):
            return known
        if draft.type == "person":
            found = self._person_by_part(key)
        elif draft.type == "organisation":
            found = self._organisation_by_part(key, draft)
        else:
            found = None
        return found if found is not None else self._equated(i)

    def _given_to(self, i: int) -> int | None:
        """The thing that a naming phrase gives this name to; the name takes over its type."""
        head = links.named_thing(self.words, self.drafts[i])
        for other in self.at_head.get(head, ()) if head is not None else ():
            if self.of[other] >= 0 and self.drafts[other].type in THINGS and other != i:
                if self.words.lows[self.drafts[other].first] in ("it", "its"):
                    self.given[i] = other
                self.drafts[i].type = self.drafts[other].type
                links.spread_type(self.words, self.drafts, i)
                return self.of[other]
        return None

    def _person_by_part(self, key: tuple[str, ...]) -> int | None:
        """A shorter form of one person named before: the family name, or words of the full name in order."""
        found = set()
        for other, number in self.by_word.get(key[-1], ()):
            if self.clusters[number].type != "person":
                continue
            short, full = sorted((key, other), key=len)
            if links.in_order(short, full) and (len(short) > 1 or short[0] == full[-1] or len(key) < len(other)):
                found.add(number)
        return found.pop() if len(found) == 1 else None

    def _organisation_by_part(self, key: tuple[str, ...], draft: Draft) -> int | None:
        """A shorter form of one organisation: its opening words (two or more), or "the" and its last word."""
        the = draft.first > 0 and self.words.lows[draft.first - 1] == "the"
        found = set()
        for other, number in self.by_word.get(key[-1], ()):
            short, full = sorted((key, other), key=len)
            if self.clusters[number].type != "organisation" or short == full:
                continue
            opens = len(short) > 1 and full[: len(short)] == short
            closes = len(key) < len(other) and full[-len(short) :] == short and (len(short) > 1 or the)
            if opens or closes:
                found.add(number)
        if not found and len(key) > 2:
            for other, number in self.by_word.get(key[0], ()):
                if (
                    1 < len(other) < len(key)
                    and key[: len(other)] == other
                    and (self.clusters[number].type == "organisation")
                ):
                    found.add(number)
        return found.pop() if len(found) == 1 else None

    def _equated(self, i: int) -> int | None:
        """The cluster of what this mention is in apposition to, or is said to be."""
        draft = self.drafts[i]
        titled = self._title_before(i) if draft.form == "name" and draft.type == "person" else None
        if titled is not None:
            return titled
        for head in links.equated_heads(self.words, draft):
            for other in self.at_head.get(head, ()):
                same = self.drafts[other].type == draft.type and self.of[other] >= 0
                both_named = draft.form == "name" and self.drafts[other].form == "name"
                if same and not both_named and links.same_number(self.words, self.drafts[other], draft):
                    return self.of[other]
        return None

    def _title_before(self, i: int) -> int | None:
        """The unnamed person whose description ends right before the name: "Foreign Minister Ana Ruiz"."""
        for other in range(i - 1, max(-1, i - 5), -1):
            before = self.drafts[other]
            if before.end == self.drafts[i].first and before.type == "person" and before.form == "description":
                number = self.of[other]
                plain = not self.clusters[number].named and not links.is_plural(self.words, before)
                return number if plain and self.sentences[other] == self.sentences[i] else None
        return None

    def _ranked(self, i: int) -> int | None:
        """The most likely of the things that a description or a pronoun may stand for; None for a new one."""
        equated = self._equated_numbers(i)
        candidates = self._candidates(i, equated)
        if not candidates:
            return None
        ranks = {number: rank for rank, number in enumerate(self._recent_numbers())}
        alike = sum(self.traits[i].lemma in self.clusters[number].lemmas for number in candidates)
        features = [
            pairs.of_pair(self, i, self.clusters[number], ranks.get(number, 99), order, alike, number in equated)
            for order, number in enumerate(candidates)
        ]
        features.append(pairs.of_new(self, i, len(candidates), alike))
        chosen = self.choose(i, candidates, features)
        if chosen is not None and self.drafts[i].form == "pronoun":
            self.drafts[i].type = self.clusters[chosen].type  # type: ignore[assignment]
        return chosen

    def choose(self, i: int, candidates: list[int], features: list[list[str]]) -> int | None:
        """The candidate that weighs most, if it is likely enough; the last features are those of none."""
        chances = ranking.probabilities(pairs.form_of(self.traits[i]), features, ranking.weights())
        best = max(range(len(candidates)), key=lambda n: chances[n])
        draft, known = self.drafts[i], self.clusters[candidates[best]]
        plain = draft.form != "pronoun" and "phrase" in (draft.type, known.type)
        pointing = self.traits[i].kind in _POINTING and draft.form == "pronoun"
        least = LIKELY_PHRASE if plain else LIKELY_POINTING if pointing else LIKELY
        return candidates[best] if chances[best] >= least else None

    def _recent_numbers(self) -> list[int]:
        return list(dict.fromkeys(reversed(self.recent[-60:])))

    def _equated_numbers(self, i: int) -> set[int]:
        """The things that syntax sets equal to this mention."""
        if self.drafts[i].form == "pronoun":
            return set()
        heads = links.equated_heads(self.words, self.drafts[i])
        return {self.of[other] for head in heads for other in self.at_head.get(head, ()) if self.of[other] >= 0}

    def _candidates(self, i: int, equated: set[int]) -> list[int]:
        """What draft i may stand for: for a pronoun what was spoken of just before; for a description what shares
        its noun, and if it points back also the latest things.
        """
        draft, trait = self.drafts[i], self.traits[i]
        found: dict[int, None] = {}
        if draft.form == "pronoun":
            wide = trait.kind in pairs.SPEAKERS
            for number in self.candidates(i, REACH_OF_SPEAKER if wide else REACH_OF_PRONOUN):
                known = self.clusters[number]
                near = trait.sentence - known.last <= REACH_OF_PRONOUN
                own = not wide and self._said_by(i, known)  # "he" in one's own words is somebody else
                if (near or known.kinds & pairs.SPEAKERS) and not own and self._agrees(i, known):
                    found.setdefault(number)
                if len(found) >= MOST:
                    break
            return list(found)
        for number in reversed(self.by_lemma.get(trait.lemma, ())):
            found.setdefault(number)
            if len(found) >= MOST // 2:
                break
        if trait.kind in ("the", "this"):
            for number in self.candidates(i, REACH_OF_DESCRIPTION)[:MOST]:
                if len(found) < MOST:
                    found.setdefault(number)
        found.update(dict.fromkeys(sorted(equated)))
        return [number for number in found if self._fits(i, number)]

    def _fits(self, i: int, number: int) -> bool:
        """Whether a description may be one more mention of a thing by type, voice and place."""
        known, draft = self.clusters[number], self.drafts[i]
        last = known.members[-1]
        if known.type not in REFERRING or self.parts[last] != self.parts[i]:
            return False
        if draft.type != "phrase" and known.type != "phrase" and draft.type != known.type:
            return False
        mine = self.traits[i]
        if mine.words - known.words and known.words - mine.words and not known.named and draft.type != "phrase":
            return False  # "the external unit" is not "the internal unit"
        if draft.type == "organisation" and mine.lemma not in known.lemmas and self._is_reporter(number):
            return False  # "the group" is not the newspaper that tells of it
        if self._said_by(i, known):
            return False  # nobody speaks of himself as "the attacker"
        if mine.lemma in _OF_STATE and known.named and mine.lemma not in known.lemmas | known.nouns:
            return False  # "the army" is no body of whose name or description that is no part
        if links.denied(self.words, draft) and self.drafts[self.face(known)].head in mine.over[:1]:
            return False
        return not links.overlap(self.drafts[last], draft)

    def _said_by(self, i: int, known: Cluster) -> bool:
        """Whether draft i stands in quotation marks and the thing is who says it."""
        speaker = self.traits[i].said_by
        return speaker >= 0 and any(self.drafts[member].head == speaker for member in known.members)

    def _general(self, i: int) -> int | None:
        """The named organisation that "the group" most likely takes up, nothing being called so before."""
        draft, words = self.drafts[i], self.words
        plain = not links.is_narrowed(words, draft) and not links.modifiers(words, draft)
        if words.lemmas[draft.head] not in _GENERAL or not plain or links.is_plural(words, draft):
            return None
        if not links.is_definite(words, draft):
            return None
        rivals: list[tuple[float, int]] = []
        for number in self.candidates(i, REACH_OF_DESCRIPTION):
            known = self.clusters[number]
            if known.type == "organisation" and known.named and not self._is_reporter(number):
                rivals.append((self._weight(known, i), number))
        return max(rivals)[1] if rivals else None

    def _weight(self, known: Cluster, i: int) -> float:
        distance = self.sentences[i] - known.last
        called = known.nouns & _GENERAL
        other_word = 2.0 if called and self.words.lemmas[self.drafts[i].head] not in called else 0.0
        return min(len(known.members), 6) * 0.6 - distance + (0.5 if known.subject else 0.0) - other_word

    def _is_reporter(self, number: int) -> bool:
        """Whether the last mention of a thing speaks ("The Times notes", "according to X"): no topic, then."""
        return links.speaks(self.words, self.drafts[self.clusters[number].members[-1]])

    def _agrees(self, i: int, known: Cluster) -> bool:
        """Whether a thing may be spoken of by such a pronoun at all: sex, number, place."""
        kind, people = self.traits[i].kind, known.type == "person"
        if known.type not in REFERRING:
            return False
        if links.too_close(self.words, self.drafts[self.face(known)], self.drafts[i]):
            return False
        if kind in ("he", "she"):
            rival = "f" if kind == "he" else "m"
            fits = people or known.sort in ("", "person", "none", "organisation", "place")
            return fits and known.sex != rival and known.number_said != "p"
        if kind in ("it", "this"):
            return not (known.sex or known.number_said == "p" or known.kinds & {"he", "she", "i"})
        return True

    def _relative(self, i: int) -> int | None:
        found = self._antecedent(i)
        if self.words.lows[self.drafts[i].first] in ("which", "that") and (
            found is None or self.clusters[found].type == "person"
        ):
            return self._thing_before(i) if self.words.lows[self.drafts[i].first] == "which" else found
        if self.words.lows[self.drafts[i].first] not in ("who", "whom") or (
            found is not None and self.clusters[found].type == "person"
        ):
            return found
        for other in range(i - 1, max(-1, i - 20), -1):
            draft = self.drafts[other]
            if self.sentences[other] != self.sentences[i]:
                break
            if draft.type == "person" and draft.form != "pronoun" and draft.end <= self.drafts[i].first:
                self.drafts[i].type = "person"
                return self.of[other]
        return None

    def _thing_before(self, i: int) -> int | None:
        """The nearest thing (no person) that ends right before "which", a comma between."""
        for other in range(i - 1, max(-1, i - 20), -1):
            draft = self.drafts[other]
            gap = self.drafts[i].first - draft.end
            if draft.type in THINGS and draft.type != "person" and 0 <= gap <= 2 and draft.form != "pronoun":
                self.drafts[i].type = draft.type
                return self.of[other]
        return None

    def _antecedent(self, i: int) -> int | None:
        verb = self.words.heads[self.drafts[i].head]
        for _ in range(4):
            if self.words.deps[verb] == "acl:relcl":
                for other in self.at_head.get(self.words.heads[verb], ()):
                    if self.of[other] >= 0 and self.drafts[other].type in THINGS:
                        self.drafts[i].type = self.drafts[other].type
                        return self.of[other]
            verb = self.words.heads[verb]
        return None
