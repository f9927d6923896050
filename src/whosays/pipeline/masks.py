"""Contact details and identity numbers of people: found in a text, to be covered in every view (SPEC section 9).

Whose detail it is cannot be told from its form, so those of organisations are covered too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Words that begin or end the name of a street, in the languages of the shipped and the planned readers.
_STREET = (
    r"(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Boulevard|Blvd\.?|Close|Crescent|Court|Ct\.?"
    r"|Terrace|Row|Way|Alley|Mews|Square|Gardens|Quay|Embankment)"
)
_FOREIGN_STREET = r"(?:rue|avenue|av\.|boulevard|bd|chemin|impasse|quai|allée|calle|via|viale|piazza|rua)"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’\-]*"
_PHONE_CUE = r"(?:tel(?:ephone)?|phone|mobile|cell(?:phone)?|fax|whatsapp|call|text|sms)"
_NUMBER_CUE = (
    r"(?:passport|identity\s+card|id\s+card|identification|identity|id|national\s+insurance|social\s+security"
    r"|ssn|tax|driving\s+licence|driver'?s\s+license|personal)"
)

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[e-mail address]", re.compile(r"[\w.+%\-]+\s?(?:@|\(at\)|\[at\])\s?[\w\-]+(?:\.[\w\-]+)*\.[A-Za-z]{2,}")),
    # a number behind a word that says what it is; before telephones, which have the same look
    (
        "[identity number]",
        re.compile(
            rf"(?i)\b{_NUMBER_CUE}(?:\s+(?:card|number|no\.?|nr\.?|code))*(?:\s+(?:is|was|of))?\s*[:#]?\s*"
            r"(?P<shown>(?=[A-Z0-9\-/. ]*\d[A-Z0-9\-/. ]*\d[A-Z0-9\-/. ]*\d[A-Z0-9\-/. ]*\d)"
            r"[A-Z]{0,3}[\-\s]?\d[\d\-/. ]{3,}\d[A-Z]{0,2})"
        ),
    ),
    ("[identity number]", re.compile(r"(?<![\w\-])\d{3}-\d{2}-\d{4}(?![\w\-])")),
    ("[identity number]", re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b")),
    # +49 30 1234567, 0049 30 ..., (202) 555-0172, 202-555-0172, "tel. 01632 960 001"
    ("[telephone number]", re.compile(r"(?<![\w+])(?:\+|00)\d{1,3}(?:[\s.\-/]?\(?\d{1,5}\)?){2,6}(?!\w)")),
    ("[telephone number]", re.compile(r"(?<![\w\-.])\(?\d{3,5}\)?[\s.\-]\d{3}[\s.\-]\d{4}(?![\w\-])")),
    (
        "[telephone number]",
        re.compile(
            rf"(?i)\b{_PHONE_CUE}\.?(?:\s+(?:number|no\.?|me|us|him|her|at|on|is))*\s*:?\s*"
            r"(?P<shown>\(?\d[\d\s()./\-]{5,}\d)"
        ),
    ),
    (
        "[address]",
        re.compile(rf"(?<![\w.,])\d{{1,5}}[A-Za-z]?,?\s+(?:{_WORD}\s+){{1,3}}{_STREET}(?!\w)"),
    ),
    (
        "[address]",
        re.compile(rf"(?<![\w.,])\d{{1,5}}(?:\s?(?:bis|ter))?,?\s+{_FOREIGN_STREET}(?:\s+[\w'’\-]+){{1,4}}"),
    ),
    (
        "[address]",
        re.compile(r"(?:[A-ZÄÖÜ][\wäöüß]*(?:straße|strasse|gasse|weg|allee|platz)|[A-Z]\w+straat)\s+\d{1,4}\b"),
    ),
    ("[address]", re.compile(rf"\b(?:Calle|Via|Viale|Rua|Rue)\s+(?:{_WORD}\s+){{1,4}}(?:n\.?º?\s*)?\d{{1,4}}\b")),
)


def masked(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of `text` to be covered: (start, end, what to show instead). They may overlap."""
    for shown, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("shown") if "shown" in pattern.groupindex else match.span()
            yield start, end, shown
