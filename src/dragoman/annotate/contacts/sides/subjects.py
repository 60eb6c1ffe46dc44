"""Who acts: the subject of a trigger that doesn't name it itself."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.annotate.contacts.frames.book import frame_book
from dragoman.annotate.contacts.frames.matching import FrameMatch, is_coordinated
from dragoman.annotate.contacts.sides.clause_words import ClauseWords, clause_words
from dragoman.annotate.contacts.sides.governed import goes_on_to_him as goes_on
from dragoman.annotate.contacts.sides.governed import hangs_on_noun, has_unknown_subject, is_adverbial
from dragoman.annotate.contacts.sides.listed import listed_subject
from dragoman.annotate.contacts.sides.lookalikes import follows_pronoun
from dragoman.annotate.contacts.sides.nobodys import (
    has_noun_before_auxiliary,
    has_owner,
    in_closed_relative,
    is_met_by_nobody,
    is_of_his,
    is_of_noun_before,
    is_of_several,
    is_office_of,
)
from dragoman.annotate.contacts.sides.visitors import told_with_visit
from dragoman.annotate.contacts.skeletons.items import Group
from dragoman.annotate.contacts.skeletons.skeleton import Skeleton
from dragoman.annotate.contacts.skeletons.words import skeleton_words
from dragoman.model import ContactType, EntityKind
from dragoman.timex import Kind as TimeKind

_BOUNDARIES = frozenset(";")
_GENITIVE = 3
_NEAR = 3
_PAIR = 2
_DELEGATION = 6  # items from "a delegation" to its verb
_OPENING = 8  # items in which the subject follows what opens a sentence
_CLAUSE = 7  # items from what opens a clause to its verb
_ARTICLE_AND_NOUN = 2
_OPENERS = frozenset({":", "«", '"', "“"})
_HANGING = frozenset({None, "bare", "ing"})
_COMMAS = frozenset(",،")
_FINITE = frozenset({"past", "present", "future"})
_ACTING = _FINITE | {"ing", "bare"}
_SUBJECT_KINDS = frozenset({EntityKind.PERSON, EntityKind.OFFICE, EntityKind.SIDE, EntityKind.BODY})


def find_subject(
    skeleton: Skeleton, match: FrameMatch, earlier: Sequence[tuple[FrameMatch, int | None]], language: str
) -> int | None:
    """Return the group that is the subject of `match`: the nearest to its left that nothing governs.

    `earlier` are the matches before it with their subjects: in "X met Y and called Z" the object Y isn't the
    subject of "called", but in "met Y, who called Z" it is.
    """
    words = clause_words(language)
    first = skeleton.item_at(match.start)
    if words.pro_drop and (met := told_with_visit(skeleton, match, first, earlier, words)) is not None:
        return met
    if _has_noun_in_clause(skeleton, match, first, words) or _is_nobodys(skeleton, match, words, language):
        return None
    boundary = next((i for i in range(first - 1, -1, -1) if skeleton.items[i].text in _BOUNDARIES), -1)
    for index in range(first - 1, boundary, -1):
        text = skeleton.items[index].text
        group = _group_number(text)
        if group is None or not _can_act(skeleton, group) or _is_aside(skeleton, match, index, words, language):
            continue
        if match.frame.nearest:
            return None if _is_owner(skeleton, index, words) else group
        if _stands_aside(skeleton, index, first, words) or in_closed_relative(skeleton, index, first, words):
            continue
        found = _unless_object(skeleton, group, index, first, earlier, words)
        return _past_relative(skeleton, found, first, boundary, words)
    if (listed := listed_subject(skeleton, match, boundary, earlier)) is not None:
        return listed
    if words.pro_drop and not match.frame.nominal:
        # A verb's subject follows it at once, or is that of the contact before: "زيارة بوتين ... حين التقى أوباما".
        acting = (s for _, s in reversed(earlier) if s is not None and _can_act(skeleton, s))
        return next(acting, None)
    if _has_noun_for_subject(skeleton, match, words):
        return None
    # "In a call with X, Y said", "Arrived in Paris, Y was received by Z": the subject stands to the right.
    agent = _agent_beside(skeleton, match, first, words)
    return _subject_after(skeleton, match, words) if agent is None else agent


def _agent_beside(skeleton: Skeleton, match: FrameMatch, first: int, words: ClauseWords) -> int | None:
    """Return by whom something was done on a visit of his own: "taken by X during his visit to Y"."""
    while first > 1 and skeleton.items[first - 1].text.startswith("~"):
        first -= 1
    group = _group_number(skeleton.items[first - 1].text) if first > 1 else None
    his = not words.possessives.isdisjoint(skeleton.text[match.start : match.end].split())
    if group is None or not (his and match.frame.nominal):
        return None
    owned = skeleton.items[first - 2].text in words.of and not is_office_of(skeleton, first - 2)
    return group if owned or skeleton.items[first - 2].text in words.by else None


def _has_noun_in_clause(skeleton: Skeleton, match: FrameMatch, first: int, words: ClauseWords) -> bool:
    """Say whether a noun that names nobody is the subject of a clause begun by "that", "where", a colon or a quote.

    "X said that the troops are in Y", "X: "no minister has been to Y"" tell nothing of X.
    """
    if words.pro_drop or match.frame.nominal or match.word_class in _HANGING or text_of(skeleton, first) == "@":
        return False
    opening = words.relatives | words.complements | _OPENERS
    near = range(first - 1, max(-1, first - 1 - _CLAUSE), -1)
    at = next((index for index in near if skeleton.items[index].text in opening), None)
    if at is None:
        return False
    while skeleton.items[at + 1].text.startswith("~") and _is_comma_behind(skeleton, at + 1):
        at += 1  # "said that in 2013, the plane"
    between = [skeleton.items[index].text for index in range(at + 1, first)]
    nouns = [text for text in between if text[:1].isalpha() and text not in words.before_verb]
    free = words.prepositions | words.sequence | words.during | words.conjunctions
    owners = [i for i, text in enumerate(between) if text.startswith("@") and i and between[i - 1] in words.of]
    plain = not any(text == "," or (text.startswith("@") and i not in owners) for i, text in enumerate(between))
    plain = plain and not any(_is_comma_behind(skeleton, index) for index in range(at + 1, first))
    return plain and len(nouns) >= _ARTICLE_AND_NOUN and nouns[0] not in free


def text_of(skeleton: Skeleton, index: int) -> str:
    """Return the first character of an item, empty outside of the sentence."""
    return skeleton.items[index].text[:1] if 0 <= index < len(skeleton.items) else ""


def _is_nobodys(skeleton: Skeleton, match: FrameMatch, words: ClauseWords, language: str) -> bool:
    """Say whether a noun that names nobody known is the subject: its own with an article, or a plural office."""
    first = skeleton.item_at(match.start)
    if match.frame.nominal and any(is_owned(skeleton, at) for at in range(max(0, first - _GENITIVE), first)):
        return True  # "the President's meeting with X": whose it is nobody knows
    several = is_of_several(skeleton, first, words) or follows_pronoun(skeleton, match, language)
    several = several or is_of_his(skeleton, match, words) or is_of_noun_before(skeleton, match, words, language)
    several = several or (words.pro_drop and has_unknown_subject(skeleton, match, language))
    return several or _has_noun_of_its_own(skeleton, match, words, language)


def is_owned(skeleton: Skeleton, at: int) -> bool:
    """Say whether an item is the genitive of somebody or something, and not of a day: "Monday's talks"."""
    return skeleton.items[at].text == "'s" and not (at and skeleton.items[at - 1].text.startswith("~t"))


def _has_noun_for_subject(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> bool:
    """Say whether a noun right before a finite verb is its subject: "No president had been to Cuba, X said"."""
    first = skeleton.item_at(match.start)
    texts = (item.text for item in reversed(skeleton.items[:first]) if not item.text.startswith("~"))
    before = next((text for text in texts if text not in words.before_verb), "")
    free = words.conjunctions | words.subordinate | words.sequence | words.during | words.prepositions
    finite = match.word_class in _FINITE | {"ongoing"} and not match.frame.nominal and not words.pro_drop
    return finite and before[:1].isalpha() and before not in free


def _has_noun_of_its_own(skeleton: Skeleton, match: FrameMatch, words: ClauseWords, language: str) -> bool:
    """Say whether a noun with its article is a finite verb's subject: "X said the next meeting will be in Rome"."""
    if match.frame.nominal or words.pro_drop or match.word_class not in _FINITE | {"bare"}:
        return False
    texts = [item.text for item in skeleton.items[: skeleton.item_at(match.start)] if not item.text.startswith("~")]
    if match.word_class == "bare":
        texts = _before_auxiliary(texts, language)
    noun = texts[-1] if texts else ""
    free = words.conjunctions | words.subordinate | words.sequence | words.during | words.prepositions | words.reporting
    article = next((back for back in (2, 3) if texts[-back : -back + 1] and texts[-back] in words.determiners), None)
    if article is None or not noun[:1].isalpha() or noun in free or not all(t[:1].isalpha() for t in texts[-article:]):
        return False
    governing = [text for text in texts[:-article] if text != "~x~"][-1:]
    clause = words.then | words.same_time | words.sequence | words.reporting | _OPENERS | {","}
    return governing == [] or governing[0] in clause


