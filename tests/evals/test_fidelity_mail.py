"""Known text comes back word for word out of mail, under the name of who wrote it."""

import pytest

from evals import fidelity_mail


@pytest.mark.parametrize("kind", fidelity_mail.MAKERS)
@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_sentences_come_back_under_their_authors(kind: str, language: str) -> None:
    row = fidelity_mail.measured(kind, language, seeds=range(2))
    assert row.recovered >= fidelity_mail.FLOOR * row.sentences
    assert row.in_order >= fidelity_mail.FLOOR * row.sentences
    assert kind == "mhtml" or row.voices >= fidelity_mail.FLOOR * row.sentences
