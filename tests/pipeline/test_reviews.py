"""Finding the claims of decisions again, case by case."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from whosays.model.claim import Argument, Claim, Extractor, Participant, identified
from whosays.model.decision import Action, Decision
from whosays.model.holder import Holder
from whosays.model.mention import Mention
from whosays.model.reading import Reading
from whosays.model.span import cut
from whosays.pipeline.reviews import again, anchored, attach, corrected

TEXT = "Lind heads the Guard. Orr heads the Guard. Lind left the Guard."
DOC = "a" * 64


def claim(start: int = 0, end: int = 21, subject: tuple[int, int] = (0, 4), predicate: str = "posted_to") -> Claim:
    return identified(
        Claim(
            document=DOC,
            predicate=predicate,
            chain=(Holder(step=0, kind="organisation", name="The Post"),),
            evidence=(cut(TEXT, start, end),),
            extractor=Extractor(name="test", version="1"),
            p_extraction=0.75,
            subject=Argument(span=cut(TEXT, *subject), mention="m9"),
            object=Argument(span=cut(TEXT, 15, 20)),
        )
    )


def decision(number: int, action: Action, judged: Claim, text: str = "t", fixed: Claim | None = None) -> Decision:
    return Decision(
        number=number,
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        by="Ann",
        action=action,
        target=judged.id,
        why="",
        judged=judged,
        corrected=fixed,
        text_sha256=text,
    )


def reading() -> Reading:
    mention = Mention(id="m1", start=0, end=4, type="person", text="Lind", entity="e1", form="name", head=0)
    return Reading(
        document=DOC,
        language="en",
        reader="test",
        starts=(0,),
        ends=(4,),
        lemmas=("lind",),
        upos=("PROPN",),
        tags=("NNP",),
        heads=(0,),
        deprels=("root",),
        sentences=((0, 1),),
        mentions=(mention,),
    )


def attached(decisions: list[Decision], today: list[Claim], text: str = "t"):  # type: ignore[no-untyped-def]
    return attach(decisions, today, lambda _: text, lambda _: reading())


def test_the_same_id_is_the_same_claim() -> None:
    assert again(claim(), [claim(22, 42), claim()]) == claim()


def test_wider_evidence_and_wider_words_are_the_same_claim() -> None:
    wider = claim(0, 42, (0, 10))
    assert again(claim(), [claim(22, 42, (22, 25)), wider]) == wider


def test_the_claim_with_most_evidence_in_common_is_taken() -> None:
    near, nearer = claim(0, 10), claim(0, 20)
    assert again(claim(), [near, nearer]) == nearer
    assert again(claim(), [nearer, near]) == nearer


@pytest.mark.parametrize(
    "other",
    [
        claim(predicate="supports"),
        claim(subject=(22, 25)),
        claim(22, 42),
        replace(claim(0, 20), subject=None, id="c1"),
        replace(claim(0, 20), subject=Argument(value="Lind"), id="c2"),
        replace(claim(0, 20), event_type="attack", id="c3"),
    ],
)
def test_another_predicate_argument_or_place_is_another_claim(other: Claim) -> None:
    assert again(claim(), [other]) is None


def test_events_are_the_same_where_a_participant_is() -> None:
    def event(start: int, end: int, role: str = "perpetrator") -> Claim:
        return replace(
            claim(predicate="event"),
            subject=None,
            object=None,
            participants=(Participant(role=role, span=cut(TEXT, start, end)),),
            id=f"c{start}{role}",
        )

    assert again(event(0, 4), [event(0, 10)]) == event(0, 10)
    assert again(event(0, 4), [event(22, 25)]) is None
    assert again(event(0, 4), [event(0, 10, "victim")]) is None


def test_the_last_word_on_a_lost_claim_counts() -> None:
    accept, reject = decision(1, "accept", claim()), decision(2, "reject", claim())
    note = decision(3, "note", claim())
    kept = attached([accept, note], [])
    assert [c.id for c in kept.added] == [claim().id]
    assert kept.added[0].extractor.name == "Ann"
    assert kept.added[0].subject is not None
    assert kept.added[0].subject.mention == "m1"
    assert kept.orphans == ()
    lost = attached([accept, reject], [])
    assert (lost.added, lost.decisions) == ((), ())
    assert [d.number for d in lost.orphans] == [1, 2]


def test_a_note_on_a_lost_claim_is_listed() -> None:
    found = attached([decision(1, "note", claim())], [])
    assert [d.number for d in found.orphans] == [1]


def test_nothing_attaches_to_another_text() -> None:
    found = attached([decision(1, "accept", claim())], [claim()], text="another")
    assert (found.added, found.decisions) == ((), ())
    assert [d.number for d in found.orphans] == [1]


def test_decisions_come_back_in_their_order_with_the_ids_of_today() -> None:
    wider = claim(0, 42, (0, 10))
    other = claim(22, 42, (22, 25))
    made = [decision(1, "note", other), decision(2, "accept", claim()), decision(3, "note", other)]
    found = attached(made, [wider, other])
    assert [(d.number, d.target) for d in found.decisions] == [(1, other.id), (2, wider.id), (3, other.id)]
    assert found.added == ()


def test_a_decision_on_no_claim_is_passed_on() -> None:
    protect = replace(decision(1, "protect", claim()), judged=None, target="Lind")
    assert attached([protect], []).decisions == (protect,)


def test_the_latest_correction_stands() -> None:
    first = corrected(claim(), {"role": "heads"}, "Ann", TEXT, reading())
    second = corrected(claim(), {"subject": "Orr"}, "Ann", TEXT, reading())
    made = [decision(1, "correct", claim(), fixed=first), decision(2, "correct", claim(), fixed=second)]
    assert attached(made, [claim()]).added == (second,)
    undone = [*made, decision(3, "accept", claim())]
    assert attached(undone, [claim()]).added == ()


def test_words_of_a_correction_are_found_nearest_to_the_evidence() -> None:
    late = claim(43, 63, (43, 47))
    fixed = corrected(late, {"object": "the Guard"}, "Ann", TEXT, reading())
    assert fixed.object is not None
    assert fixed.object.span == cut(TEXT, 53, 62)
    free = corrected(late, {"object": "the Harbour Watch"}, "Ann", TEXT, reading())
    assert free.object == Argument(value="the Harbour Watch")
    assert fixed.id != late.id
    assert fixed.evidence == late.evidence
    assert (fixed.extractor.name, fixed.p_extraction) == ("Ann", 1.0)


def test_polarity_and_stance_are_those_of_the_deepest_step() -> None:
    told = replace(claim(), chain=(*claim().chain, Holder(step=1, kind="named_person", name="Orr")))
    fixed = corrected(told, {"polarity": "denied", "stance": "possible"}, "Ann", TEXT, reading())
    assert [(h.polarity, h.stance) for h in fixed.chain] == [("asserted", "certain"), ("denied", "possible")]


def test_mentions_are_those_of_the_reading_at_hand() -> None:
    assert anchored(claim(), reading()).subject == Argument(span=cut(TEXT, 0, 4), mention="m1")
    assert anchored(claim(), None).subject == Argument(span=cut(TEXT, 0, 4), mention=None)
