"""Who is who: what merges, what does not, and what is left to a person."""

from __future__ import annotations

import pytest
from builders import Draft, parts
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.model.entity import Entity, MentionRef, Resolution
from whosays.model.mention import MentionType
from whosays.resolution import Judgement, resolve


def of(resolution: Resolution, draft: Draft, mention: str) -> Entity:
    ref = MentionRef(draft.sha256, mention)
    return next(entity for entity in resolution.entities if ref in entity.mentions)


def two(kind: MentionType, left: str, right: str) -> tuple[Resolution, Entity, Entity]:
    """One name in each of two documents."""
    drafts = [Draft(f"{left} was there.", path="a"), Draft(f"{right} came too.", path="b")]
    marks = [drafts[0].mark(left, kind), drafts[1].mark(right, kind)]
    found = resolve(*parts(drafts))
    return found, of(found, drafts[0], marks[0]), of(found, drafts[1], marks[1])


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("person", "Colonel Ilvar Konst", "Ilvar Konst"),
        ("organisation", "The High Road Guard", "High Road Guard"),
        ("place", "U.S.", "United States"),
        ("organisation", "Emni", "Emni"),
    ],
)
def test_full_names_that_are_equal_merge(kind: MentionType, left: str, right: str) -> None:
    _, ours, theirs = two(kind, left, right)
    assert ours.id == theirs.id


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("person", "Ahmed", "Ahmed"),
        ("person", "Abu Bakr", "Abu Bakr"),
        ("person", "al-Baghdadi", "al-Baghdadi"),
        ("person", "Konst", "Ilvar Konst"),
        ("person", "Ilvar Konst", "Ilvar Konz"),
        ("organisation", "the Guard", "the Guard"),
        ("organisation", "1st Kestrel Brigade", "2nd Kestrel Brigade"),
        ("organisation", "High Road Guard", "HRG"),
    ],
)
def test_nothing_else_merges(kind: MentionType, left: str, right: str) -> None:
    _, ours, theirs = two(kind, left, right)
    assert ours.id != theirs.id


def test_types_must_agree() -> None:
    drafts = [Draft("Kestrel won.", path="a"), Draft("Kestrel lost.", path="b")]
    left, right = drafts[0].mark("Kestrel", "organisation"), drafts[1].mark("Kestrel", "place")
    found = resolve(*parts(drafts))
    assert of(found, drafts[0], left).id != of(found, drafts[1], right).id


@pytest.mark.parametrize(
    ("kind", "left", "right", "reason"),
    [
        ("person", "Konst", "Ilvar Konst", "family name"),
        ("person", "Ilvar Konst", "Ilvar Konszt", "spelling"),
        ("person", "I. Konst", "Ilvar Konst", "initials"),
        ("organisation", "HRG", "High Road Guard", "initials"),
    ],
)
def test_what_is_similar_is_left_to_a_person(kind: MentionType, left: str, right: str, reason: str) -> None:
    found, ours, theirs = two(kind, left, right)
    pair = next(pair for pair in found.possible if {pair.left, pair.right} == {ours.id, theirs.id})
    assert any(reason in line for line in pair.reasons)


@pytest.mark.parametrize(("left", "right"), [("Abu Bakr", "Abu Bakr"), ("Ahmed", "Ahmed")])
def test_a_shared_kunya_is_no_reason(left: str, right: str) -> None:
    found, _, _ = two("person", left, right)
    assert found.possible == ()


def declaring() -> Draft:
    draft = Draft("The High Road Guard (HRG) clears snow.", path="declares")
    guard, acronym = draft.mark("High Road Guard"), draft.mark("HRG")
    draft.claim("named", guard, acronym, kind="acronym")
    return draft


def test_a_declared_acronym_joins_other_documents() -> None:
    other = Draft("The HRG clears roads.", path="other")
    mark = other.mark("HRG")
    found = resolve(*parts([declaring(), other]))
    assert of(found, other, mark).label == "High Road Guard"


def test_an_acronym_declared_for_two_things_joins_nothing() -> None:
    rival = Draft("Hrubin Radio Group (HRG) went off air.", path="rival")
    group, acronym = rival.mark("Hrubin Radio Group"), rival.mark("HRG")
    rival.claim("named", group, acronym, kind="acronym")
    bare = Draft("HRG said nothing.", path="bare")
    mark = bare.mark("HRG")
    found = resolve(*parts([declaring(), rival, bare]))
    assert len(of(found, bare, mark).mentions) == 1
    assert any(of(found, bare, mark).id in (pair.left, pair.right) for pair in found.possible)


