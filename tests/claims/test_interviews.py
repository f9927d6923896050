"""Who speaks where no label at the head of a line says so: questions and answers, names in brackets."""

from __future__ import annotations

from test_constructions import read

from whosays.model.claim import Claim

INTERVIEW = (
    "An interview with Karl Lenz\n\nKarl Lenz spent nine years in the Harbour Guard. He spoke to us in Oslo.\n\n"
    "Who commanded your unit?\n\nMajor Otto Brandt commanded the Harbour Guard. I was a driver for the"
    " Harbour Guard."
    "\n\nAnd where was it?\n\nMy unit was based in Bergen."
)
BROADCAST = (
    "OSLO, 8 AUG 89 (RADIO NORTH) -- [INTERVIEW WITH COLONEL WHEELER BY SORTO] [TEXT] [SORTO] WHO LEADS THE GUARD?"
    " [WHEELER] THE HARBOUR GUARD IS LED BY KARL BRANDT. [SORTO] AND THE FUND?"
    " [WHEELER] THE RELIEF FUND IS LED BY ANA ROTH."
)


def deepest(claims: tuple[Claim, ...], words: str) -> list[str]:
    return [holder.label for c in claims if words in c.evidence[0].text for holder in c.deepest]


def test_answers_are_the_interviewed_persons_own() -> None:
    claims = read(INTERVIEW)
    assert set(deepest(claims, "Brandt commanded")) == {"Karl Lenz"}
    assert set(deepest(claims, "was based in Bergen")) == {"Karl Lenz"}


def test_the_introduction_stays_the_publishers() -> None:
    introduced = read(INTERVIEW.replace("spent nine years in", "is the head of"))
    assert deepest(introduced, "head of the Harbour Guard") == ["The Publisher"]


def test_who_answers_may_be_the_subject_of_what_he_says() -> None:
    posts = [c for c in read(INTERVIEW) if c.predicate == "posted_to" and c.subject and c.subject.words == "I"]
    assert [c.object.words for c in posts if c.object] == ["Harbour Guard"]


def test_questions_without_a_talk_make_no_speaker() -> None:
    text = INTERVIEW.replace("An interview with Karl Lenz\n\n", "").replace(" He spoke to us in Oslo.", "")
    assert set(deepest(read(text), "was based in Bergen")) == {"The Publisher"}


def test_a_name_in_brackets_speaks_up_to_the_next() -> None:
    claims = read(BROADCAST)
    assert set(deepest(claims, "ANA ROTH")) == {"WHEELER"}
    assert all("COLONEL WHEELER" not in h.label for c in claims for h in c.chain)


def test_a_short_form_in_brackets_is_no_speaker() -> None:
    text = (
        "The Northern Front [NF] is led by Ana Roth. The Relief Fund [RF] says that the Northern Front [NF] fled."
    )
    assert set(deepest(read(text), "is led by Ana Roth")) == {"The Publisher"}
