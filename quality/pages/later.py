"""Six more layouts, written after the rules of reading pages: what these give was seen only once they stood."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from pages.layouts import Story, cards, document, foot, links, menu, og, ps, sharing


def spans(story: Story) -> str:
    """A portal whose paragraphs are `span` blocks in one `div`, with the day as figures."""
    text = "".join(f'<span class="para" style="display:block">{escape(one)}</span>' for one in story.paragraphs)
    body = (
        f'{menu(story)}<div class="story"><div class="headline"><h2>{escape(story.title)}</h2></div><div class="date">'
        f'{story.day:%d.%m.%Y}</div>{sharing(story)}<div class="story-text">{text}</div></div>'
        f'<div class="box"><div class="box-title">{story.words.most_read}</div>{links(story)}</div>{foot(story)}'
    )
    return document(story, "", body)


def endless(story: Story) -> str:
    """A site that loads the next story below the first, with its text."""
    following = "".join(
        f'<article class="infinite"><h2><a href="/next/{n}">{escape(one.title)}</a></h2>'
        f'<time datetime="{one.day}">x</time>'
        f"<p>{escape(one.blurb)} {story.words.more}.</p></article>"
        for n, one in enumerate(story.teasers)
    )
    body = (
        f'{menu(story)}<article><h1>{escape(story.title)}</h1><time datetime="{story.day}">{story.words.day(story.day)}'
        f"</time>{ps(story.paragraphs)}</article><section>{following}</section>{foot(story)}"
    )
    return document(story, og(story, dated=False), body)


def fonts(story: Story) -> str:
    """A site of the nineties that still runs: tables in tables, `font`, the list of other news in the same cell."""
    text = "".join(f'<p align="justify"><font size="3">{escape(one)}</font></p>' for one in story.paragraphs)
    body = (
        f'<table><tr><td><table><tr><td valign="top"><font size="5"><b>{escape(story.title)}</b></font><br><i>'
        f"{story.words.published} {story.words.day(story.day)}</i>{text}<hr><b>{story.words.related}</b>{links(story)}"
        f"</td></tr></table></td></tr></table>"
    )
    return document(story, f'<meta name="pubdate" content="{story.day:%Y%m%d}">', body)


def inside(story: Story) -> str:
    """A site with a read-also list in the middle of the text, under a line in bold."""
    middle = max(1, len(story.paragraphs) // 2)
    box = f"<p><strong>{story.words.read_also}</strong></p>{links(story)}"
    body = (
        f'{menu(story)}<main><h1>{escape(story.title)}</h1><div class="byline-block"><span>{story.words.by} '
        f'{story.author}</span> <span class="posted-on">{story.words.day(story.day)}</span></div>'
        f'<div class="rich-text">{ps(story.paragraphs[:middle])}{box}{ps(story.paragraphs[middle:])}</div></main>'
        f"{foot(story)}"
    )
    return document(story, "", body)


def newsroom(story: Story) -> str:
    """A newsroom of an organisation: metadata as a definition list, quotations as `blockquote`, contacts below."""
    first, *rest = story.paragraphs
    body = (
        f'{menu(story)}<div class="page"><h1>{escape(story.title)}</h1><dl><dt>{story.words.published}</dt>'
        f'<dd class="date">'
        f"{story.words.day(story.day)}</dd></dl><div class='text'>"
        f"<blockquote>{escape(first)}</blockquote>{ps(rest)}</div>"
        f'<div class="contact"><h3>Contact</h3><p>+000 000 000</p></div></div>'
        f'<div class="grid">{cards(story)}</div>{foot(story)}'
    )
    return document(story, og(story, dated=False), body)


def tiles(story: Story) -> str:
    """A site whose tiles of other stories are links around everything, without a heading."""
    others = "".join(
        f'<a class="tile" href="/n/{n}"><span>{escape(one.title)}</span><em>{story.words.day(one.day)}</em></a>'
        for n, one in enumerate(story.teasers)
    )
    body = (
        f'{menu(story)}<div class="hero"><h1>{escape(story.title)}</h1><p class="meta-line">{story.words.updated} '
        f"{story.words.day(story.day)}</p></div>"
        f"<div class='copy'>{ps(story.paragraphs)}<div class='tiles'>{others}</div></div>"
        f'{foot(story)}<script type="application/ld+json">{{"@type": "ReportageNewsArticle",'
        f' "datePublished": "{story.day}"}}</script>'
    )
    return document(story, "", body)


LATER: tuple[Callable[[Story], str], ...] = (spans, endless, fonts, inside, newsroom, tiles)
