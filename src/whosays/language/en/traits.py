"""What can be seen of one mention that helps to tell what it stands for; read once, kept for all pairs."""

from bisect import bisect_right
from dataclasses import dataclass

from whosays.language.en import links
from whosays.language.en.drafts import Draft
from whosays.language.en.words import Words, sentence_index

MALE = frozenset("he him his himself".split())
FEMALE = frozenset("she her hers herself".split())
_PRONOUNS = {
    **dict.fromkeys(MALE, "he"),
    **dict.fromkeys(FEMALE, "she"),
    **dict.fromkeys("it its itself".split(), "it"),
    **dict.fromkeys("they them their theirs themselves 'em em".split(), "they"),
    **dict.fromkeys("i me my mine myself".split(), "i"),
    **dict.fromkeys("you your yours yourself yourselves ye".split(), "you"),
    **dict.fromkeys("we us our ours ourselves 's ’s".split(), "we"),
    **dict.fromkeys("this that".split(), "this"),
    **dict.fromkeys("who whom whose which".split(), "relative"),
    **dict.fromkeys("these those".split(), "these"),
}
_PLACES = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "nsubj:outer": "subject",
    "expl": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "obl:agent": "oblique",
    "obl:unmarked": "oblique",
    "nmod": "of",
    "nmod:poss": "owner",
    "compound": "compound",
    "nmod:desc": "compound",
    "amod": "compound",
    "root": "root",
    "appos": "beside",
    "conj": "conj",
}
_DETERMINERS = {
    "the": "the",
    **dict.fromkeys("this that these those such same".split(), "this"),
    **dict.fromkeys("a an another some any no every each all many several most few".split(), "a"),
}


@dataclass(slots=True)
class Trait:
    """One mention. `kind` is "he", "it"... of a pronoun, else "name", or a phrase's determiner: "the", "this",
    "a", "owned", "bare", and "proper" for a bare one with a proper noun. `place` is its part in the clause,
    `number` "s", "p" or "", `sort` its type, else the models' kind of its head.
    """

    kind: str
    place: str
    number: str
    sort: str
    lemma: str
    words: frozenset[str]
    sentence: int
    paragraph: int
    quoted: bool
    narrowed: bool
    said_by: int
    sex: str
    own: str  # its words without determiners, as a text
    speaks: bool
    over: tuple[int, ...]  # subjects of the clauses it stands in, the innermost first


class Scene:
    """What is known of the places in a document: paragraphs, and what stands in quotation marks."""

    def __init__(self, words: Words) -> None:
        text = words.document.text
        self.words = words
        self.breaks = [i for i in range(1, len(words.starts)) if "\n" in text[words.ends[i - 1] : words.starts[i]]]
        self.quoted = _quoted(words, set(self.breaks))

    def trait(self, draft: Draft) -> Trait:
        """All that is seen of one mention."""
        words, head = self.words, draft.head
        children = words.children[head]
        number = ""
        if draft.form == "pronoun":
            low = words.lows[draft.first]
            kind = "self" if low.endswith(("self", "selves")) else _PRONOUNS.get(low, "other")
            if low == "that" and words.tags[head] in ("WDT", "WP", "IN"):
                kind = "relative"
            number = {"they": "p", "we": "p", "these": "p", "he": "s", "she": "s", "it": "s", "this": "s"}.get(
                kind, ""
            )
        elif draft.form == "name":
            kind, number = "name", "s"
        else:
            kind = "bare"
            for child in children:
                if words.deps[child] == "nmod:poss":
                    kind = "owned"
                elif words.deps[child].startswith("det") and kind != "owned":
                    kind = _DETERMINERS.get(words.lows[child], "a")
            if kind == "bare" and words.upos[head] == "PROPN":
                kind = "proper"
            number = "p" if links.is_plural(words, draft) else "s"
        inner = draft if draft.end - draft.first < 12 else Draft(head, head + 1, draft.type, draft.form, head)
        return Trait(
            kind=kind,
            place=_PLACES.get(words.deps[head], "other"),
            number=number,
            sort=draft.type if draft.type != "phrase" else words.kinds[head],
            lemma=words.lemmas[head],
            words=frozenset(
                words.lemmas[i]
                for i in range(inner.first, inner.end)
                if i != head and words.upos[i] in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
            ),
            sentence=sentence_index(words, head),
            paragraph=bisect_right(self.breaks, head),
            quoted=self.quoted[head],
            narrowed=links.is_narrowed(words, draft),
            said_by=self._speaker(head) if draft.form != "name" else -1,
            sex=links.sex_of_noun(words, draft) if draft.form == "description" else "",
            own=" ".join(
                words.lemmas[i]
                for i in range(inner.first, inner.end)
                if words.upos[i] not in ("DET", "PUNCT", "PART")
            ),
            speaks=links.speaks(words, draft),
            over=self._subjects_over(head),
        )

    def _subjects_over(self, token: int) -> tuple[int, ...]:
        """Subjects of the clauses that a token stands in, the innermost first; itself left out."""
        found, words = list[int](), self.words
        own = next((c for c in words.children[token] if words.deps[c].startswith("nsubj")), None)
        if own is not None:  # of a predicate: "X is the Y"
            found.append(own)
        for _ in range(10):
            above = words.heads[token]
            if above == token:
                break
            subject = next((c for c in words.children[above] if words.deps[c].startswith("nsubj")), None)
            if subject is not None and subject != token:
                found.append(subject)
            token = above
        return tuple(found)

    def _speaker(self, token: int) -> int:
        """The subject of the verb of speech over a token in quotation marks; -1 for none."""
        words = self.words
        if not self.quoted[token]:
            return -1
        for _ in range(12):
            above = words.heads[token]
            if not self.quoted[token]:
                return links.subject_of_speech(words, token)
            for child in words.children[token]:
                if words.deps[child] in ("parataxis", "ccomp") and not self.quoted[child]:
                    found = links.subject_of_speech(words, child)
                    if found >= 0:
                        return found
            if above == token:
                break
            token = above
        return -1


def _quoted(words: Words, breaks: set[int]) -> list[bool]:
    """Whether each token stands in double quotation marks; straight ones close at the end of a paragraph."""
    found, inside = [], False
    for i, form in enumerate(words.forms):
        if i in breaks:
            inside = False
        if form == '"':
            inside = not inside
        elif form in ("“", "``"):
            inside = True
        elif form in ("”", "''"):
            inside = False
        found.append(inside)
    return found
