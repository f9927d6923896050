"""The language of a text."""

import pytest

from whosays.text.identify import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said the licence was void. The company will appeal on Monday.", "en"),
        ("SANTIAGO, 6 MAR 90 -- THE PRESIDENT SAID TODAY THAT THE GOVERNMENT WILL NEGOTIATE.", "en"),
        ("Obama Administration Flips Bush Endangered Species Ruling", "en"),
        ("Le ministre a annoncé la fermeture du camp lundi.", "fr"),
        ("Der Minister hat die Schließung des Lagers angekündigt.", "de"),
        ("De minister heeft maandag de sluiting van het kamp aangekondigd.", "nl"),
        ("Министр заявил, что лицензия компании отозвана.", "ru"),
        ("أعلن الوزير إغلاق المخيم يوم الاثنين.", "ar"),
        ("12 345 --- 67", "und"),
        ("Ok fine", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_what_the_page_says_counts_where_the_text_is_too_short() -> None:
    assert language_of("Ok fine", "fr") == "fr"
    assert language_of("The minister said the licence was void. The company will appeal.", "fr") == "en"
