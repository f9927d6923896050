"""Mails and archives as a person adds them: what is reported, what `status` lists."""

import gzip
from collections.abc import Callable
from pathlib import Path

from tests.makers import archives, mail

Run = Callable[..., "object"]


def test_what_is_unpacked_and_refused_is_reported_and_listed(run: Run, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    letter = mail.mail(
        mail.several(
            mail.part(mail.WORDS),
            mail.attached("note.txt", b"Anna Lund leads Blue Strait Ferries."),
            mail.attached("logo.png", b"x" * 20, "image/png", "inline"),
        )
    )
    (folder / "papers.zip").write_bytes(
        archives.zipped({"north/letter.eml": letter, "../b.txt": b"x", ".c": b"y"})
    )
    (folder / "bomb.gz").write_bytes(gzip.compress(bytes(30_000_000)))
    (folder / "torn.tar").write_bytes(archives.tarred({"a.txt": b"The ferry left.", "b.txt": bytes(3000)})[:2000])
    bomb = "refused: bomb.gz: is a compressed file, "
    for again in (False, True):
        done = run("add", case, folder)
        assert done.returncode == 0
        assert ("3 documents added" in done.stdout) is not again
        assert "2 unpacked" not in done.stdout
        assert "1 unpacked, 3 refused" in done.stdout
        assert bomb in done.stderr
        assert (
            "refused: papers.zip/b.txt: has a name that leads out of the archive's folder. Unpack it"
            in done.stderr
        )
        assert "refused: torn.tar: is no whole archive" in done.stderr
        assert "Get the file again" in done.stderr
        if not again:
            assert "papers.zip: passed over: 1 file hidden" in done.stderr
            assert "papers.zip/north/letter.eml: passed over: 1 small picture" in done.stderr
        listed = run("status", case).stdout
        for words in ("papers.zip/north/letter.eml/note.txt", "torn.tar/a.txt", "bomb.gz", "papers.zip/b.txt"):
            assert words in listed
        assert "refused              3" in listed
