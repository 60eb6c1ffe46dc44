"""Which time expression of a sentence is a contact's: the nearest in its clause that nothing else claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.annotate.contacts.days.claims import is_claimed
from dragoman.annotate.contacts.days.items import (
    PLACES,
    bounds_of,
    in_relative_clause,
    is_of_inner,
    is_place,
    is_set_off,
    tells_course,
    tells_when,
    text_at,
    time_at,
)
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import skeleton_words
from dragoman.language.text import form_of
from dragoman.timex import Anchor, Bound, Kind, TimeExpression, Unit

# How many items may lie between a trigger and its time expression.
_REACH, _REACH_NOUN = 16, 9
# At most so many words join two times of a row ("début mars et à cinq reprises en février").
_JOINING = 5
_BEFORE_VERB, _BEFORE_NOUN = 2, 4
_SAID = "said"  # the list of verbs by which a quotation is told
_STOPS = frozenset({";", ":"})
_PAIR = 2
FINITE = ("past", "present", "future")
_LIMITS = (Bound.SINCE, Bound.BEFORE, Bound.UNTIL)
# A clause of a place or time begins so many items before its verb at most ("where the two ministers met").
CLAUSE_START = 4
_APPOSITION = 12
_ENDS = frozenset(",-–—")
_BEHIND_REPORT = 3
# So many words may stand between "three days after" and the verb: "trois jours après y avoir été reçu".
_BEFORE_EVENT = 4
_OPENING = 14


def time_of(
    skeleton: Skeleton, match: FrameMatch, others: Sequence[FrameMatch], language: str
) -> TimeExpression | None:
    """Return the time expression of a match; `others` are the sentence's triggers, each nearest to its own times."""
    words = clause_words(language)
    candidates = []
    for index, item in enumerate(skeleton.items):
        expression = time_at(skeleton, index)
        if not item.text.startswith("~t") or expression is None or expression.bound in _LIMITS:
            continue
        if _counts_from(skeleton, match, index, expression) or is_claimed(skeleton, match, index, words):
            continue
        distance = _distance(skeleton, match, index)
        if distance > _reach(skeleton, match, index) or _in_other_clause(skeleton, index, match, words, language):
            continue
        if _belongs_to_report(skeleton, index, match, words):
            continue
        own, rivals = _pull(skeleton, match, index), [other for other in others if _competes(other, match)]
        if any(is_of_inner(skeleton, match, other, index, words) for other in rivals):
            continue
        rivals = [other for other in rivals if not is_of_inner(skeleton, other, match, index, words)]
        if any(_pull(skeleton, other, index) < own for other in rivals):
            continue
        counted = expression.kind_of_anchor is Anchor.EVENT and distance > 0
        candidates.append((counted, _is_of_year(expression), distance, index, expression))
    return min(candidates, key=lambda c: c[:4])[4] if candidates else None


def _is_of_year(expression: TimeExpression) -> bool:
    """Say whether a time names but the year of something: "this year's summit on Friday" is on Friday."""
    return all(spec.unit is Unit.YEAR and spec.turn for spec in expression.specs)


def _counts_from(skeleton: Skeleton, match: FrameMatch, index: int, expression: TimeExpression) -> bool:
    """Say whether a time counts from what this match is part of: "dismissed hours after the news of a meeting".

    In "on the eve of the talks X saw Y" a noun ends what it counts from, before the subject.
    """
    first, _ = bounds_of(skeleton, match)
    if index >= first or not expression.opens:
        return False
    between = [item.text for item in skeleton.items[index + 1 : first]]
    if match.word_class in FINITE and between[-1:] and between[-1].startswith("@") and between[0][:1].isalpha():
        return False
    return not any(skeleton.items[at].text == "," or is_set_off(skeleton, at) for at in range(index, first))


def _competes(other: FrameMatch, match: FrameMatch) -> bool:
    """Say whether another trigger may take a time from this one; the general reading takes none from a frame's."""
    same = other.frame is match.frame and other.start <= match.start < other.end  # "met for face-to-face talks"
    return other.anchor != match.anchor and not same and (match.frame.general or not other.frame.general)


def row_of(skeleton: Skeleton, expression: TimeExpression, language: str) -> list[TimeExpression]:
    """Return the expressions that a comma or an "and" joins with this one: each dates a contact of its own."""
    others = clause_words(language).saying | clause_words(language).scheduled
    times = [t for t in skeleton.times if t.kind is Kind.DATE]
    at = times.index(expression)
    row = [expression]
    for later in times[at + 1 :]:
        between = skeleton.parsed.text[row[-1].span.end : later.span.start]
        words = [form_of(word) for word in between.replace(",", " ").split()]
        if not ("," in between or skeleton.and_words & set(words)) or len(words) > _JOINING or later.bound:
            break
        if not others.isdisjoint(words) or _names_between(skeleton, row[-1].span.end, later.span.start):
            break  # "sent a letter on Monday, KCNA reported on Tuesday", "met X on Monday and Y on Tuesday"
        if _opens_clause(skeleton, later, clause_words(language)):
            break
        row.append(later)
    return row if len({t.rule for t in row}) == 1 or len(row) > _PAIR else [expression]


