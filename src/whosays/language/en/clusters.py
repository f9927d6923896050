"""Clusters in the making: what is known of each thing so far, and the names that lead to it."""

from dataclasses import dataclass, field
from typing import Any

from whosays.language.en import links
from whosays.language.en.drafts import Draft
from whosays.language.en.traits import FEMALE, MALE, Scene, Trait
from whosays.language.en.words import Words

#: Types of things that can be spoken of again; the others (dates, roles...) are each their own.
THINGS = ("person", "organisation", "place", "facility", "document", "weapon", "vehicle")
#: What can be spoken of again, things of no type of ours among them.
REFERRING = frozenset((*THINGS, "phrase"))
#: How many mentions back anything looks.
LOOK_BACK = 400
_SPEAKERS = frozenset("i me my mine we us our ours you your yours myself ourselves".split())


@dataclass(slots=True)
class Cluster:
    """What is known of one thing: its mentions, the nouns said of it, sex and number where known."""

    number: int
    type: str
    members: list[int] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    sex: str = ""
    plural: bool = False
    named: bool = False
    last: int = -1
    subject: bool = False
    speaker: bool = False  # known by "I", "we", "you" alone
    sort: str = ""  # its type, else the kind of its first noun
    number_said: str = ""  # "s" or "p" as its phrases and pronouns say, "sp" where they differ
    subjects: int = 0
    kinds: set[str] = field(default_factory=set)
    lemmas: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


