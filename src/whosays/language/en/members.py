"""People of a body whose name the recogniser ran together with them: "FMLN GUERRILLAS" holds the name "FMLN".

It happens in text in capitals, where "ARMY SOLDIERS" looks no less like a name than "ARMED FORCES". A plural of
plain people is never the last word of a name there.
"""

from collections.abc import Iterator

from whosays.language.en.drafts import Draft
from whosays.language.en.lexicon import gazetteer, noun_types
from whosays.language.en.phrases import outer_head
from whosays.language.en.words import Words

_PEOPLE = frozenset(
    "members soldiers troops fighters gunmen commandos militiamen guerrillas guerillas agents policemen operatives"
    " troopers militants combatants terrorists rebels insurgents subversives extremists supporters".split()
)
_MODIFIERS = frozenset(
    "urban rural special elite armed guerrilla guerilla marxist-leninist marxist leftist".split()
)


def apart(words: Words, names: list[Draft]) -> Iterator[Draft]:
    """The names in order; of one that ends in a plural of people only what comes before, if that is a name."""
    for draft in names:
        last = draft.end - 1
        in_capitals = words.forms[last].isupper() and len(words.forms[last]) > 1
        if (
            draft.form != "name"
            or words.lows[last] not in _PEOPLE
            or not (in_capitals or words.forms[last].islower())
        ):
            yield draft
            continue
        end = last
        while end > draft.first and words.lows[end - 1] in _MODIFIERS:
            end -= 1
        if end > draft.first and not _is_plain(words, draft.first, end):
            yield Draft(draft.first, end, "organisation", "name", outer_head(words, draft.first, end))


def _is_plain(words: Words, first: int, end: int) -> bool:
    """Whether a modifier names no body: a word of origin, or plain nouns only ("UNION", "PARAMILITARY GROUP")."""
    if words.lows[first] in gazetteer().adjectives:
        first += 1
    plain = noun_types()
    return all(
        words.lows[i] in plain or words.lemmas[i] in plain or words.upos[i] == "ADJ" for i in range(first, end)
    )
