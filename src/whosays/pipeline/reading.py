"""`build`, first half: read the documents whose reading is not there yet, in one process or in several.

One writer keeps what the readers hand over, each document in a transaction of its own. Documents travel in
small chunks and few chunks are under way at a time, so memory does not grow with the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from whosays import store
from whosays.model.document import Document
from whosays.model.errors import CaseError
from whosays.pipeline import stages
from whosays.pipeline.adding import Progress
from whosays.pipeline.processes import follow_parent
from whosays.pipeline.versions import joined

CHUNK_CHARACTERS = 20_000  # some tenths of a second of work, so that handing over costs little
CHUNK_DOCUMENTS = 16
CHUNKS_AHEAD = 3  # for each process


def pending(case: store.Case) -> dict[str, str]:
    """The documents to be read, by path: SHA-256 -> the key their reading will have.

    A key covers the document (text, metadata, parts) and the version of the reader, its models included.
    """
    version, languages = stages.reader(), stages.readable()
    with store.viewing(case) as unit:
        hashes, kept = store.document_hashes(unit), store.reading_keys(unit)
        spoken = store.document_languages(unit)
    keys = {sha256: joined(held, version) for sha256, held in hashes.items() if spoken[sha256] in languages}
    return {sha256: key for sha256, key in keys.items() if kept.get(sha256) != key}


def read_pending(case: store.Case, jobs: int, progress: Progress | None) -> int:
    """Read what is pending; how many documents were read. What was read stays, however this ends."""
    todo = pending(case)
    if not todo:
        return 0
    if progress:
        progress("read", 0, len(todo))
    done = 0
    for read in _spread(_chunks(case, todo), jobs if len(todo) > 1 else 1):
        with store.writing(case) as unit:
            store.put_reading(unit, read)
        done += 1
        if progress:
            progress("read", done, len(todo))
    return done


Chunk = list[tuple[Document, str]]


def _chunks(case: store.Case, todo: dict[str, str]) -> Iterator[Chunk]:
    chunk: Chunk = []
    size = 0
    for sha256, key in todo.items():
        with store.viewing(case) as unit:
            document = store.document(unit, sha256)
        chunk.append((document, key))
        size += len(document.text)
        if size >= CHUNK_CHARACTERS or len(chunk) >= CHUNK_DOCUMENTS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _spread(chunks: Iterable[Chunk], jobs: int) -> Iterator[store.Read]:
    """What the readers found, in the order in which they finish."""
    if jobs <= 1:
        for chunk in chunks:
            for document, key in chunk:
                yield read_one(document, key)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=follow_parent) as pool:
        under_way: set[Future[list[store.Read]]] = set()
        try:
            for chunk in chunks:
                under_way.add(pool.submit(read_chunk, chunk))
                if len(under_way) >= jobs * CHUNKS_AHEAD:
                    finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in finished:
                        yield from future.result()
            while under_way:
                finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                for future in finished:
                    yield from future.result()
        except BrokenProcessPool as error:
            raise CaseError(
                "A reading process ended before its work was done, perhaps for want of memory.",
                "What was read so far is kept. Build again with fewer --jobs.",
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def read_chunk(chunk: Sequence[tuple[Document, str]]) -> list[store.Read]:
    """Read documents in a process of its own."""
    return [read_one(document, key) for document, key in chunk]


def read_one(document: Document, key: str) -> store.Read:
    """Read a document. An error of the reader is noted with the document, and the others go on.

    Want of memory and files that cannot be opened are no fault of the document and end the build.
    """
    try:
        reading, claims, attributions = stages.read(document)
    except (MemoryError, OSError):
        raise
    except Exception as error:
        failure = f"the reader gave up on it ({type(error).__name__}: {error})"
        return store.Read(sha256=document.sha256, key=key, failure=failure)
    return store.pack(document.sha256, key, reading, claims, attributions)
