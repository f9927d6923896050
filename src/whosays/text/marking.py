"""Markings of who may see a document: the Traffic Light Protocol (FIRST, version 2.0) and caveats of agencies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_TLP = re.compile(r"\bTLP\s*[:\- ]\s*(RED|AMBER\s*\+\s*STRICT|AMBER|GREEN|CLEAR|WHITE)\b", re.IGNORECASE)
# Words of more than one sense count only where the line holds nothing but markings, in capitals.
_CAVEATS = (
    r"(?:COSMIC )?TOP SECRET(?: UE/?EU TOP SECRET)?",
    r"NATO (?:UNCLASSIFIED|RESTRICTED|CONFIDENTIAL|SECRET)",
    r"(?:UK )?OFFICIAL[- ]SENSITIVE",
    r"FOR OFFICIAL USE ONLY",
    r"FOUO",
    r"CONTROLLED UNCLASSIFIED INFORMATION",
    r"CUI(?://[A-Z][A-Z/,\- ]*)?",
    r"LAW ENFORCEMENT SENSITIVE",
    r"SENSITIVE BUT UNCLASSIFIED",
    r"SBU",
    r"UNCLASSIFIED",
    r"CONFIDENTIAL(?:[ -](?:UE/EU CONFIDENTIAL|DRAFT|MEMO(?:RANDUM)?))?",
    r"STRICTLY CONFIDENTIAL",
    r"PRIVATE AND CONFIDENTIAL",
    r"RESTRICTED(?: DISTRIBUTION)?",
    r"RESTREINT UE(?:/EU RESTRICTED)?",
    r"(?:SECRET|CONFIDENTIEL|SEGRETO) UE(?:/EU (?:SECRET|CONFIDENTIAL))?",
    r"EU (?:RESTRICTED|CONFIDENTIAL|SECRET)",
    r"LIMITE(?: (?:EN|FR|DE|NL|UE|EU))?",
    r"SECRET(?: D[ÉE]FENSE)?",
    r"TR[ÈE]S SECRET(?: D[ÉE]FENSE)?",
    r"CONFIDENTIEL(?:[ -]D[ÉE]FENSE)?",
    r"DIFFUSION RESTREINTE",
    r"SP[ÉE]CIAL FRANCE",
    r"VS\s?[-–]\s?(?:NFD|NUR F[ÜU]R DEN DIENSTGEBRAUCH|VERTRAULICH)",
    r"NUR F[ÜU]R DEN (?:INTERNEN )?(?:DIENST)?GEBRAUCH",
    r"(?:STRENG )?GEHEIM",
    r"STRENG VERTRAULICH",
    r"VERTRAULICH",
    r"DEPARTEMENTAAL VERTROUWELIJK",
    r"STG\.? (?:ZEER GEHEIM|GEHEIM|CONFIDENTIEEL)",
    r"(?:STRIKT )?VERTROUWELIJK",
    r"NOFORN",
    r"ORCON",
    r"REL TO [A-Z, ]+",
    r"EMBARGOED(?: UNTIL [\w ,.:]{3,40})?",
    r"NOT FOR PUBLICATION(?: OR DISTRIBUTION)?",
    r"NOT FOR (?:PUBLIC )?(?:RELEASE|DISTRIBUTION|CIRCULATION)",
    r"(?:FOR )?INTERNAL USE ONLY",
    r"INTERNAL",
    r"PROTECTED(?: [ABC])?",
    r"SENSITIVE",
    r"سري(?: للغاية)?",
)
_ONE = "|".join(sorted(_CAVEATS, key=len, reverse=True))
_LINE = re.compile(
    rf"\W*(?:CLASSIFICATION\s*:\s*)?(?P<marking>(?:{_ONE})(?:\s*(?://|/|[-–—|·,:()]|\s)\s*(?:{_ONE}))*)\W*"
)
# These say so in any case, whatever stands beside them on the line.
_SURE = re.compile(
    r"(?i)\b(?:for official use only|law enforcement sensitive|controlled unclassified information"
    r"|not for (?:publication|public release)|sensitive but unclassified|diffusion restreinte"
    r"|vs\s?[-–]\s?nfd|vs\s?[-–]\s?nur für den dienstgebrauch|departementaal vertrouwelijk"
    r"|restreint ue(?:/eu restricted)?|strictly confidential|official[- ]sensitive)\b"
)
_NUMBER = re.compile(
    r"(?i)(?:^|\s)(?:page|seite|pagina|p\.)?\s*\d{1,4}(?:\s*(?:/|of|de|von|van)\s*\d{1,4})?\s*$|^\d{1,4}\s"
)
_LONG = 120  # characters of a line that is no marking
_RANK = ("RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR")


def marking_in(line: str) -> str | None:
    """The marking that a line at a page's edge is, as it is written; None where it is something else."""
    if len(line) > _LONG:
        return None
    level = _TLP.search(line)
    if level is not None:
        said = re.sub(r"\s", "", level[1].upper())
        return f"TLP:{'CLEAR' if said == 'WHITE' else said}"
    bare = _NUMBER.sub("", line).strip()
    found = _LINE.fullmatch(bare)
    if found is not None:
        return " ".join(found["marking"].split())
    sure = _SURE.search(line)
    return sure[0] if sure is not None else None


def marking_of(pages: Iterable[Sequence[str]]) -> str | None:
    """The marking at the edges of most pages; the strictest of the Traffic Light Protocol goes first."""
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({found for line in lines if (found := marking_in(line)) is not None})
    if not counts:
        return None
    lights = [level for level in _RANK if f"TLP:{level}" in counts]
    if lights:
        return f"TLP:{lights[0]}"
    return min(counts, key=lambda found: (-counts[found], found))
