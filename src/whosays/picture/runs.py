"""Runs: the smallest pieces of our sentences."""

from __future__ import annotations

import re

from whosays.model.finding import Filler, Finding
from whosays.model.picture import Run
from whosays.picture.english import is_plural
from whosays.picture.scene import Scene

# Words that have a capital only because they began a sentence.
_SMALL = """
the a an its their his her our these those this that some several many most few both all no any another other two
three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands about around close nearly
almost over under more less fewer at up former suspected armed unidentified unnamed unknown gunmen masked local
"""
# Words that point to somebody outside the description.
_POINTING = re.compile(r"(?i)\b(?:its|his|her|their|my|our|your|us|me|we)\b")
_BEGINNINGS = frozenset(_SMALL.split())


def noun(scene: Scene, filler: Filler | None) -> Run:
    """A filler as a run: an entity is a link, a document its title; descriptions stand as they are."""
    if filler is None:
        return Run(text="somebody")
    if filler.text in scene.documents:
        return Run(text=f"‘{filler.label}’", quoted=True)
    if named(scene, filler):
        return Run(text=filler.label, entity=filler.entity)
    if _POINTING.search(filler.label):
        # "Our partners", "two of its officers": whose, only the source can say.
        return Run(text=quoted(filler.label).text, entity=filler.entity, quoted=True)
    return Run(text=inside(filler.label), entity=filler.entity)


def inside(words: str) -> str:
    """A description inside a sentence: without the capital with which it began one."""
    first = words.split(" ", 1)[0]
    return first.lower() + words[len(first) :] if first.lower() in _BEGINNINGS else words


def named(scene: Scene, filler: Filler) -> bool:
    """Whether the filler is a thing with a name."""
    entity = scene.entities.get(filler.entity or "")
    return filler.text in scene.documents or (entity is not None and entity.named)


def several(scene: Scene, filler: Filler | None) -> bool:
    """Whether the filler takes a plural verb."""
    return filler is not None and is_plural(filler.label, named(scene, filler))


def quoted(words: str) -> Run:
    """Somebody else's words inside our sentence."""
    bare = words.strip().strip('‘’“”"').strip()
    return Run(text=f"‘{bare}’", quoted=True)


def source_words(scene: Scene, finding: Finding, most: int) -> list[Run]:
    """The source's own words in brackets, cut after `most` words: where our sentence alone tells too little."""
    claim = next((scene.claims[claim] for claim in finding.claims if claim in scene.claims), None)
    if claim is None:
        return []
    words = " ".join(span.text for span in claim.evidence).split()
    return [Run(text=" ("), quoted(" ".join(words[:most]) + (" …" if len(words) > most else "")), Run(text=")")]
