"""The English reader: `read_many` turns documents into readings."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from whosays.language.en import coreference, loading, mentions, recogniser
from whosays.language.en.lemmas import Lemmatizer
from whosays.language.en.words import Words, parse
from whosays.model.document import Document
from whosays.model.mention import Mention
from whosays.model.reading import Reading

#: Version of the rules; the models have their own.
RULES = "1"


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
        words.names = recogniser.shipped().names(words)
        yield _reading(words, name)


def _reading(words: Words, name: str) -> Reading:
    pairs = coreference.resolved(words, mentions.find(words))
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
    )
