"""Which time expression of a sentence is a contact's: the nearest in its clause that nothing else claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dragoman.annotate.contacts.days.claims import is_claimed
from dragoman.annotate.contacts.days.clauses import FINITE, OPENING, STOPS, in_other_clause
from dragoman.annotate.contacts.days.items import (
    PLACES,
    bounds_of,
    in_relative_clause,
    is_of_inner,
    is_set_off,
    text_at,
    time_at,
)
from dragoman.annotate.contacts.frames.matching import FrameMatch
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.language.text import form_of
from dragoman.timex import Anchor, Bound, Kind, TimeExpression, Unit

# How many items may lie between a trigger and its time expression.
_REACH, _REACH_NOUN, _REACH_OPENING = 16, 9, 20
# At most so many words join two times of a row ("début mars et à cinq reprises en février").
_JOINING = 5
_BEFORE_VERB, _BEFORE_NOUN = 2, 4
_SAID = "said"  # the list of verbs by which a quotation is told
_PAIR = 2
_LIMITS = (Bound.SINCE, Bound.BEFORE, Bound.UNTIL)
_BEHIND_REPORT = 3
# So many words may stand between "three days after" and the verb: "trois jours après y avoir été reçu".
_BEFORE_EVENT = 4


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
        if _counts_from(skeleton, match, index, expression) or is_claimed(skeleton, match, index, language):
            continue
        distance = _distance(skeleton, match, index)
        if distance > _reach(skeleton, match, index) or in_other_clause(skeleton, index, match, words, language):
            continue
        if _belongs_to_report(skeleton, index, match, words):
            continue
        own, rivals = _pull(skeleton, match, index), [other for other in others if _competes(other, match)]
        if any(is_of_inner(skeleton, match, other, index, words) for other in rivals):
            continue
        rivals = [other for other in rivals if not is_of_inner(skeleton, other, match, index, words)]
        if any(_pull(skeleton, other, index) < own and not _has_its_own(skeleton, other, index) for other in rivals):
            continue
        counted = expression.kind_of_anchor is Anchor.EVENT and distance > 0
        # "يوم الجمعة وبحث X مع Y الخميس": of two as near to a verb that stands first, the one behind is its own
        before = words.pro_drop and not match.frame.nominal and index < skeleton.item_at(match.start)
        candidates.append((counted, _is_of_year(expression), distance, before, index, expression))
    return min(candidates, key=lambda c: c[:5])[5] if candidates else None


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
    same = same or _reads_alike(other, match)
    return other.anchor != match.anchor and not same and (match.frame.general or not other.frame.general)


def _reads_alike(other: FrameMatch, match: FrameMatch) -> bool:
    """Say whether two triggers read the same words as the same contact: "paid a call on X", "a call on X"."""
    met = match.slots.get("B")
    alike = met is not None and met == other.slots.get("B") and other.frame.type == match.frame.type
    return alike and other.start < match.end and match.start < other.end


def _has_its_own(skeleton: Skeleton, match: FrameMatch, index: int) -> bool:
    """Say whether a trigger holds another time: "arrived on Monday in X for work begun in May on Y's visit"."""
    first, last = bounds_of(skeleton, match)
    return any(at != index and time_at(skeleton, at) is not None for at in range(first, last + 1))


def row_of(skeleton: Skeleton, expression: TimeExpression, language: str) -> list[TimeExpression]:
    """Return the expressions that a comma or an "and" joins with this one: each dates a contact of its own."""
    clause = clause_words(language)
    others = clause.saying | clause.scheduled | clause.returns | (clause.origins - clause.prepositions)
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
        if text in STOPS or text in words.subordinate or text in words.saying or text.startswith("@"):
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
    """Return how far off a time may stand; one far before a noun belongs to a verb between them.

    What opens a sentence goes for all of it.
    """
    if not index:
        return _REACH_OPENING
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
    if match.pattern.source.startswith("{") and match.word_class == "bare" and index < match.anchor:
        return match.anchor - index + _BEFORE_VERB  # "اجتمع A وB اليوم لعقد لقاء": the day is the verb's before them
    if not distance or index >= skeleton.item_at(match.start):
        return distance
    return distance + (_BEFORE_NOUN if match.frame.nominal and distance > 1 else _BEFORE_VERB)


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
    said = [text_at(skeleton, at) for at in range(max(0, index - OPENING), index)]
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
