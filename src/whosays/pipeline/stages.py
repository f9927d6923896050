"""The stages in their order: originals, documents, readings, claims, entities, findings, picture.

Each is a function from records to records. They are imported where they are called, so that a command that
needs none of them (status, protect) does not wait for the reader's models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.model.claim import Claim
from whosays.model.copies import Copies
from whosays.model.decision import Decision
from whosays.model.document import Document, Metadata, Original
from whosays.model.entity import Resolution
from whosays.model.errors import DocumentError, WhoSaysError
from whosays.model.finding import Corroboration, Finding
from whosays.model.holder import Attribution
from whosays.model.layout import Layout
from whosays.model.picture import Brief, ChainStep, Passage, Sentence, State
from whosays.model.reading import Reading
from whosays.model.span import Span
from whosays.model.time import ValidTime
from whosays.pipeline.versions import fingerprint

if TYPE_CHECKING:
    from whosays.picture.scene import Scene
    from whosays.sources import Inside, Received
    from whosays.text import Converted, Picture
    from whosays.text.extracted import Member


def gathered(paths: Sequence[Path], seen: dict[str, str], counted: Callable[[int], None]) -> Iterator[Received]:
    """Stage 1: what lies under these paths, one file at a time; `counted` is told first how many they are."""
    from whosays import sources

    return sources.gather(paths, seen, counted)


def received(
    data: bytes, path: str, *, stated: Metadata | None, parent: str, seen: dict[str, str], mail: bool = False
) -> Received:
    """Stage 1, for a file that came inside another."""
    from whosays import sources

    return sources.receive_bytes(data, path, stated=stated or Metadata(), parent=parent, seen=seen, mail=mail)


def manifests() -> Inside:
    """Stage 1, for the manifests inside an archive."""
    from whosays import sources

    return sources.Inside()


def holds_others(media_type: str) -> bool:
    """Whether files of this type may hold files: archives, mail."""
    from whosays import text

    return text.holds_others(media_type)


def members(original: Original, content: bytes | Path) -> Iterator[Member]:
    """The files inside an archive or a mail; none where the type holds no others."""
    from whosays import text

    return text.members(original, content) if text.holds_others(original.media_type) else iter(())


def converted(original: Original, content: bytes | Path) -> Converted:
    """Stage 2: an original as text. Whatever goes wrong with one file is a DocumentError."""
    from whosays import text

    try:
        return text.convert(original, content)
    except (WhoSaysError, MemoryError, OSError):
        raise
    except Exception as error:
        raise DocumentError(
            f"{original.path}: cannot be turned into text ({type(error).__name__}: {error}).",
            "Save it as plain text and add that.",
        ) from error


def can_be_shown(original: Original) -> bool:
    """Stage 2: whether pages of the original can be shown as images."""
    from whosays import text

    return text.can_be_shown(original.media_type)


def picture(
    original: Original, content: Path, document: Document, layout: Layout | None, page: int, quotes: list[Span]
) -> Picture:
    """Stage 2: a page as an image, with boxes around these stretches of the text."""
    from whosays import text

    return text.picture(original, content, document, layout, page, quotes)


def converter() -> str:
    """The version of stage 2."""
    return fingerprint("text", "model")


def readable() -> tuple[str, ...]:
    """The languages that have a reader."""
    from whosays import language

    return language.languages()


def read(document: Document) -> tuple[Reading, tuple[Claim, ...], tuple[Attribution, ...]]:
    """Stages 3 and 4: a document's reading, and what it claims.

    One document at a time, so that what is read does not depend on what is read beside it.
    """
    from whosays import claims, language

    reading = language.read(document)
    assert reading is not None  # only documents in a readable language are brought here
    found = claims.claims_of(document, reading)
    return reading, found.claims, found.attributions


def reader() -> str:
    """The version of stages 3 and 4, models included."""
    return fingerprint("language", "claims", "model")


def resolved(documents: Iterable[Document], readings: Iterable[Reading], claims: Iterable[Claim]) -> Resolution:
    """Stage 5: who is who."""
    from whosays import resolution

    return resolution.resolve(documents, readings, claims)


def corroborated(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    resolution: Resolution,
    decisions: Sequence[Decision],
) -> Corroboration:
    """Stage 6: what is said, by how many independent origins, against what."""
    from whosays import corroboration

    return corroboration.corroborate(documents, claims, resolution, decisions)


def compared(documents: Iterable[Document], text_of: Callable[[str], str]) -> Copies:
    """Stage 6, before the findings: which documents share text. `text_of` gives a text again, by SHA-256."""
    from whosays.corroboration import reuse

    return reuse.copies(documents, text_of)


def comparer() -> str:
    """The version of what finds copies."""
    return fingerprint("corroboration", "model")


def assembler() -> str:
    """The version of stages 5 and 6."""
    return fingerprint("resolution", "corroboration", "model", "pipeline")


def pictured(
    case: str,
    documents: Iterable[Document],
    claims: Iterable[Claim],
    resolution: Resolution,
    corroboration: Corroboration,
    decisions: Sequence[Decision],
    *,
    entity: str | None,
    at: date | None,
    unread: Sequence[tuple[str, str]],
) -> Brief:
    """Stage 7: the picture of one entity on a day."""
    from whosays import picture

    return picture.brief(
        case, documents, claims, resolution, corroboration, decisions, entity=entity, at=at, unread=unread
    )


def scene(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    resolution: Resolution,
    corroboration: Corroboration,
    decisions: Sequence[Decision],
) -> Scene:
    """Stage 7, for one thing opened: the case as look-ups."""
    from whosays.picture.scene import scene

    return scene(documents, claims, resolution, corroboration, decisions)


def sentence(scene: Scene, finding: Finding, claims: Sequence[Claim] | None) -> Sentence:
    """A finding in words, on the word of these claims only, or of all its claims."""
    from whosays.picture import words

    return words.sentence(scene, [finding], (), claims=claims)


def passage(scene: Scene, number: int, claims: Sequence[Claim]) -> Passage:
    """The passage of claims that share their sentences and their chain."""
    from whosays.picture import passages

    return passages.passage(scene, number, claims)


def states(scene: Scene, claims: Sequence[Claim]) -> tuple[State, ...]:
    """The states of some claims together."""
    from whosays.picture import passages

    return passages.states(scene, claims)


def chain(scene: Scene, claim: Claim) -> tuple[ChainStep, ...]:
    """The chain of a claim as words."""
    from whosays.picture import voices

    return voices.chain_steps(scene, claim)


def time_in_words(valid: ValidTime) -> str:
    """A valid time in words; empty where none is known."""
    from whosays.picture import english

    return english.when(valid)[1]