class Clusters:
    """The clusters of one document while its mentions are read in order."""

    def __init__(self, words: Words, drafts: list[Draft]) -> None:
        self.words = words
        self.drafts = drafts
        self.clusters: list[Cluster] = []
        self.of: list[int] = [-1] * len(drafts)
        self.at_head = links.by_head(drafts)
        self.names: dict[tuple[str, ...], int] = {}
        self.by_word: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self.recent: list[int] = []
        self.parts = links.part_numbers(words, drafts)
        self.given: dict[int, int] = {}  # names given to a pronoun: "its full name is N"
        self.by_lemma: dict[str, list[int]] = {}
        self.directions: dict[str, Any] = {}
        self.near: dict[tuple[str, str], int] = {}
        scene = Scene(words)
        self.traits = [scene.trait(draft) for draft in drafts]
        self.sentences = [trait.sentence for trait in self.traits]

    def new(self, i: int) -> None:
        """A thing not spoken of before."""
        draft = self.drafts[i]
        self.clusters.append(Cluster(len(self.clusters), draft.type))
        self.join(i, len(self.clusters) - 1)

    def join(self, i: int, number: int) -> None:
        """Add draft i to a cluster, and what it tells of sex, number, nouns and names."""
        draft, words = self.drafts[i], self.words
        found = self.clusters[number]
        found.members.append(i)
        self.of[i] = number
        if draft.type not in REFERRING:
            return
        if found.type == "phrase":
            found.type = draft.type
        self._describe(found, self.traits[i], draft)
        found.last = self.sentences[i]
        found.subject = words.deps[draft.head].startswith("nsubj")
        self.recent.append(number)
        if draft.form == "name":
            found.named = True
            key = links.name_key(words, draft)
            if key:
                self.names.setdefault(key, number)
                for word in key:
                    self.by_word.setdefault(word, []).append((key, number))
            found.sex = found.sex or links.sex_of_title(words, draft)
            found.nouns |= links.nouns_around(words, draft)
        elif draft.form == "description":
            found.nouns.add(words.lemmas[draft.head])
            found.sex = found.sex or links.sex_of_noun(words, draft)
            found.plural = found.plural or links.is_plural(words, draft)
        low = words.lows[draft.first]
        found.speaker = found.speaker if draft.form != "pronoun" else low in _SPEAKERS and len(found.members) == 1
        if draft.form == "pronoun" and not found.sex:
            found.sex = "m" if low in MALE else "f" if low in FEMALE else ""

    def _describe(self, found: Cluster, trait: Trait, draft: Draft) -> None:
        """What one more mention tells of the thing."""
        found.kinds.add(trait.kind)
        found.subjects += trait.place == "subject"
        if trait.number and trait.number not in found.number_said:
            found.number_said = "".join(sorted(found.number_said + trait.number))
        if draft.form == "pronoun":
            return
        if draft.type != "phrase" or not found.sort:
            found.sort = trait.sort
        found.lemmas.add(trait.lemma)
        found.words |= trait.words
        for lemma in (trait.lemma, *trait.words) if draft.form == "name" else (trait.lemma,):
            numbers = self.by_lemma.setdefault(lemma, [])
            if found.number not in numbers[-8:]:
                numbers.append(found.number)

    def face(self, known: Cluster) -> int:
        """The latest mention of a thing that is no relative pronoun: those stand in for the one before."""
        for member in reversed(known.members[-4:]):
            if self.traits[member].kind != "relative":
                return member
        return known.members[-1]

    def likeness(self, lemma: str, known: Cluster) -> int:
        """How near the vectors of a noun and of the nouns said of a thing are: cosine in tenths; -9 if unknown."""
        return max((self._nearness(lemma, other) for other in sorted(known.lemmas)[:6]), default=-9)

    def _nearness(self, one: str, other: str) -> int:
        if (one, other) not in self.near:
            left, right = self._direction(one), self._direction(other)
            unknown = left is None or right is None
            self.near[one, other] = -9 if unknown else max(0, round(10 * float(left @ right)))
        return self.near[one, other]

    def _direction(self, lemma: str) -> Any:
        """The unit vector of a word; None if it has none."""
        if lemma not in self.directions and self.words.vectors is not None:
            vector = self.words.vectors(lemma)
            length = float(vector @ vector) ** 0.5
            self.directions[lemma] = vector / length if length else None
        return self.directions.get(lemma)

    def move(self, name: int, number: int) -> None:
        """A name that was given to a pronoun turns out to be another thing's ("Its full name is N (or M)", M
        known):
        both name and pronoun go there.
        """
        for i in (name, self.given[name]):
            self.clusters[self.of[i]].members.remove(i)
            self.join(i, number)
        self.names[links.name_key(self.words, self.drafts[name])] = number

    def merge(self, gone: int, kept: int) -> None:
        """Make two things one, as when "X (Y)" tells that an acronym used before is X."""
        old, new = self.clusters[gone], self.clusters[kept]
        for member in old.members:
            self.of[member] = kept
        new.members = sorted(old.members + new.members)
        new.nouns |= old.nouns
        new.lemmas |= old.lemmas
        new.words |= old.words
        new.kinds |= old.kinds
        self.by_lemma = {
            lemma: list(dict.fromkeys(kept if number == gone else number for number in numbers))
            for lemma, numbers in self.by_lemma.items()
        }
        self.recent = [kept if number == gone else number for number in self.recent]
        self.names = {key: kept if number == gone else number for key, number in self.names.items()}
        self.by_word = {
            word: [(key, kept if number == gone else number) for key, number in found]
            for word, found in self.by_word.items()
        }

    def same_type(self, draft: Draft, number: int) -> bool:
        """Whether a name may belong to a cluster by type; countries act, sites are bodies too."""
        types = {draft.type, self.clusters[number].type}
        return len(types) == 1 or types in (
            {"place", "organisation"},
            {"place", "facility"},
            {"organisation", "facility"},
        )

    def candidates(self, i: int, sentences: int) -> list[int]:
        """Clusters mentioned before, the latest first, in the same part and within reach."""
        seen: dict[int, None] = {}
        for number in reversed(self.recent[-LOOK_BACK:]):
            known = self.clusters[number]
            last = known.members[-1]
            if self.sentences[i] - known.last > sentences:
                break
            if self.parts[last] == self.parts[i] and not links.overlap(self.drafts[last], self.drafts[i]):
                seen.setdefault(number)
        return list(seen)
