"""One document as parallel lists: tokens, their syntax, and what the models think of them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LENGTH, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_limits

from whosays.language.en.blocks import Block, blocks
from whosays.language.en.kinds import KEY, KINDS
from whosays.language.en.lemmas import Lemmatizer
from whosays.model.document import Document

#: The models' vector of a word.
Vectors = Callable[[str], Any]

#: Documents that share one pass and one stretch of the models' memory: a bound in characters.
GROUP = 400_000


@dataclass(slots=True)
class Words:
    """Columns over the tokens of a document; heads are indexes over the document, a root is its own head.

    `names` are (first token, one past the last, label) of the recogniser; `sentences` likewise without label.
    """

    document: Document
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    vectors: Vectors | None = None
    whole: list[tuple[int, int]] = field(default_factory=list)  # see `phrases.wholes`
    joined: dict[int, str] = field(default_factory=dict)  # tokens cut at a line's end, as they read

    def text(self, first: int, end: int) -> str:
        """The document's characters from token `first` up to token `end`, exclusive."""
        return self.document.text[self.starts[first] : self.ends[end - 1]]


def parse(nlp: Language, lemmatizer: Lemmatizer, documents: Iterable[Document]) -> Iterator[Words]:
    """Run the models over the documents in groups, so that blocks of many documents share one pass.

    The models' string store forgets a group before the next: memory stays flat over any number of documents.
    """
    for group in _groups(documents):
        # One thread: the products are small, and other cores belong to other documents.
        with nlp.memory_zone(), threadpool_limits(1, "blas"):
            jobs = [(block, words) for words in group for block in blocks(words.document)]
            docs = nlp.pipe((_tokens(nlp, block.text) for block, _ in jobs), batch_size=128)
            for (block, words), doc in zip(jobs, docs, strict=True):
                _append(words, block, doc)
        for words in group:
            _finish(words, lemmatizer)
            words.vectors = nlp.vocab.get_vector
            yield words


def _groups(documents: Iterable[Document]) -> Iterator[list[Words]]:
    group: list[Words] = []
    size = 0
    for document in documents:
        group.append(Words(document))
        size += len(document.text) + 100
        if size >= GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _tokens(nlp: Language, text: str) -> Doc:
    """Tokens, with a sentence start wherever the tokenizer found a lost paragraph break ("meetingThe")."""
    doc = nlp.make_doc(text)
    for left, right in zip(doc, islice(doc, 1, None), strict=False):
        if not left.whitespace_ and right.shape_[:2] == "Xx" and left.text[-1].islower() and left.is_alpha:
            right.is_sent_start = True
    return doc


def _append(words: Words, block: Block, doc: Doc) -> None:
    if not len(doc):
        return
    table: Any = doc.to_array([IDX, LENGTH, TAG, DEP, HEAD, SENT_START, ENT_IOB, ENT_TYPE])
    places = np.asarray(block.places)
    origins = np.asarray(block.origins)
    starts = table[:, 0].astype(np.int64)
    chunk = np.searchsorted(places, starts, side="right") - 1
    moved = starts + (origins - places)[chunk]
    last = starts + table[:, 1].astype(np.int64) - 1
    base = len(words.starts)
    size = len(doc)
    if block.joined:
        inside = np.searchsorted(places, last, side="right") - 1 != chunk
        words.joined |= {base + i: doc[i].text for i in np.flatnonzero(inside).tolist()}
    words.starts += moved.tolist()
    words.ends += (last + (origins - places)[np.searchsorted(places, last, side="right") - 1] + 1).tolist()
    words.heads += (np.arange(size) + table[:, 4].astype(np.int64) + base).tolist()
    strings = doc.vocab.strings
    labels = {key: strings[key] for column in (2, 3, 7) for key in np.unique(table[:, column]).tolist()}
    for key in table[:, 2].tolist():
        upos, _, tag = labels[key].partition("_")
        words.upos.append(upos)
        words.tags.append(tag)
    words.deps += ["root" if labels[key] == "ROOT" else labels[key] for key in table[:, 3].tolist()]
    words.kinds += [KINDS[kind] for kind in doc.user_data[KEY]]
    opened = [i for i, flag in enumerate(table[:, 5].tolist()) if flag == 1 or i == 0]
    _add_sentences(
        words, [(base + low, base + high) for low, high in zip(opened, (*opened[1:], size), strict=True)]
    )
    begin = -1
    for i, mark in enumerate((*table[:, 6].tolist(), 2)):
        if begin >= 0 and mark != 1:
            words.names.append((base + begin, base + i, labels[table[begin, 7].item()]))
            begin = -1
        if mark == 3:
            begin = i


def _add_sentences(words: Words, spans: list[tuple[int, int]]) -> None:
    """Sentences of one block. What is punctuation only (a closing quotation mark) joins the sentence before it,
    and so does what follows neither a closing mark nor a lost break: the parser splits a few long sentences.
    """
    for number, (low, high) in enumerate(spans):
        if not number:
            words.sentences.append((low, high))
            continue
        only_marks = all(upos == "PUNCT" for upos in words.upos[low:high])
        closed = words.upos[low - 1] == "PUNCT" and words.tags[low - 1] not in (",", "HYPH", "-LRB-", "``")
        glued = words.starts[low] == words.ends[low - 1] and words.upos[low] != "PUNCT"
        if not only_marks and (closed or glued):
            words.sentences.append((low, high))
            continue
        begin = words.sentences[-1][0]
        root = next(i for i in range(begin, low) if words.heads[i] == i)
        for i in range(low, high):
            if only_marks or words.heads[i] == i:
                words.heads[i] = root
                words.deps[i] = "punct" if words.upos[i] == "PUNCT" else "parataxis"
        words.sentences[-1] = (begin, high)


def _finish(words: Words, lemmatizer: Lemmatizer) -> None:
    text = words.document.text
    words.forms = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    for i, form in words.joined.items():
        words.forms[i] = form
    words.lows = [form.lower() for form in words.forms]
    lemma = lemmatizer.lemma
    words.lemmas = [
        lemma(form, upos, tag) for form, upos, tag in zip(words.lows, words.upos, words.tags, strict=True)
    ]
    _reattach(words)
    words.children = [[] for _ in words.heads]
    for child, head in enumerate(words.heads):
        if child != head:
            words.children[head].append(child)


def _reattach(words: Words) -> None:
    """ "The party's treasurer and head of its wing": the phrase after the second noun is the second noun's, where
    the first has an owner of its own. The parser tends to hang it on the first.
    """
    owned = {words.heads[i] for i, dep in enumerate(words.deps) if dep == "nmod:poss"}
    last_conjunct: dict[int, int] = {}
    for i, dep in enumerate(words.deps):
        head = words.heads[i]
        if dep == "conj" and head < i:
            last_conjunct[head] = i
        elif dep == "nmod" and head in owned and head < last_conjunct.get(head, -1) < i:
            conjunct = last_conjunct[head]
            if words.lows[conjunct + 1] == "of" and words.upos[conjunct] == "NOUN":
                words.heads[i] = conjunct


def sentence_index(words: Words, token: int) -> int:
    """The index of the sentence that holds a token."""
    return bisect_right(words.sentences, (token, len(words.starts) + 1)) - 1
