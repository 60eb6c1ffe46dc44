"""The document's own date, by where it stands, and dates that are not the document's own."""

from __future__ import annotations

import pytest

from dragoman.model import UNDATED, Document, Skipped, Span
from dragoman.timex import document_date, parse_day
from dragoman.timex.publication import address_date

_PROSE = {
    "fr": "Le ministre a reçu son homologue au siège du ministère, où ils ont évoqué la région et d'autres sujets.",
    "en": "The minister received his counterpart at the ministry, where they went over the region and other matters.",
    "ar": "استقبل الوزير نظيره في مقر الوزارة حيث بحثا العلاقات الثنائية وقضايا المنطقة وملفات أخرى تهم الجانبين.",
}


def _date(language: str, text: str, url: str | None = None) -> tuple[str | None, str]:
    dates, _ = document_date(Document("x", text.replace("...", _PROSE[language]), url=url), language)
    return dates.edtf, dates.basis


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Titre de la nouvelle\n\n14 mars 2022 - 09h15 - Tunis - Ecrit par : A.B\n\n...",
            ("2022-03-14", "dateline"),
        ),
        ("fr", "Titre\n18:022/3/2022, mercredi\nMAJ: 2/3/2022, mercredi\n...", ("2022-03-02", "dateline")),
        ("fr", " date 2021-06 ...", ("2021-06", "metadata")),
        ("fr", "Publié le 4 mai 2020 à 10h\n...", ("2020-05-04", "metadata")),
        ("fr", "TUNIS, 4 mai 2020 (TAP) - ...", ("2020-05-04", "dateline")),
        ("fr", "Le roi a reçu ce lundi 4 mai 2020 son hôte.", ("2020-05-04", "text")),
        ("en", "March 14, 2022\n...", ("2022-03-14", "dateline")),
        ("en", "Agency Published 06 May, 2021 10:54am\n...", ("2021-05-06", "metadata")),
        ("en", "News Desk | City | Updated: 22-12-2021 17:51 IST\n...", ("2021-12-22", "metadata")),
        ("en", "DOHA, March 18, 2022 (AFP) -- ...", ("2022-03-18", "dateline")),
        ("ar", "الاثنين 14 مارس 2022\n...", ("2022-03-14", "dateline")),
        ("ar", "أفادت الوكالة اليوم الاثنين 14 مارس 2022 بأن الوزير غادر.", ("2022-03-14", "text")),
        ("ar", "أعلن الوزير أمس الأحد 13 مارس 2022 أنه سيغادر.", ("2022-03-14", "text")),
    ],
)
def test_document_date(language: str, text: str, expected: tuple[str, str]) -> None:
    assert _date(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "RABAT, 14\n..."),
        ("fr", "Moscou, 21 octobre (Hibya) - ..."),
        (
            "fr",
            "Réunis le 16 juin 2021 à Genève, les deux présidents ont parlé de désarmement pendant de longues heures.",
        ),
        ("fr", "...\nÀ lire : 14 mars 2022"),
        ("fr", "Depuis le 7 mai 2020, rien."),
        ("en", "April 6 (UPI) -- ..."),
        ("en", "The two got together in Qatar on Tuesday, March 18, 2025 and endorsed a ceasefire, says a statement."),
        ("en", "...\nMost read: 14 March 2022"),
        ("en", "03/04/2022\n..."),
        ("ar", "...\nالأكثر قراءة … 10 سبتمبر، 2025"),
        ("ar", "اجتمعا في جنيف في 16 يونيو 2021 لبحث نزع السلاح."),
    ],
)
def test_what_is_no_document_date(language: str, text: str) -> None:
    assert _date(language, text) == (None, "none")


def test_given_date_goes_first() -> None:
    document = Document("x", "14 mars 2022\n", published=parse_day("2022-03-15"))
    assert document_date(document, "fr") == (parse_day("2022-03-15"), ())


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://news.example/2022/03/14/titre", "2022-03-14"),
        ("https://news.example/2022/3/4/titre", "2022-03-04"),
        ("https://news.example/titre-2022-03-14.html", "2022-03-14"),
        ("https://news.example/20220314-titre", "2022-03-14"),
        ("https://news.example/2022/03/titre", "2022-03"),
        ("https://news.example/article/1234567890", None),
        ("https://news.example/resolution-2231", None),
        ("https://news.example/2022-13-45", None),
        ("https://news.example/2022/03/14/retour-sur-2021-02-11", None),
    ],
)
def test_address(url: str, expected: str | None) -> None:
    assert address_date(url).edtf == expected


def test_clues_that_disagree_become_an_issue() -> None:
    document = Document("x", "14 mars 2022\n" + _PROSE["fr"], url="https://news.example/2022/03/20/titre")
    dates, issues = document_date(document, "fr")
    assert dates.edtf == "2022-03-20"
    assert len(issues) == 1
    assert "2022-03-14" in issues[0].what


def test_furniture_tells_no_today() -> None:
    teaser = "Lire : ce lundi 4 mai 2020, un autre jour."
    text = f"{_PROSE['fr']}\n{teaser}"
    start = text.index(teaser)
    skipped = (Skipped(Span(start, len(text)), "teaser"),)
    assert document_date(Document("x", text), "fr")[0].edtf == "2020-05-04"
    assert document_date(Document("x", text), "fr", skipped)[0] == UNDATED


def test_tenure_gives_the_year_of_today() -> None:
    document = Document("x", "أجرى الوزير، أمس الأربعاء 11 أكتوبر الجاري، مباحثات هاتفية.")
    assert document_date(document, "ar")[0] == UNDATED
    assert document_date(document, "ar", years=range(2021, 2026))[0].edtf == "2023-10-12"
    assert document_date(document, "ar", years=range(2010, 2030))[0] == UNDATED
