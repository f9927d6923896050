"""Claims rendered as relations of re3d."""

from __future__ import annotations

from evals.measures import relations


def row(text: str, entities: list[tuple[str, str]], found: list[tuple[str, str, str]]) -> dict[str, object]:
    def place(words: str) -> dict[str, int]:
        return {"begin": text.index(words), "end": text.index(words) + len(words)}

    return {
        "id": "1",
        "title": "t",
        "source": "s",
        "text": text,
        "entities": [{**place(words), "type": kind, "confidence": 1} for words, kind in entities],
        "relations": [{"type": k, "source": place(a), "target": place(b), "confidence": 1} for k, a, b in found],
    }


def test_a_claim_is_found_by_any_kind_that_says_it() -> None:
    text = "The Delta Brigade is led by Colonel Amos Tull. The Delta Brigade operates in Mali."
    one = row(
        text,
        [("Colonel Amos Tull", "Person"), ("The Delta Brigade", "Organisation"), ("Mali", "Location")],
        [("InChargeOf", "Colonel Amos Tull", "The Delta Brigade"), ("Apart", "The Delta Brigade", "Mali")],
    )
    counts = relations.count([one])["1"]
    assert (counts["marked"], counts["found"]) == (1, 1)  # "Apart" has no predicate
    assert (counts["read"], counts["right"]) == (2, 1)  # where it operates is right, but not marked


def test_what_lies_inside_one_noun_phrase_is_not_held_wrong() -> None:
    text = "The Northern Battalion of the Red Guard took the town."
    one = row(text, [("The Northern Battalion of the Red Guard", "Organisation")], [])
    counts = relations.count([one])["1"]
    assert (counts["read"], counts["unmarkable"]) == (0, 1)
