import pytest

from whosays import language
from whosays.claims import claims_of, proposed
from whosays.claims.likelihood import likelihood, speech_share
from whosays.claims.tree import Tree
from whosays.model.document import Document, Part


def document(text: str) -> Document:
    return Document(
        sha256="x", path="x", text=text, language="en", parts=(Part(kind="body", start=0, end=len(text)),)
    )


TEXT = "Karl Lenz is the commander of the Harbour Guard. He was arrested by the police in Tarvin on Monday."


def test_every_claim_has_the_chance_that_its_features_give() -> None:
    text = document(TEXT)
    reading = language.read(text)
    assert reading is not None
    expected = {claim.id: likelihood(found) for claim, found in proposed(text, reading)[0]}
    given = {claim.id: claim.p_extraction for claim in claims_of(text, reading).claims}
    assert given
    assert given == {place: expected[place] for place in given}
    assert len(set(given.values())) > 1


def test_no_word_of_the_text_makes_a_claim_likelier() -> None:
    def chances(text: str) -> list[float]:
        reading = language.read(document(text))
        assert reading is not None
        return sorted(claim.p_extraction for claim in claims_of(document(text), reading).claims)

    assert chances("Karl Lenz is the director of Delta Bank.") == pytest.approx(
        chances("Nils Berg is the director of Sigma Bank."), abs=0.02
    )


def test_a_chance_is_never_certain() -> None:
    assert likelihood({"stated": 50.0}) == 0.98
    assert likelihood({"stated": -50.0}) == 0.02


def test_speech_is_what_is_said_to_somebody() -> None:
    def share(text: str) -> float:
        reading = language.read(document(text))
        assert reading is not None
        return speech_share(Tree(text, reading))

    assert share("I think you know my answer.") > share("The bank closed its branch.") == 0.0
