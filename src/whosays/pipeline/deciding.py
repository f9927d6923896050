"""`decide` and `protect`: what people say about claims and people, written into the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from whosays import store
from whosays.model.claim import Claim
from whosays.model.decision import Action, Decision
from whosays.model.errors import InputError, NotFoundError
from whosays.model.finding import Finding
from whosays.pipeline import clock
from whosays.pipeline.assembling import Assembled, protected_names
from whosays.pipeline.moving import reviews
from whosays.pipeline.pseudonyms import normal_name, pseudonyms
from whosays.pipeline.reviews import JUDGING, corrected


def found_by(case_parts: Assembled, beginning: str) -> Claim | Finding:
    """The claim or finding whose id is, or alone begins with, these characters; raises NotFoundError."""
    wanted = beginning.strip().lower()
    candidates: dict[str, Claim | Finding] = {claim.id: claim for claim in case_parts.claims}
    candidates |= {finding.id: finding for finding in case_parts.corroboration.findings}
    candidates |= {shown: candidates[id_] for id_, shown in case_parts.veil.ids.items() if id_ in candidates}
    if wanted in candidates:
        return candidates[wanted]
    ids = sorted(id_ for id_ in candidates if wanted and id_.startswith(wanted))
    if len(ids) == 1:
        return candidates[ids[0]]
    if ids:
        raise NotFoundError(
            f"{len(ids)} claims and findings have an id that begins with {beginning}.", "Give more of it."
        )
    raise NotFoundError(
        f"No claim or finding has the id {beginning}.", "The ids are in the output of: whosays brief --json"
    )


def decide(
    case: store.Case,
    parts: Assembled,
    id_: str,
    action: str,
    by: str,
    why: str,
    fields: Mapping[str, str] | None,
) -> tuple[Decision, ...]:
    """Write what a person decides on a claim, or on every claim of a finding, with a full copy of each."""
    if action not in JUDGING:
        raise InputError(f'"{action}" is not a decision.', f"Choose one of: {', '.join(JUDGING)}.")
    if not by.strip():
        raise InputError("A decision needs the name of the person who makes it.", "Add --by NAME.")
    if action == "note" and not why.strip():
        raise InputError("A note needs a text.", "Add --why TEXT.")
    if fields and action != "correct":
        raise InputError(f'Fields are given, but "{action}" changes none.', "Use correct.")
    target = found_by(parts, id_)
    if isinstance(target, Finding):
        if action == "correct" and len(target.claims) != 1:
            raise InputError(
                f"The finding {target.id} rests on {len(target.claims)} claims.",
                f"Correct one of them: {', '.join(target.claims)}.",
            )
        wanted = set(target.claims)
    else:
        wanted = {target.id}
    made: list[Decision] = []
    with store.writing(case) as unit:
        for claim in sorted((c for c in parts.claims if c.id in wanted), key=lambda c: c.id):
            made.append(_decision(unit, parts, claim, action, by, why, fields or {}))
    return tuple(made)


def _decision(
    unit: store.Unit,
    parts: Assembled,
    claim: Claim,
    action: str,
    by: str,
    why: str,
    fields: Mapping[str, str],
) -> Decision:
    judged = _judged(unit, claim, parts.decisions)
    document = store.document(unit, claim.document)
    fixed = None
    if action == "correct":
        reading = store.reading(unit, claim.document)
        fixed = corrected(_raw(unit, claim, parts.decisions), fields, by.strip(), document.text, reading)
    return store.append_decision(
        unit,
        Decision(
            number=0,
            recorded_at=clock.now(),
            by=by.strip(),
            action=_action(action),
            target=judged.id,
            why=why.strip(),
            judged=judged,
            corrected=fixed,
            text_sha256=store.text_hash(unit, claim.document),
        ),
    )


def _action(name: str) -> Action:
    return next(action for action in get_args(Action) if action == name)


def _raw(unit: store.Unit, claim: Claim, decisions: Sequence[Decision]) -> Claim:
    """The claim as it stands, with no pseudonyms in it: as read, or as a person put it."""
    try:
        return store.claim(unit, claim.id)
    except NotFoundError:
        attached = reviews(unit, store.decisions(unit), store.claims(unit))
        for decision in reversed(attached.decisions):
            for copy in (decision.corrected, decision.judged):
                if copy is not None and copy.id == claim.id:
                    return copy
        raise


def _judged(unit: store.Unit, claim: Claim, decisions: Sequence[Decision]) -> Claim:
    """The claim that a decision is on: of a corrected one, the claim that was corrected."""
    for decision in reversed(decisions):
        if decision.action == "correct" and decision.corrected is not None and decision.corrected.id == claim.id:
            return _raw(unit, decision.judged or claim, decisions)
    return _raw(unit, claim, decisions)


def protect(case: store.Case, name: str, by: str, why: str) -> str:
    """Protect a name from now on; the pseudonym it is shown under."""
    name = " ".join(name.split())
    if not normal_name(name):
        raise InputError("There is no name to protect.", "Give one.")
    with store.writing(case) as unit:
        names = protected_names(store.decisions(unit))
        if name not in names:
            _write(unit, "protect", name, by, why)
            names = (*names, name)
    return pseudonyms(case.key, "Person", names)[normal_name(name)]


def stands_in_a_text(case: store.Case, name: str) -> bool:
    """Whether some document has the name, in whatever case and accents: a typing error protects nobody."""
    words = normal_name(name)
    with store.viewing(case) as unit:
        return any(words in normal_name(document.text) for document in store.documents(unit))


def unprotect(case: store.Case, name: str, by: str, why: str) -> None:
    """Show a name again; raises NotFoundError where it is not protected."""
    with store.writing(case) as unit:
        names = protected_names(store.decisions(unit))
        same = [held for held in names if normal_name(held) == normal_name(name)]
        if not same:
            raise NotFoundError(f"{name} is not a protected name.", "Look at: whosays status")
        for held in same:
            _write(unit, "unprotect", held, by, why)


def _write(unit: store.Unit, action: Action, name: str, by: str, why: str) -> None:
    if not by.strip():
        raise InputError("A decision needs the name of the person who makes it.", "Add --by NAME.")
    store.append_decision(
        unit,
        Decision(number=0, recorded_at=clock.now(), by=by.strip(), action=action, target=name, why=why.strip()),
    )
