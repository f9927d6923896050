"""Constructions read by the real reader, from sentences written for the construction and not from any data set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from whosays import language
from whosays.claims import claims_of
from whosays.model.claim import Claim
from whosays.model.document import Document, Metadata, Part

CASES = Path(__file__).parent / "constructions.txt"


@dataclass(frozen=True)
class Expected:
    wanted: bool
    predicate: str
    subject: str
    things: tuple[str, ...]
    holder: str
    stance: str
    detail: str


def blocks(cases: Path = CASES) -> list[tuple[str, list[Expected]]]:
    found = []
    for block in cases.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            found.append((lines[0], [expected(line) for line in lines[1:]]))
    return found


def expected(line: str) -> Expected:
    wanted = not line.startswith("!")
    predicate, subject, things, holder, stance, detail = (part.strip() for part in line.lstrip("! ").split("|"))
    return Expected(
        wanted, predicate, subject, tuple(t.strip() for t in things.split(";")), holder, stance, detail
    )


def read(text: str) -> tuple[Claim, ...]:
    whole = Part(kind="body", start=0, end=len(text))
    metadata = Metadata(publisher="The Publisher", published=date(2018, 6, 1))
    document = Document(
        sha256="0" * 64, path="case.txt", text=text, language="en", metadata=metadata, parts=(whole,)
    )
    return claims_of(document, language.read(document)).claims


def fits(claim: Claim, wanted: Expected) -> bool:
    if claim.predicate != wanted.predicate:
        return False
    subject = claim.subject.words.casefold() if claim.subject else ""
    if wanted.subject != "-" and wanted.subject.casefold() not in subject:
        return False
    words = [claim.object.words] if claim.object else [p.span.text for p in claim.participants if p.span]
    for thing in wanted.things:
        if thing != "-" and not any(thing.casefold() in word.casefold() for word in words):
            return False
    if wanted.holder != "-" and not any(wanted.holder.casefold() in h.label.casefold() for h in claim.deepest):
        return False
    if wanted.stance != "-" and f"{claim.stance} {claim.polarity}" != wanted.stance:
        return False
    if wanted.detail == "-":
        return True
    q = claim.qualifiers
    details = (claim.event_type, q.kind, q.role.words if q.role else None)
    return any(d is not None and wanted.detail.casefold() in d.casefold() for d in details)


def line(claim: Claim) -> str:
    words = [claim.object.words] if claim.object else [p.span.text for p in claim.participants if p.span]
    subject = claim.subject.words if claim.subject else "-"
    said = f"{claim.chain[-1].label} | {claim.stance} {claim.polarity}"
    return f"{claim.predicate} {claim.event_type or ''} | {subject} | {'; '.join(words)} | {said}"


@pytest.mark.parametrize(("text", "wanted"), blocks(), ids=[text[:50] for text, _ in blocks()])
def test_construction(text: str, wanted: list[Expected]) -> None:
    claims = read(text)
    shown = "\n".join(line(claim) for claim in claims) or "no claim"
    for one in wanted:
        assert any(fits(claim, one) for claim in claims) == one.wanted, f"{one}\nread:\n{shown}"


def test_there_are_enough_cases() -> None:
    assert len(blocks()) >= 50


def test_who_holds_command_is_at_the_head_under_no_title() -> None:
    posts = [c for c in read("Jan Rudd holds command of the Second Battalion.") if c.predicate == "posted_to"]
    assert [(post.qualifiers.role_class, post.qualifiers.role) for post in posts] == [("head", None)]