def first_time(skeleton: Skeleton, after: int, language: str) -> TimeExpression | None:
    """Return the first day told behind an item in its own clause, which no statement and no since or until takes."""
    words = clause_words(language)
    for index in range(after + 1, min(len(skeleton.items), after + _REACH)):
        text, time = text_at(skeleton, index), time_at(skeleton, index)
        if text in _STOPS or text in words.subordinate or text in words.saying or text.startswith("@"):
            return None
        if time and time.bound not in _LIMITS and text_at(skeleton, index + 1) not in words.saying:
            return time
    return None


def is_reports(skeleton: Skeleton, expression: TimeExpression, language: str) -> bool:
    """Say whether a time stands right behind a verb of saying: "announced on Thursday that ..."."""
    at = next(i for i, item in enumerate(skeleton.items) if item.span.end > expression.span.start)
    return text_at(skeleton, at - 1) in clause_words(language).saying


def _opens_clause(skeleton: Skeleton, expression: TimeExpression, words: ClauseWords) -> bool:
    """Say whether more than an adjunct follows a time: "met X on Monday, and on Tuesday the euro fell"."""
    at = next(i for i, item in enumerate(skeleton.items) if item.span.end > expression.span.start)
    after = text_at(skeleton, at + 1)
    goes_on = after in words.prepositions | words.subordinate | words.sequence | skeleton.and_words
    return after.startswith("@") or (after[:1].isalpha() and not goes_on)


def tells_more(skeleton: Skeleton, expression: TimeExpression, language: str) -> bool:
    """Say whether a time stands in a clause that only says more of somebody: "X, who had been there on Monday, ..."."""
    at = next(i for i, item in enumerate(skeleton.items) if item.span.end > expression.span.start)
    return in_relative_clause(skeleton, at, clause_words(language))


def time_before(skeleton: Skeleton, match: FrameMatch, language: str) -> TimeExpression | None:
    """Return the distance in time that counts from this contact to another: "five days after their meeting".

    "The next day, X met Y" counts from a contact told before, and not from this one.
    """
    first = skeleton.item_at(match.start)
    noun = match.word_class in (None, "bare", "ing") and not text_at(skeleton, first).startswith("@")
    reach = 2 if text_at(skeleton, first - 1).startswith(PLACES) else _BEFORE_EVENT
    for index in range(first - 1, max(-1, first - 1 - reach), -1):
        expression, text = time_at(skeleton, index), text_at(skeleton, index)
        if expression is not None:
            if expression.kind_of_anchor is not Anchor.EVENT or is_set_off(skeleton, index):
                return None
            opening = {text_at(skeleton, at) for at in range(first, match.anchor)}
            if not expression.opens and opening & (clause_words(language).during | clause_words(language).after):
                return None  # "were signed the day before, at the end of his talks with X"
            near = index == first - 1 or (index == first - 2 and not text_at(skeleton, first - 1).startswith("@"))
            return expression if expression.opens or (noun and near) else None
        if text == "," or is_set_off(skeleton, index) or not (text[:1].isalpha() or index == first - 1):
            return None
    return None


def _names_between(skeleton: Skeleton, start: int, end: int) -> bool:
    return any(item.text.startswith("@") and start <= item.span.start < end for item in skeleton.items)


def _reach(skeleton: Skeleton, match: FrameMatch, index: int) -> int:
    """Return how far off a time may stand; one far before a noun belongs to a verb between them."""
    return _REACH_NOUN if match.frame.nominal and index < skeleton.item_at(match.start) else _REACH


def _distance(skeleton: Skeleton, match: FrameMatch, index: int) -> int:
    """Return how many items lie between a time and a trigger; 0 inside the match."""
    first, last = bounds_of(skeleton, match)
    if first <= index <= last:
        return 0
    return min(abs(index - first), abs(index - last), abs(index - match.anchor))


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
    first, last = bounds_of(skeleton, match)
    if index < first:
        stopped = any(item.text in _STOPS for item in skeleton.items[index + 1 : first])
        return stopped or (_ends_phrase(skeleton, index, first) and _is_of_phrase(skeleton, index, words))
    between = [item.text for item in skeleton.items[last + 1 : index]]
    if any(text in _STOPS for text in between) or between.count('"') % 2:
        return True  # ("I will meet X," he said on Monday)
    if any(text in words.subordinate for text in between) and not tells_when(skeleton, match, index, words):
        return True
    if match.frame.nominal and _is_over_before(skeleton, match, index, words):
        return True
    if any(tells_course(skeleton, at, words) for at in range(last + 1, index)):
        return True
    if any(_is_new_subject(skeleton, at) for at in range(last + 1, index)):
        return True
    if _has_comma(skeleton, last, index) and in_relative_clause(skeleton, first, words):
        return True
    if _dates_what_came_before(skeleton, last, index, words) or (
        "," in between and _is_relative(skeleton, first, words)
    ):
        return True
    return index > last + 1 and _opens_next(skeleton, index, language)


