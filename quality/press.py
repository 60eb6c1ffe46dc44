"""A press of our own on loopback: feeds of four kinds in three languages, good articles, and every fault.

Any number of feeds and articles; what each is follows from its numbers, so that a test knows what must come out.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from pages.layouts import LAYOUTS, Story, Teaser
from pages.words import WORDS
from press_server import NOT_FOUND, Reply, Request, bomb

LANGUAGES = ("fr", "ar", "en")
_PAIRS = {
    "fr": (
        ("le président français, Emmanuel Macron", "le président égyptien, Abdel Fattah al-Sissi"),
        (
            "le secrétaire d'État américain, Antony Blinken",
            "le ministre marocain des Affaires étrangères, Nasser Bourita",
        ),
    ),
    "ar": (
        ("الرئيس الفرنسي إيمانويل ماكرون", "الرئيس المصري عبد الفتاح السيسي"),
        ("وزير الخارجية الأمريكي أنتوني بلينكن", "وزير الخارجية المغربي ناصر بوريطة"),
    ),
    "en": (
        ("French President Emmanuel Macron", "Egyptian President Abdel Fattah el-Sisi"),
        ("US Secretary of State Antony Blinken", "Moroccan Foreign Minister Nasser Bourita"),
    ),
}
_NEWS = {
    "fr": (
        "Le {day}, {one} s'est entretenu par téléphone avec {other}. L'entretien a porté sur le dossier numéro {n}.",
        "Les prix du blé ont augmenté de {n} pour cent le {day} après des semaines de sécheresse dans le nord du pays.",
        "Le rapport numéro {n} compte {m} écoles rouvertes et {k} kilomètres de routes refaites dans la région {f}.",
    ),
    "ar": (
        "أجرى {one} اتصالا هاتفيا مع {other} يوم {day}، وتناول الاتصال الملف رقم {n}.",
        "ارتفعت أسعار القمح بنسبة {n} في المئة يوم {day} بعد أسابيع من الجفاف في شمال البلاد.",
        "ويحصي التقرير رقم {n} نحو {m} مدرسة أعيد فتحها و{k} كيلومترا من الطرق في المنطقة {f}.",
    ),
    "en": (
        "On {day} {one} spoke by phone with {other}. The call was about file number {n}.",
        "Wheat prices rose by {n} percent on {day} after weeks of dry weather in the north of the country.",
        "Report number {n} counts {m} schools that opened again and {k} kilometres of mended roads in region {f}.",
    ),
}
# An article's fault by its number: what is wrong with it, and whether its document still comes.
FAULTS = {
    11: "404", 12: "cut", 13: "500", 14: "bomb", 15: "charset", 16: "circle", 17: "429", 18: "empty", 19: "large",
}  # fmt: skip
KINDNESSES = {21: "moved", 22: "declared wrongly", 23: "gzip"}
FEED_FAULTS = ("500", "404", "entities", "bomb", "broken", "circle", "html", "429", "cut")
HANGING = 14  # the article that hangs, of the first feeds only


@dataclass(frozen=True)
class Press:
    """So many feeds of so many articles; `hanging` of the feeds have one article that never comes."""

    feeds: int
    articles: int
    hanging: int = 0

    def feed_addresses(self, port: int) -> list[str]:
        """Return the addresses of all feeds, the faulty ones too."""
        good = [f"http://{host(one)}:{port}/feed" for one in range(self.feeds)]
        return good + [f"http://{host(self.feeds + n)}:{port}/fault/{name}" for n, name in enumerate(FEED_FAULTS)]

    def good(self, port: int) -> set[str]:
        """Return the addresses of the documents that must come out."""
        pairs = ((feed, number) for feed in range(self.feeds) for number in range(self.articles))
        return {address(feed, number, port) for feed, number in pairs if self.fault(feed, number) is None}

    def faulty(self, port: int) -> set[str]:
        """Return the addresses of the articles that can't come out."""
        pairs = ((feed, number) for feed in range(self.feeds) for number in range(self.articles))
        return {address(feed, number, port) for feed, number in pairs if self.fault(feed, number) is not None}

    def fault(self, feed: int, number: int) -> str | None:
        """Return what is wrong with an article."""
        if number % 50 == HANGING and feed < self.hanging:
            return "hang"
        return FAULTS.get(number % 50)

    def respond(self, request: Request) -> Reply:
        """Answer as this press does."""
        port = request.headers.get("host", "").rpartition(":")[2]
        parts = request.path.strip("/").split("/")
        feed = int(request.host.rpartition(".")[2]) - 1 if request.host.startswith("127.0.1.") else 0
        if parts[0] == "robots.txt":
            return Reply("User-agent: *\nDisallow: /admin\n", kind="text/plain")
        if parts[0] == "feed":
            return self._feed(feed, port, request)
        if parts[0] == "fault":
            return feed_fault(parts[1])
        if parts[0] in ("news", "moved"):
            return self._article(feed, int(parts[1]), port, moved=parts[0] == "moved")
        return NOT_FOUND

    def _feed(self, feed: int, port: str, request: Request) -> Reply:
        etag = f'"{feed}-{self.articles}"'
        if request.headers.get("if-none-match") == etag:
            return Reply("", 304)
        body, kind = feed_text(feed, list(self._entries(feed, port)))
        return Reply(gzip.compress(body.encode()), kind=kind, headers={"ETag": etag, "Content-Encoding": "gzip"})

    def _entries(self, feed: int, port: str) -> Iterator[tuple[str, str, dt.date]]:
        for number in range(self.articles):
            one = story(feed, number, port)
            yield address(feed, number, int(port)), one.title, one.day

    def _article(self, feed: int, number: int, port: str, *, moved: bool) -> Reply:
        if fault := self.fault(feed, number):
            return article_fault(fault)
        kindness = KINDNESSES.get(number % 50)
        if kindness == "moved" and not moved:
            return Reply("", 301, headers={"Location": f"/moved/{number}"})
        page = LAYOUTS[(feed + number) % len(LAYOUTS)](story(feed, number, port))
        if kindness == "gzip":
            return Reply(gzip.compress(page.encode()), headers={"Content-Encoding": "gzip"})
        if kindness == "declared wrongly":
            return Reply(page, kind="text/html; charset=iso-8859-1")
        return Reply(page)


