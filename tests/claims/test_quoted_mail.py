"""A statement in a mail that is quoted in another is its own author's, made on its own day."""

from datetime import date

from whosays import claims, language
from whosays.claims import credits
from whosays.model.claim import Claim
from whosays.model.document import Document, Metadata, Part

OWN = "The Coastal Guard is based in Port Ansel."
HEADER = "On 1 Mar 2015, Tom Berg wrote:"
QUOTED = "Mara Henk leads the Coastal Guard. Yesterday gunmen killed three officers in Quill, a clerk said."


def read(author: str | None, written: date | None) -> list[Claim]:
    text = f"{OWN}\n\n{HEADER}\n\n{QUOTED}"
    body, head = len(OWN), len(OWN) + 2 + len(HEADER)
    parts = (
        Part(kind="body", start=0, end=body),
        Part(kind="header", start=body + 2, end=head),
        Part(kind="attachment", start=head + 2, end=len(text), author=author, published=written),
    )
    metadata = Metadata(author="Petra Lind", published=date(2015, 3, 9))
    document = Document(sha256="0" * 64, path="a.eml", text=text, language="en", metadata=metadata, parts=parts)
    reading = language.read(document)
    assert reading is not None
    return list(claims.claims_of(document, reading).claims)


def chain(claim: Claim) -> list[tuple[int, str, str | None, date | None]]:
    return [(holder.step, holder.kind, holder.name, holder.asserted_at) for holder in claim.chain]


def test_the_quoted_author_holds_what_he_wrote_and_the_writer_what_she_wrote() -> None:
    found = {claim.predicate: claim for claim in read("Tom Berg", date(2015, 3, 1))}
    own = (0, "author", "Petra Lind", date(2015, 3, 9))
    assert chain(found["based_in"]) == [own]
    quoted = (1, "named_person", "Tom Berg", date(2015, 3, 1))
    assert chain(found["posted_to"]) == [own, quoted]
    steps = chain(found["event"])
    assert steps[:2] == [own, quoted]
    assert steps[2][3] == date(2015, 3, 1)
    valid = found["event"].qualifiers.valid
    assert valid is not None
    assert valid.first_precise == valid.last_precise == date(2015, 2, 28)


def test_what_is_quoted_without_a_name_is_nobodys_and_has_no_day() -> None:
    found = {claim.predicate: claim for claim in read(None, None)}
    assert chain(found["posted_to"])[1] == (1, "unspecified", None, None)
    valid = found["event"].qualifiers.valid
    assert valid is None or (valid.first_imprecise, valid.first_precise) == (None, None)


def test_who_quotes_himself_is_one_step() -> None:
    found = {claim.predicate: claim for claim in read("petra lind", date(2015, 3, 1))}
    assert chain(found["posted_to"]) == [(0, "author", "Petra Lind", date(2015, 3, 1))]


def test_the_fields_of_quoted_mails_are_no_speakers() -> None:
    head = "From: Tom Berg\nSent: Monday\nImportance: High"
    text = f"{head}\n\nwords\n\n{head}\n\nwords"
    second = text.rindex(head)
    parts = tuple(Part(kind="header", start=at, end=at + len(head)) for at in (0, second))
    document = Document(sha256="0" * 64, path="a.eml", text=text, language="en", parts=parts)
    assert credits.labels(document) == ()
