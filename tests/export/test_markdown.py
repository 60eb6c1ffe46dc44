"""The Markdown brief is read back by markdown-it: headings are ours, and nothing that a text says is markup."""

from __future__ import annotations

import re

from dossiers import Export
from markdown_it import MarkdownIt

from dragoman.export import About, Dossier
from dragoman.export.phrasing import headline


def html(export: Export, title: str = "A week") -> str:
    return MarkdownIt("commonmark").enable("table").render(export("markdown", about=About(title))[0].decode())


def test_headings_and_the_time_line(export: Export, told: tuple[Dossier, ...]) -> None:
    page = html(export, "Contacts of <Vell> & *Co* | 1")
    assert "<h1>Contacts of &lt;Vell&gt; &amp; *Co* | 1</h1>" in page
    assert page.count("<h3>") == len(told)
    assert page.count("<tr>") == len(told) + 1
    assert all(f"<h3>{headline(one.event)}</h3>" in page for one in told)


def test_texts_stay_texts(export: Export) -> None:
    page = html(export)
    assert "<b>" not in page
    assert "in &lt;b&gt;Vessaly&lt;/b&gt; &amp; &quot;=HYPERLINK(1)&quot; ]]&gt; they talked at length." in page
    assert set(re.findall(r"<([a-z0-9]+)", page)) <= {
        *("h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "strong", "code", "a"),
        "blockquote",
    }


def test_reports_are_linked(export: Export) -> None:
    assert '<a href="https://www.call-ar.example/a?b=1&amp;c=2">call-ar</a> (ar), Wednesday 11 October 2023' in html(
        export
    )


def test_a_number_or_mark_at_the_beginning_makes_no_list(export: Export) -> None:
    assert "<ol>" not in html(export, "1. May")
    assert "<h1>1. May</h1>" in html(export, "1. May")
