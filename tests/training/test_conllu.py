"""The reader of trees that the recipe learns from."""

from pathlib import Path

from training import conllu, names

TREE = """\
# newdoc id = d1
# newpar
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\tcall\tcall\tVERB\tVB\t_\t0\troot\t_\t_
4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\tEntity=(1-organization-new-nnnnn-cf1-2-sgl
5\tBank\tBank\tPROPN\tNNP\t_\t3\tobj\t_\t_
6\tof\tof\tADP\tIN\t_\t7\tcase\t_\t_
7\tKarvel\tKarvel\tPROPN\tNNP\t_\t5\tnmod\t_\tEntity=(2-place-new-nnnnn-cf2-1-sgl)1)|SpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
1\tPresident\tPresident\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(3-person-new-nnnnn-cf1-2-sgl
2\tAna\tAna\tPROPN\tNNP\t_\t0\troot\t_\t_
3\tRuiz\tRuiz\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=3)
"""


def sentences(folder: Path) -> list[conllu.Sentence]:
    path = folder / "x.conllu"
    path.write_text(TREE, encoding="utf-8")
    return list(conllu.read(path))


def test_contractions_are_two_words_without_a_blank(tmp_path: Path) -> None:
    first, _ = sentences(tmp_path)
    assert first.words[:3] == ["Do", "n't", "call"]
    assert conllu.text_of([first]) == "Don't call the Bank of Karvel."


def test_nested_spans_and_roots(tmp_path: Path) -> None:
    first, second = sentences(tmp_path)
    assert sorted(first.spans) == [(3, 6, "organization"), (6, 6, "place")]
    assert second.spans == [(0, 2, "person")]
    assert first.heads[2] == 2
    assert first.deps[2] == "ROOT"


def test_paragraphs(tmp_path: Path) -> None:
    assert [len(block) for block in conllu.paragraphs(iter(sentences(tmp_path)))] == [1, 1]


def test_names_leave_articles_and_titles_out(tmp_path: Path) -> None:
    sentences(tmp_path)
    first, second = names.from_gum(tmp_path / "x.conllu")
    assert first.names == ["O", "O", "O", "O", "B-ORG", "I-ORG", "I-ORG", "O"]
    assert second.names == ["O", "B-PERSON", "I-PERSON"]
    assert first.kinds[4] == "organisation"
    assert first.kinds[6] == "place"


def test_runs_of_labels() -> None:
    labels = ["O", "B-ORG", "I-ORG", "B-LOC", "", "B-PERSON"]
    assert list(names.runs(labels)) == [(1, 3, "ORG"), (3, 4, "LOC"), (5, 6, "PERSON")]
