"""Twenty layouts of news sites, each a function that puts a story into a page of its kind.

Made by hand after what such sites look like in general: where the date stands, what surrounds the text, which
boxes cut into it, how clean the markup is. No page of a real site is copied.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from pages.words import Words


@dataclass(frozen=True)
class Teaser:
    """A link to another story, with its first sentence."""

    title: str
    blurb: str
    day: dt.date


@dataclass(frozen=True)
class Story:
    """What a page is made of."""

    slug: str
    language: str
    words: Words
    title: str
    paragraphs: tuple[str, ...]
    day: dt.date
    site: str
    author: str
    teasers: tuple[Teaser, ...]
    tags: tuple[str, ...]

    @property
    def address(self) -> str:
        """Return the address without a date in it."""
        return f"https://www.{self.site}/news/{self.slug}"


def document(story: Story, head: str, body: str, attributes: str = "") -> str:
    """Return a whole page."""
    words = story.words
    return (
        f'<!DOCTYPE html>\n<html lang="{story.language}" dir="{words.direction}"{attributes}><head>'
        f'<meta charset="utf-8"><title>{escape(story.title)} | {story.site}</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def og(story: Story, *, dated: bool = True) -> str:
    """Return the Open Graph metadata."""
    date = f'<meta property="article:published_time" content="{story.day}T09:15:00+00:00">' if dated else ""
    return (
        f'<meta property="og:title" content="{escape(story.title)}"><meta property="og:type" content="article">'
        f'<meta property="og:site_name" content="{story.site}"><link rel="canonical" href="{story.address}">{date}'
    )


def json_ld(story: Story, *, related_first: bool = False) -> str:
    """Return the article's JSON-LD; with `related_first` a list of other stories with dates stands before it."""
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.day}T08:00:00+01:00",
        "dateModified": f"{story.day + dt.timedelta(days=3)}T10:00:00+01:00",
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "Organization", "name": story.site},
    }
    others = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "NewsArticle", "headline": one.title, "datePublished": f"{one.day}T08:00:00Z"}
            for one in story.teasers
        ],
    }
    found = [others, article] if related_first else [article]
    return "".join(
        f'<script type="application/ld+json">{json.dumps(one, ensure_ascii=False)}</script>' for one in found
    )


def menu(story: Story) -> str:
    """Return a site's menu."""
    links = "".join(f'<li><a href="/{number}">{word}</a></li>' for number, word in enumerate(story.words.menu))
    return f'<header><a class="logo" href="/">{story.site}</a><nav><ul>{links}</ul></nav></header>'


def foot(story: Story) -> str:
    """Return a site's foot."""
    return f"<footer><p>{story.words.cookies}</p><p>© 2026 {story.site}. {story.words.rights}.</p></footer>"


def ps(paragraphs: Sequence[str], attributes: str = "") -> str:
    """Return paragraphs as `p`."""
    return "".join(f"<p{attributes}>{escape(one)}</p>\n" for one in paragraphs)


def cards(story: Story, kind: str = "card") -> str:
    """Return other stories as cards with a title, a sentence and a day."""
    return "".join(
        f'<div class="{kind}"><h3><a href="/news/{number}">{escape(one.title)}</a></h3><p>{escape(one.blurb)}</p>'
        f'<time datetime="{one.day}">{story.words.day(one.day)}</time></div>'
        for number, one in enumerate(story.teasers)
    )


def links(story: Story) -> str:
    """Return other stories as a list of links."""
    items = "".join(f'<li><a href="/news/{n}">{escape(one.title)}</a></li>' for n, one in enumerate(story.teasers))
    return f"<ul>{items}</ul>"


def sharing(story: Story) -> str:
    """Return the buttons to pass a story on."""
    return '<ul class="share">' + "".join(f'<li><a href="#">{one}</a></li>' for one in story.words.share) + "</ul>"


