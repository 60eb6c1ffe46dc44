"""Trims: furniture that is glued to an article's own sentences, cut away by itself.

A place and agency before the first sentence, a link to another story or an advertisement between two, the
writer's initials or the agency's name behind the last one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.annotate.page.furniture import Furniture
from dragoman.language.text import fold, form_of, words_in, words_of
from dragoman.model import Skipped, Span

_HEAD, _TAIL = 110, 90  # characters of a paragraph that are looked at for what is glued before and behind
_MAX_LINK_WORDS = 25
_MIN_REST = 20  # characters; what follows a dateline is at least that long
_DASHES = ("-", "--", "–", "—")
_BREAK = re.compile(r"\s*(?:--+|::+|\|\|+|//)\s*|\s*[—–]\s+|(?<=[\w)])\.?-\s|\s-\s|:\s|\s?/\s?|\s\|\s|(?<=\))\s")
_BRACKET_START = re.compile(r"\s*[(\[]([^()\[\]]{2,40})[)\]]\s*(?:--+|[—–:-])?\s*")
# "RABAT, (XY - 3rd May, 2021) " and "الرباط - (و م ع): "
_PLACE_BRACKET = re.compile(r"\s*([^()\[\].!?؟:«»“”]{2,40}?)[\s,،–—-]{0,4}\(([^()]{2,80})\)\s{0,3}[:—–-]*\s*(?=[^\W_])")
_BRACKET_END = re.compile(
    r"(?<=[.!?…»\"”؟])\s*[(\[/]\s*([^()\[\]/]{2,40})\s*[)\]/]?\s*\.?(?:\s[a-z]{1,4}(?:\.[a-z]{1,4})?)?$"
)
_INITIALS_END = re.compile(r"(?<=[.!?…»\"”؟])\s+(?:[A-ZÀ-Þ]\.\s?-?){1,3}[A-ZÀ-Þ]?\.?$")
_LAST_WORDS = re.compile(r"(?<=[.!?…»\"”؟])\s+[^.!?…؟]{1,80}$")
_HASHTAGS = re.compile(r"(?:\s*#\w+){1,12}\s*")
_ACRONYM = re.compile("[A-ZÀ-Þ]{2,6}")
_STOP = re.compile("[.!?؟]\\s")
_MAX_BARE_WORDS, _MAX_PART_WORDS, _MAX_PREFIX_WORDS = 3, 5, 12


def cuts(text: str, folded: str, span: Span, marks: Furniture) -> tuple[Skipped, ...]:
    """Return what is cut of the paragraph at `span`, in order and apart from each other."""
    found = [
        *_before(text, folded, span, marks),
        *_between(text, folded, span, marks),
        *_behind(text, folded, span, marks),
    ]
    kept: list[Skipped] = []
    for cut in sorted(found, key=lambda cut: cut.span):
        if cut.span.start < cut.span.end and (not kept or cut.span.start >= kept[-1].span.end):
            kept.append(cut)
    return tuple(kept)


def _before(text: str, folded: str, span: Span, marks: Furniture) -> Iterator[Skipped]:
    head = text[span.start : min(span.end, span.start + _HEAD)]
    if any(mark.match(folded, span.start, span.end) for mark in (marks.related, marks.tags, marks.credit, marks.ago)):
        return
    end = (
        _bracket_end(head, marks)
        or _place_bracket_end(head, marks)
        or _dateline_end(head, marks)
        or _stamp_end(head, marks)
    )
    if end and span.end - span.start - end >= _MIN_REST:
        yield Skipped(Span(span.start, span.start + end), "dateline")


def _bracket_end(head: str, marks: Furniture) -> int:
    """Return where "(Reuters) - " ends, 0 where the paragraph doesn't begin with an agency in brackets."""
    match = _BRACKET_START.match(head)
    return match.end() if match and _names_agency(match.group(1), marks) else 0


