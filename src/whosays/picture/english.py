"""English for our own sentences: lists, agreement, tenses, dates and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from whosays.model.picture import Run
from whosays.model.quantity import Quantity
from whosays.model.time import ValidTime

# How a statement stands in time: it is so; it was so; it has been so since; it has been or is so.
Tense = Literal["present", "past", "perfect", "either"]

MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
_BE: dict[Tense, tuple[str, str]] = {
    "present": ("is", "are"),
    "past": ("was", "were"),
    "perfect": ("has been", "have been"),
    "either": ("has been or is", "have been or are"),
}
_SEVERAL = frozenset(
    "several many some few these those both all various numerous two three four five six seven eight nine ten "
    "dozens scores hundreds thousands most other".split()
)  # fmt: skip
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozens scores hundreds "
    "thousands".split()
)
_PLURALS = frozenset(
    "men women people children gunmen policemen personnel troops police militiamen fishermen".split()
)
_ABOUT = frozenset(
    "about around close nearly almost over under more less fewer than at least up to as another".split()
)
_SINGULAR = frozenset({"this", "that", "a", "an", "one", "each", "every"})


def be(tense: Tense, plural: bool) -> str:
    """A form of "to be"."""
    return _BE[tense][plural]


def verb(base: str, past: str, participle: str, tense: Tense, plural: bool) -> str:
    """A form of another verb: `verb("lead", "led", "led", "perfect", False)` is "has led"."""
    if tense == "past":
        return past
    present = base if plural else third(base)
    if tense == "present":
        return present
    have = "have" if plural else "has"
    return f"{have} {participle}" if tense == "perfect" else f"{have} {participle} or {present}"


def third(base: str) -> str:
    """The third person singular: "carries", "teaches", "heads"."""
    if base == "have":
        return "has"
    if " " in base:
        first, rest = base.split(" ", 1)
        return f"{third(first)} {rest}"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|sh|ch|x|o)$", base) else "s")


def is_plural(label: str, named: bool) -> bool:
    """Whether the words take a plural verb. Names take the singular ("the United States has")."""
    if named:
        return False
    words = [word.strip(".,;:“”‘’\"'").lower() for word in label.split()]
    words = [word for word in words if word]
    while len(words) > 1 and words[0] in _ABOUT:
        words = words[1:]
    if not words:
        return False
    if " and " in f" {' '.join(words)} " and not {"of", "who", "that"} & set(words):
        return True
    if words[0] in _SINGULAR:
        return False
    if words[0] in _SEVERAL or re.fullmatch(r"\d[\d,.]*", words[0]):
        return True
    head = _head(words)
    if head in _PLURALS:
        return True
    return bool(re.search(r"[a-z]{2}s$", head)) and not re.search(r"(?:ss|us|is)$", head)


def counts(label: str) -> bool:
    """Whether the words begin with a number: "seven officers", "about 20 men"."""
    words = [word for word in label.lower().split() if word not in _ABOUT]
    return bool(words) and (words[0] in _NUMBERS or words[0][:1].isdigit())


def _head(words: Sequence[str]) -> str:
    """The noun that the rest hangs on: the last word before a preposition or a relative clause."""
    for place, word in enumerate(words[1:], 1):
        if word in {"of", "in", "from", "to", "for", "who", "that", "which", "with", "at", "on", "by"}:
            return words[place - 1]
    return words[-1]


def indefinite(words: str) -> str:
    """The words with "a" or "an" before them."""
    return f"{'an' if re.match(r'[aeiou]', words, re.IGNORECASE) else 'a'} {words}"


def joined(parts: Sequence[Sequence[Run]], last: str = " and ") -> list[Run]:
    """A list in words: "A", "A and B", "A, B and C"."""
    out: list[Run] = []
    for place, part in enumerate(parts):
        if place:
            out.append(Run(text=last if place == len(parts) - 1 else ", "))
        out += part
    return out


def capital(runs: Sequence[Run]) -> list[Run]:
    """The runs with a capital at the start of the sentence."""
    if not runs or not runs[0].text:
        return list(runs)
    first = runs[0]
    word = first.text.split(" ", 1)[0]
    if first.quoted or "." in word.rstrip(".") or word != word.lower():
        return list(runs)  # a quote, or a name that is written as it is (intelNews, file.txt)
    start = Run(text=first.text[0].upper() + first.text[1:], entity=first.entity, quoted=first.quoted)
    return [start, *runs[1:]]


def day(value: date) -> str:
    """`31 December 2022`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def _unit(first: date, last: date) -> str | None:
    """The calendar unit that the days fill: "2022", "May 2022", "2021 to 2023"; None where they fill none."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    whole_month = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole_month and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    return None


def some_time(first: date | None, last: date | None) -> str:
    """`some time in 2022`, `some time between … and …`, `some time up to …`; a single day is `on …`."""
    if first is None and last is None:
        return ""
    if first is None:
        assert last is not None  # one of the two is
        return f"some time up to {day(last)}"
    if last is None:
        return f"some time from {day(first)} on"
    if first == last:
        return f"on {day(first)}"
    unit = _unit(first, last)
    return f"some time in {unit}" if unit else f"some time between {day(first)} and {day(last)}"


def when(valid: ValidTime) -> tuple[Tense, str]:
    """The tense in which a state is told, and its time in words ("" where none is stated)."""
    if not valid.known:
        return "present", ""
    first_p, last_p = valid.first_precise, valid.last_precise
    first_i, last_i = valid.first_imprecise, valid.last_imprecise
    if valid.ending:
        begun = _unit(first_i or first_p, first_p) or day(first_p) if valid.starting and first_p else ""
        return "past", f"from {begun} {_ended(valid)}" if begun else _ended(valid)
    if valid.starting:
        start = first_p or last_i or first_i
        if last_p and start:
            return "perfect", f"since {_unit(first_i or start, start) or day(start)}"
        if first_i is None and first_p is None:
            return "past", f"beginning {some_time(None, last_i)}"
        return "past", f"from {some_time(first_i or first_p, last_i or first_p)}"
    if first_p and last_p:
        if first_p != last_p:
            return "past", f"from {day(first_p)} to {day(last_p)}"
        return ("past", f"on {day(first_p)}") if valid.words else ("present", f"as of {day(first_p)}")
    if first_i is None and last_i:
        return "either", f"up to {day(last_i)}"
    return "past", some_time(first_i or first_p, last_i or last_p)


def _ended(valid: ValidTime) -> str:
    """When something ended, in words."""
    first, last = valid.first_imprecise, valid.last_imprecise
    if valid.last_precise and last and last > valid.last_precise:
        return f"until {some_time(valid.last_precise, last)}"
    if valid.last_precise and valid.first_precise and valid.last_precise != valid.first_precise:
        return f"until {day(valid.last_precise)}"
    if first and last:
        return f"until {day(last)}" if first == last else f"until {some_time(first, last)}"
    end = last or valid.last_precise or first or valid.first_precise
    return f"until some time before {day(end)}" if end else ""


def event_when(valid: ValidTime) -> str:
    """The time of an event in words, "" where none is stated."""
    if not valid.known:
        return ""
    if valid.first_precise and valid.last_precise:
        if valid.first_precise == valid.last_precise:
            return f"on {day(valid.first_precise)}"
        return f"from {day(valid.first_precise)} to {day(valid.last_precise)}"
    first = valid.first_imprecise or valid.first_precise
    last = valid.last_imprecise or valid.last_precise
    words = some_time(first, last)
    return f"beginning {words}" if valid.starting and not words.startswith("on ") else words


def number(value: float) -> str:
    """`1,200`, `2.5`."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.4g}"


def read_as(quantity: Quantity) -> str:
    """`, read as 25 to 30` where the words are not the number itself, else ""."""
    low, high = quantity.low, quantity.high
    if quantity.op == "exactly" or (low is None and high is None):
        return ""
    if low is not None and high is not None:
        span = number(low) if low == high else f"{number(low)} to {number(high)}"
    else:
        span = f"{number(low)} or more" if low is not None else f"{number(high or 0)} or less"
    return f", read as {span}"
