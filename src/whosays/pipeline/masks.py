"""Contact details and identity numbers of people: found in a text, to be covered in every view (SPEC section 9).

Whose detail it is cannot be told from its form, so those of organisations are covered too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’\-]*"
# Words that end the name of a street; an abbreviation that a name follows is a title or a saint.
_STREET = (
    r"(?:Street|Road|Avenue|Lane|Drive|Boulevard|Close|Crescent|Terrace|Row|Way|Alley|Mews|Gardens|Quay|Embankment"
    r"|(?:St|Rd|Ave|Ln|Dr|Blvd|Ct)(?!\w)\.?(?!\s+[A-Z])"
    r"|(?<!Supreme )(?<!High )(?<!District )(?<!Appeals )(?<!Appeal )(?<!Constitutional )(?<!Criminal )(?<!Crown )"
    r"(?<!Federal )(?<!Military )(?<!County )(?<!State )(?<!Regional )(?<!City )Court)"
)
_FOREIGN_STREET = r"(?:rue|avenue|av\.|boulevard|bd|chemin|impasse|quai|allée|calle|rua)"
_PHONE_CUE = r"(?:tel(?:ephone)?|phone|mobile|cell(?:phone)?|fax|whatsapp|call|text|sms)"
_OWN_NUMBER = r"(?:passport|identity\s+card|id\s+card|identification|identity|id|ssn)"
_NUMBER_OF = r"(?:national\s+insurance|social\s+security|tax|personal|driving\s+licence|driver['’]?s\s+license)"
_NUMBER = r"(?:\s+(?:card|number|no\.?|nr\.?|code|id))"
_ENOUGH_DIGITS = r"(?=(?:[^\d\n]{0,3}\d){7})"  # of a telephone number; fewer are a quantity

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("[e-mail address]", re.compile(r"[\w.+%\-]+\s?(?:@|\(at\)|\[at\])\s?[\w\-]+(?:\.[\w\-]+)*\.[A-Za-z]{2,}")),
    (
        "[identity number]",
        re.compile(
            rf"(?i)\b(?:{_OWN_NUMBER}{_NUMBER}*|{_NUMBER_OF}{_NUMBER}+)(?:\s+(?:is|was|of))?\s*[:#]?\s*"
            r"(?P<shown>[A-Z]{0,3}[\-\s]?\d[\d\-/. ]{3,}\d[A-Z]{0,2})"
        ),
    ),
    ("[identity number]", re.compile(r"(?<![\w\-])\d{3}-\d{2}-\d{4}(?![\w\-])")),
    (
        "[identity number]",  # an IBAN
        re.compile(r"\b(?=(?:[A-Z ]*\d){10})[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b"),
    ),
    # +49 30 1234567, 0049 30 ..., (202) 555-0172, 202-555-0172, "tel. 01632 960 001"
    (
        "[telephone number]",
        re.compile(rf"(?<![\w+,.]){_ENOUGH_DIGITS}(?:\+|00)\d{{1,3}}(?:[\s.\-/]?\(?\d{{1,5}}\)?){{2,6}}(?!\w)"),
    ),
    ("[telephone number]", re.compile(r"(?<![\w\-.])\(?\d{3,5}\)?[\s.\-]\d{3}[\s.\-]\d{4}(?![\w\-])")),
    (
        "[telephone number]",
        re.compile(
            rf"(?i)\b{_PHONE_CUE}\.?(?:\s+(?:number|no\.?|me|us|him|her|at|on|is))*\s*:?\s*"
            rf"(?P<shown>{_ENOUGH_DIGITS}\(?\d[\d\s()./\-]{{5,}}\d)"
        ),
    ),
    ("[address]", re.compile(rf"(?<![\w.,])\d{{1,5}}[A-Za-z]?,?[ \t]+(?:{_WORD}[ \t]+){{1,3}}{_STREET}(?!\w)")),
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