def _place_bracket_end(head: str, marks: Furniture) -> int:
    """Return where a place and an agency in brackets end, 0 where the paragraph doesn't begin with such a pair."""
    match = _PLACE_BRACKET.match(head)
    if match is None or head[match.end()].islower() or not _names_agency(match.group(2), marks):
        return 0
    words = words_in(match.group(1))
    named = 0 < len(words) <= _MAX_BARE_WORDS + 1 and _names_only(words, _forms(match.group(1)), marks)
    return match.end() if named and _forms(match.group(1))[0] not in marks.stopwords else 0


def _dateline_end(head: str, marks: Furniture) -> int:
    """Return where "RABAT, 6 April (XY) -- " ends, 0 where the paragraph has no such beginning.

    A bare name before a dash ("Rabat – ") counts beside a part that is sure, or where it is the only one:
    two dashes make an insertion.
    """
    sure = bare = bares = start = 0
    for match in _BREAK.finditer(head):
        if _is_inside(head, match, marks):
            continue
        part, mark = head[start : match.start()], match.group()
        kind = _dateline_part(part, mark, marks) if len(words_in(head[: match.start()])) <= _MAX_PREFIX_WORDS else ""
        if not mark.strip(" /|"):  # a bracket's end, a stroke: the end of a dateline only behind an agency or a day
            if kind != "sure" or not (_names_agency(part, marks) or _has_date(_forms(part), marks)):
                continue
        elif not kind:
            bares += mark.strip() in _DASHES
            break
        sure, bare, bares = (match.end(), bare, bares) if kind == "sure" else (sure, match.end(), bares + 1)
        start = match.end()
    return sure or (bare if bares == 1 else 0)


def _is_inside(head: str, match: re.Match[str], marks: Furniture) -> bool:
    """Say whether a break stands inside brackets, or between two names of one month ("26 أكتوبر/ تشرين الأول")."""
    before, behind = head[: match.start()], head[match.end() :]
    if before.count("(") > before.count(")") and not match.group().startswith(")"):
        return True
    names = (_forms(before)[-1:], _forms(behind)[:1])
    return "/" in match.group() and all(name and name[0] in marks.calendar for name in names)


def _dateline_part(part: str, mark: str, marks: Furniture) -> str:
    """Return "sure" where `part` names an agency, a day, or stands in capitals; "bare" for a name; else nothing.

    A colon counts only after capitals or an agency, since "Blinken: …" is the beginning of a statement.
    """
    words, forms = words_in(part), _forms(part)
    if (
        not words
        or _has_stop(part, marks)
        or part.startswith("-")
        or (forms[0] in marks.stopwords and not words[0].isupper())
    ):
        return ""
    is_colon = ":" in mark and "::" not in mark
    capitals = any(word.isupper() for word in words) and not any(word[0].islower() or word.istitle() for word in words)
    if capitals and len(words) <= _MAX_PART_WORDS:
        return "sure"
    known = _names_agency(part, marks) or _has_date(forms, marks)
    if not _names_only(words, forms, marks) or (is_colon and not known):
        return ""
    if known:
        return "sure"
    return "bare" if len(words) <= _MAX_BARE_WORDS and not any(word[0].isdigit() for word in words) else ""


def _has_stop(part: str, marks: Furniture) -> bool:
    """Say whether a sentence ends in `part`: a full stop that isn't that of a month or an initial."""
    return any(
        len(before) > 2 and not before.isupper() and form_of(before) not in marks.calendar
        for before in (part[: stop.start()].rsplit(None, 1)[-1] for stop in _STOP.finditer(part) if stop.start())
    )


def _forms(part: str) -> list[str]:
    return [form_of(word) for word in words_in(part)]


def _names_agency(part: str, marks: Furniture) -> bool:
    return any(form in marks.agencies for form in _forms(part)) or marks.agency.search(fold(part)) is not None


def _has_date(forms: list[str], marks: Furniture) -> bool:
    return any(form in marks.calendar for form in forms) and any(form[:1].isdigit() for form in forms)


