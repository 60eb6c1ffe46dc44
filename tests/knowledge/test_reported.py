"""What articles say of an office is told beside the base and never overrules it."""

import datetime as dt
from collections.abc import Sequence

import pytest
from builders import day

from dragoman.knowledge import Answer, HoldingStatus, KnowledgeBase
from dragoman.knowledge.reported import with_articles
from dragoman.knowledge.sources import SourceFile, read_tables
from dragoman.model import UNDATED, DocumentClaim, OfficeClaim, Span

PERSONS = "person\tname\tnames\twikidata\nola-nin\tOla Nin\tar=علا نين\tQ77\npat-orr\tPat Orr\t\t\n"
TERMS = (
    "person\toffice\tof\tstart\tend\tend_basis\tknown_until\ttitle\n"
    "ola-nin\tforeign_minister\tYEM\t2020-01-01\t2022-01-01\tstated\t\tMinister\n"
    "pat-orr\tforeign_minister\tYEM\t2022-01-01\t\topen\t2023-06-30\tMinister\n"
)
QUERY = "Yemeni foreign minister"


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    files = (("t.persons.tsv", PERSONS), ("t.terms.tsv", TERMS))
    return KnowledgeBase(read_tables(SourceFile(name, "curated", text) for name, text in files))


class Articles:
    """A ledger's claims, in memory."""

    def __init__(self, *claims: DocumentClaim) -> None:
        self._claims = claims

    def of_office(self, office: str, of: str) -> tuple[DocumentClaim, ...]:
        return tuple(one for one in self._claims if (one.claim.office, one.claim.of) == (office, of))

    def of_name(self, name: str) -> tuple[DocumentClaim, ...]:
        return tuple(one for one in self._claims if one.claim.name == name)

    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.claim.name for one in self._claims))


def said(document: str, name: str, published: str | None, entity: str | None = None) -> DocumentClaim:
    claim = OfficeClaim(name, name, Span(0, len(name)), "foreign_minister", "YEM", entity, "minister")
    return DocumentClaim(claim, document, day(published) if published else UNDATED)


def ask(base: KnowledgeBase, query: str, on: str | None, *claims: DocumentClaim) -> Answer:
    when = dt.date.fromisoformat(on) if on else None
    return with_articles(base, base.who(query, when), None, Articles(*claims))


def told(answer: Answer) -> list[tuple[str, list[str]]]:
    return [(one.person.name, [claim.document for claim in one.claims]) for one in answer.candidates]


def otherwise(claims: Sequence[DocumentClaim]) -> list[str]:
    return [one.document for one in claims]


def test_articles_that_agree_are_further_grounds(base: KnowledgeBase) -> None:
    answer = ask(
        base, QUERY, "2021-05-05", said("a", "Ola Nin", "2021-05-06", "Q77"), said("b", "علا نين", "2021-05-07")
    )
    assert answer.status is HoldingStatus.HELD
    assert told(answer) == [("Ola Nin", ["a", "b"])]
    assert answer.otherwise == ()


def test_a_claim_of_the_base_is_not_overruled(base: KnowledgeBase) -> None:
    answer = ask(base, QUERY, "2021-05-05", said("a", "Wajdi Haddar", "2021-05-06"))
    assert answer.status is HoldingStatus.HELD
    assert told(answer) == [("Ola Nin", [])]
    assert otherwise(answer.otherwise) == ["a"]


def test_a_later_article_opens_what_is_merely_presumed(base: KnowledgeBase) -> None:
    answer = ask(base, QUERY, "2024-01-10", said("a", "Wajdi Haddar", "2024-01-12"))
    assert answer.status is HoldingStatus.SEVERAL
    assert told(answer) == [("Pat Orr", []), ("Wajdi Haddar", ["a"])]
    earlier = ask(base, QUERY, "2023-08-01", said("a", "Wajdi Haddar", "2023-06-01"))
    assert (earlier.status, told(earlier)) == (HoldingStatus.PRESUMED, [("Pat Orr", [])])
    assert otherwise(earlier.otherwise) == ["a"]


def test_whom_only_articles_know_is_presumed_at_best(base: KnowledgeBase) -> None:
    claims = (
        said("a", "Wajdi Haddar", "2030-01-12"),
        said("b", "Haddar", "2030-01-13"),
        said("c", "وجدي حدار", "2030-01-14"),
    )
    answer = ask(base, QUERY, "2030-01-20", *claims)
    assert answer.status is HoldingStatus.PRESUMED
    assert told(answer) == [("Wajdi Haddar", ["a", "c", "b"])]
    [one] = answer.candidates
    assert one.term is not None
    assert (one.term.start, one.term.end_basis, one.term.known_until) == (None, "article", dt.date(2030, 1, 14))


def test_two_persons_of_articles_are_several(base: KnowledgeBase) -> None:
    answer = ask(
        base, QUERY, "2030-01-20", said("a", "Wajdi Haddar", "2030-01-12"), said("b", "Sami Qabil", "2030-01-13")
    )
    assert answer.status is HoldingStatus.SEVERAL


@pytest.mark.parametrize(
    ("published", "speaks"),
    [("2030-01-31", True), ("2030-03-20", False), ("2029-02-01", True), ("2028-12-01", False), (None, False)],
)
def test_an_article_speaks_for_the_days_about_it(base: KnowledgeBase, published: str | None, speaks: bool) -> None:
    assert bool(ask(base, QUERY, "2030-01-20", said("a", "Wajdi Haddar", published)).candidates) is speaks


@pytest.mark.parametrize(
    ("query", "found"), [("Haddar", True), ("حدار", True), ("Wajdi Haddar", True), ("Haddad", False), ("Wajdi", False)]
)
def test_a_name_finds_whom_articles_introduce(base: KnowledgeBase, query: str, found: bool) -> None:
    answer = ask(base, query, "2030-01-20", said("a", "Wajdi Haddar", "2030-01-12"))
    assert [one.person.name for one in answer.candidates] == ["Wajdi Haddar"] * found
