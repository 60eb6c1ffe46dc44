"""Which time expression of a sentence is a contact's: the nearest in its clause that nothing else claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.annotate.contacts.frames import FrameMatch
from dragoman.annotate.contacts.skeleton import Skeleton
from dragoman.annotate.contacts.skeleton_words import skeleton_words
from dragoman.annotate.contacts.subjects import ClauseWords, clause_words
from dragoman.language.text import form_of
from dragoman.timex import Anchor, Bound, Kind, TimeExpression

# How many items may lie between a trigger and its time expression.
_REACH, _REACH_NOUN = 16, 9
# At most so many words join two times of a row ("début mars et à cinq reprises en février").
_JOINING = 5
_BEFORE_VERB, _BEFORE_NOUN = 2, 4
_STOPS = frozenset({";", ":"})
_PAIR = 2
_LIMITS = (Bound.SINCE, Bound.BEFORE, Bound.UNTIL)
# A clause of a place or time begins so many items before its verb at most ("where the two ministers met").
_CLAUSE_START = 4
_NEAR = 5
_CLAUSE_REACH = 8
_BEHIND_REPORT = 3
_OPENING = 8
_PLACES = ("~p", "@")


def time_of(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str
) -> TimeExpression | None:
    """Return the time expression of a match; `others` are the sentence's triggers, each nearest to its own times."""
    words = clause_words(language)
    candidates = []
    for index, item in enumerate(skeleton.items):
        expression = _time_at(skeleton, index)
        if not item.text.startswith("~t") or expression is None or expression.bound in _LIMITS:
            continue
        distance = _distance(skeleton, match, index)
        if distance > _reach(skeleton, match, index) or _in_other_clause(skeleton, index, match, words, language):
            continue
        if _belongs_to_report(skeleton, index, match, words):
            continue
        own = _pull(skeleton, match, index)
        if any(_pull(skeleton, other, index) < own for other in others if _competes(other, match)):
            continue
        candidates.append((expression.kind_of_anchor is Anchor.EVENT, distance, index, expression))
    return min(candidates, key=lambda c: c[:3])[3] if candidates else None


def _competes(other: FrameMatch, match: FrameMatch) -> bool:
    """Say whether another trigger may take a time from this one; the general reading takes none from a frame's."""
    return other.anchor != match.anchor and (match.frame.general or not other.frame.general)


def shared_time_of(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str
) -> TimeExpression | None:
    """Return the time that a match without one shares with the clause before or after it.

    "was in Amman on Friday, where he met the King", "came from Amman, where he met the King on Friday"; but not
    "arrived on Friday from Amman, where he met the King".
    """
    words = clause_words(language)
    shared = _of_clause_before(skeleton, match, others, language, words)
    return shared or _of_clause_after(skeleton, match, others, language, words)


def _of_clause_before(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str, words: ClauseWords
) -> TimeExpression | None:
    governing = max((o for o in others if o.anchor < match.anchor), key=lambda o: o.anchor, default=None)
    link = _link(skeleton, match, words)
    if governing is None or (link is None and not _adjoins(skeleton, governing, match, words)):
        return None
    if link is not None:
        if link <= governing.anchor or _is_place_left(skeleton, link, words):
            return None
        nearer = (_time_at(skeleton, index) for index in range(link - 1, max(governing.anchor, link - _NEAR), -1))
        if found := next((time for time in nearer if time and time.kind_of_anchor is not Anchor.EVENT), None):
            return found
    return time_of(skeleton, governing, others, language) or shared_time_of(skeleton, governing, others, language)


def _of_clause_after(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str, words: ClauseWords
) -> TimeExpression | None:
    """Return the time of the contact at the place where a match ends: "came from Hanoi, where X met him on ..."."""
    _, last = _bounds(skeleton, match)
    following = min((o for o in others if o.anchor > last), key=lambda o: o.anchor, default=None)
    link = _link(skeleton, following, words) if following else None
    if (
        following is None
        or link is None
        or following.word_class != "past"
        or link - last not in (1, 2)
        or not _text(skeleton, last).startswith(_PLACES)
    ):
        return None
    return time_of(skeleton, following, others, language)


