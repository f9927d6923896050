"""How attributions are read off a discourse tree, on a small document written for it."""

from __future__ import annotations

from evals import gum
from evals.measures.attribution import gold

_WORDS = (
    ("Ana", "attribution-positive:1->2:1:sem-atsrc-1-_+lex-indwd-2-_+syn-rpr-3-_"),
    ("said", ""),
    ("that", "ROOT:2:0"),
    ("ships", ""),
    ("sank", ""),
    ("because", "causal-cause:3->2:0:_"),
    ("it", ""),
    ("stormed", ""),
    (".", ""),
    ("She", "attribution-negative:4->5:0:sem-atsrc-1,10-gold+lex-indwd-12-_"),
    ("never", ""),
    ("thought", ""),
    ("that", "elaboration-additional:5->2:2:_"),
    ("likely", ""),
    (".", ""),
)


def document() -> gum.Tree:
    lines = ["# newdoc id = one", "# newpar"]
    for number, (word, relation) in enumerate(_WORDS, 1):
        misc = f"Discourse={relation}" if relation else "_"
        lines.append(f"{number}\t{word}\t{word}\tX\tX\t_\t{0 if number == 1 else 1}\tdep\t_\t{misc}")
    return gum.tree({"id": "one", "conllu": "\n".join(lines) + "\n"})


def test_content_is_the_unit_said_with_what_hung_on_it_before() -> None:
    tree = document()
    first, second = gold(tree)

    def words(spans: tuple[tuple[int, int], ...]) -> list[str]:
        return [tree.text[start:end] for start, end in spans]

    assert words(first.source) == ["Ana"]
    assert words(first.cue) == ["said"]
    assert words(first.content) == ["that ships sank because it stormed ."]  # not the unit that hung on later
    assert words(second.source) == ["Ana", "She"]
    assert words(second.content) == ["that likely ."]
    assert (first.negative, second.negative) == (False, True)
