import copy

import pytest
from perfect import perfect_extract

from evals import reference
from whosays.scoring.align import head, overlap, same_quantity
from whosays.scoring.claims import score

PASSAGES = reference.load("passages") + reference.load("heldout")
QABOOS = next(p for p in PASSAGES if p["id"] == "wikinews-178")


def only(passage: reference.Passage, predicate: str, **keep: object) -> dict:
    """The perfect extract with just its first required claim of this predicate."""
    extract = perfect_extract(passage)
    number = next(
        n
        for n, c in enumerate(passage["claims"])
        if c["predicate"] == predicate and not c["optional"] and all(c[k] == v for k, v in keep.items())
    )
    extract["claims"] = [extract["claims"][number]]
    return extract


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["id"])
def test_the_reference_itself_is_perfect(passage: reference.Passage) -> None:
    result = score(passage, perfect_extract(passage))
    assert result.missing == []
    assert result.spurious == []
    assert (result.strict.recall, result.strict.precision) == (1.0, 1.0)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["id"])
def test_silence_finds_nothing(passage: reference.Passage) -> None:
    result = score(passage, {**perfect_extract(passage), "claims": []})
    assert result.strict.found == 0
    assert len(result.missing) == result.strict.wanted


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["id"])
def test_another_holder_is_wrong_but_found_without_chain(passage: reference.Passage) -> None:
    extract = perfect_extract(passage)
    for claim in extract["claims"]:
        claim["chain"].append({"step": 9, "kind": "reader", "name": "Zeno"})
    result = score(passage, extract)
    assert result.strict.found == result.strict.right == 0
    assert result.loose.recall == 1.0


def test_a_denial_is_not_an_assertion() -> None:
    extract = only(QABOOS, "related_to")
    assert score(QABOOS, extract).strict.right == 1
    extract["claims"][0]["polarity"] = "denied"
    assert score(QABOOS, extract).strict.wrong == 1


def test_direction_matters_but_for_symmetric_predicates() -> None:
    for predicate, right in (("related_to", 1), ("posted_to", 0)):
        extract = only(QABOOS, predicate)
        claim = extract["claims"][0]
        claim["subject"], claim["object"] = claim["object"], claim["subject"]
        assert score(QABOOS, extract).strict.right == right


def test_another_role_is_wrong_and_a_missing_one_is_not() -> None:
    extract = only(QABOOS, "posted_to")
    extract["claims"][0]["qualifiers"]["role"] = None
    assert score(QABOOS, extract).strict.right == 1
    extract["claims"][0]["qualifiers"]["role"] = {"value": "gardener"}
    assert score(QABOOS, extract).strict.wrong == 1


def test_a_pronoun_needs_its_antecedent() -> None:
    passage = next(p for p in PASSAGES if "Alsumaria" in p["text"])
    extract = only(passage, "strength")
    assert score(passage, extract).strict.right == 1
    subject = extract["claims"][0]["subject"]["mention"]
    for mention in extract["mentions"]:
        if mention["id"] == subject:
            mention["entity"] = "alone"
    assert score(passage, extract).strict.wrong == 1


def test_an_event_with_one_wrong_participant_is_wrong() -> None:
    extract = only(QABOOS, "event", event_type="dismissal")
    assert score(QABOOS, extract).strict.right == 1
    muscat = QABOOS["text"].index("Muscat")
    extract["mentions"].append(
        {"id": "mx", "start": muscat, "end": muscat + 6, "text": "Muscat", "entity": "ex", "name": True}
    )
    extract["claims"][0]["participants"].append({"role": "place", "mention": "mx"})
    assert score(QABOOS, extract).strict.wrong == 1


def test_an_event_with_its_sides_swapped_is_wrong() -> None:
    extract = only(QABOOS, "event", event_type="dismissal")
    swap = {"authority": "victim", "person": "authority", "date": "date"}
    for participant in extract["claims"][0]["participants"]:
        participant["role"] = swap[participant["role"]]
    assert score(QABOOS, extract).strict.wrong == 1


def test_a_claim_given_twice_counts_once_for_recall() -> None:
    extract = only(QABOOS, "related_to")
    extract["claims"].append(copy.deepcopy(extract["claims"][0]))
    tally = score(QABOOS, extract).strict
    assert (tally.found, tally.right, tally.repeated) == (1, 2, 1)


def test_an_extract_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="another text"):
        score(QABOOS, {**perfect_extract(QABOOS), "text": "x"})


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("a spokesman for the army", "spokesman"),
        ("scores of Syrian civilians", "civilians"),
        ("Windsor Locks'", "Locks"),
        ("Commissioner James Rovella of the Department", "Rovella"),
        ("Combined Joint Task Force - Operation Inherent Resolve", "Force"),
        ("tens of thousands of innocent people", "people"),
        ("KC-135R Stratotanker", "Stratotanker"),
    ],
)
def test_head(phrase: str, word: str) -> None:
    start, end = head(phrase, (0, len(phrase)))
    assert phrase[start:end] == word


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("President Fuad Masum", "Masum", True),
        ("the commander of ISIS", "ISIS", False),
        ("Rafael Humberto", "Rafael Humberto Larios", False),
    ],
)
def test_overlap(one: str, two: str, same: bool) -> None:
    text = max(one, two, key=len)
    offsets = [(text.index(words), text.index(words) + len(words)) for words in (one, two)]
    assert overlap(text, offsets[0], offsets[1]) is same


def test_quantities_compare_after_normalisation() -> None:
    over = {"verbatim": "MORE THAN 200", "low": 201, "mode": None, "high": None, "op": "over"}
    assert same_quantity(over, {"low": 201.0, "high": None, "mode": 220, "op": "over"})
    assert not same_quantity(over, {"low": 200, "high": 200, "mode": 200, "op": "exactly"})