def _adjoins(skeleton: Skeleton, governing: FrameMatch, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether nothing but times, places and commas lies between: "was in Kuwait on Monday, received by X".

    Not so where the place is one that was left: "gone from Dakar on Monday, received by X".
    """
    _, last = _bounds(skeleton, governing)
    first, _ = _bounds(skeleton, match)
    between = [item.text for item in skeleton.items[last + 1 : first]]
    if any(_text(skeleton, at) in words.origins for at in range(skeleton.item_at(governing.start), last + 1)):
        return False
    return bool(between or _is_set_off(skeleton, last)) and all(text[0] in "~," for text in between)


def _link(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> int | None:
    """Return where the word stands by which a match is said to be at the place or time of another clause."""
    first = skeleton.item_at(match.start)
    reach = range(match.anchor - 1, max(0, first - _CLAUSE_START), -1)
    return next((index for index in reach if _text(skeleton, index) in words.same_time), None)


def _is_place_left(skeleton: Skeleton, link: int, words: ClauseWords) -> bool:
    """Say whether the place before "where" is one that was come from."""
    return any(_text(skeleton, index) in words.origins for index in (link - 2, link - 3) if index >= 0)


def row_of(skeleton: Skeleton, expression: TimeExpression, language: str) -> list[TimeExpression]:
    """Return the expressions that a comma or an "and" joins with this one: each dates a contact of its own."""
    reporting = clause_words(language).reporting
    times = [t for t in skeleton.times if t.kind is Kind.DATE]
    at = times.index(expression)
    row = [expression]
    for later in times[at + 1 :]:
        between = skeleton.parsed.text[row[-1].span.end : later.span.start]
        words = [form_of(word) for word in between.replace(",", " ").split()]
        if not ("," in between or skeleton.and_words & set(words)) or len(words) > _JOINING or later.bound:
            break
        if not reporting.isdisjoint(words) or _names_between(skeleton, row[-1].span.end, later.span.start):
            break  # "sent a letter on Monday, KCNA reported on Tuesday", "met X on Monday and Y on Tuesday"
        if _opens_clause(skeleton, later, clause_words(language)):
            break
        row.append(later)
    return row if len({t.rule for t in row}) == 1 or len(row) > _PAIR else [expression]


def first_time(skeleton: Skeleton, after: int, language: str) -> TimeExpression | None:
    """Return the first day told behind an item in its own clause, which no statement and no since or until takes."""
    words = clause_words(language)
    for index in range(after + 1, min(len(skeleton.items), after + _REACH)):
        text, time = _text(skeleton, index), _time_at(skeleton, index)
        if text in _STOPS or text in words.subordinate or text in words.reporting or text.startswith("@"):
            return None
        if time and time.bound not in _LIMITS and _text(skeleton, index + 1) not in words.reporting:
            return time
    return None


def is_reports(skeleton: Skeleton, expression: TimeExpression, language: str) -> bool:
    """Say whether a time stands right behind a verb of saying: "announced on Thursday that ..."."""
    at = next(i for i, item in enumerate(skeleton.items) if item.span.end > expression.span.start)
    return _text(skeleton, at - 1) in clause_words(language).reporting


def _opens_clause(skeleton: Skeleton, expression: TimeExpression, words: ClauseWords) -> bool:
    """Say whether more than an adjunct follows a time: "met X on Monday, and on Tuesday the euro fell"."""
    at = next(i for i, item in enumerate(skeleton.items) if item.span.end > expression.span.start)
    after = _text(skeleton, at + 1)
    goes_on = after in words.prepositions | words.subordinate | words.sequence | skeleton.and_words
    return after.startswith("@") or (after[:1].isalpha() and not goes_on)


def tells_more(skeleton: Skeleton, expression: TimeExpression, language: str) -> bool:
    """Say whether a time stands in a clause that only says more of somebody: "X, who had been there on Monday, ..."."""
    at = next(i for i, item in enumerate(skeleton.items) if item.span.end > expression.span.start)
    return in_relative_clause(skeleton, at, clause_words(language))


def in_relative_clause(skeleton: Skeleton, at: int, words: ClauseWords) -> bool:
    """Say whether an item stands in a relative clause behind a comma."""
    for index in range(at - 1, max(0, at - _CLAUSE_REACH), -1):
        if _text(skeleton, index) == ",":
            return False
        if _text(skeleton, index) in words.subordinate - words.complements:
            return _text(skeleton, index - 1) == "," or _is_set_off(skeleton, index - 1)
    return False


def time_before(skeleton: Skeleton, match: FrameMatch) -> TimeExpression | None:
    """Return the distance in time that counts from this contact to another: "five days after their meeting".

    "The next day, X met Y" counts from a contact told before, and not from this one.
    """
    first = skeleton.item_at(match.start)
    noun = match.word_class in (None, "bare", "ing")
    for index in (first - 1, first - 2):
        expression = _time_at(skeleton, index)
        if expression is None:
            continue
        if expression.kind_of_anchor is not Anchor.EVENT or _is_set_off(skeleton, index):
            return None
        between = _text(skeleton, first - 1) if index == first - 2 else ""
        return expression if expression.opens or (noun and not between.startswith("@")) else None
    return None


def _time_at(skeleton: Skeleton, index: int) -> TimeExpression | None:
    text = _text(skeleton, index)
    if not text.startswith("~t"):
        return None
    expression = skeleton.times[int(text[2:-1])]
    return expression if expression.kind is Kind.DATE else None


def _names_between(skeleton: Skeleton, start: int, end: int) -> bool:
    return any(item.text.startswith("@") and start <= item.span.start < end for item in skeleton.items)


def _reach(skeleton: Skeleton, match: FrameMatch, index: int) -> int:
    """Return how far off a time may stand; one far before a noun belongs to a verb between them."""
    return _REACH_NOUN if match.frame.nominal and index < skeleton.item_at(match.start) else _REACH


def _distance(skeleton: Skeleton, match: FrameMatch, index: int) -> int:
    """Return how many items lie between a time and a trigger; 0 inside the match."""
    first, last = _bounds(skeleton, match)
    if first <= index <= last:
        return 0
    return min(abs(index - first), abs(index - last), abs(index - match.anchor))


def _bounds(skeleton: Skeleton, match: FrameMatch) -> tuple[int, int]:
    return skeleton.item_at(match.start), skeleton.item_at(max(match.start, match.end - 1))


def _pull(skeleton: Skeleton, match: FrameMatch, index: int) -> int:
    """Return the distance as triggers compete for a time: one that stands before a verb is less likely its own.

    Before a noun less still, but where it stands right there: "met X on Monday for the traditional meeting".
    """
    distance = _distance(skeleton, match, index)
    if not distance or index >= skeleton.item_at(match.start):
        return distance
    return distance + (_BEFORE_NOUN if match.frame.nominal and distance > 1 else _BEFORE_VERB)


def _in_other_clause(skeleton: Skeleton, index: int, match: FrameMatch, words: ClauseWords, language: str) -> bool:
    """Say whether a boundary or a relative word lies between a time and the match: "met X, who on Friday ..."."""
    first, last = _bounds(skeleton, match)
    if index < first:
        stopped = any(item.text in _STOPS for item in skeleton.items[index + 1 : first])
        return stopped or (_ends_phrase(skeleton, index, first) and _is_of_phrase(skeleton, index, words))
    between = [item.text for item in skeleton.items[last + 1 : index]]
    if any(text in _STOPS or text in words.subordinate for text in between):
        return True
    if any(_is_new_subject(skeleton, at) for at in range(last + 1, index)):
        return True
    if _dates_what_came_before(skeleton, last, index, words) or (
        "," in between and _is_relative(skeleton, first, words)
    ):
        return True
    return index > last + 1 and _opens_next(skeleton, index, language)


def _is_new_subject(skeleton: Skeleton, at: int) -> bool:
    """Say whether a pronoun behind a comma begins a clause of its own: "arrived at dawn, he leaves this evening"."""
    text = _text(skeleton, at)
    if not text.startswith("@") or _text(skeleton, at - 1) != ",":
        return False
    return skeleton.groups[int(text.strip("@"))].reference == "he"


def _ends_phrase(skeleton: Skeleton, index: int, first: int) -> bool:
    """Say whether a comma lies between a time and a match behind it."""
    return _is_set_off(skeleton, index) or any(item.text == "," for item in skeleton.items[index + 1 : first])


def _is_of_phrase(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether a time belongs to a phrase before the clause, and dates what that speaks of.

    "Since the accord of 10 March, X has met Y", "X, who was there on Monday, met Y", "gone from Dakar on Monday, X met
    Y"; but "on Monday, in Rome, X met Y".
    """
    if in_relative_clause(skeleton, index, words):
        return True
    place_left = _text(skeleton, index - 1).startswith(_PLACES) and _text(skeleton, index - 2) in words.origins
    opening = [_text(skeleton, at) for at in range(max(0, index - _OPENING), index)]
    since = next((at for at, text in enumerate(opening) if text in words.sequence), None)
    return place_left or (since is not None and any(text[:1].isalpha() for text in opening[since + 1 :]))


def _is_relative(skeleton: Skeleton, first: int, words: ClauseWords) -> bool:
    """Say whether a match stands in a relative clause, which the next comma ends: "X, who met Y, died on Monday"."""
    opening = range(first - 1, max(0, first - 1 - _CLAUSE_START), -1)
    return any(_text(skeleton, at) in words.subordinate | words.same_time for at in opening)


def _dates_what_came_before(skeleton: Skeleton, last: int, index: int, words: ClauseWords) -> bool:
    """Say whether a year or month is that of a thing since or after which it was: "since the murder of X in 2018"."""
    expression = _time_at(skeleton, index)
    if expression is None or not any(spec.year or spec.month for spec in expression.specs):
        return False
    since = (at for at in range(last + 1, index - 1) if _text(skeleton, at) in words.sequence)
    return any(not _is_set_off(skeleton, at) for at in since)


def _opens_next(skeleton: Skeleton, index: int, language: str) -> bool:
    """Say whether a time begins what follows: "went to Paris on Monday, then on Tuesday to Rome"."""
    before = skeleton.items[index - 1]
    if _time_at(skeleton, index - 2) is not None:
        return False  # "on Monday and on Tuesday"
    if before.text == "~x~":
        return form_of(before.span.of(skeleton.parsed.text)) in skeleton_words(language).sequels
    return before.text in skeleton.and_words


def _belongs_to_report(skeleton: Skeleton, index: int, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether the time is that of a statement: "said on Wednesday he had spoken with X".

    A statement that is made during the contact dates it: "said on Wednesday, while chairing the session".
    """
    first, last = _bounds(skeleton, match)
    if first <= index <= last or (index < first and _text(skeleton, first - 1) in words.during):
        return False
    if _follows_report(skeleton, index, last if index > last else -1, words):
        return True
    if index < first and _governs(skeleton, range(index + 1, first), words):
        return True
    if first - 1 <= index <= last + 1 or _is_set_off(skeleton, index):
        return False
    return _text(skeleton, index + 1) in words.reporting


def _follows_report(skeleton: Skeleton, index: int, after: int, words: ClauseWords) -> bool:
    """Say whether a verb of saying stands before a time, with its subject between: "said the minister on Monday".

    Only behind the item `after`: "told X on Monday" may itself be the contact.
    """
    for at in range(index - 1, max(after, index - 1 - _BEHIND_REPORT), -1):
        text = _text(skeleton, at)
        if text in words.reporting:
            return True
        if text in words.subordinate or text == "," or text.startswith("~p"):
            return False
        if not text.startswith("@") and text not in words.prepositions and at != index - 1:
            return False
    return False


def _is_set_off(skeleton: Skeleton, index: int) -> bool:
    """Say whether a comma, which skeletons drop beside a time, stands behind it."""
    end = skeleton.items[index].span.end
    return skeleton.parsed.text[end : end + 1] in (",", "،")


def _governs(skeleton: Skeleton, between: Iterable[int], words: ClauseWords) -> bool:
    """Say whether a verb of saying governs what follows: "speaking on Thursday, X said he had met Y".

    In "On Thursday, the ministry said, X met Y" it is set apart by commas, and governs nothing.
    """
    indexes = list(between)
    said = next((index for index in indexes if _text(skeleton, index) in words.reporting), None)
    if said is None:
        return False
    after = [_text(skeleton, index) for index in indexes if index > said]
    return bool({*after[:2]} & (words.complements | words.subordinate)) or "," not in after


def _text(skeleton: Skeleton, index: int) -> str:
    return skeleton.items[index].text if 0 <= index < len(skeleton.items) else ""
