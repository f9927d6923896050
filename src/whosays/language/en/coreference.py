"""Who is who within one document, by rule, precision first.

Names join by their words; acronyms by their brackets; appositions and "X is the Y" by syntax; "the agency" and
pronouns by type, number and nearness. A part with another voice (a reader's comment) joins by names only.
"""

from whosays.language.en import links
from whosays.language.en.clusters import FEMALE, MALE, THINGS, Cluster, Clusters
from whosays.language.en.drafts import Draft
from whosays.language.en.words import Words

#: How many sentences back a description or a pronoun looks.
REACH_OF_DESCRIPTION, REACH_OF_PRONOUN = 8, 2
_SINGULAR = frozenset("he him his himself she her hers herself it its itself".split())
_THING_PRONOUNS = frozenset("it its itself which that".split())
_PLURAL = frozenset("they them their theirs themselves".split())
_RELATIVE = frozenset("who whom whose which that".split())
#: Nouns that can stand for any organisation named before.
_GENERAL = frozenset(
    "group organisation organization agency movement company outfit network party militia faction body unit force "
    "institution firm association service army government ministry gang cartel".split()
)


def cluster(words: Words, drafts: list[Draft]) -> list[int]:
    """The cluster number of every draft. Types of "it", "which" and the like are set to their antecedent's; those
    without one get -1: nothing is known of what they stand for.
    """
    return _Resolver(words, drafts).run()


def _stands_for_person(words: Words, draft: Draft) -> bool:
    """Whether a pronoun stands for a person even where nobody is found for it."""
    return words.lows[draft.first] not in _THING_PRONOUNS


def _first_token(words: Words, sentence: int) -> int:
    """The first token of a sentence."""
    return words.sentences[sentence][0]


