"""`dragoman dates`: expressions and their days, as the contract has them."""

from __future__ import annotations

from command import Run


def test_a_record_has_the_keys_of_the_contract(dragoman: Run) -> None:
    text = "Le ministre est arrivé ce mercredi."
    [record] = dragoman("dates", text, "--published", "2023-02", "--language", "fr", "--format", "jsonl").records
    assert record == {
        "surface": "ce mercredi",
        "span": [23, 34],
        "start": "2023-02-01",
        "end": "2023-02-22",
        "edtf": "[2023-02-01,2023-02-08,2023-02-15,2023-02-22]",
        "basis": "weekday",
        "kind": "date",
    }


def test_without_a_publication_a_weekday_stays_open(dragoman: Run) -> None:
    [record] = dragoman("dates", "They met on Tuesday.", "--language", "en", "--format", "jsonl").records
    assert (record["start"], record["end"], record["edtf"]) == (None, None, None)


def test_the_language_is_detected_and_the_table_speaks(dragoman: Run) -> None:
    out = dragoman("dates", "The two ministers met in Cairo on 11 October 2023, the ministry said.").out
    assert "Wednesday 11 October 2023" in out


def test_what_is_no_date_gives_none(dragoman: Run) -> None:
    result = dragoman("dates", "More than 8 525 people were there.", "--language", "en")
    assert result.out == "no time expression\n"
    assert result.code == 0
