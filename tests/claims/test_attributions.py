"""The list of attributions and the holders of claims, by construction, read by the real reader."""

from __future__ import annotations

import pytest

from tests.claims.test_constructions import read
from whosays import language
from whosays.claims import claims_of
from whosays.model.document import Document, Part
from whosays.model.holder import Attribution

KILLED = "the Blue Front killed two farmers"


def attributions(text: str) -> tuple[Attribution, ...]:
    whole = Part(kind="body", start=0, end=len(text))
    document = Document(sha256="0" * 64, path="case.txt", text=text, language="en", parts=(whole,))
    return claims_of(document, language.read(document)).attributions


def shown(text: str) -> list[tuple[str, str, str]]:
    return [
        (
            one.source.text if one.source else "-",
            one.cue.text if one.cue else "-",
            " ... ".join(span.text for span in one.content),
        )
        for one in attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("I think that the bridge will hold.", "I", "think", "that the bridge will hold"),
        ("The results show that the bridge held.", "The results", "show", "that the bridge held"),
        ("We hope the bridge will hold.", "We", "hope", "the bridge will hold"),
        ("She is sure that the bridge held.", "She", "sure", "that the bridge held"),
        ("They wanted to show that the bridge held.", "They", "show", "that the bridge held"),
        ("She knew what they were doing.", "She", "knew", "what they were doing"),
        ("I have no doubt that the bridge held.", "I", "doubt", "that the bridge held"),
        ("The bridge had held for years, she believed.", "she", "believed", "The bridge had held for years"),
        ("According to one legend, the bridge held.", "one legend", "According", "the bridge held"),
        ("The bridge at dawn. Photo: Ana Roth.", "Ana Roth", "Photo", "The bridge at dawn."),
        (
            "Two million people cross it (source: the Port Authority).",
            "the Port Authority",
            "source",
            "Two million",
        ),
    ],
)
def test_what_is_in_the_list(text: str, source: str, cue: str, content: str) -> None:
    assert any(s == source and c == cue and content in said for s, c, said in shown(text)), shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "You know, the bridge held.",
        "They know how to swim.",
        "As he continued, the bridge swayed.",
        "The visas were denied.",
        "The guards were denied entry to the port.",
        "Drivers are supposed to stop at the bridge.",
        "The town reveals its charms.",
        "They chose ships according to size.",
        "She was told to leave the town.",
        "Born: 11 June 1988\n\nBats: left\n\nThrows: right",
    ],
)
def test_what_is_not(text: str) -> None:
    assert shown(text) == []


def test_what_is_not_said_is_marked() -> None:
    for text in ("The mayor has not said whether the bridge fell.", "I do not think that the bridge fell."):
        assert [one.negated for one in attributions(text)] == [True], text
    assert [one.negated for one in attributions("The mayor said the bridge did not fall.")] == [False]


def test_the_source_is_the_whole_phrase() -> None:
    (one,) = [a for a in attributions("The town's mayor, Ana Roth, said the bridge held.") if a.source]
    assert one.source is not None
    assert one.source.text == "The town's mayor, Ana Roth"


def test_a_quotation_over_sentences_is_one_content() -> None:
    text = "“The bridge held. The road did not. We were lucky,” Ana Roth said."
    (one,) = attributions(text)
    assert [span.text for span in one.content] == ["The bridge held. The road did not. We were lucky"]


