"""A frame: a passage put into somebody's mouth, as tokens, before it becomes a step of a chain."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.claims.quoted import Range
from whosays.claims.sources import Source
from whosays.model.holder import Polarity, Stance


@dataclass(frozen=True, slots=True)
class Frame:
    """`content` are token ranges (both ends included) that the sources are responsible for.

    `layers` are holders, outermost first; empty where nobody is named. `suppressed` content is not asserted by
    anyone ("did not say that", "no evidence that"). `rank` orders frames of equal content.
    """

    sentence: int
    cue: Range
    layers: tuple[tuple[Source, ...], ...]
    content: tuple[Range, ...]
    stance: Stance = "certain"
    polarity: Polarity = "asserted"
    suppressed: bool = False
    rank: int = 0
    framing: bool = False
    verb: int | None = None

    def holds(self, token: int) -> bool:
        """Whether the token is part of the content."""
        return any(first <= token <= last for first, last in self.content)

    @property
    def size(self) -> int:
        """Number of tokens of content."""
        return sum(last - first + 1 for first, last in self.content)


def merged(sides: list[list[list[Source]]]) -> tuple[tuple[Source, ...], ...]:
    """Holders of several phrases side by side, layer by layer, the outermost first."""
    layers: list[list[Source]] = []
    for side in sides:
        for depth, found in enumerate(side):
            while len(layers) <= depth:
                layers.append([])
            layers[depth].extend(s for s in found if s not in layers[depth])
    return tuple(tuple(layer) for layer in layers if layer)
