"""Features of a paragraph: names of what is true of its form, its words and its place on the page.

What the names mean for each label stands in `labels.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dragoman.annotate.page.furniture import Furniture, furniture
from dragoman.language.text import form_of, form_of_each, words_in
from dragoman.model import Span

_NAMED_BY = 2  # blanks in a phrase that is surely no sentence's beginning ("de notre correspondant")
_LOOKED_AT = 1_500  # characters; a paragraph that is longer than that is recognised by its length
LABEL_WORDS, BRIEF_WORDS, LONG_WORDS, VERY_LONG_WORDS = 2, 14, 25, 60
_NAME_WORDS = range(2, 5)
_RUNNING_SHARE, _SPARSE_SHARE = 0.15, 0.05  # of stop words
_DATE_SHARE, _DATE_LINE_WORDS = 0.5, 25
_MENU_SHARE, _NUMERIC_SHARE, _TITLED_SHARE = 0.6, 0.3, 0.8
_CREDIT = 90  # characters at a caption's end in which its credit stands
_BYLINE_WORDS, _NOTICE_WORDS, _CREDIT_WORDS, _HEAD_WORDS = 9, 60, 60, 5

_CLOSERS = "\"'»”“’)]\u00a0 "
_TERMINAL = re.compile(f"[.!?؟。][{re.escape(_CLOSERS)}]*$")
_TRUNCATED = re.compile(r"(?:\.{3,}|…|،|,|\[\s?[.…+][^\[\]]{0,12}\])\s?[»\"”)]?$")
_WAITING = re.compile(r"[:;؛]\s?[«\"“]?$")
_INNER_STOP = re.compile(r"[^\W\d_]{2}[»\"”)]{0,2}[.!?؟][»\"”]{0,2}\s+[«\"“]?(?:[A-ZÀ-ÖØ-Þ]|[\u0621-\u064a])")
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}\s?[:h]\s?\d{2}|\d{1,2}\s?[ap]\.?m\b")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_SEPARATOR = re.compile(r"\s[|>›/•·»]\s|\|\||[•·]")
_BULLET = re.compile(r"\s*(?:[•▪■●◆*·–—-]|\d{1,2}[.)])\s+\w")
_HANDLE = re.compile(r"\(@\w{2,30}\)")
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.\s?-?){2,4}")
_LIST_ITEM = re.compile(r"\s*(?:[,،|•·]|\s[-–—]\s)\s*")
_QUOTE_MARK = re.compile('[«»“”"]')
_QUOTED = re.compile('[«“”"][^«»“”"]{2,200}[»“”"]')
_CASED = re.compile(r"[A-Za-zÀ-ÿ]")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as the features see it: `text` and `folded` lack what is glued to the ends of `span`."""

    span: Span
    text: str
    folded: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words and numbers of its first characters, as written."""
        return tuple(words_in(self.text[:_LOOKED_AT]))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(form_of_each(self.words))

    @cached_property
    def key(self) -> str:
        """What two paragraphs that say the same share."""
        return " ".join(self.forms)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of the words that carry meaning: enough to see that two paragraphs share a subject."""
        stop = furniture().stopwords
        return frozenset(
            form.removeprefix("ال").removeprefix("وال")[:5] for form in self.forms if len(form) > 3 and form not in stop
        )

    @cached_property
    def features(self) -> frozenset[str]:
        """The names of all that is true of the paragraph by itself."""
        return frozenset(_form(self)) | frozenset(_words(self, furniture())) | frozenset(_marks(self, furniture()))

    def has(self, feature: str) -> bool:
        """Say whether the feature is true of the paragraph by itself."""
        return feature in self.features


