"""What a language reader found in a document, as plain columns that any engine can produce."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model.mention import Mention, Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Tokens as parallel columns; mentions; local clusters.

    `starts`, `ends`: offsets of token i in the document's text. `lemmas` are lower case. `upos` and `deprels`
    are Universal Dependencies v2 (subtypes kept: "nsubj:pass"), `tags` are Penn tags. `heads[i]` is the index
    of the head token, i itself for a root. `sentences` are (first token, one past the last token), in order
    and covering all tokens. `mentions` are sorted by (start, -end). `phrases` are the outermost mentions, in
    order; no claim is made of them. `reader` names the engine and version.
    """

    document: str
    language: str
    reader: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    phrases: tuple[Phrase, ...] = ()
