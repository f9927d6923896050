"""A case to work in, for every kind of store, and small records to put into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from whosays import store
from whosays.model.claim import Argument, Claim, Extractor, identified
from whosays.model.document import Document, Metadata, Original
from whosays.model.holder import Holder
from whosays.model.reading import Reading
from whosays.model.span import cut

STORES = ("sqlite",)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(params=STORES)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[store.Case]:
    assert request.param == "sqlite"
    store.create_case(tmp_path / "case", store.Settings())
    with store.open_case(tmp_path / "case") as opened:
        yield opened


def original(letter: str = "a", path: str = "one.txt", **stated: str) -> Original:
    return Original(sha256=letter * 64, path=path, size=3, media_type="text/plain", stated=Metadata(**stated))


def document(
    letter: str = "a", path: str = "one.txt", text: str = "Lind heads the Guard.", **meta: str
) -> Document:
    return Document(sha256=letter * 64, path=path, text=text, language="en", metadata=Metadata(**meta))


def reading(letter: str = "a") -> Reading:
    return Reading(
        document=letter * 64,
        language="en",
        reader="test 1",
        starts=(0,),
        ends=(4,),
        lemmas=("lind",),
        upos=("PROPN",),
        tags=("NNP",),
        heads=(0,),
        deprels=("root",),
        sentences=((0, 1),),
        mentions=(),
    )


def claim(of: Document, predicate: str = "posted_to") -> Claim:
    return identified(
        Claim(
            document=of.sha256,
            predicate=predicate,
            chain=(Holder(step=0, kind="organisation", name="The Post"),),
            evidence=(cut(of.text, 0, len(of.text)),),
            extractor=Extractor(name="test", version="1"),
            p_extraction=0.75,
            subject=Argument(span=cut(of.text, 0, 4)),
        )
    )


def put(case: store.Case, given: Document, received: Original | None = None) -> None:
    with store.writing(case) as unit:
        store.receive(unit, received or original(given.sha256[0], given.path))
        store.put_document(unit, given)
