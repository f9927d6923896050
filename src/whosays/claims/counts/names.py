"""Numbers that count nothing: they name, date, order or measure the age of a thing."""

from __future__ import annotations

import re

from whosays.claims.counts.cardinal import SMALL
from whosays.claims.counts.nouns import SHORT_NOUNS, counted_noun
from whosays.claims.counts.shares import share

# A number after one of these words names a thing and counts none. Words that also stand before a count are
# names only with a capital ("Unit 731", but "the unit 30 men left").
_LABEL = re.compile(
    r"(?:\b(?:no|nos|nr|art|sec|para|ch|fig|vol|p|pp|tel|fax|ext)\.|\b(?:number|article|articles|section|sections|paragraph|"
    r"paragraphs|chapter|clause|resolution|page|pages|figure|table|annex|appendix|volume|phone|telephone|route|"
    r"highway|motorway|interstate|flight|channel|room|boeing|airbus|rule|order|decree|law|act|directive|regulation|"
    r"version|category|tier|stage|question|answer|verse|psalm|aged?|ages|age\s+of|grade|phase|lot|exhibit|count|camp\s+number|km|kilomet(?:re|er)|level|type|mark|mk)|"
    r"(?-i:(?:Unit|Brigade|Division|Battalion|Regiment|Company|Squadron|Corps|Army|Group|Case|Communique|Communiqué|Assessment|"
    r"Report|Item|Building|Apartment|Apt|Suite|Gate|Pier|Camp|Station|Line|District|Zone|Area|Sector|Block|Team|Class|Sheet|File|"
    r"Title|Part|Schedule|Chamber|Exhibit|Operation|Psalm|Windows|Proposition|Ward|Precinct|Cell|Front|Bureau|Department|Office|"
    r"UNIT|BRIGADE|DIVISION|BATTALION|REGIMENT)))\s*(?:no\.?\s*|#)?$",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|[-\s]{0,2}(?:year|month|week|day)s?[-\s]olds?\b"
    r"|\s*(?:a\.?m\b|p\.?m\b|hours?\s+(?:gmt|utc|local)|o'clock|gmt\b|utc\b|hrs\b)"
    r"|\.\d|,\d|/\d|:\d|[-–]\d|'s\b|[a-z]*\d"
    # Letters that touch it, but for units of measure; a calibre; another number.
    r"|(?!(?:km|kg|m|mm|cm|ha|mph|kph|nm|ft|lbs?|mi|kW|MW|GW|bn|k|x)\b)[a-z]|[\s-]?mm\s+[a-z]|\s\d"
    rf"|[-‑](?!(?:odd|plus|strong|{SHORT_NOUNS})\b)[a-z]",
    re.IGNORECASE,
)
# "4 Tanner Lane", "42 Commando": no count is followed by a capitalised street or unit.
_STREET_OR_UNIT = re.compile(
    r"\s+(?:[A-Z][\w.]*\s+){0,2}(?:Division|Brigade|Battalion|Regiment|Squadron|Corps|Commando|Street|Avenue|Road|Lane|Rue|Boulevard|Terrace"
    r"|Drive|Square|Crescent|Court|Way|Place)\b"
)
_LIST_ITEM = re.compile(r"[:.\]]\s$")
_PRONOUN_ONE = re.compile(
    r"\b(?:no|every|any|each|some|this|that|the|which|another|only|such|first|last|next|former|latter|number|day)\s+$",
    re.IGNORECASE,
)
_NOT_AFTER_ONE = re.compile(
    r"\s+(?:day|night|morning|evening|another|which|who|that|time|thing|after|would|could|can|should|may|might|must|is|was|has|had|"
    r"does|did|by|in|at|to|on|from|with|for|and|or|as|but|hand|side|point|such|way)\b|\W*$|['’]s\b|\s*[,;:.)]",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[\s-](?:thirds?|quarters?|fifths?|tenths?|hal(?:f|ves))\b", re.IGNORECASE)
_COORDINATE = re.compile(r"\s*[°º'’\"″′]\s*(?:\d|[NSEW]\b)")


_HOW_MANY = re.compile(r"\b(?:how|as)\s+$", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_CLOCK_BEFORE = re.compile(r"\b[01]\d[0-5]\d\s*(?:-|–|\b(?:and|to|until|till)\s)\s*$", re.IGNORECASE)
_TELEPHONE = re.compile(r"0\d{3,}|\d{8,}")
_SCORE_AFTER = re.compile(r"\s[-–—]\s\d{1,2}(?![\w.,:]\d)")
_SCORE_BEFORE = re.compile(r"\b\d{1,2}\s[-–—]\s$")
_NAME_IN_BRACKETS = re.compile(r"\([^()\d]*[A-Za-z]\s$")
_AT = re.compile(r"\bat\s+(?:about|around|approximately|roughly|nearly|almost)?\s*$", re.IGNORECASE)
# "two (2) lorries" counts them once.
_REPEATS = re.compile(rf"{SMALL}\s*\($", re.IGNORECASE)
_ITEM = re.compile(r"(?:^|\n)\s*$")
_HEADING_WORD = re.compile(
    r"(?:ed|ing|s)$|^(?:total|dead|missing|population|strength|about|around|some|over|under|nearly|almost|another|only|just|and|or|but|than|of"
    r"|the|with|all|at|least|to|up|in|when|after|while|as|if|for|from|by|then|now|still|both|between|what|who|where)$",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages)\s+(?:of\s+|between\s+|from\s+|under\s+|over\s+|about\s+|around\s+)*$"
    r"|\b(?:children|boys|girls|men|women|people|persons|those|adults|youths|kids|anyone|infants)\s+(?:aged\s+)?(?:under|over|above|below|between)\s+$",
    re.IGNORECASE,
)
_CAPITAL_BEFORE = re.compile(r"(?:^|[\s(])(?P<first>[^\s(]+\s+)?(?P<word>[A-Z][\w'’.-]*[A-Za-z])\s$")


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Whether a number in digits is part of a name ("CentOS 8", "the Lost 52 Project"): a capitalised word in
    front that does not open the sentence, and no counted noun behind."""
    before = _CAPITAL_BEFORE.search(text[max(0, start - 40) : start])
    if before is None or text.isupper():
        return False
    if re.match(r"\s[A-Z][a-z]", text[end : end + 3]):
        return True
    first = before["first"]
    if before["word"].isupper() and len(before["word"]) > 1:
        first = before["word"]  # an acronym is a name even where it opens the sentence
    opens = first is None or first.rstrip().endswith((".", "!", "?", ":", '"', "”"))
    if opens:
        # "Studio 54, Channel 4", "Apollo 11 landed"; but "Dead 12", "Killed 30".
        return end - start < 4 and not _HEADING_WORD.search(before["word"]) and counted_noun(text, end) is None
    return not opens and counted_noun(text, end) is None


def _is_score(text: str, match: re.Match[str]) -> bool:
    """A result of a match: small numbers, a dash with spaces around it, and nothing that they count."""
    number, begin, end = match["a"], match.start("a"), match.end("a")
    if not number.isdigit() or len(number) > 2:
        return False
    if after := _SCORE_AFTER.match(text, end):
        return counted_noun(text, after.end()) is None
    return bool(_SCORE_BEFORE.search(text, max(0, begin - 6), begin)) and counted_noun(text, end) is None


def is_name(text: str, match: re.Match[str]) -> bool:
    """Whether the matched number names, dates or orders a thing instead of counting it."""
    number_start, end = match.start("a"), match.end("b") if match["b"] else match.end("a")
    if share(match["a"]) is not None:
        return False
    if (
        _COORDINATE.match(text, end)
        or _FRACTION.match(text, end)
        or (not match["after"] and not match["percent"] and _NAME_AFTER.match(text, end))
        or (match["a"].isdigit() and _STREET_OR_UNIT.match(text, end))
    ):
        return True
    if text[number_start - 1 : number_start] == "[" and text[end : end + 1] == "]":
        return True
    before = text[max(0, number_start - 24) : number_start]
    if _is_score(text, match) or (
        len(match["a"]) < 3 and text[end : end + 1] == ")" and _NAME_IN_BRACKETS.search(before)
    ):
        return True
    if (
        _AGE_BEFORE.search(before)
        and match["a"].isdigit()
        and len(match["a"]) < 3
        and counted_noun(text, end) is None
    ):
        return True
    if text[end : end + 1] == ")" and _REPEATS.search(before):
        return True
    if _CLOCK.fullmatch(match["a"]) and _CLOCK_BEFORE.search(before):
        return True
    if _CLOCK.fullmatch(match["a"]) and (match["a"][0] == "0" or _AT.search(before)):
        return True
    if not match["before"] and _LABEL.search(before):
        return True
    if match["a"].lower() == "one":
        return match["b"] is None and bool(_PRONOUN_ONE.search(before) or _NOT_AFTER_ONE.match(text, end))
    if match["a"].lower() == "many":
        return bool(_HOW_MANY.search(before))
    if _TELEPHONE.fullmatch(match["a"]) or (match["b"] and _TELEPHONE.fullmatch(match["b"])):
        return True
    if match["before"] or match["b"] or match["percent"] or match["money"] or not match["a"][0].isdigit():
        return False
    if _ITEM.search(text[max(0, number_start - 2) : number_start]) and re.match(
        r"[.)](?:\s|$)", text[end : end + 2]
    ):
        return True
    if len(match["a"]) < 3 and _LIST_ITEM.search(before) and re.fullmatch(r"\.\s*", text[end:]):
        return True  # a sentence cut off before its list
    if _is_in_name(text, number_start, end):
        return True
    # An age beside a name: "Omar Hadi, 34, was".
    return bool(
        len(match["a"]) <= 3
        and re.search(r"[A-Z][\w'’.-]*,\s$", before)
        and re.match(r"\s*[,.)]", text[end : end + 3])
        and not re.search(r"\d,\s$", before)
    )
