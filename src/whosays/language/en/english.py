"""English as spaCy sees it here: Universal Dependencies tokens, and word features that do not depend on case.

The features (first letters, last letters, norm) are taken from the lower-cased word, so that wire text in
capitals looks like ordinary text to the models; only the word shape still tells the case. Two flags say whether a
word occurs in names of persons (FLAG19) and of cities (FLAG20).
"""

import re
from collections.abc import Callable
from typing import Any

from spacy.attrs import FLAG19, FLAG20, ORTH, PREFIX, SUFFIX
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER
from spacy.lang.en import English
from spacy.util import registry

from whosays.language.en.lexicon import name_words, place_words

#: Words that open sentences. Glued to the end of another word ("meetingThe") they show a lost paragraph break.
OPENERS = (
    "The|This|That|These|Those|It|He|She|They|We|You|In|On|At|By|For|From|With|As|If|When|While|After|Before|"
    "But|And|Although|There|His|Her|Its|Their|Our|According|An"
)
#: A lost break: a lower-case word of four letters or more, or any word before a sentence opener.
LOST_BREAK = (
    rf"(?<=[{ALPHA_LOWER}]{{3}})(?=(?:{OPENERS})$)",
    rf"(?<=^[{ALPHA_LOWER}]{{4}})(?=[{ALPHA_UPPER}][{ALPHA_LOWER}]+$)",
    rf"(?<=^[{ALPHA_LOWER}]{{5}})(?=[{ALPHA_UPPER}][{ALPHA_LOWER}]+$)",
    rf"(?<=^[{ALPHA_LOWER}]{{6}})(?=[{ALPHA_UPPER}][{ALPHA_LOWER}]+$)",
    rf"(?<=^[{ALPHA_LOWER}]{{7}})(?=[{ALPHA_UPPER}][{ALPHA_LOWER}]+$)",
    rf"(?<=^[{ALPHA_LOWER}]{{8}})(?=[{ALPHA_UPPER}][{ALPHA_LOWER}]+$)",
)
#: Prefixes that Universal Dependencies keeps in one word with what follows ("non-state", "re-election").
_PREFIXES = (
    "non",
    "e",
    "re",
    "anti",
    "co",
    "pro",
    "pre",
    "mid",
    "cross",
    "post",
    "over",
    "sub",
    "semi",
    "multi",
    "ex",
)
_WHOLE = "".join(f"(?<!^{''.join(f'[{c.upper()}{c}]' for c in prefix)})" for prefix in _PREFIXES)
_INFIXES = (
    *LOST_BREAK,
    r"\.\.+|…",
    rf"(?<=[{ALPHA_LOWER}\"'”’)\]])[.?!](?=[{ALPHA_UPPER}\"'“‘(])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9.\])]){_WHOLE}(?:--+|[-–—])(?=[{ALPHA}0-9\[(])",
    rf"(?<=[{ALPHA}0-9])[/~:<>=](?=[{ALPHA}])(?!or$)",
    rf"(?<=[0-9{ALPHA}])[()\[\]\"“”](?=[{ALPHA}0-9])",
    r"(?<=[0-9])[+*^](?=[0-9-])",
)
_PLAIN_URL = re.compile(r"^(?:https?://|www\.)\S+$|^[\w.+-]+@[\w-]+\.[\w.-]+$", re.IGNORECASE)


def _first_letters(text: str) -> str:
    return text[:3].lower()


def _last_letters(text: str) -> str:
    return text[-3:].lower()


def _in_person_names(text: str) -> bool:
    return text.lower() in name_words()


def _in_place_names(text: str) -> bool:
    return text.lower() in place_words()


class EnglishDefaults(English.Defaults):  # type: ignore[misc, valid-type]
    """English rules with Universal Dependencies hyphens and case-free word features."""

    infixes = _INFIXES
    token_match: Callable[[str], Any] = re.compile(r"^\d{4}-\d\d-\d\d$").match
    url_match: Callable[[str], Any] = _PLAIN_URL.match
    lex_attr_getters = {  # noqa: RUF012
        **English.Defaults.lex_attr_getters,
        PREFIX: _first_letters,
        SUFFIX: _last_letters,
        FLAG19: _in_person_names,
        FLAG20: _in_place_names,
    }


#: Short forms that keep their full stop, also in capitals.
_SHORT = (
    "Adm. Brig. Capt. Cmdr. Col. Cpl. Det. Gen. Gov. Hon. Insp. Lt. Maj. Msgr. Pfc. Pres. Prof. Pvt. "
    "Rep. Rev. Sen. Sgt. Spc. "
    "Supt. Mr. Mrs. Ms. Dr. St. Jr. Sr. Co. Corp. Inc. Ltd. No. Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. "
    "Sept. Oct. "
    "Nov. Dec. U.S. U.K. U.N. E.U. a.k.a. vs. approx."
)
EnglishDefaults.tokenizer_exceptions = {
    **English.Defaults.tokenizer_exceptions,
    **{form: [{ORTH: form}] for short in _SHORT.split() for form in (short, short.upper())},
}


@registry.languages("whosays_en")
class WhosaysEnglish(English):  # type: ignore[no-untyped-call]
    """The language class that the shipped pipeline is built on."""

    lang = "whosays_en"
    Defaults = EnglishDefaults