class _Resolver(Clusters):
    """One pass from the first mention to the last."""

    def run(self) -> list[int]:
        links.vote(self.words, self.drafts)
        for i, draft in enumerate(self.drafts):
            if draft.type not in THINGS:
                self.new(i)
                continue
            if draft.form == "name":
                found = self._named(i)
            elif draft.form == "description":
                found = self._described(i)
            else:
                found = self._pronoun(i)
            if found is not None:
                self.join(i, found)
            elif draft.form != "pronoun" or _stands_for_person(self.words, draft):
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

    def _described(self, i: int) -> int | None:
        draft, words = self.drafts[i], self.words
        found = self._equated(i)
        if found is not None:
            return found
        if not links.is_definite(words, draft) or links.is_narrowed(words, draft):
            return None
        noun = words.lemmas[draft.head]
        plural = links.is_plural(words, draft)
        modifiers = links.modifiers(words, draft)
        general = draft.type == "organisation" and noun in _GENERAL and not plural and not modifiers
        rivals: list[tuple[float, int]] = []
        for number in self.candidates(i, REACH_OF_DESCRIPTION):
            known = self.clusters[number]
            if known.type != draft.type or (known.plural != plural and not (known.named and not plural)):
                continue
            if noun in known.nouns and self._compatible(known, modifiers, i):
                return number
            if general and known.named and not self._is_reporter(number):
                rivals.append((self._weight(known, i), number))
        return max(rivals)[1] if rivals else None

    def _compatible(self, known: Cluster, modifiers: frozenset[str], i: int) -> bool:
        """No modifier of the description is new to the thing ("the external unit" is not "the internal unit"); a
        proper one may be new where the thing has none yet ("a secret agency ... the Ruritanian secret agency").
        """
        if not modifiers:
            return True
        said: set[str] = set()
        proper: set[str] = set()
        for member in known.members[-12:]:
            draft = self.drafts[member]
            said.update(self.words.lemmas[draft.first : draft.end])
            proper |= links.proper_modifiers(self.words, draft)
        own = links.proper_modifiers(self.words, self.drafts[i])
        free = known.type == "organisation" and not (known.plural or proper or known.named)
        return modifiers - own <= said and (own <= said or free)

    def _weight(self, known: Cluster, i: int) -> float:
        distance = self.sentences[i] - known.last
        called = known.nouns & _GENERAL
        other_word = 2.0 if called and self.words.lemmas[self.drafts[i].head] not in called else 0.0
        return min(len(known.members), 6) * 0.6 - distance + (0.5 if known.subject else 0.0) - other_word

    def _is_reporter(self, number: int) -> bool:
        """Whether the last mention of a thing speaks ("The Times notes", "according to X"): no topic, then."""
        return links.speaks(self.words, self.drafts[self.clusters[number].members[-1]])

    def _pronoun(self, i: int) -> int | None:
        draft, words = self.drafts[i], self.words
        low = words.lows[draft.first]
        if low in _RELATIVE:
            return self._relative(i)
        if low not in _SINGULAR and low not in _PLURAL:
            return None
        if low == "it" and not links.is_acting(words, draft):
            return None
        if low not in MALE | FEMALE and self._has_rival_subject(i):
            return None
        owner = links.parallel_owner(words, draft)
        for other in self.at_head.get(owner, ()) if owner is not None else ():
            if self.of[other] >= 0 and self._agrees(low, self.clusters[self.of[other]]):
                draft.type = self.clusters[self.of[other]].type  # type: ignore[assignment]
                return self.of[other]
        rivals: list[tuple[float, int]] = []
        for number in self.candidates(i, REACH_OF_PRONOUN):
            known = self.clusters[number]
            if low == "it" and not self._is_topic(known, i):
                continue
            if not self._agrees(low, known) or links.too_close(words, self.drafts[known.members[-1]], draft):
                continue
            rivals.append((self._pull(known, i), -number))
        if not rivals:
            return None
        number = -max(rivals)[1]
        draft.type = self.clusters[number].type  # type: ignore[assignment]
        return number

    def _has_rival_subject(self, i: int) -> bool:
        """Whether the nearest subject before "it" or "they" in its sentence is no mention ("the law and its ..."):
        then it most likely means that.
        """
        words, start = self.words, _first_token(self.words, self.sentences[i])
        for token in range(self.drafts[i].first - 1, start - 1, -1):
            if words.deps[token].startswith("nsubj") and words.upos[token] in ("NOUN", "PROPN"):
                return not any(self.drafts[other].type in THINGS for other in self.at_head.get(token, ()))
        return False

    def _is_topic(self, known: Cluster, i: int) -> bool:
        """Whether a thing was the subject of this sentence or the one before: what a bare "it" needs."""
        return any(
            self.sentences[i] - self.sentences[member] <= 1
            and self.words.deps[self.drafts[member].head].startswith(("nsubj", "expl"))
            for member in known.members[-4:]
        )

    def _pull(self, known: Cluster, i: int) -> float:
        """How strongly a thing draws a pronoun: near, subject, named, spoken of before."""
        score = 0.1 * min(len(known.members), 6) + (0.4 if known.named else 0.0)
        score += max(
            self._place(member) - (self.sentences[i] - self.sentences[member])
            for member in known.members[-4:]
            if member < i
        )
        if known.type == "organisation":
            score += 0.3
        if self._is_reporter(known.number) and known.type == "organisation":
            score -= 0.8
        return score

    def _place(self, member: int) -> float:
        """The weight of a mention's place in its sentence: subject before object before what is built into
        others.
        """
        dep = self.words.deps[self.drafts[member].head]
        if dep.startswith("nsubj"):
            return 1.0
        return (
            0.3
            if dep in ("obj", "root", "appos")
            else -0.5
            if dep in ("compound", "nmod", "amod", "flat")
            else 0.0
        )

    def _agrees(self, low: str, known: Cluster) -> bool:
        if known.speaker:
            return False
        if low in MALE or low in FEMALE:
            sex = "m" if low in MALE else "f"
            return known.type == "person" and not known.plural and known.sex in ("", sex)
        if low in _PLURAL:
            return known.plural and known.type in ("person", "organisation")
        kinds = ("organisation", "place", "document", "weapon", "vehicle", "facility")
        return known.type in kinds and not known.plural

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
