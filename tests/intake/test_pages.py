"""Pages: the main text without boxes of other stories, the right day, and who wrote it where."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import ROOT

from dragoman.errors import ReadError
from dragoman.intake.pages import page_document, read_page
from dragoman.intake.source import file_source, unread
from dragoman.model import Document
from dragoman.settings import Settings

sys.path.insert(0, str(ROOT / "quality"))
measure_pages = pytest.importorskip("measure_pages")

P = (
    "Le ministre marocain des Affaires étrangères a reçu vendredi à Rabat son homologue italien. "
    "Les deux ministres ont parlé de la coopération entre les deux pays et de la situation régionale."
)
Q = "Une réunion suivra au printemps à Rome, selon le ministère italien des Affaires étrangères, qui a publié un texte."


def page(body: str, head: str = "", *, url: str | None = "https://example.org/news/1") -> Document:
    """Return the document of a page with this body."""
    html = f'<html lang="fr"><head><title>Rencontre à Rabat</title>{head}</head><body>{body}</body></html>'
    return page_document(html.encode(), unread("page", "page", url), Settings())


def day(body: str, head: str = "") -> str | None:
    """Return the day of a page with this body and head."""
    return page(f"{body}<p>{P}</p><p>{Q}</p>", head).published.edtf


def test_sixty_pages() -> None:
    found = measure_pages.measured()
    assert len(found) == 60
    assert sum(one.f1 for one in found) / len(found) > 0.98
    assert [one.layout for one in found if one.f1 < 0.95] == []
    assert [one.layout for one in found if not one.dated] == []
    assert [one.coded_teasers for one in found if one.coded_teasers] == []


def test_metadata() -> None:
    head = (
        '<link rel="canonical" href="/news/1"><meta property="og:site_name" content="Le Site">'
        '<meta name="author" content="Salma Idrissi"><meta property="og:title" content="Rencontre à Rabat">'
    )
    document = page(
        f"<h1>Rencontre à Rabat</h1><p>{P}</p><p>{Q}</p>", head, url="https://m.example.org/news/1?utm_source=x"
    )
    assert document.url == "https://m.example.org/news/1"
    assert (document.title, document.author, document.site) == ("Rencontre à Rabat", "Salma Idrissi", "Le Site")
    assert len(document.id) == 16
    assert document.text.split("\n")[-2:] == [P, Q]


def test_a_file_keeps_its_name_as_id(tmp_path: Path) -> None:
    file = tmp_path / "rabat.html"
    file.write_text(f"<html><body><h1>Rabat</h1><p>{P}</p><p>{Q}</p></body></html>", "utf-8")
    [document] = read_page(file_source(file), Settings())
    assert isinstance(document, Document)
    assert (document.id, document.url, document.path) == ("rabat", None, str(file))


@pytest.mark.parametrize(
    "box",
    [
        '<div class="x"><h3><a href="/n/2">Macron reçoit Sissi à Paris</a></h3><p>Il a reçu son homologue.</p></div>',
        '<a href="/n/2"><h3>Macron reçoit Sissi à Paris</h3></a>',
        '<ul><li><a href="/n/2">Macron reçoit Sissi à Paris</a><li><a href="/n/3">Biden appelle Poutine</a></ul>',
        '<p><a href="/n/2">Lire : Macron reçoit Sissi à Paris</a></p>',
        '<figure><img src="a"><figcaption>Macron reçoit Sissi à Paris, photo AFP</figcaption></figure>',
    ],
)
def test_boxes_of_other_stories_are_no_text(box: str) -> None:
    assert "Macron" not in page(f"<article><h1>Rabat</h1><p>{P}</p>{box}<p>{Q}</p></article>").text


@pytest.mark.parametrize(
    "own",
    [
        '<h2><a href="https://example.org/news/1">Rencontre à Rabat</a></h2>',  # a blog's headline leads to itself
        '<h2><a href="#top">Rencontre à Rabat</a></h2>',
        "<h2>Un sous-titre sans lien</h2>",
        '<p>Selon <a href="/x">le communiqué du ministère</a>, la rencontre a duré une heure.</p>',
        "<ul><li>La pêche et les accords commerciaux</li><li>Les visas des étudiants marocains</li></ul>",
    ],
)
def test_the_articles_own_stays(own: str) -> None:
    text = page(f"<form id='page'><div>{own}<p>{P}</p><p>{Q}</p></div></form>").text
    assert P in text
    assert Q in text


@pytest.mark.parametrize(
    ("body", "head", "expected"),
    [
        ("", '<meta property="article:published_time" content="2023-10-13T23:30:00+01:00">', "2023-10-13"),
        ("", '<meta property="article:modified_time" content="2023-10-15T23:30:00+01:00">', None),
        ("<h1>T</h1><time datetime='2023-10-13'>vendredi</time>", "", "2023-10-13"),
        ("<time datetime='2020-01-02'></time><h1>T</h1><time datetime='2023-10-13'></time>", "", "2023-10-13"),
        ("<p class='modified'><time class='updated' datetime='2023-10-15'></time></p>", "", None),
        ("<h1>T</h1><span class='date'>Publié le 13 octobre 2023 à 14h05</span>", "", "2023-10-13"),
        ("<h1>T</h1><span class='date'>il y a 3 heures</span>", "", None),
        ("<h1>T</h1><p>© 2026 Le Site</p>", "", None),
        (
            "<h1>Rencontre à Rabat</h1>",
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Rencontre à Rabat",'
            '"datePublished": "2023-10-13T08:00:00Z"}, {"@type": "NewsArticle", "headline": "Autre",'
            '"datePublished": "2020-10-13"}]}</script>',
            "2023-10-13",
        ),
        (
            "",
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "yesterday"}</script>',
            None,
        ),
        ("", '<script type="application/ld+json">{broken</script>', None),
    ],
)
def test_days(body: str, head: str, expected: str | None) -> None:
    assert day(body, head) == expected


def test_what_is_no_article_is_refused() -> None:
    with pytest.raises(ReadError, match="no main text"):
        page("<ul><li><a href='/1'>Un</a></li><li><a href='/2'>Deux</a></li></ul>")
    with pytest.raises(ReadError, match="tags"):
        page("<b></b>" * 60_000)


def test_markup_thousands_deep_is_read_or_refused() -> None:
    with suppress(ReadError):
        assert P in page("<div>" * 40_000 + P).text