def _is_over_before(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords) -> bool:
    """Say whether a noun behind "after" is over when the verb begins: "After a visit to X, Y said on Monday"."""
    first, last = bounds_of(skeleton, match)
    opening = [text_at(skeleton, at) for at in range(max(0, first - _PAIR), match.anchor)]
    if words.after.isdisjoint(opening):
        return False
    acts = any(text_at(skeleton, at).startswith("@") for at in range(last + 1, index))
    return acts and (any(text_at(skeleton, at) == "," or is_set_off(skeleton, at) for at in range(last, index)))


def _is_new_subject(skeleton: Skeleton, at: int) -> bool:
    """Say whether a pronoun behind a comma begins a clause of its own: "arrived at dawn, he leaves this evening"."""
    text = text_at(skeleton, at)
    if not text.startswith("@") or text_at(skeleton, at - 1) != ",":
        return False
    return skeleton.groups[int(text.strip("@"))].reference == "he"


def _ends_phrase(skeleton: Skeleton, index: int, first: int) -> bool:
    """Say whether a comma lies between a time and a match behind it."""
    near = range(index, first)
    return any(text_at(skeleton, at) in _ENDS or (_is_mark(skeleton, at) and is_set_off(skeleton, at)) for at in near)


def _is_mark(skeleton: Skeleton, at: int) -> bool:
    return text_at(skeleton, at).startswith("~")