def host(feed: int) -> str:
    """Return the host of a feed."""
    return f"127.0.1.{feed + 1}"


def address(feed: int, number: int, port: int) -> str:
    """Return the address of an article."""
    return f"http://{host(feed)}:{port}/news/{number}"


def story(feed: int, number: int, port: str) -> Story:
    """Return the story of an article; every 25th is that of the feed three before, under its own address."""
    told = feed - 3 if number % 25 == 7 and feed >= 3 else feed
    language = LANGUAGES[told % 3]
    words, (call, wheat, report) = WORDS[language], _NEWS[language]
    n = told * 1000 + number
    day = dt.date(2023, 1, 1) + dt.timedelta(days=n % 300)
    one, other = _PAIRS[language][n % 2]
    facts = {"day": words.day(day), "one": one, "other": other, "n": n, "m": n * 7 % 911, "k": n * 13 % 877, "f": told}
    paragraphs = [call if number % 5 == 0 else wheat, report, report]
    texts = [text.format(**facts | {"n": n + at}) for at, text in enumerate(paragraphs)]
    return Own(
        slug=str(number), language=language, words=words, title=f"{words.menu[1]} {n}", paragraphs=tuple(texts),
        day=day, site=f"{host(feed)}:{port}", author="Salma Idrissi",
        teasers=(Teaser(words.menu[2], words.menu[3], day),) * 2,
        tags=words.menu[1:3],
    )  # fmt: skip


class Own(Story):
    """A story whose address is on loopback."""

    @property
    def address(self) -> str:
        """Return the address under which the press has it."""
        return f"http://{self.site}/news/{self.slug}"


def feed_text(feed: int, entries: list[tuple[str, str, dt.date]]) -> tuple[str, str]:
    """Return a feed's text and kind: RSS, Atom, JSON Feed or a sitemap of news, by its number."""
    if feed % 4 == 1:
        items = "".join(
            f'<entry><title>{escape(title)}</title><link href="{link}"/><published>{day}T08:00:00Z</published></entry>'
            for link, title, day in entries
        )
        return f'<feed xmlns="http://www.w3.org/2005/Atom">{items}</feed>', "application/atom+xml"
    if feed % 4 == 2:
        found = [{"id": link, "url": link, "title": title, "date_published": f"{day}"} for link, title, day in entries]
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": found}), "application/feed+json"
    if feed % 4 == 3:
        urls = "".join(
            f"<url><loc>{link}</loc><n:news><n:title>{escape(title)}</n:title><n:publication_date>{day}"
            "</n:publication_date></n:news></url>"
            for link, title, day in entries
        )
        space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
        return f"<urlset {space}>{urls}</urlset>", "application/xml"
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{link}</link>"
        f"<pubDate>{day:%a, %d %b %Y} 08:00:00 GMT</pubDate></item>"
        for link, title, day in entries
    )
    return f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>', "application/rss+xml"


def article_fault(fault: str) -> Reply:
    """Return the reply of a faulty article."""
    return {
        "404": NOT_FOUND,
        "cut": Reply("<html><body><p>Cut.</p></body></html>", fault="cut"),
        "500": Reply("", 500),
        "bomb": Reply(bomb(40), headers={"Content-Encoding": "gzip"}),
        "charset": Reply("<html><body><p>التقى الوزير نظيره</p></body></html>".encode("cp1256")),
        "circle": Reply("", 302, headers={"Location": "?again"}),
        "429": Reply("", 429, headers={"Retry-After": "600"}),
        "empty": Reply("<html><body></body></html>"),
        "large": Reply(b"<p>" + b"x" * 17_000_000),
        "hang": Reply("", fault="hang"),
    }[fault]


def feed_fault(fault: str) -> Reply:
    """Return the reply of a faulty feed."""
    entities = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
    return {
        "500": Reply("", 500),
        "404": NOT_FOUND,
        "entities": Reply(entities, kind="application/rss+xml"),
        "bomb": Reply(bomb(40), headers={"Content-Encoding": "gzip"}),
        "broken": Reply("<rss><channel><item><title>", kind="application/rss+xml"),
        "circle": Reply("", 302, headers={"Location": "/fault/circle"}),
        "html": Reply("<html><body><p>no feed</p></body></html>"),
        "429": Reply("", 429, headers={"Retry-After": "600"}),
        "cut": Reply("<rss><channel>" + "<item></item>" * 9, kind="application/rss+xml", fault="cut"),
    }[fault]