def _form(paragraph: Paragraph) -> Iterator[str]:
    count, text = len(paragraph.words), paragraph.text
    end = text[-60:]
    yield from (name for name, is_so in _lengths(count) if is_so)
    if _TRUNCATED.search(end):
        yield "truncated"
    elif _TERMINAL.search(end):
        yield "terminal"
        if count <= BRIEF_WORDS:
            yield "short_sentence"
    elif _WAITING.search(end) and count > BRIEF_WORDS // 2:
        yield "waiting"
    else:
        yield "unpunctuated"
        if count >= LONG_WORDS:
            yield "long_unpunctuated"
    stops = len(_INNER_STOP.findall(text, 0, _LOOKED_AT))
    if stops:
        yield "several_sentences"
    if stops > 1:
        yield "many_sentences"
    if _QUOTED.search(text, 0, _LOOKED_AT):
        yield "quoted"


def _lengths(count: int) -> tuple[tuple[str, bool], ...]:
    return (
        ("no_words", count == 0),
        ("label", 0 < count <= LABEL_WORDS),
        ("brief", count <= BRIEF_WORDS),
        ("medium", BRIEF_WORDS < count < LONG_WORDS),
        ("long", count >= LONG_WORDS),
        ("very_long", count >= VERY_LONG_WORDS),
    )


def _words(paragraph: Paragraph, marks: Furniture) -> Iterator[str]:
    forms, words, count = paragraph.forms, paragraph.words, len(paragraph.words)
    if not count:
        return
    stop = sum(form in marks.stopwords for form in forms)
    if stop >= _RUNNING_SHARE * count and count > 5:
        yield "running"
    elif stop <= _SPARSE_SHARE * count and count > 3:
        yield "sparse"
    if _is_titled(words):
        yield "titled"
    numbers = sum(word[0].isdigit() for word in words)
    if numbers >= _NUMERIC_SHARE * count and numbers > 1:
        yield "numeric"
    if count <= _DATE_LINE_WORDS and _is_date_line(paragraph, marks):
        yield "date_words"
    if sum(form in marks.navigation for form in forms) >= _MENU_SHARE * count:
        yield "menu_words"
    if _is_name(words, stop):
        yield "name_only"
    if count <= 6 and stop == 0 and sum(form in marks.agencies for form in forms) * 2 >= count:
        yield "agency_only"


def _is_titled(words: tuple[str, ...]) -> bool:
    cased = [word for word in words if len(word) > 3 and _CASED.match(word)]
    return len(cased) > 3 and sum(word[0].isupper() for word in cased) >= _TITLED_SHARE * len(cased)


def _is_name(words: tuple[str, ...], stop: int) -> bool:
    return len(words) in _NAME_WORDS and not stop and all(word[0].isupper() and not word[0].isdigit() for word in words)


def _is_date_line(paragraph: Paragraph, marks: Furniture) -> bool:
    """Say whether the line is mostly made of dates, hours and the words around them."""
    forms = paragraph.forms
    named = sum(form in marks.calendar for form in forms)
    numbers = sum(form[:1].isdigit() for form in forms)
    around = sum(form in marks.dateline or form in marks.agencies or form in marks.bylines for form in forms)
    dated = (numbers and (named or around > 0)) or _DATE.search(paragraph.folded)
    overlap = sum(form in marks.calendar and (form in marks.dateline or form in marks.agencies) for form in forms)
    return bool(dated) and named + numbers + around - overlap >= _DATE_SHARE * len(forms)


def _marks(paragraph: Paragraph, marks: Furniture) -> Iterator[str]:
    folded, count = paragraph.folded[:_LOOKED_AT], len(paragraph.words)
    yield from (name for name, is_so in _at_start(folded, paragraph, marks) if is_so)
    if count <= _NOTICE_WORDS and marks.notice.search(folded):
        yield "notice_marker"
    if count <= _CREDIT_WORDS and marks.credit_end.search(folded):
        yield "credit_end"
    if count <= _CREDIT_WORDS and marks.posed.search(folded):
        yield "posed"
    if marks.credit_by.search(folded[-_CREDIT:]):
        yield "credited"
    if count <= VERY_LONG_WORDS and marks.read_on.search(folded) and not paragraph.folded.rstrip().endswith("."):
        yield "read_on"
    yield from _shape(paragraph, count)


