"""Contact details and identity numbers of people: found in a text, to be covered in every view (SPEC section 9).

Whose detail it is cannot be told from its form, so those of organisations are covered too. Texts may be hostile:
every repetition in a pattern is bounded, so that the time grows with the length of the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SPACE = r"\s{1,3}"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’\-]{0,40}"
# Words that end the name of a street; an abbreviation that a name follows is a title or a saint.
_STREET = (
    r"(?:Street|Road|Avenue|Lane|Drive|Boulevard|Close|Crescent|Terrace|Row|Way|Alley|Mews|Gardens|Quay|Embankment"
    r"|(?:St|Rd|Ave|Ln|Dr|Blvd|Ct)(?!\w)\.?(?!\s+[A-Z])"
    r"|(?<!Supreme )(?<!High )(?<!District )(?<!Appeals )(?<!Appeal )(?<!Constitutional )(?<!Criminal )(?<!Crown )"
    r"(?<!Federal )(?<!Military )(?<!County )(?<!State )(?<!Regional )(?<!City )Court)"
)
_FOREIGN_STREET = r"(?i:rue|avenue|av\.|boulevard|bd|chemin|impasse|quai|allée|calle|rua)"
_PHONE_CUE = r"(?:tel(?:ephone)?|phone|mobile|cell(?:phone)?|fax|whatsapp|call|text|sms)"
_OWN_NUMBER = rf"(?:passport|identity{_SPACE}card|id{_SPACE}card|identification|identity|id|ssn)"
_NUMBER_OF = (
    rf"(?:national{_SPACE}insurance|social{_SPACE}security|tax|personal|driving{_SPACE}licence"
    rf"|driver['’]?s{_SPACE}license)"
)
_NUMBER = rf"(?:{_SPACE}(?:card|number|no\.?|nr\.?|code|id))"
_ENOUGH_DIGITS = r"(?=(?:[^\d\n]{0,3}\d){7})"  # of a telephone number; fewer are a quantity

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "[e-mail address]",
        re.compile(
            r"(?<![\w.+%\-])[\w.+%\-]{1,64}\s?(?:@|\(at\)|\[at\])\s?(?:[\w\-]{1,63}\.){1,8}[A-Za-z]{2,24}(?!\w)"
        ),
    ),
    (
        "[identity number]",
        re.compile(
            rf"(?i)\b(?:{_OWN_NUMBER}{_NUMBER}{{0,3}}|{_NUMBER_OF}{_NUMBER}{{1,3}})(?:{_SPACE}(?:is|was|of))?"
            r"\s{0,3}[:#]?\s{0,3}(?P<shown>[A-Z]{0,3}[\-\s]?\d[\d\-/. ]{3,30}\d[A-Z]{0,2})"
        ),
    ),
    ("[identity number]", re.compile(r"(?<![\w\-])\d{3}-\d{2}-\d{4}(?![\w\-])")),
    (
        "[identity number]",  # an IBAN
        re.compile(r"\b[A-Z]{2}\d{2}(?=(?:[A-Z ]{0,8}\d){8})(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b"),
    ),
    # +49 30 1234567, 0049 30 ..., (202) 555-0172, 202-555-0172, "tel. 01632 960 001"
    (
        "[telephone number]",
        re.compile(
            rf"(?<![\w+,.])(?=[+0]){_ENOUGH_DIGITS}(?:\+|00)\d{{1,3}}(?:[\s.\-/]?\(?\d{{1,5}}\)?){{2,6}}(?!\w)"
        ),
    ),
    ("[telephone number]", re.compile(r"(?<![\w\-.])\(?\d{3,5}\)?[\s.\-]\d{3}[\s.\-]\d{4}(?![\w\-])")),
    (
        "[telephone number]",
        re.compile(
            rf"(?i)\b{_PHONE_CUE}\.?(?:{_SPACE}(?:number|no\.?|me|us|him|her|at|on|is)){{0,3}}\s{{0,3}}:?\s{{0,3}}"
            rf"(?P<shown>{_ENOUGH_DIGITS}\(?\d[\d\s()./\-]{{5,30}}\d)"
        ),
    ),
    (
        "[address]",
        re.compile(rf"(?<![\w.,])\d{{1,5}}[A-Za-z]?,?[ \t]{{1,3}}(?:{_WORD}[ \t]{{1,3}}){{1,3}}{_STREET}(?!\w)"),
    ),
    (
        "[address]",
        re.compile(
            rf"(?<![\w.,])\d{{1,5}}(?:\s?(?:bis|ter))?,?{_SPACE}{_FOREIGN_STREET}(?:{_SPACE}[\w'’\-]{{1,40}}){{1,4}}"
        ),
    ),
    (
        "[address]",
        re.compile(
            rf"(?<!\w)[A-ZÄÖÜ]\w{{0,40}}?(?:straße|strasse|gasse|weg|allee|platz|straat){_SPACE}\d{{1,4}}\b"
        ),
    ),
    (
        "[address]",
        re.compile(
            rf"\b(?:Calle|Via|Viale|Rua|Rue){_SPACE}(?:{_WORD}{_SPACE}){{1,4}}(?:n\.?º?\s{{0,3}})?\d{{1,4}}\b"
        ),
    ),
)


def masked(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of `text` to be covered: (start, end, what to show instead). They may overlap."""
    for shown, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span("shown") if "shown" in pattern.groupindex else match.span()
            yield start, end, shown
