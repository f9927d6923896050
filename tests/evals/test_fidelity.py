"""What the fidelity figures count: sentences word for word, on their page, in their order."""

from evals.fidelity import FORMATS, compared, figures, main
from whosays.model.document import Document, Page, Part

TEXT = [[["One is here.", "Two is here."]], [["Three is here.", "Four is here."]]]


def document(first: str, second: str) -> Document:
    text = f"{first}\f{second}"
    start = len(first) + 1
    return Document(
        sha256="0" * 64,
        path="a",
        text=text,
        language="en",
        pages=(Page(number=1, start=0, end=len(first)), Page(number=2, start=start, end=len(text))),
        parts=(Part(kind="body", start=0, end=len(text)),),
    )


def test_a_perfect_document_has_every_figure_at_one() -> None:
    found = compared(document("One is here. Two is\nhere.", "Three is here. Fo-\nur is here."), TEXT, paged=True)
    assert {name: found.share(name) for name in found.counts} == dict.fromkeys(
        ("sentences", "characters", "pages", "order"), 1.0
    )


def test_a_lost_sentence_a_wrong_page_and_a_wrong_order_show() -> None:
    lost = compared(document("One is here.", "Three is here. Four is here."), TEXT, paged=True)
    assert lost.share("sentences") == 0.75
    assert lost.share("characters") < 0.8
    moved = compared(document("One is here.", "Two is here. Three is here. Four is here."), TEXT, paged=True)
    assert moved.share("pages") == 0.75
    turned = compared(document("Two is here. One is here.", "Three is here. Four is here."), TEXT, paged=True)
    assert turned.share("order") < 1


def test_born_digital_text_comes_back_whole() -> None:
    for name in ("pdf", "pdf, two columns", "pdf, two columns, row by row"):
        form = FORMATS[name]
        found = figures(form, "de")
        for key, least in form.least.items():
            assert found.share(key) >= least, (name, key)


def test_the_table_is_printed(capsys) -> None:
    assert main(["pdf"]) == 0
    assert "| pdf | nl | 1.0000 |" in capsys.readouterr().out