def agency(story: Story) -> str:
    """An agency: clean markup, a time element, the sidebar full of other dispatches."""
    body = (
        f'{menu(story)}<main><article><h1>{escape(story.title)}</h1><time datetime="{story.day}T07:30:00Z">'
        f"{story.words.day(story.day)}</time>{ps(story.paragraphs)}</article>"
        f"<aside><h2>{story.words.most_read}</h2>{cards(story)}</aside></main>{foot(story)}"
    )
    return document(story, og(story, dated=False), body)


def daily(story: Story) -> str:
    """A national daily: JSON-LD, standfirst, a related block below, comments."""
    comments = "".join(f'<li class="comment"><p>{escape(one)}</p></li>' for one in story.words.comments)
    body = (
        f'{menu(story)}<main id="main"><article class="article"><header><h1>{escape(story.title)}</h1>'
        f'<p class="byline">{story.words.by} {story.author}</p>{sharing(story)}</header>'
        f'<div class="article__content">{ps(story.paragraphs, " class=article__paragraph")}</div></article>'
        f'<section class="related"><h2>{story.words.related}</h2>{cards(story)}</section>'
        f'<section id="comments"><ol>{comments}</ol></section></main>{foot(story)}'
    )
    return document(story, og(story, dated=False) + json_ld(story), body)


def tabloid(story: Story) -> str:
    """A tabloid: a box to other stories after each paragraph, a ticker above."""
    boxes = [
        f'<div class="read-also"><strong>{story.words.read_also} :</strong> <a href="/n">{escape(one.title)}</a></div>'
        for one in story.teasers
    ]
    inside = "".join(f"<p>{escape(one)}</p>{boxes[number % len(boxes)]}" for number, one in enumerate(story.paragraphs))
    ticker = "".join(f"<span>{escape(one.title)}</span> • " for one in story.teasers)
    body = (
        f'<div class="ticker">{ticker}</div>{menu(story)}<div class="post"><h1>{escape(story.title)}</h1>'
        f'<div class="post-body">{inside}</div><div class="ad">{story.words.advert}</div></div>'
        f'<div class="widget"><h4>{story.words.most_read}</h4>{links(story)}</div>{foot(story)}'
    )
    return document(story, og(story), body)


def broadcaster(story: Story) -> str:
    """A public broadcaster: picture with caption, links to more on the story, a media player."""
    body = (
        f'{menu(story)}<main role="main"><h1 id="main-heading">{escape(story.title)}</h1>'
        f'<time datetime="{story.day}">{story.words.day(story.day)}</time>'
        f'<figure><img src="a.jpg" alt=""><figcaption>{story.words.photo}: {escape(story.teasers[0].title)}'
        f'</figcaption></figure><div data-component="text-block">{ps(story.paragraphs)}</div>'
        f'<section aria-label="more"><h2>{story.words.related}</h2>{cards(story, "promo")}</section></main>'
        f"<section><h2>{story.words.most_read}</h2><ol>{links(story)}</ol></section>{foot(story)}"
    )
    return document(story, og(story, dated=False), body)


