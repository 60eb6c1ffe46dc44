import json
from pathlib import Path

import pytest
import typer
from command import Run
from typer.testing import CliRunner

from dragoman.cli.who import who
from dragoman.errors import UsageError

app = typer.Typer()
app.command()(who)
RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def nobodys_folder(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_KNOWLEDGE", f"{tmp_path}/none")


def test_the_contracts_object() -> None:
    done = RUNNER.invoke(app, ["وزير الخارجية التونسي", "--on", "2023-10-13", "--format", "jsonl"])
    assert done.exit_code == 0
    answer = json.loads(done.stdout)
    assert (answer["query"], answer["on"], answer["status"]) == ("وزير الخارجية التونسي", "2023-10-13", "held")
    (candidate,) = answer["candidates"]
    assert {key: candidate[key] for key in ("name", "office", "country", "start", "end")} == {
        "name": "Nabil Ammar",
        "office": "foreign minister",
        "country": "TUN",
        "start": "2023-02-07",
        "end": "2024-08-25",
    }
    assert candidate["claims"][0]["source"] == "curated"
    assert candidate["claims"][0]["as_of"]


def test_keys_are_there_where_nothing_is_known() -> None:
    done = RUNNER.invoke(app, ["Foo Bar", "--format", "jsonl"])
    assert json.loads(done.stdout) == {
        "query": "Foo Bar",
        "on": None,
        "status": "unknown",
        "candidates": [],
        "otherwise": [],
    }


def test_the_same_question_has_the_same_bytes() -> None:
    asked = [RUNNER.invoke(app, ["NATO chief", "--format", "jsonl"]).stdout for _ in range(2)]
    assert asked[0] == asked[1]


def test_a_body_is_the_org_of_its_head() -> None:
    done = RUNNER.invoke(app, ["NATO chief", "--on", "2023-10-13", "--format", "jsonl"])
    (candidate,) = json.loads(done.stdout)["candidates"]
    assert (candidate["org"], candidate["country"]) == ("NATO", None)


def test_the_table_has_no_power_over_the_terminal() -> None:
    done = RUNNER.invoke(app, ["Blinken\x1b[31m[bold]", "--on", "2023-10-13"])
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout
    assert "[bold]" in done.stdout


@pytest.mark.parametrize("wrong", [["--on", "yesterday"], ["--language", "xx"]])
def test_wrong_usage(wrong: list[str]) -> None:
    done = RUNNER.invoke(app, ["Blinken", *wrong])
    assert isinstance(done.exception, UsageError)


def test_a_ledgers_articles_are_told_too(dragoman: Run, tmp_path: Path) -> None:
    told = "Yemeni Foreign Minister Wajdi Haddar met Omani Foreign Minister Badr Albusaidi in Muscat on 2 March 2030."
    short = "Foreign Minister Haddar of Yemen met Omani Foreign Minister Badr Albusaidi in Muscat on 2 March 2030."
    for name, text in (("told", told), ("short", short)):
        row = {"id": name, "lang": "en", "published": "2030-03-03", "title": None, "text": text}
        (tmp_path / f"{name}.json").write_text(json.dumps(row), "utf-8")
    dragoman("--ledger", "l.db", "add", "told.json", "short.json")
    events = [json.loads(line) for line in dragoman("--ledger", "l.db", "events", "--format", "jsonl").out.splitlines()]
    assert [len(event["reports"]) for event in events] == [2]
    asked = ("who", "foreign minister of Yemen", "--on", "2030-03-03", "--format", "jsonl")
    answer = json.loads(dragoman(*asked, "--ledger", "l.db").out)
    assert (answer["status"], [one["name"] for one in answer["candidates"]]) == ("presumed", ["Wajdi Haddar"])
    assert [one["document"] for one in answer["candidates"][0]["claims"]] == ["told", "short"]
    assert answer["candidates"][0]["end_basis"] == "article"
    assert json.loads(dragoman(*asked).out)["status"] == "unknown"
