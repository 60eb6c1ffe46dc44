import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.entities import Name, Person
from dragoman.knowledge.sources import Seats, SourceFile, merge_persons, read_tables, shipped_files

PERSONS = "person\tname\tnames\twikidata\n"
TERMS = "person\toffice\tof\tstart\tend\tend_basis\tknown_until\ttitle\n"


def test_rows_of_one_wikidata_id_are_one_person() -> None:
    persons, aliases = merge_persons(
        [
            Person("a-b", "A B", (Name("A B"),), "Q1"),
            Person("a-bee", "A Bee", (Name("A Bee"),), "Q1"),
            Person("c-d", "C D", (Name("C D"),)),
        ]
    )
    assert aliases == {"a-bee": "a-b"}
    assert persons["a-b"].names == (Name("A B"), Name("A Bee"))
    assert set(persons) == {"a-b", "c-d"}


def test_terms_follow_a_merged_person() -> None:
    files = [
        SourceFile("x.persons.tsv", "curated", PERSONS + "a-b\tA B\t\tQ1\na-bee\tA Bee\t\tQ1\n"),
        SourceFile("x.terms.tsv", "curated", TERMS + "a-bee\thead\tnato\t2020\t2021\tstated\t\t\n"),
    ]
    assert [term.person for term in read_tables(files).terms] == ["a-b"]


def test_a_term_of_nobody_is_an_error() -> None:
    files = [SourceFile("x.terms.tsv", "curated", TERMS + "nobody\thead\tnato\t2020\t\t\t\t\n")]
    with pytest.raises(KnowledgeError, match="nobody"):
        read_tables(files)


def test_the_digest_changes_with_any_file() -> None:
    one = read_tables([SourceFile("x.persons.tsv", "curated", PERSONS)]).digest
    assert one != read_tables([SourceFile("x.persons.tsv", "curated", PERSONS + "a\tA\t\t\n")]).digest
    assert one == read_tables([SourceFile("x.persons.tsv", "curated", PERSONS)]).digest


def test_seats_are_named_by_key_or_by_ending() -> None:
    seats = Seats({"*-presidency": "head_of_state", "white-house": "head_of_state"})
    assert seats.office_of("malian-presidency") == "head_of_state"
    assert seats.office_of("white-house") == "head_of_state"
    assert seats.office_of("nato") is None


def test_shipped_files_come_curated_first() -> None:
    kinds = [file.kind for file in shipped_files()]
    assert kinds == sorted(kinds, reverse=True)
    assert {"curated", "built"} == set(kinds)