def channel(story: Story) -> str:
    """A satellite channel: a soup of `div`, read-also links inside the text as paragraphs with links only."""
    middle = max(1, len(story.paragraphs) // 2)
    also = f'<p><a href="/n"><strong>{story.words.read_also}: {escape(story.teasers[0].title)}</strong></a></p>'
    body = (
        f'{menu(story)}<div class="container"><div class="row"><div class="col-8"><div class="title"><h1>'
        f'{escape(story.title)}</h1></div><div class="info"><span class="date">{story.day:%d/%m/%Y}</span></div>'
        f'<div class="wysiwyg">{ps(story.paragraphs[:middle])}{also}{ps(story.paragraphs[middle:])}</div>'
        f'<div class="newsletter">{story.words.subscribe}</div></div><div class="col-4">{cards(story, "item")}</div>'
        f"</div></div>{foot(story)}"
    )
    return document(story, og(story), body)


def ministry(story: Story) -> str:
    """A ministry: tables for the layout, the text in one cell, a date in its own row."""
    menu_cells = "".join(f'<td><a href="/{n}">{word}</a></td>' for n, word in enumerate(story.words.menu))
    body = (
        f'<table width="900"><tr>{menu_cells}</tr></table><table width="900"><tr><td width="200">{links(story)}</td>'
        f'<td width="700"><h2>{escape(story.title)}</h2><p class="date">{story.words.published} '
        f"{story.words.day(story.day)}</p>{ps(story.paragraphs)}</td></tr></table>"
        f"<table><tr><td>© 2026 {story.site}</td></tr></table>"
    )
    return document(story, f'<meta name="date" content="{story.day}">', body)


def presidency(story: Story) -> str:
    """A presidency: Drupal's fields, breadcrumb, a list of the latest activities."""
    body = (
        f'{menu(story)}<div class="breadcrumb">{story.words.crumbs}: <a href="/">{story.words.menu[0]}</a></div>'
        f'<div class="node node--type-news"><h1 class="page-title">{escape(story.title)}</h1>'
        f'<div class="field field--name-field-date"><time datetime="{story.day}T12:00:00Z" class="datetime">'
        f'{story.words.day(story.day)}</time></div><div class="field field--name-body field--type-text-with-summary">'
        f'{ps(story.paragraphs)}</div></div><div class="view view-latest"><h2>{story.words.related}</h2>'
        f"{cards(story, 'views-row')}</div>{foot(story)}"
    )
    return document(story, og(story, dated=False), body)


def wordpress(story: Story) -> str:
    """A WordPress magazine: entry content, sharing and related plugins inside it, tags."""
    tags = "".join(f'<a href="/tag/{n}" rel="tag">{tag}</a> ' for n, tag in enumerate(story.tags))
    body = (
        f'{menu(story)}<div id="primary"><article class="post type-post hentry"><header class="entry-header">'
        f'<h1 class="entry-title">{escape(story.title)}</h1><div class="entry-meta"><time class="entry-date published" '
        f'datetime="{story.day}T10:00:00+01:00">{story.words.day(story.day)}</time> {story.words.by} '
        f'<span class="author vcard">{story.author}</span></div></header><div class="entry-content">'
        f'{ps(story.paragraphs)}<div class="sharedaddy">{sharing(story)}</div><div id="jp-relatedposts" '
        f'class="jp-relatedposts"><h3>{story.words.related}</h3>{cards(story, "jp-relatedposts-post")}</div></div>'
        f'<footer class="entry-footer"><span class="tags-links">{story.words.tags}: {tags}</span></footer></article>'
        f'</div><div id="secondary" class="widget-area"><h2>{story.words.most_read}</h2>{links(story)}</div>'
        f"{foot(story)}"
    )
    return document(story, og(story), body)


def blog(story: Story) -> str:
    """A hosted blog: date as the heading of the day's posts, text broken by `br`, archive of months."""
    text = "<br><br>".join(escape(one) for one in story.paragraphs)
    body = (
        f'<div class="header"><h1 class="title">{story.site}</h1></div><div class="blog-posts hfeed">'
        f'<h2 class="date-header"><span>{story.words.day(story.day)}</span></h2><div class="post hentry">'
        f'<h3 class="post-title entry-title">{escape(story.title)}</h3><div class="post-body entry-content">{text}'
        f'</div><div class="post-footer"><abbr class="published" title="{story.day}T11:00:00+01:00">11:00</abbr></div>'
        f'</div></div><div class="sidebar"><h2>{story.words.most_read}</h2>{links(story)}</div>{foot(story)}'
    )
    return document(story, "", body)


def live(story: Story) -> str:
    """A live page: posts with a time each, the newest first."""
    posts = "".join(
        f'<div class="live-post"><span class="time">{20 - n}:1{n % 6}</span><p>{escape(one)}</p></div>'
        for n, one in enumerate(story.paragraphs)
    )
    body = (
        f'{menu(story)}<main><h1>{escape(story.title)}</h1><div class="live-posts">{posts}</div></main>'
        f"<aside><h2>{story.words.related}</h2>{links(story)}</aside>{foot(story)}"
    )
    return document(story, og(story) + json_ld(story), body)


def amp(story: Story) -> str:
    """An AMP page: its own elements, JSON-LD, related links at the end of the article."""
    body = (
        f'<amp-sidebar id="s">{menu(story)}</amp-sidebar><article><h1>{escape(story.title)}</h1>'
        f'<amp-img src="a.jpg" width="1" height="1"></amp-img>{ps(story.paragraphs)}'
        f'<amp-list class="related"><h4>{story.words.related}</h4>{links(story)}</amp-list></article>{foot(story)}'
    )
    return document(story, og(story, dated=False) + json_ld(story), body, " amp")


def paywall(story: Story) -> str:
    """A daily with a pay wall: offers and a newsletter form cut into the text."""
    offer = (
        f'<div class="paywall-offer"><p>{story.words.subscribe}</p><form><input type="email"><button>OK</button></form>'
        "</div>"
    )
    middle = max(1, len(story.paragraphs) // 2)
    body = (
        f'{menu(story)}<article itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">'
        f'{escape(story.title)}</h1><meta itemprop="datePublished" content="{story.day}T06:00:00Z">'
        f'<span class="author">{story.words.by} {story.author}</span><div itemprop="articleBody">'
        f"{ps(story.paragraphs[:middle])}{offer}{ps(story.paragraphs[middle:])}</div></article>"
        f'<div class="recirculation"><h3>{story.words.most_read}</h3>{cards(story, "teaser")}</div>{foot(story)}'
    )
    return document(story, og(story, dated=False), body)


def portal(story: Story) -> str:
    """A regional portal: bare text with `br` in a `div`, no paragraph at all, the date in words above."""
    text = "<br />\n<br />\n".join(escape(one) for one in story.paragraphs)
    body = (
        f'<div id="top">{"".join(f"<a href=/{n}>{w}</a> | " for n, w in enumerate(story.words.menu))}</div>'
        f'<div id="left">{links(story)}</div><div id="center"><span class="titre">{escape(story.title)}</span><br>'
        f'<span class="date">{story.words.published} {story.words.day(story.day)} - 14:05</span><br>'
        f'<div id="article">{text}</div></div><div id="bottom">© 2026 {story.site}</div>'
    )
    return document(story, "", body)


def organisation(story: Story) -> str:
    """An international organisation: press release with label, a sidebar of contacts, documents to download."""
    body = (
        f'{menu(story)}<main class="ecl"><div class="ecl-page-header"><span class="ecl-meta">'
        f"{story.words.day(story.day)}</span><h1>{escape(story.title)}</h1></div>"
        f'<div class="ecl-editor">{ps(story.paragraphs)}</div>'
        f'<div class="ecl-file"><a href="a.pdf">PDF (120 KB)</a></div><div class="ecl-contacts"><h2>Contact</h2>'
        f"<p>press@{story.site}</p></div></main><section><h2>{story.words.related}</h2>{links(story)}</section>{foot(story)}"
    )
    return document(story, f'<meta name="DC.date.issued" content="{story.day}">', body)


def magazine(story: Story) -> str:
    """A magazine: pull quotes that repeat the text, a drop cap, footnotes, an author's box."""
    middle = max(1, len(story.paragraphs) // 2)
    pull = f'<aside class="pullquote"><p>{escape(story.paragraphs[0].split(". ")[0])}</p></aside>'
    body = (
        f'{menu(story)}<article class="longread"><h1>{escape(story.title)}</h1><p class="date">'
        f'<time datetime="{story.day}">{story.words.day(story.day)}</time></p><section class="body">'
        f"{ps(story.paragraphs[:middle])}{pull}{ps(story.paragraphs[middle:])}</section>"
        f'<div class="author-box"><p>{story.author}</p></div></article><div class="grid">{cards(story)}</div>'
        f"{foot(story)}"
    )
    return document(story, og(story), body)


def application(story: Story) -> str:
    """A site made by a script framework: class names without meaning, the state as JSON, JSON-LD of others first."""
    state = json.dumps({"page": {"title": story.title, "other": [one.title for one in story.teasers]}})
    body = (
        f'<div id="root"><div class="css-0"><div class="css-1">{menu(story)}</div><div class="css-77">'
        f'<h1 class="css-h">{escape(story.title)}</h1>{ps(story.paragraphs, " class=css-p1")}</div>'
        f'<div class="css-99">{cards(story, "css-c")}</div></div></div>'
        f"<script>window.__STATE__={state}</script>{foot(story)}"
    )
    return document(story, og(story, dated=False) + json_ld(story, related_first=True), body)


def joomla(story: Story) -> str:
    """A Joomla portal: the item's date as words, modules left and right, related items right below the text."""
    body = (
        f'{menu(story)}<div id="k2Container" class="itemView"><span class="itemDateCreated">{story.words.published} '
        f'{story.words.day(story.day)}</span><h2 class="itemTitle">{escape(story.title)}</h2><div class="itemBody">'
        f'<div class="itemIntroText">{ps(story.paragraphs[:1])}</div><div class="itemFullText">'
        f'{ps(story.paragraphs[1:])}</div></div><div class="itemRelated"><h3>{story.words.related}</h3>{links(story)}'
        f'</div></div><div id="right" class="module">{cards(story, "k2Item")}</div>{foot(story)}'
    )
    return document(story, "", body)


def updated(story: Story) -> str:
    """A newsroom that shows an update before the publication, and other stories' days above both."""
    later = story.day + dt.timedelta(days=2)
    body = (
        f'{menu(story)}<div class="latest">{cards(story, "latest-item")}</div><article><h1>{escape(story.title)}</h1>'
        f'<p class="times">{story.words.updated} <time datetime="{later}" itemprop="dateModified">'
        f'{story.words.day(later)}</time> - {story.words.published} <time datetime="{story.day}" '
        f'itemprop="datePublished" pubdate>{story.words.day(story.day)}</time></p>{ps(story.paragraphs)}'
        f'<p class="tags">{story.words.tags}: {", ".join(story.tags)}</p></article>{foot(story)}'
    )
    return document(story, og(story, dated=False) + f'<meta property="article:modified_time" content="{later}">', body)


def embassy(story: Story) -> str:
    """An embassy: an old content system, date in its metadata only, a column of services."""
    services = "".join(f"<li><a href='/{n}'>{word}</a></li>" for n, word in enumerate(story.words.menu))
    body = (
        f'<div id="wrap"><div id="nav"><ul>{services}</ul></div><div id="content"><div class="crumbs">'
        f"{story.words.crumbs}</div><h1>{escape(story.title)}</h1><div class='text'>{ps(story.paragraphs)}</div>"
        f'<p><a href="#top">↑</a></p></div><div id="col3"><h3>{story.words.related}</h3>{links(story)}</div></div>'
        f"{foot(story)}"
    )
    return document(story, f'<meta name="DC.Date" content="{story.day}"><meta name="author" content="x">', body)


def reprint(story: Story) -> str:
    """A site that reprints others: the canonical address is its own, the next story follows below the first."""
    after = "".join(
        f'<article class="next-article"><h2><a href="/n">{escape(one.title)}</a></h2><p>{escape(one.blurb)}</p>'
        f'<a class="more" href="/n">{story.words.more}</a></article>'
        for one in story.teasers
    )
    body = (
        f'{menu(story)}<main><article class="current"><h1>{escape(story.title)}</h1><div class="meta"><time '
        f'datetime="{story.day}">{story.words.day(story.day)}</time></div><div class="content">{ps(story.paragraphs)}'
        f"</div></article>{after}</main>{foot(story)}"
    )
    return document(story, og(story) + json_ld(story), body)


LAYOUTS: tuple[Callable[[Story], str], ...] = (
    agency, daily, tabloid, broadcaster, channel, ministry, presidency, wordpress, blog, live, amp, paywall, portal,
    organisation, magazine, application, joomla, updated, embassy, reprint,
)  # fmt: skip
