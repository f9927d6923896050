"""Hypothesis strategies for records."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from whosays.model.claim import (
    EVENT_TYPES,
    PREDICATES,
    Argument,
    Claim,
    Extractor,
    Participant,
    Qualifiers,
    identified,
)
from whosays.model.holder import Holder
from whosays.model.quantity import Quantity
from whosays.model.span import Span, cut
from whosays.model.time import ValidTime

dates = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
numbers = st.none() | st.integers(0, 10**9) | st.floats(0, 1e9, allow_nan=False).map(lambda x: round(x, 4))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return cut(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def valid_times(draw: st.DrawFn) -> ValidTime:
    first, last = sorted((draw(dates), draw(dates)))
    early, late = sorted((draw(dates), draw(dates)))
    precise, imprecise = draw(st.booleans()), draw(st.booleans())
    return ValidTime(
        first_precise=first if precise else None,
        last_precise=last if precise else None,
        first_imprecise=early if imprecise and draw(st.booleans()) else None,
        last_imprecise=late if imprecise else None,
        starting=draw(st.booleans()),
        ending=draw(st.booleans()),
    )


quantities = st.builds(Quantity, verbatim=st.text(min_size=1), low=numbers, mode=numbers, high=numbers)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    text = draw(st.text(min_size=8, max_size=80))
    holders = tuple(
        Holder(
            step=step,
            kind=draw(st.sampled_from(("organisation", "named_person", "anonymous_role", "unspecified"))),
            name=draw(st.none() | st.text(min_size=1)),
            span=draw(st.none() | spans(text)),
            stance=draw(st.sampled_from(("certain", "probable", "possible", "unknown"))),
            polarity=draw(st.sampled_from(("asserted", "denied"))),
            asserted_at=draw(st.none() | dates),
        )
        for step in range(draw(st.integers(1, 3)))
    )
    arguments = (
        st.none()
        | st.builds(Argument, mention=st.just("m1"), span=spans(text))
        | st.builds(Argument, value=st.text(min_size=1) | quantities)
    )
    return identified(
        Claim(
            document=draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
            predicate=draw(st.sampled_from(PREDICATES)),
            chain=holders,
            evidence=(draw(spans(text)),),
            extractor=Extractor(name="test", version="1"),
            p_extraction=draw(st.floats(0, 1).map(lambda x: round(x, 4))),
            subject=draw(arguments),
            object=draw(arguments),
            event_type=draw(st.none() | st.sampled_from(EVENT_TYPES)),
            participants=tuple(
                draw(
                    st.lists(
                        st.builds(Participant, role=st.sampled_from(("target", "place")), span=spans(text)),
                        max_size=2,
                    )
                )
            ),
            qualifiers=Qualifiers(valid=draw(st.none() | valid_times()), quantity=draw(st.none() | quantities)),
        )
    )
