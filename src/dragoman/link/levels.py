"""The table of comparisons: named levels in order, each as a test in Python and as a condition in SQL.

A pair is at the first level whose condition holds. Both forms must say the same; tests/link/test_levels.py runs
them side by side. The weights stand in `weights.json`, not here.
"""

from __future__ import annotations

from dragoman.link.comparison import ONE_OPEN, Comparison, Level, always, both_of, either_open, one_open
from dragoman.link.features import Features
from dragoman.link.times import TIME


def _shared(one: Features, other: Features) -> int:
    return len(set(one.keys) & set(other.keys))


def _one_more(one: Features, other: Features) -> bool:
    return _shared(one, other) == min(len(one.keys), len(other.keys)) and abs(len(one.keys) - len(other.keys)) == 1


def _city_of(one: Features, other: Features, sort: str) -> bool:
    return (one if one.sort == sort else other).city is not None


def _on_record(one: Features, other: Features, count: int) -> bool:
    return max(one.record, other.record) == count


_SHARED = "len(list_intersect(keys_l, keys_r))"
_ONE_MORE = f"{_SHARED} = least(len(keys_l), len(keys_r)) and abs(len(keys_l) - len(keys_r)) = 1"

PARTICIPANTS = Comparison(
    "participants",
    (
        Level("the same participants", lambda a, b: a.keys == b.keys, "keys_l = keys_r"),
        Level(
            # A session of three on the day that two of them met is what tells against it; here no day is compared.
            "one names a participant more, and nothing dates one of the two",
            lambda a, b: one_open(a, b) and _one_more(a, b),
            f"({ONE_OPEN}) and {_ONE_MORE}",
        ),
        Level(
            "one names a participant more",
            _one_more,
            _ONE_MORE,
        ),
        Level(
            "one names several participants more",
            lambda a, b: _shared(a, b) == min(len(a.keys), len(b.keys)),
            f"{_SHARED} = least(len(keys_l), len(keys_r))",
        ),
        Level("two participants or more in common", lambda a, b: _shared(a, b) >= 2, f"{_SHARED} >= 2"),
        Level("a participant in common", lambda a, b: _shared(a, b) == 1, f"{_SHARED} = 1"),
        # Never compared in Python: what only words bring together.
        Level("no participant in common", always, "ELSE"),
    ),
)

KIND = Comparison(
    "kind",
    (
        Level("the same kind", lambda a, b: a.kind == b.kind, "kind_l = kind_r"),
        Level("kinds of meeting", lambda a, b: a.sort == b.sort, "sort_l = sort_r"),
        Level(
            "a call, and a contact whose channel isn't said",
            lambda a, b: {a.kind, b.kind} == {"call", "other_contact"},
            "kind_l in ('call', 'other_contact') and kind_r in ('call', 'other_contact')",
        ),
        Level(
            "a meeting, and a contact in a stated place",
            lambda a, b: {a.sort, b.sort} == {"meeting", "other_contact"} and _city_of(a, b, "other_contact"),
            "(sort_l = 'meeting' and sort_r = 'other_contact' and city_r is not null)"
            " or (sort_r = 'meeting' and sort_l = 'other_contact' and city_l is not null)",
        ),
        Level(
            "a meeting, and a contact whose channel isn't said",
            lambda a, b: {a.sort, b.sort} == {"meeting", "other_contact"},
            "sort_l in ('meeting', 'other_contact') and sort_r in ('meeting', 'other_contact')",
        ),
        Level("different kinds", always, "ELSE"),
    ),
)

PLACE = Comparison(
    "place",
    (
        Level(
            "the same place, in a third country",
            lambda a, b: (
                a.city is not None
                and a.city == b.city
                and (a.abroad or b.abroad)
                and (a.keys == b.keys or one_open(a, b))
            ),
            f"city_l = city_r and (abroad_l or abroad_r) and (keys_l = keys_r or ({ONE_OPEN}))",
        ),
        Level("the same place", lambda a, b: a.city is not None and a.city == b.city, "city_l = city_r"),
        Level(
            "a place isn't stated by both",
            lambda a, b: a.country is None or b.country is None,
            "country_l is null or country_r is null",
            silent=True,
        ),
        Level("different countries", lambda a, b: a.country != b.country, "country_l != country_r"),
        Level(
            "the same country",
            lambda a, b: a.city is None or b.city is None,
            "city_l is null or city_r is null",
        ),
        Level("different places of one country", always, "ELSE"),
    ),
)