def test_parents_are_the_smallest_around() -> None:
    found = attributions("Ana Roth said that Karl Lenz believes that the bridge held.")
    said, believes = [one for one in found if one.cue and one.cue.text in ("said", "believes")]
    assert said.parent is None
    assert believes.parent == found.index(said)


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("“{K}. It attacked a bus,” Ana Roth said.", "Ana Roth"),
        ("“The army is ready,” Ana Roth said. “{K}.”", "Ana Roth"),
        ("“The army is ready,” Ana Roth said.\n\n“{K} in May.”", "Ana Roth"),
        ("Ana Roth told reporters: “{K}. It attacked a bus.”", "Ana Roth"),
        ("{K}, says police chief", "police chief"),
        ("Police: {K}", "Police"),
        ("{K}: report", "report"),
        ("{K}, Ana Roth, a former clerk, told the Tribune.", "Ana Roth"),
        ("Reuters quoted an official as saying that {k}.", "an official"),
        ("{K}, Reuters quoted an official as saying.", "an official"),
        ("It was reported by the Daily Standard that {k}.", "Daily Standard"),
        ("A spokesman for the ministry said in an email that {k}.", "spokesman"),
        ("In the words of Ana Roth, {k}.", "Ana Roth"),
        ("As Ana Roth put it, {k}.", "Ana Roth"),
        ("It emerged from the interrogation of a detainee that {k}.", "detainee"),
        ("The court heard that {k}.", "unspecified"),
        ("{K}, it is claimed.", "unspecified"),
        ("Ana Roth is convinced that {k}.", "Ana Roth"),
        ("A memo obtained by the Tribune says that {k}.", "memo"),
        ("The witness testified that the colonel had told him that {k}.", "colonel"),
        ("According to an online posting, {k}.", "an online posting"),
        ("“{K}” — Ana Roth", "Ana Roth"),
        ("Interview with Ana Roth\n\nQ: What happened?\n\nA: {K}.\n\nQ: When?\n\nA: It was in May.", "Ana Roth"),
        ("Q. What happened?\n\nA. {K}.\n\nQ. When?\n\nA. It was in May.", "unspecified"),
        ("MR VALE:\nWhat happened?\n\nMS ROTH:\n{K}.\n\nMR VALE:\nWhen?\n\nMS ROTH:\nIn May.", "MS ROTH"),
        ("GENERAL WEISS SAID {U}.", "WEISS"),
        ("The army denied the raid. It also said that {k}.", "It"),
    ],
)
def test_the_deepest_holder(text: str, holder: str) -> None:
    text = text.format(k=KILLED, K=KILLED[0].upper() + KILLED[1:], U=KILLED.upper())
    events = [claim for claim in read(text) if claim.event_type == "killing"]
    assert events
    assert all(any(holder in one.label for one in claim.deepest) for claim in events), [
        [one.label for one in claim.chain] for claim in events
    ]


def test_who_shows_a_document_stands_before_it() -> None:
    (claim,) = [
        c for c in read(f"A file obtained by the Tribune says that {KILLED}.") if c.event_type == "killing"
    ]
    assert [one.label for one in claim.chain[1:]] == ["Tribune", "A file"]


def test_thinking_is_no_step_unless_somebody_is_said_to_assert() -> None:
    (claim,) = [c for c in read(f"Ana Roth knew that {KILLED}.") if c.event_type == "killing"]
    assert len(claim.chain) == 1


def test_speech_from_somebody_is_no_citation() -> None:
    assert [c for c in read("Statements have come from Ana Roth.") if c.predicate == "cites"] == []
    assert [c for c in read("The information comes from Ana Roth.") if c.predicate == "cites"]


def test_a_told_fact_is_real_and_a_told_task_is_not() -> None:
    assert any(c.event_type == "killing" for c in read(f"The guard said a clerk told him that {KILLED}."))
    assert not any(c.event_type == "killing" for c in read("The guard told them to kill two farmers."))


@pytest.mark.parametrize("mark", ['"', "“", "‘", ","])
def test_marks_without_end_cost_little(mark: str) -> None:
    text = f"{mark}Ana Roth said{mark} " * 300
    assert attributions(text) is not None


def test_a_title_before_a_name_does_not_hide_who_speaks() -> None:
    for text in (
        f"Colonel Ruth Amadi told the commission that {KILLED}.",
        f"Colonel Ruth Amadi said that {KILLED}.",
    ):
        (claim,) = [c for c in read(text) if c.event_type == "killing"]
        assert [(one.label, one.kind, one.anonymous) for one in claim.deepest] == [
            ("Ruth Amadi", "named_person", False)
        ], text
