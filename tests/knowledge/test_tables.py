import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge.entities import Name
from dragoman.knowledge.tables import parse_names, parse_persons, parse_terms, read_table


def test_columns_come_in_the_order_asked_for_and_missing_cells_are_empty() -> None:
    table = read_table("b\ta\tc\n2\t1\n\n", "x.tsv", ("a", "b"), ("c", "d"))
    assert table.rows == (("1", "2", "", ""),)


def test_a_missing_column_is_named_with_its_file() -> None:
    with pytest.raises(KnowledgeError, match=r"x\.tsv: no column office"):
        read_table("person\n", "x.tsv", ("person", "office"))


def test_names_carry_their_language() -> None:
    assert parse_names("fr=Le Pape|ar=البابا|Francis") == (Name("Le Pape", "fr"), Name("البابا", "ar"), Name("Francis"))


def test_a_person_is_known_by_the_usual_name_too() -> None:
    (person,) = parse_persons("person\tname\tnames\twikidata\na-b\tA B\tfr=A Bé\tQ1\n", "x")
    assert person.names == (Name("A B"), Name("A Bé", "fr"))
    assert person.entity == "Q1"


def test_a_term_of_a_file_without_source_columns_has_the_files_kind_and_review_day() -> None:
    text = "person\toffice\tof\tstart\tend\tend_basis\tknown_until\ttitle\na\thead\tnato\t2020\t\t\t2021-03\tChief\n"
    (term,) = parse_terms(text, "x", "curated", "2026-11-23")
    assert (term.source, term.as_of, term.end_basis) == ("curated", "2026-11-23", "open")
    assert term.known_until is not None
    assert term.known_until.isoformat() == "2021-03-31"


def test_a_bad_date_is_reported_with_its_row() -> None:
    text = "person\toffice\tof\tstart\na\thead\tnato\tsoon\n"
    with pytest.raises(KnowledgeError, match=r"x\.tsv: a head nato"):
        parse_terms(text, "x.tsv", "curated")
