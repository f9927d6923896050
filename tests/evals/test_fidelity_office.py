"""Known sentences come back out of every office format; pages are right; deleted words stay out."""

import pytest

from evals import fidelity_office
from evals.makers import office


@pytest.mark.parametrize("kind", office.MAKERS)
def test_known_text_comes_back(kind: str) -> None:
    for language in office.LANGUAGES:
        row = fidelity_office.measured(kind, language, range(1))
        assert row.recovered / row.sentences >= fidelity_office.FLOOR, language
        assert (row.on_page, row.deleted) == (row.paged, 0)
