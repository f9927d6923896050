"""Scorers of mentions, on cases worked by hand."""

from whosays.scoring.mentions import (
    Tree,
    name_counts,
    name_figures,
    phrase_counts,
    phrase_figures,
    proper_run,
)

# "The late Dr. Ada Bly of Ghent University left."
TEXT = "The late Dr. Ada Bly of Ghent University left."
WORDS = ["The", "late", "Dr.", "Ada", "Bly", "of", "Ghent", "University", "left", "."]
UPOS = ["DET", "ADJ", "PROPN", "PROPN", "PROPN", "ADP", "PROPN", "PROPN", "VERB", "PUNCT"]
HEADS = [3, 3, 3, 8, 3, 7, 7, 3, 8, 8]
RELATIONS = ["det", "amod", "nmod:desc", "nsubj", "flat", "case", "compound", "nmod", "root", "punct"]
STARTS = [TEXT.index(word) for word in WORDS]
TREE = Tree(STARTS, [start + len(word) for start, word in zip(STARTS, WORDS, strict=True)], UPOS, HEADS, RELATIONS)


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def run(words: str) -> str | None:
    found = proper_run(TREE, *at(words))
    return TEXT[found[0] : found[1]] if found else None


def test_the_run_holds_the_head_and_its_proper_neighbours_without_titles() -> None:
    assert run("The late Dr. Ada Bly of Ghent University") == "Ada Bly"
    assert run("Ghent University") == "Ghent University"
    assert run("Ghent") == "Ghent"


def test_no_run_without_a_proper_head() -> None:
    assert run("left") is None
    assert run("of Ghent University") == "Ghent University"  # a preposition is no head
    assert proper_run(TREE, 500, 510) is None


def test_names_are_compared_by_run_and_type() -> None:
    gold = [(*at("The late Dr. Ada Bly of Ghent University"), "person"), (*at("Ghent University"), "organisation")]
    read = [
        (*at("Ada Bly"), "person", True),
        (*at("The late Dr. Ada Bly"), "person", False),  # the same run: counted once
        (*at("Ghent University"), "place", True),
        (*at("left"), "place", True),  # no proper head: a name too many
        (*at("left"), "person", False),  # a description without one is not compared
    ]
    counts = name_counts(TREE, gold, read)
    assert (counts["gold"], counts["read"], counts["exact"]) == (2, 3, 1)
    assert (counts["read:place"], counts["exact:person"]) == (2, 1)
    assert name_figures(counts)["f1"] == 2 / 5
    assert name_figures(counts)["organisation"] == 0


def test_names_within_spans_that_are_not_asked_for_do_not_count() -> None:
    upos = [*UPOS[:8], "NOUN", "PUNCT"]  # "... University leaver."
    tree = Tree(TREE.starts, TREE.ends, upos, HEADS, RELATIONS)
    gold = [(0, len(TEXT) - 1, "person")]
    assert name_counts(tree, gold, [(*at("Ada Bly"), "person", True)])["read"] == 0
    assert name_counts(tree, gold, [(*at("Ada Bly"), "place", True)])["read"] == 1


def test_phrases_exact_and_overlapping() -> None:
    gold = [(0, 10, "person"), (20, 30, "place"), (40, 45, "date")]
    read = [(0, 10, "person"), (22, 30, "place"), (28, 35, "person"), (44, 50, "date")]
    counts = phrase_counts(gold, read)
    assert (counts["gold"], counts["read"], counts["exact"]) == (3, 4, 1)
    assert (counts["reached"], counts["hit"]) == (3, 3)
    figures = phrase_figures(counts)
    assert figures["exact"] == 2 / 7
    assert figures["overlap_precision"] == 3 / 4
    assert figures["overlap"] == 2 * 0.75 / 1.75


def test_nothing_gives_nothing() -> None:
    assert phrase_figures(phrase_counts([], []))["exact"] == 0
    assert name_figures(name_counts(TREE, [], []))["f1"] == 0