def _at_start(folded: str, paragraph: Paragraph, marks: Furniture) -> tuple[tuple[str, bool], ...]:
    count = len(paragraph.words)
    return (
        ("related_marker", is_related(folded, marks)),
        ("related_head", is_related(folded, marks) and count <= _HEAD_WORDS),
        ("section", marks.related_alone.match(folded) is not None and marks.related.match(folded) is None),
        ("summary_marker", marks.summary.match(folded) is not None),
        ("generated", count <= LONG_WORDS and marks.generated.search(folded) is not None),
        ("box_marker", marks.box.match(folded) is not None),
        ("tags_marker", marks.tags.match(folded) is not None),
        ("advert_marker", marks.advert.match(folded) is not None),
        ("comments_marker", marks.comments.match(folded) is not None),
        ("credit_marker", marks.credit.match(folded) is not None),
        ("opener", count > BRIEF_WORDS // 2 and marks.opener.match(folded) is not None),
        ("ago", marks.ago.match(folded) is not None),
        ("byline_marker", count <= _BYLINE_WORDS and _is_byline(folded, paragraph, marks)),
        ("bylines", count <= _NOTICE_WORDS and _are_bylines(folded, marks)),
    )


def is_related(folded: str, marks: Furniture) -> bool:
    """Say whether the line announces other stories: alone, before a colon, or before a title without full stop."""
    if marks.related_alone.match(folded):
        return True
    match = marks.related.match(folded)
    if match is None:
        return False
    rest = folded[match.end() :].lstrip()
    return not rest or rest[0] in ":>»…+|-" or not _TERMINAL.search(rest[-60:])


def _is_byline(folded: str, paragraph: Paragraph, marks: Furniture) -> bool:
    match = marks.byline.match(folded)
    if (
        match is None
        or _QUOTED.search(folded)
        or (_TERMINAL.search(folded) and len(paragraph.words) > 4 and len(paragraph.words[-1]) > 1)
    ):
        return False
    name = paragraph.text[match.end() : match.end() + 1]
    return name.isupper() or not _CASED.match(name) or match.group().count(" ") > _NAMED_BY


def _are_bylines(folded: str, marks: Furniture) -> bool:
    """Say whether parts between semicolons each name a writer ("Reporting by X; editing by Y")."""
    parts = [part.strip() for part in folded.split(";")]
    return len(parts) > 1 and all(marks.byline.match(part) for part in parts)


def _shape(paragraph: Paragraph, count: int) -> Iterator[str]:
    text = paragraph.text[:_LOOKED_AT]
    hashes = len(re.findall(r"#\w", text))
    if hashes and 2 * hashes >= count - hashes:
        yield "hashed"
    if _ADDRESS.search(text) and count - len(words_in(_ADDRESS.sub("", text))) >= count / 2:
        yield "address"
    if len(_SEPARATOR.findall(text)) >= 2 and count < LONG_WORDS:
        yield "separators"
        if paragraph.forms[:1] and paragraph.forms[0] in furniture().navigation:
            yield "crumbs"
    if count < LONG_WORDS and _speaks_to_reader(text, furniture()):
        yield "reader"
    if _BULLET.match(text):
        yield "bulleted"
    if _HANDLE.search(text) and count < LONG_WORDS and text.lstrip()[:1] in "—–-":
        yield "handle"
    if _INITIALS.fullmatch(text.strip()):
        yield "initials"
    items = _LIST_ITEM.split(text) if count < 40 else []
    if len(items) > 2 and count <= 3 * len(items) and not _TERMINAL.search(text):
        yield "tag_list"


def _speaks_to_reader(text: str, marks: Furniture) -> bool:
    """Say whether a word for whoever reads the page stands in a line without quotation marks."""
    return not _QUOTE_MARK.search(text) and any(form_of(word) in marks.reader for word in words_in(text))
