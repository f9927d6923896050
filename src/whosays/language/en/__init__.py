"""The English reader: `read_many` turns documents into readings."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from whosays.language.en import coreference, crf, loading, mentions, recogniser
from whosays.language.en.clusters import THINGS
from whosays.language.en.lemmas import Lemmatizer
from whosays.language.en.phrases import outer_head
from whosays.language.en.words import Words, parse
from whosays.model.document import Document
from whosays.model.mention import Mention, MentionType, Phrase
from whosays.model.reading import Reading

#: Version of the rules; the models have their own.
RULES = "2"


def reader() -> str:
    """Name and version of this engine, models and rules."""
    return f"whosays-en {loading.version()}+rules{RULES}"


def read_many(documents: Iterable[Document]) -> Iterator[Reading]:
    """Readings of English documents, in order. Whole documents are read; nothing is cut off."""
    return read_with(loading.pipeline(), loading.lemmatizer(), documents)


def read_with(nlp: Language, lemmatizer: Lemmatizer, documents: Iterable[Document]) -> Iterator[Reading]:
    """The same with other models of the same make (the training recipe measures with it)."""
    name = reader()
    for words in parse(nlp, lemmatizer, documents):
        words.names, scores = recogniser.shipped().names(words)
        yield _reading(words, name, scores)


def _reading(words: Words, name: str, scores: crf.Matrix) -> Reading:
    read = mentions.find(words)
    outer = recogniser.shipped().phrases(words, read, scores)
    pairs = coreference.resolved(words, read)
    drafts, clusters = [draft for draft, _ in pairs], [number for _, number in pairs]
    order = {number: rank for rank, number in enumerate(dict.fromkeys(clusters), 1)}
    document = words.document
    found = tuple(
        Mention(
            id=f"m{rank}",
            start=words.starts[draft.first],
            end=words.ends[draft.end - 1],
            type=draft.type,
            text=words.text(draft.first, draft.end),
            entity=f"e{order[number]}",
            form=draft.form,
            head=draft.head,
        )
        for rank, (draft, number) in enumerate(zip(drafts, clusters, strict=True), 1)
    )
    return Reading(
        document=document.sha256,
        language=document.language,
        reader=name,
        starts=tuple(words.starts),
        ends=tuple(words.ends),
        lemmas=tuple(words.lemmas),
        upos=tuple(words.upos),
        tags=tuple(words.tags),
        heads=tuple(words.heads),
        deprels=tuple(words.deps),
        sentences=tuple(words.sentences),
        mentions=found,
        phrases=tuple(_phrases(words, outer, found)),
    )


def _phrases(
    words: Words, spans: list[tuple[int, int, MentionType]], found: tuple[Mention, ...]
) -> Iterator[Phrase]:
    """The outermost mentions; each is one thing with a mention of its head, of the same type before others."""
    built: dict[int, list[Mention]] = {}
    for mention in found:
        built.setdefault(mention.head, []).append(mention)
    number = len({mention.entity for mention in found})
    for first, end, kind in spans:
        at_head = built.get(outer_head(words, first, end), [])
        around = [one for one in at_head if one.type in THINGS or one.type == kind]
        entity = next((one.entity for one in around if one.type == kind), around[0].entity if around else "")
        if not entity:
            number += 1
            entity = f"e{number}"
        start, stop = words.starts[first], words.ends[end - 1]
        yield Phrase(start=start, end=stop, type=kind, text=words.text(first, end), entity=entity)