DIRECTION = Comparison(
    "direction",
    (
        Level(
            "a direction isn't stated by both",
            lambda a, b: a.lead is None or b.lead is None,
            "lead_l is null or lead_r is null",
            silent=True,
        ),
        Level("the same side called or was host", lambda a, b: a.lead == b.lead, "lead_l = lead_r"),
        Level("the other side called or was host", always, "ELSE"),
    ),
)

STATUS = Comparison(
    "status",
    (
        Level("the same standing", lambda a, b: a.standing == b.standing, "standing_l = standing_r"),
        Level("a plan, and what became of it", always, "ELSE"),
    ),
)

NEWS = Comparison(
    "news",
    (
        Level("main news of both", lambda a, b: a.main and b.main, "main_l and main_r"),
        Level("background in one", lambda a, b: a.main or b.main, "main_l or main_r"),
        Level("background in both", always, "ELSE"),
    ),
)

WORDS = Comparison(
    "words",
    (
        Level(
            "several sentences or quotations word for word the same",
            lambda a, b: len(set(a.echoes) & set(b.echoes)) > 1,
            "len(list_intersect(echoes_l, echoes_r)) > 1",
        ),
        Level(
            # Agencies begin the reports of many contacts with the very same sentence: one alone says little.
            "a sentence or quotation word for word the same",
            lambda a, b: bool(set(a.echoes) & set(b.echoes)),
            "len(list_intersect(echoes_l, echoes_r)) > 0",
        ),
        Level(
            "the same figures",
            lambda a, b: bool(set(a.figures) & set(b.figures)),
            "len(list_intersect(figures_l, figures_r)) > 0",
        ),
        Level(
            "no topics of one language to compare",
            lambda a, b: a.language is None or a.language != b.language or not a.topics or not b.topics,
            "language_l is null or language_r is null or language_l != language_r"
            " or len(topics_l) = 0 or len(topics_r) = 0",
            silent=True,
        ),
        Level(
            "topics in common",
            lambda a, b: bool(set(a.topics) & set(b.topics)),
            "len(list_intersect(topics_l, topics_r)) > 0",
        ),
        Level("no topic in common", always, "ELSE"),
    ),
)

RECORD = Comparison(
    "record",
    (
        Level(
            "both are dated", lambda a, b: not either_open(a, b), "basis_l != 'open' and basis_r != 'open'", silent=True
        ),
        Level("neither is dated", lambda a, b: not one_open(a, b), "basis_l = 'open' and basis_r = 'open'"),
        Level(
            "the only contact of these on record",
            lambda a, b: _on_record(a, b, 1),
            "greatest(record_l, record_r) = 1",
        ),
        Level(
            "one of two contacts of these on record",
            lambda a, b: _on_record(a, b, 2),
            "greatest(record_l, record_r) = 2",
        ),
        Level("one of many contacts of these", always, "ELSE"),
    ),
)

COMPANY = Comparison(
    "company",
    (
        Level(
            "both are dated, or a document names nobody else",
            lambda a, b: not either_open(a, b) or not a.company or not b.company,
            "(basis_l != 'open' and basis_r != 'open') or len(company_l) = 0 or len(company_r) = 0",
            silent=True,
        ),
        Level(
            "several others named by both documents",
            lambda a, b: len(set(a.company) & set(b.company)) > 1,
            "len(list_intersect(company_l, company_r)) > 1",
        ),
        Level(
            "another named by both documents",
            lambda a, b: bool(set(a.company) & set(b.company)),
            "len(list_intersect(company_l, company_r)) > 0",
        ),
        Level("nobody else named by both documents", always, "ELSE"),
    ),
)

ACTIVITY = Comparison(
    "activity",
    (
        Level(
            "in the news all the time, and both don't state a day",
            lambda a, b: a.busy and b.busy and not both_of(a, b, "day"),
            "busy_l and busy_r and not (basis_l = 'day' and basis_r = 'day')",
        ),
        Level("not in the news all the time, or both state a day", always, "ELSE"),
    ),
)

COMPARISONS = (PARTICIPANTS, KIND, TIME, PLACE, DIRECTION, STATUS, NEWS, WORDS, RECORD, COMPANY, ACTIVITY)