def _before_auxiliary(texts: Sequence[str], language: str) -> list[str]:
    """Return the words before the auxiliary of a bare verb; none where it has none."""
    auxiliaries = frame_book(language).lists.get("aux")
    for length in (3, 2, 1):
        if auxiliaries and " ".join(texts[-length:]) in auxiliaries.classes:
            return list(texts[:-length])
    return []


def _group_number(text: str) -> int | None:
    return int(text.strip("@")) if text.startswith("@") else None


def _can_act(skeleton: Skeleton, group: int) -> bool:
    return any(mention.kind in _SUBJECT_KINDS for mention in skeleton.groups[group].mentions)


def _is_aside(skeleton: Skeleton, match: FrameMatch, index: int, words: ClauseWords, language: str) -> bool:
    """Say whether a noun governs an actor in a language that has no mark for it."""
    group = _group_number(skeleton.items[index].text)
    if not words.pro_drop or group is None:
        return False
    return _is_works(skeleton, group, index) or hangs_on_noun(skeleton, index, match.word_class in _ACTING, language)


def _is_works(skeleton: Skeleton, group: int, index: int) -> bool:
    """Say whether a body stands behind a noun inside a sentence: "is to join the works of the Assembly and visit Y"."""
    bodies = all(mention.kind is EntityKind.BODY for mention in skeleton.groups[group].mentions)
    return bodies and index > _NEAR and skeleton.items[index - 1].text[:1].isalpha()