def test_two_declarers_of_an_acronym_are_one_where_one_bears_the_name_of_the_other() -> None:
    texts = [
        ("a", "Marenna", "Marenna, or CMS, sails."),
        ("b", "Corvane Maritime Service", "Corvane Maritime Service (CMS), also Marenna, sails."),
        ("c", "CMS", "CMS left."),
    ]
    drafts = []
    for path, name, text in texts:
        draft = Draft(text, path=path)
        whole = draft.mark(name, entity="C")
        if path != "c":
            draft.claim("named", whole, draft.mark("CMS", entity="C"), kind="acronym", evidence="CMS")
        if path == "b":
            draft.mark("Marenna", entity="C")
        drafts.append((draft, whole))
    found = resolve(*parts([draft for draft, _ in drafts]))
    assert len({of(found, draft, mark).id for draft, mark in drafts}) == 1


def test_a_denied_name_joins_nothing() -> None:
    draft = Draft("The Lamplighters are not the High Road Guard, Venn said.", path="a")
    one, two_ = draft.mark("Lamplighters"), draft.mark("High Road Guard")
    draft.claim("named", one, two_, kind="alias", by=(draft.holder(1, "Dario Venn", polarity="denied"),))
    found = resolve(*parts([draft]))
    assert of(found, draft, one).id != of(found, draft, two_).id


def test_the_label_is_the_fullest_frequent_name() -> None:
    draft = Draft("The High Road Guard (HRG) met. HRG men came; HRG men left. The Guard slept.", path="a")
    first = draft.mark("High Road Guard", entity="e")
    for occurrence in range(3):
        draft.mark("HRG", entity="e", occurrence=occurrence)
    draft.mark("Guard", entity="e", occurrence=1)
    assert of(resolve(*parts([draft])), draft, first).label == "High Road Guard"


def test_descriptions_stay_in_their_document() -> None:
    drafts = [Draft("The external unit trains.", path="a"), Draft("The external unit rests.", path="b")]
    for draft in drafts:
        draft.claim("tasked_with", draft.mark("The external unit", form="description"), "it")
    found = resolve(*parts(drafts))
    assert [entity.named for entity in found.entities] == [False, False]
    assert {entity.label for entity in found.entities} == {"The external unit"}


def test_a_description_that_no_claim_speaks_of_is_no_entity() -> None:
    draft = Draft("The external unit trains.", path="a")
    draft.mark("The external unit", form="description")
    assert resolve(*parts([draft])).entities == ()


def test_people_judge() -> None:
    drafts = [
        Draft("Konst came.", path="a"),
        Draft("Ilvar Konst went.", path="b"),
        Draft("Ilvar Konst ran.", path="c"),
    ]
    marks = [
        drafts[0].mark("Konst", "person"),
        drafts[1].mark("Ilvar Konst", "person"),
        drafts[2].mark("Ilvar Konst", "person"),
    ]
    refs = [MentionRef(draft.sha256, mark) for draft, mark in zip(drafts, marks, strict=True)]
    same = Judgement(left=refs[0], right=refs[1], verdict="same")
    apart = Judgement(left=refs[1], right=refs[2], verdict="different")
    found = resolve(*parts(drafts), [same, apart])
    entities = [of(found, draft, mark).id for draft, mark in zip(drafts, marks, strict=True)]
    assert entities[0] == entities[1] != entities[2]


NAMES = ("Ilvar Konst", "Konst", "Colonel Ilvar Konst", "Bruno Talle", "Abu Bakr", "Ilvar Konszt")
GROUPS = ("High Road Guard", "HRG", "the Guard", "Hrubin Radio Group", "1st Brigade", "First Brigade")


@settings(deadline=None)
@given(st.data())
def test_the_order_of_documents_changes_nothing(data: st.DataObject) -> None:
    drafts = []
    for number in range(data.draw(st.integers(1, 5))):
        chosen = data.draw(st.lists(st.sampled_from(NAMES + GROUPS), min_size=1, max_size=4, unique=True))
        draft = Draft(f"{number}: " + "; ".join(f"<{name}>" for name in chosen), path=str(number))
        marks = {
            name: draft.mark(f"{name}", "person" if name in NAMES else "organisation", occurrence=0)
            for name in chosen
        }
        pairs = [("High Road Guard", "HRG"), ("Hrubin Radio Group", "HRG")]
        for whole, short in pairs:
            if whole in marks and short in marks and data.draw(st.booleans()):
                draft.claim("named", marks[whole], marks[short], kind="acronym")
        drafts.append(draft)
    shuffled = data.draw(st.permutations(drafts))
    assert resolve(*parts(drafts)) == resolve(*parts(shuffled))


