"""What speaks for and against a mention being a thing spoken of before, as short names that weights belong to.

The features are those of mention-ranking models with shallow features (Durrett and Klein 2013): distance, form,
part in the clause, number, sex, sort, shared words. They hold no words of the text, so that nothing is learned of
one document's names.
"""

from whosays.language.en import links
from whosays.language.en.clusters import Cluster, Clusters
from whosays.language.en.traits import Trait

_NEAR = ("0", "1", "2", "3", "3", "5", "5", "5", "8", "8", "8", "8", "8")
_RANKS = ("0", "1", "2", "3", "4", "4", "4", "7", "7", "7", "7", "7")
_SIZES = ("0", "1", "2", "3", "3", "5", "5", "5", "5")
PRONOUNS = frozenset("he she it they i you we this these self other".split())
SPEAKERS = frozenset(("i", "you", "we"))


def _bucket(names: tuple[str, ...], value: int) -> str:
    return names[value] if value < len(names) else "+"


def of_pair(
    state: Clusters, i: int, known: Cluster, rank: int, order: int, rivals: int, equated: bool
) -> list[str]:
    """Features of draft i as one more mention of a thing; `rank` counts the things spoken of since, `order`
    those among them that it may be too, `rivals` those that share its noun. `equated`: syntax says that it is one
    ("X is the Y", "X, the Y").
    """
    mine = state.traits[i]
    last = state.face(known)
    if mine.kind not in PRONOUNS:
        alike = (m for m in reversed(known.members[-8:]) if state.traits[m].lemma == mine.lemma)
        last = next(alike, last)
    theirs = state.traits[last]
    far = mine.sentence - theirs.sentence
    kind = mine.kind
    pronoun = kind in PRONOUNS
    distance = _bucket(_NEAR, max(far, 0))
    found = [
        f"far {distance}",
        f"rank {_bucket(_RANKS, rank)}",
        f"last {theirs.kind} {distance if pronoun else ''}",
        f"place {mine.place} {theirs.place} {min(max(far, 0), 2)}",
        f"number {mine.number}{known.number_said}",
        f"size {_bucket(_SIZES, len(known.members))} {known.named}",
        f"subject {known.subjects > 0} {min(max(far, 0), 3)}",
    ]
    if pronoun:
        head = state.drafts[last].head
        level = mine.over.index(head) if head in mine.over else -1
        found.append(f"over {min(level, 2)} {mine.place} {min(max(far, 0), 1)}")
        found.append(f"speaks {mine.speaks}{theirs.speaks} {min(max(far, 0), 2)}")
        found.append(f"order {_bucket(_RANKS, order)} {distance}")
        found.append(f"sort {known.sort}")
        found.append(f"sort {known.sort} {known.number_said}")
        if kind in ("he", "she"):
            found.append(f"sex {known.sex}")
        if kind in known.kinds:
            found.append(f"same {distance} {mine.paragraph - theirs.paragraph > 0} {theirs.kind == kind}")
        if links.too_close(state.words, state.drafts[last], state.drafts[i]):
            found.append("argument of the same verb")
        if kind in SPEAKERS:
            turn = _bucket(("0", "1", "2"), mine.paragraph - theirs.paragraph)
            found.append(f"turn {theirs.kind} {turn} {mine.quoted}{theirs.quoted}")
            if mine.said_by >= 0:
                heads = {state.drafts[m].head for m in known.members[-6:]}
                found.append(f"speaker {mine.said_by in heads}")
        else:
            found.append(f"quoted {mine.quoted}{theirs.quoted}")
        if mine.place == "owner":
            above = state.words.heads[state.drafts[i].head]
            found.append(
                f"owner {state.words.heads[above] == state.words.heads[state.drafts[last].head]} {far == 0}"
            )
    else:
        same_head = mine.lemma in known.lemmas
        new = mine.words - known.words
        fit = "less" if len(mine.words) < len(theirs.words) else "same" if mine.words == theirs.words else "more"
        match = f"head {same_head} {'new' if new else 'known'}"
        found += [
            match,
            f"{match} {fit} {theirs.kind}",
            f"{match} {distance}",
            f"{match} {mine.narrowed} {theirs.narrowed}",
            f"{match} {known.named} {mine.number}{known.number_said}",
            f"sorts {mine.sort} {known.sort} {same_head}",
        ]
        if equated:
            found.append(f"equated {known.number_said == mine.number}")
            found.append(f"equated {theirs.kind} {known.named}")
        if not same_head:
            near = f"alike {state.likeness(mine.lemma, known)}"
            found += [
                near,
                f"{near} {theirs.kind}",
                f"{near} {distance}",
                f"{near} {bool(mine.words)} {theirs.place}",
            ]
        else:
            same = f"{mine.own == theirs.own} {bool(mine.words)}"
            found += [
                f"own {same} {theirs.kind}",
                f"own {same} {distance}",
                f"own {same} {mine.sort}",
                f"own {same} {mine.place} {theirs.place}",
                f"own {same} order {min(order, 3)} of {min(rivals, 3)}",
                f"own {same} {_bucket(_SIZES, len(known.members))}",
            ]
    return found


def of_new(state: Clusters, i: int, candidates: int, alike: int) -> list[str]:
    """Features of draft i as something not spoken of before, or never again."""
    mine, words = state.traits[i], state.words
    kind = mine.kind
    found = [
        "new",
        f"new {mine.place}",
        f"new {mine.sort}",
        f"new {mine.narrowed} {mine.number} {min(alike, 2)}",
        f"new {mine.number} {bool(mine.words)} {min(alike, 2)}",
        f"new {mine.quoted}",
        f"new {min(candidates, 3)} {min(mine.sentence, 3)}",
    ]
    if kind in ("it", "this"):
        above = words.heads[state.drafts[i].head]
        deps = {words.deps[child] for child in words.children[above]}
        clause = bool(deps & {"csubj", "ccomp", "csubj:pass", "advcl", "xcomp"})
        found += [
            f"new clause {words.upos[above]} {clause} {mine.place}",
            f"new {words.deps[state.drafts[i].head]}",
            f"new {words.lemmas[above] in links.HAPPENING}",
        ]
    return found


def form_of(trait: Trait) -> str:
    """The form of mention that has weights of its own: "he", "the s" (a singular with "the"), "bare p"..."""
    return trait.kind if trait.kind in PRONOUNS else f"{trait.kind} {trait.number}"


def group_of(form: str) -> str:
    """The group of forms that a form shares weights with: too few of one form are seen to learn all from."""
    return "speaker" if form in SPEAKERS else "pronoun" if form in PRONOUNS else "phrase"