def _names_only(words: list[str], forms: list[str], marks: Furniture) -> bool:
    """Say whether the words are names, numbers, and words of datelines; in a script without capitals, few."""
    known = marks.calendar | marks.agencies | marks.dateline
    plain = [pair for pair in zip(words, forms, strict=True) if pair[1] not in known and not pair[0][0].isdigit()]
    named = all(word[0].isupper() or (not word[0].islower() and form not in marks.stopwords) for word, form in plain)
    return named and len(plain) <= _MAX_PART_WORDS


def _stamp_end(head: str, marks: Furniture) -> int:
    """Return where a stamp like "date 2023-02 " or "Publié le 3 mai 2023 à 12h00 " ends, 0 where there is none."""
    end, stamped, dated = 0, False, False
    for match in words_of(head):
        form = form_of(match.group())
        if not (form in marks.dateline or form in marks.calendar or form[:1].isdigit()):
            break
        if len(form) < 3 and not form[:1].isdigit():  # it may begin the sentence: "Publié le 3 mai Le ministre …"
            end = match.end() if match.group().islower() else end
            continue
        stamped |= end == 0 and form in marks.dateline and len(form) > 2
        dated |= form[:1].isdigit()
        end = match.end()
    following = head[end:].lstrip(" :|-–—,")
    return len(head) - len(following) if stamped and dated and not following[:1].islower() else 0


def _between(text: str, folded: str, span: Span, marks: Furniture) -> Iterator[Skipped]:
    for match in marks.advert_inside.finditer(folded, span.start, span.end):
        following = text[match.end() : span.end].lstrip()[:1]
        if not following or following.isupper():
            yield Skipped(Span(*match.span()), "advert")
    for match in marks.related_inside.finditer(folded, span.start, span.end):
        yield Skipped(Span(match.start(), _link_end(text, match.end(), span.end)), "teaser")


def _link_end(text: str, start: int, end: int) -> int:
    """Return where the other story's title ends: with the paragraph, or where that goes on, at its first stop."""
    rest = text[start : min(end, start + 400)]
    if len(words_in(rest)) <= _MAX_LINK_WORDS and start + len(rest) == end:
        return end
    stop = _STOP.search(rest)
    return start + stop.start() + 1 if stop else end


def _behind(text: str, folded: str, span: Span, marks: Furniture) -> Iterator[Skipped]:
    start = max(span.start, span.end - _TAIL)
    tail = text[start : span.end]
    if match := _BRACKET_END.search(tail):
        words = start + match.start(1)
        is_credit = marks.credit.match(folded, words, span.end) or marks.credit_word.search(folded, words, span.end)
        ends = any(form in marks.closing for form in _forms(match.group(1))[:1])
        if not is_credit and (ends or _names_agency(match.group(1), marks) or _ACRONYM.fullmatch(match.group(1))):
            yield Skipped(Span(start + match.start(), span.end), "byline")
    elif (match := _INITIALS_END.search(tail)) and start + match.start() - span.start >= _MIN_REST:
        yield Skipped(Span(start + match.start(), span.end), "byline")
    elif (match := _LAST_WORDS.search(tail)) and _closes(match.group(), marks):
        yield Skipped(Span(start + match.start(), span.end), "tags" if "#" in match.group() else "byline")
    if (match := marks.read_on.search(folded, start, span.end)) and _STOP.search(text[start : match.start()] + " "):
        yield Skipped(Span(*match.span()), "teaser")


def _closes(words: str, marks: Furniture) -> bool:
    """Say whether what stands behind the last full stop are tags, or an agency and words like "ends"."""
    forms = _forms(words)
    closing = marks.agencies | marks.bylines | marks.closing
    known = 0 < len(forms) <= _MAX_PART_WORDS and all(form in closing for form in forms)
    return known or _HASHTAGS.fullmatch(words) is not None