def column(path: str, parent: str | None) -> tuple[Draft, str]:
    draft = Draft(f"{path}: The Southern Column belongs to {parent}.", path=path)
    mark = draft.mark("Southern Column")
    if parent:
        draft.claim("part_of", mark, draft.mark(parent))
    return draft, mark


def test_a_part_is_one_where_its_whole_is_one() -> None:
    made = [column("a", "High Road Guard"), column("b", "HRG"), column("c", None)]
    made[1][0].claims.clear()
    drafts = [draft for draft, _ in made]
    found = resolve(*parts([*drafts, declaring()]))
    assert len({of(found, draft, mark).id for draft, mark in made}) == 1


def test_parts_of_different_wholes_stay_apart() -> None:
    made = [column("a", "High Road Guard"), column("b", "Hrubin Militia"), column("c", None)]
    found = resolve(*parts([draft for draft, _ in made]))
    ids = [of(found, draft, mark).id for draft, mark in made]
    assert len(set(ids)) == 3
    assert any("different wholes" in reason for pair in found.possible for reason in pair.reasons)


def test_a_wrong_alias_does_not_join_a_person_and_a_group() -> None:
    draft = Draft("Matis Delorn, known as Vardia Altavia.", path="a")
    man, group = draft.mark("Matis Delorn", "person"), draft.mark("Vardia Altavia")
    draft.claim("named", man, group, kind="alias")
    found = resolve(*parts([draft]))
    assert of(found, draft, man).id != of(found, draft, group).id


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the 4th Detachment", "4th Detachment"),
        ("the Guard's Southern Column", "Southern Column"),
        ("its Southern Column", "Southern Column"),
        ("the Night Section of the Guard", "Night Section of the Guard"),
    ],
)
def test_a_description_may_hold_a_name(text: str, label: str) -> None:
    draft = Draft(f"They met {text} there.", path="a")
    mark = draft.mark(text, form="description")
    assert of(resolve(*parts([draft])), draft, mark).label == label


def test_a_short_name_is_that_of_the_one_that_ends_on_it() -> None:
    draft = Draft("The High Road Guard came. The Guard left. The Free Column saw it.", path="a")
    whole, short = draft.mark("High Road Guard"), draft.mark("Guard", occurrence=1)
    found = resolve(*parts([draft]))
    assert of(found, draft, whole).id == of(found, draft, short).id


def person(path: str, *written: str) -> tuple[Draft, str]:
    draft = Draft(f"{path}: " + ", then ".join(f"[{name}]" for name in written), path=path)
    marks = [draft.mark(f"[{name}]"[1:-1], "person", entity="P") for name in written]
    return draft, marks[0]


def test_a_longer_name_of_one_document_joins_another() -> None:
    made = [person("a", "Eduardo Perez Beltran", "Perez Beltran"), person("b", "Eduardo Perez Beltran")]
    found = resolve(*parts([draft for draft, _ in made]))
    assert len({of(found, draft, mark).id for draft, mark in made}) == 1


def test_a_shorter_name_of_two_people_joins_neither() -> None:
    made = [
        person("a", "Mario Solorzano Martinez", "Solorzano Martinez"),
        person("b", "Adan Solorzano Martinez", "Solorzano Martinez"),
        person("c", "Solorzano Martinez"),
    ]
    found = resolve(*parts([draft for draft, _ in made]))
    assert len({of(found, draft, mark).id for draft, mark in made}) == 3


def test_a_form_of_address_and_a_name_is_that_person() -> None:
    draft = Draft("Ivo Brandel came home. Mr Brandel was tired. Mr Rast was not.")
    draft.mark("Ivo Brandel", "person", entity="B")
    draft.mark("Brandel", "person", entity="B", occurrence=1)
    described = draft.mark("Mr Brandel", "person", form="description")
    draft.claim("nationality", described, draft.mark("home", "nationality"), evidence="Mr Brandel was tired")
    documents, readings, claims = parts([draft])
    assert of(resolve(documents, readings, claims), draft, described).label == "Ivo Brandel"