def _governed(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether a preposition stands right before the item, or it tells whose something is ("Biden's")."""
    before = index - 1
    while before >= 0 and skeleton.items[before].text.startswith("~"):
        before -= 1
    if before >= 0 and skeleton.items[before].text in words.prepositions:
        return not (_is_parted(skeleton, before, index) or _governs_spell(skeleton, before, words))
    following = skeleton.items[index + 1].text if index + 1 < len(skeleton.items) else ""
    group = skeleton.groups[int(skeleton.items[index].text.strip("@"))]
    row = len(group.mentions) > 1 and group.mentions[0].kind is EntityKind.PERSON  # "X and EU leaders"
    return following == "'s" or (following in words.owned and not row)


def _governs_spell(skeleton: Skeleton, before: int, words: ClauseWords) -> bool:
    """Say whether a preposition governs how long it was, and not the actor behind: "for six hours X was in Y"."""
    text = skeleton.items[before + 1].text
    return not words.pro_drop and text.startswith("~t") and skeleton.times[int(text[2:-1])].kind is TimeKind.DURATION


def _is_owner(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether a plain noun is somebody's: "Biden's adviser on a visit to Y", of whom nobody knows who he is."""
    before = [skeleton.items[at].text for at in range(max(0, index - 2), index)]
    return len(before) == 2 and before[1] in words.of and before[0][:1].isalpha()


def _is_senders(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether an actor only tells whose man somebody is: "the special envoy of X, who went to Y"."""
    if index < _PAIR or skeleton.items[index - 1].text not in words.of:
        return False
    end = skeleton.items[index - 2].span.end
    return any(
        s.title is not None and s.title.office == "envoy" and s.span.end == end for s in skeleton.parsed.segments
    )


def _is_parted(skeleton: Skeleton, before: int, index: int) -> bool:
    """Say whether a comma closes what a preposition governs: "for a visit of three days, X".

    In "with, on Monday, X" one opens it, too; skeletons leave both out.
    """
    opened, closed = (_is_comma_behind(skeleton, at) for at in (before, index - 1))
    return index - 1 > before and closed and not opened


def _is_comma_behind(skeleton: Skeleton, at: int) -> bool:
    between = skeleton.parsed.text[skeleton.items[at].span.end : skeleton.items[at + 1].span.start]
    return any(mark in between for mark in _COMMAS)


def _begins_clause(skeleton: Skeleton, index: int, first: int, words: ClauseWords) -> bool:
    """Say whether a relative word follows an actor, whose subject it then is: "with X, who received Y".

    So it is behind "the bureau of X said that he".
    """
    following = [item.text for item in skeleton.items[index + 1 : min(index + 3, first)] if item.text != ","]
    bureaus, that_he = words.spoken_for
    if index and skeleton.items[index - 1].text in bureaus and following[:1] and following[0] in that_he:
        return True
    return bool(following) and following[0] in words.subordinate


def _stands_aside(skeleton: Skeleton, index: int, first: int, words: ClauseWords) -> bool:
    """Say whether an actor is governed, or acts in a clause that a comma ends: "X, whom Y saw on Monday, flew".

    In "an idea floated by X in talks with Y" it is X who talked.
    """
    if _governed(skeleton, index, words):
        agent = index == first - 1 and index > 0 and skeleton.items[index - 1].text in words.agents
        return _is_senders(skeleton, index, words) or not (agent or _begins_clause(skeleton, index, first, words))
    opening = [item.text for item in skeleton.items[max(0, index - _NEAR) : index]]
    aside = opening[-1:] and opening[-1] in words.whom and "," in opening and opening[0] != ":"
    closed = skeleton.items[first - 1].text == "," or _is_comma_behind(skeleton, first - 1)
    return bool(aside) and index < first - 1 and closed


def _unless_object(
    skeleton: Skeleton,
    group: int,
    index: int,
    first: int,
    earlier: Sequence[tuple[FrameMatch, int | None]],
    words: ClauseWords,
) -> int | None:
    following = skeleton.items[index + 1].text if index + 1 < first else ""
    following = skeleton.items[index + 2].text if following == "," and index + 2 < first else following
    if following in words.subordinate:
        return group
    if any(group == subject for _, subject in earlier):
        return group
    for match, subject in reversed(earlier):
        held = (*match.slots.values(), match.place_group)  # "left the Élysée after talks with X"
        if group != subject and group in held and (subject is not None or words.pro_drop):
            return subject  # where a language drops subjects, that of the verb before goes on
    return group


def _past_relative(skeleton: Skeleton, group: int | None, first: int, boundary: int, words: ClauseWords) -> int | None:
    """Return whose clause goes on behind the relative clause of `group`: "X was met by Y, who had flown in, and saw Z".

    A second comma in between begins a list, which is the relative clause's.
    """
    last = first - 1
    while last > boundary and skeleton.items[last].text.startswith("~"):
        last -= 1
    at = next((i for i in range(last, boundary, -1) if skeleton.items[i].text == f"@{group}@"), None)
    if words.pro_drop or at is None or skeleton.items[last].text not in words.conjunctions:
        return group
    opening = at + 2 if skeleton.items[at + 1].text == "," else at + 1
    commas = [i for i in range(opening, last) if skeleton.items[i].text == "," or _is_comma_behind(skeleton, i)]
    if skeleton.items[opening].text not in words.subordinate or len(commas) != 1 or commas[0] < last - 1:
        return group
    for index in range(at - 1, boundary, -1):
        main = _group_number(skeleton.items[index].text)
        if main is not None and _can_act(skeleton, main) and not _stands_aside(skeleton, index, first, words):
            return main
    return group


def _subject_after(skeleton: Skeleton, match: FrameMatch, words: ClauseWords) -> int | None:
    """Return the free group behind the comma that closes an opening, else the first: "In a call with X, Y said ..."."""
    first = skeleton.item_at(max(match.start, match.end - 1)) + 1
    taken = set(match.slots.values())
    nearest: int | None = None
    for index in range(first, min(first + _OPENING, len(skeleton.items))):
        group = _group_number(skeleton.items[index].text)
        if group is None or group in taken or not _can_act(skeleton, group):
            continue
        if _governed(skeleton, index, words) or _opens_another(skeleton, index, words):
            return nearest
        if index == first or skeleton.items[index - 1].text.startswith((",", "~")):
            return group
        nearest = group if nearest is None else nearest  # "After a visit to P to see X, Y said"
    return nearest


def _opens_another(skeleton: Skeleton, index: int, words: ClauseWords) -> bool:
    """Say whether an actor is the subject of a clause of its own: "The visit to P came a day after X met Y"."""
    before = skeleton.items[index - 1].text if index else ""
    before = skeleton.items[index - 2].text if before.startswith("~") and index > 1 else before
    return before in words.sequence | words.same_time | words.complements


def first_actor(skeleton: Skeleton, matches: Sequence[tuple[FrameMatch, int | None]], language: str) -> Group | None:
    """Return the first actor of a sentence, or whose contact with him it is: "At talks with X, Y said ...".

    `matches` are those of the sentence with their subjects. A place is no actor: "To Rome came yesterday X". Where
    subjects are dropped, nor is whom a preposition governs: "دخل ضيفا على X".
    """
    words = clause_words(language)
    at = (index for index, item in enumerate(skeleton.items) if item.text.startswith("@"))
    free = (i for i in at if not (words.pro_drop and (_governed(skeleton, i, words) or goes_on(skeleton, i, language))))
    groups = (skeleton.groups[int(skeleton.items[index].text.strip("@"))] for index in free)
    first = next((group for group in groups if not group.places), None)
    others = ((skeleton.groups[match.slots["B"]], subject) for match, subject in matches if "B" in match.slots)
    acting = next((subject for other, subject in others if subject is not None and other is first), None)
    if acting is None and not words.pro_drop and any(is_met_by_nobody(skeleton, *one, first) for one in matches):
        return None
    return first if acting is None else skeleton.groups[acting]


def is_anothers(skeleton: Skeleton, match: FrameMatch, subject: int | None, language: str) -> bool:
    """Say whether a far actor can't be the subject, since a noun right before the verb is.

    In "وقال X إن مبعوثا سيزور Y" it's the envoy who will visit, not X.
    """
    if match.frame.type is not ContactType.VISIT and has_owner(skeleton, match, language):
        return True
    complements = clause_words(language).complements
    first = skeleton.item_at(match.start)
    if subject is None or match.frame.nominal or not follows_noun(skeleton, match, language):
        return False
    for index in range(first - 1, max(-1, first - 1 - _NEAR), -1):
        text = skeleton.items[index].text
        if not text[:1].isalpha():
            return False
        if text in complements:
            return index < first - 1
    return False


def follows_noun(skeleton: Skeleton, match: FrameMatch, language: str) -> bool:
    """Say whether a word that may be the subject stands right before the verb ("إن مبعوثا صينيا سيزور").

    "A delegation" may stand before a comma, too: "أن وفدا مصريا، وصل إلى".
    """
    first = skeleton.item_at(match.start)
    near = [item.text for item in skeleton.items[max(0, first - _DELEGATION) : first]]
    noun = max((at for at, text in enumerate(near) if text in skeleton_words(language).led_nouns), default=None)
    if noun is not None and not any(text.startswith("@") for text in near[noun:]):
        return True
    before = skeleton.items[first - 1].text if first else ","
    words = clause_words(language)
    if words.pro_drop and is_adverbial(skeleton, first, words):
        return False
    if words.pro_drop and has_noun_before_auxiliary(skeleton, first, words):
        return True
    free = before in words.before_verb or before in words.subordinate or before in words.conjunctions
    return not (free or not before[:1].isalpha() or is_coordinated(skeleton, match, language))
