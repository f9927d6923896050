"""A folder of small documents on a fictional organisation, and a case built from it."""

from pathlib import Path

import pytest

from whosays import pipeline

TEXTS = {
    "a-wire.txt": (
        "Guard names new head\n\n"
        "The Oskel Guard, which has about 300 members, is headed by Tomas Verrick, the Harbour Post reported on "
        "Monday. Petra Lind, a spokeswoman for the port authority, said Verrick was born in Karu.\n\n"
        "The Night Column is part of the Oskel Guard, according to Petra Lind.\n"
    ),
    "b-interview.txt": (
        "Interview\n\nTomas Verrick is the commander of the Oskel Guard. “We have 300 men,” Verrick said.\n"
        "Call Petra Lind on +49 30 1234567 or write to petra.lind@port.example.\n"
    ),
    "c-note.txt": "Dana Orr is the deputy head of the Oskel Guard. The Guard is based in Karu.\n",
}
MANIFEST = (
    "path,publisher,published,language\n"
    "a-wire.txt,Lodestar,2023-02-11,en\n"
    "b-interview.txt,Kestrel Weekly,2023-03-01,en\n"
    "c-note.txt,Passway Watch,2023-04-01,en\n"
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Who runs the Guard</title></head><body><article>
<h1>Who runs the Guard</h1><p>The Oskel Guard is headed by Tomas Verrick, according to the Harbour Post. The
paper has written on the harbour for many years, and its readers know the quays and the people who work there
better than most. The Night Column belongs to the Oskel Guard.</p>
<p>Nobody at the port authority wanted to speak about it on Tuesday, and the gates stayed closed all day.</p>
</article></body></html>"""


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.getbasetemp() / "home"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "documents"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text, encoding="utf-8")
    (place / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    return place


@pytest.fixture
def case(tmp_path: Path, folder: Path) -> Path:
    root = tmp_path / "case"
    pipeline.new_case(root)
    pipeline.add(root, [folder])
    pipeline.build(root)
    return root
