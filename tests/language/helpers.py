"""Shorthand for the tests of the readers."""

from whosays import language
from whosays.model.document import Document, Part
from whosays.model.mention import Mention
from whosays.model.reading import Reading


def document(text: str, *parts: Part, code: str = "en") -> Document:
    return Document(sha256="0" * 64, path="x.txt", text=text, language=code, parts=parts)


def read(text: str, *parts: Part) -> Reading:
    reading = language.read(document(text, *parts))
    assert reading is not None
    return reading


def tokens(text: str) -> list[str]:
    reading = read(text)
    return [text[start:end] for start, end in zip(reading.starts, reading.ends, strict=True)]


def sentences(text: str, *parts: Part) -> list[str]:
    reading = read(text, *parts)
    return [text[reading.starts[first] : reading.ends[end - 1]] for first, end in reading.sentences]


def found(text: str, kind: str) -> list[str]:
    return [mention.text for mention in read(text).mentions if mention.type == kind]


def at(reading: Reading, words: str, nth: int = 0) -> Mention:
    """The nth mention with exactly these words."""
    return [mention for mention in reading.mentions if mention.text == words][nth]


def same(text: str, one: str, other: str, nth: int = 0) -> bool:
    """Whether the first mention of `one` and the nth of `other` are one thing."""
    reading = read(text)
    return at(reading, one).entity == at(reading, other, nth).entity