def _is_of_phrase(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether a time belongs to a phrase before the clause, and dates what that speaks of.

    "Since the accord of 10 March, X has met Y", "X, who was there on Monday, met Y", "gone from Dakar on Monday, X met
    Y"; but "on Monday, in Rome, X met Y".
    """
    if in_relative_clause(skeleton, index, words):
        return True
    place_left = is_place(skeleton, index - 1) and text_at(skeleton, index - 2) in words.origins
    opening = [text_at(skeleton, at) for at in range(max(0, index - _OPENING), index)]
    since = next((at for at, text in enumerate(opening) if text in words.sequence), None)
    named = since is not None and any(text[:1].isalpha() or text.startswith(PLACES) for text in opening[since + 1 :])
    return place_left or named or _is_of_apposition(skeleton, index, words)


def _is_of_apposition(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether a time dates what is said of an actor between commas: "X, guest at the parade of 14 July, met Y"."""
    near = range(index - 1, max(0, index - _APPOSITION), -1)
    comma = next((at for at in near if text_at(skeleton, at) == ","), None)
    if comma is None or not text_at(skeleton, comma - 1).startswith("@"):
        return False
    between = [text_at(skeleton, at) for at in range(comma + 1, index)]
    plain = [text for text in between if text[:1].isalpha()]
    return len(plain) > _PAIR and plain[0] == between[0] and plain[0] not in words.prepositions | words.during


def _is_relative(skeleton: Skeleton, first: int, words: ClauseWords) -> bool:
    """Say whether a match stands in a relative clause, which the next comma ends: "X, who met Y, died on Monday"."""
    opening = range(first - 1, max(0, first - 1 - CLAUSE_START), -1)
    return any(text_at(skeleton, at) in words.subordinate | words.same_time for at in opening)


def _has_comma(skeleton: Skeleton, start: int, end: int) -> bool:
    items = range(start, end)
    return any(text_at(skeleton, at) == "," or (_is_mark(skeleton, at) and is_set_off(skeleton, at)) for at in items)


def _dates_what_came_before(skeleton: Skeleton, last: int, index: int, words: ClauseWords) -> bool:
    """Say whether a year or month is that of a thing since or after which it was: "since the murder of X in 2018".

    So is any time behind a clause of more words: "met X after the talks broke down on Monday".
    """
    expression = time_at(skeleton, index)
    since = [at for at in range(last + 1, index - 1) if text_at(skeleton, at) in words.sequence]
    since = [at for at in since if not is_set_off(skeleton, at)]
    if expression is None or not since:
        return False
    between = [text_at(skeleton, at) for at in range(since[0] + 1, index)]
    if any(text_at(skeleton, at) in words.since for at in since):
        return True  # "the first since he took office last week"
    clause = "," not in between and sum(text[:1].isalpha() for text in between) > _PAIR
    return clause or any(spec.year or spec.month for spec in expression.specs)


def _opens_next(skeleton: Skeleton, index: int, language: str) -> bool:
    """Say whether a time begins what follows: "went to Paris on Monday, then on Tuesday to Rome"."""
    before = skeleton.items[index - 1]
    if time_at(skeleton, index - 2) is not None:
        return False  # "on Monday and on Tuesday"
    if before.text == "~x~":
        return form_of(before.span.of(skeleton.parsed.text)) in skeleton_words(language).sequels
    return before.text in skeleton.and_words


def _belongs_to_report(skeleton: Skeleton, index: int, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether the time is that of a statement: "said on Wednesday he had spoken with X".

    A statement that is made during the contact dates it: "said on Wednesday, while chairing the session". So does
    one after it: "told reporters on Friday after meeting X".
    """
    first, last = bounds_of(skeleton, match)
    if index < first and match.word_class in ("ing", "bare") and _comes_right_after(skeleton, index, first, words):
        return False
    if first <= index <= last and _SAID in match.pattern.lists:
        return text_at(skeleton, index - 1) in words.saying  # ""I saw X", said on Monday Y"
    if first <= index <= last or (index < first and text_at(skeleton, first - 1) in words.during):
        return False
    if _follows_report(skeleton, index, last if index > last else -1, words):
        return True
    said = index > last or (index < first and is_set_off(skeleton, index))  # "according to Z on Monday, X will go"
    if said and not words.according.isdisjoint(_since_comma(skeleton, last if index > last else -1, index)):
        return True
    if index < first and _stands_before_what_was_said(skeleton, index, words):
        return True
    if index < first and _governs(skeleton, range(index + 1, first), words):
        return True
    if first - 1 <= index <= last + 1 or is_set_off(skeleton, index):
        return False
    return text_at(skeleton, index + 1) in words.saying


def _since_comma(skeleton: Skeleton, last: int, index: int) -> list[str]:
    """Return the words between a match and a time behind it, from the last comma on."""
    between = [item.text for item in skeleton.items[last + 1 : index]]
    comma = max((at for at, text in enumerate(between) if text == ","), default=-1)
    return between[comma + 1 :]


def _stands_before_what_was_said(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether a time ends what somebody said it by: "the ministry said in a note on its site, on Friday, that"."""
    near = (text_at(skeleton, at) for at in range(index + 1, index + 1 + _BEHIND_REPORT))
    behind = [text for text in near if text[:1].isalpha() or text.startswith(("@", "~"))][:1]
    said = [text_at(skeleton, at) for at in range(max(0, index - _OPENING), index)]
    opening = words.complements or words.subordinate
    return not opening.isdisjoint(behind) and not words.saying.isdisjoint(said)


def _comes_right_after(skeleton: Skeleton, index: int, first: int, words: ClauseWords) -> bool:
    """Say whether an "after" joins a match to the time before it, with none but plain words between."""
    between = [item.text for item in skeleton.items[index + 1 : first]]
    plain = all(text[:1].isalpha() and text not in words.subordinate | words.saying for text in between)
    return plain and len(between) <= _BEHIND_REPORT and not words.after.isdisjoint(between)


def _follows_report(skeleton: Skeleton, index: int, after: int, words: ClauseWords) -> bool:
    """Say whether a verb of saying stands before a time, with its subject between: "said the minister on Monday".

    Only behind the item `after`: "told X on Monday" may itself be the contact.
    """
    for at in range(index - 1, max(after, index - 1 - _BEHIND_REPORT), -1):
        text = text_at(skeleton, at)
        if text in words.subordinate or text == "," or text.startswith("~p"):
            return False  # "said that on Monday he met": the clause has begun
        if text in words.saying:
            return True
        passed = text.startswith(("@", "~t")) or not text[:1].isalpha()  # "in a statement today /Tuesday/"
        if not passed and text not in words.prepositions and at != index - 1:
            return False
    return False


def _governs(skeleton: Skeleton, between: Iterable[int], words: ClauseWords) -> bool:
    """Say whether a verb of saying governs what follows: "speaking on Thursday, X said he had met Y".

    In "On Thursday, the ministry said, X met Y" it is set apart by commas, and governs nothing.
    """
    indexes = list(between)
    said = next((index for index in indexes if text_at(skeleton, index) in words.saying), None)
    if said is None:
        return False
    after = [text_at(skeleton, index) for index in indexes if index > said]
    return bool({*after[:2]} & (words.complements | words.subordinate)) or "," not in after
