"""`dragoman eval`: coding and linking against a gold folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import Jobs, KnowledgeFolder, TableOrLines, knowledge_folder
from dragoman.cli.output import progress, put, show
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.cli.reporting import Reporter
    from dragoman.evaluation import Figures, GoldDocument, LinkingFigures, Match, Tally
    from dragoman.evaluation.linking import Placed
    from dragoman.model import CodedDocument

# Where the articles of a gold folder lie, seen from it, where --docs says nothing.
_BESIDE = ("../docs", "../articles", "..")


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold document, its coding, and what of it agrees."""

    gold: GoldDocument
    coded: CodedDocument | None
    tally: Tally
    matches: Sequence[Match]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that `dragoman eval` prints; `spans` and `wrong_spans` count the evidence that was read again."""

    figures: Mapping[str, Figures]
    linking: LinkingFigures
    spans: int
    wrong_spans: tuple[str, ...]
    missing: tuple[str, ...]


def evaluate(
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="The folder with a gold file for each article.")],
    docs: Annotated[
        Path | None, typer.Option("--docs", metavar="FOLDER", help="The articles; else docs or articles beside it.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and what was invented.")] = False,
    format: Annotated[TableOrLines, typer.Option("--format", help="How to print it.")] = TableOrLines.TABLE,
    jobs: Jobs = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Measure coding and linking against a gold folder: precision, recall and F1."""
    from dragoman.cli.reporting import Reporter
    from dragoman.evaluation import load_gold

    reporter = Reporter(debug=context.find_root().params.get("debug", False))
    documents = load_gold(gold)
    files = article_files(gold, docs)
    coded = _code(files, {one.id for one in documents}, reporter, jobs, knowledge)
    judged = [_judged(one, coded.get(one.id)) for one in documents]
    result = _evaluation(judged)
    if errors:
        for line in _errors(judged):
            put(line)
    if format is TableOrLines.JSONL:
        _put_records(result)
    else:
        from dragoman.cli.evaluation_view import evaluation_view

        show(evaluation_view(result))
    raise typer.Exit(reporter.exit_code)


def article_files(gold: Path, docs: Path | None) -> list[str]:
    """Return the files of the articles, those of the gold left out.

    Raises UsageError where no folder of articles is found.
    """
    from dragoman.intake.kinds import READERS

    folders = [docs] if docs else [gold / beside for beside in _BESIDE]
    folder = next((one for one in folders if one.is_dir() and not one.samefile(gold)), None)
    if folder is None:
        raise UsageError(f"{docs or gold}: no articles here; --docs FOLDER says where they are")
    inside_gold = gold.resolve()
    found = (path for path in sorted(folder.resolve().rglob("*")) if path.suffix.lower() in READERS)
    return [str(path) for path in found if inside_gold not in path.parents]


def _code(
    files: Sequence[str], wanted: set[str], reporter: Reporter, jobs: int | None, knowledge: Path | None
) -> dict[str, CodedDocument]:
    from dragoman.intake import read
    from dragoman.model import Document
    from dragoman.pipeline import code_all, only_coded

    items = (item for item in read(files) if not isinstance(item, Document) or item.id in wanted)
    found = {}
    with progress("coding", len(wanted)) as advance:
        for coded in only_coded(code_all(items, jobs=jobs, knowledge=knowledge_folder(knowledge)), reporter.error):
            reporter.coded(coded)
            found[coded.document.id] = coded
            advance()
    return found


def _judged(gold: GoldDocument, coded: CodedDocument | None) -> Judged:
    from dragoman.evaluation import tally_document

    return Judged(gold, coded, *tally_document(gold, coded))


def _evaluation(judged: Sequence[Judged]) -> Evaluation:
    from dragoman.evaluation import check_evidence, figures_of, linking_figures

    groups: dict[str, list[Tally]] = {"all": [one.tally for one in judged]}
    for one in sorted(judged, key=lambda one: one.gold.language):
        groups.setdefault(one.gold.language, []).append(one.tally)
    evidence = [check_evidence(one.coded) for one in judged if one.coded]
    return Evaluation(
        figures={name: figures_of(tallies) for name, tallies in groups.items()},
        linking=linking_figures(_placed(judged)),
        spans=sum(one.checked for one in evidence),
        wrong_spans=tuple(line for one in evidence for line in one.wrong),
        missing=tuple(one.gold.id for one in judged if one.coded is None),
    )


def _placed(judged: Sequence[Judged]) -> Iterator[Placed]:
    """Yield the contact and the event of each mention that tells a contact of the gold."""
    from dragoman.evaluation.linking import Placed

    homes = _events_of([one.coded for one in judged if one.coded])
    for one in judged:
        for match in one.matches:
            assert one.coded is not None
            mention = one.coded.mentions[match.mention].id
            if mention in homes:
                yield Placed(one.gold.events[match.gold].event_id, homes[mention])


def _events_of(coded: Sequence[CodedDocument]) -> dict[str, str]:
    """Return the event that each mention is put in, in a ledger that holds just these documents."""
    from dragoman.ledger import open_ledger
    from dragoman.pipeline import add_documents, link_pending

    with TemporaryDirectory() as folder:
        ledger = open_ledger(Path(folder, "evaluation.db"))
        for _ in add_documents(ledger, coded):
            pass
        link_pending(ledger)
        with ledger.read() as reader:
            return {report.mention: event.id for event in reader.events() for report in event.reports}


def _errors(judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        mentions = one.coded.mentions if one.coded else ()
        told, taken = {match.gold for match in one.matches}, {match.mention for match in one.matches}
        for number, event in enumerate(one.gold.events):
            if number not in told:
                names = ", ".join(participant.name for participant in event.participants)
                yield f"missed    {one.gold.id}  {event.type}  {names}  | {event.sentence[:100]}"
        for number, mention in enumerate(mentions):
            if number not in taken:
                names = ", ".join(participant.name for participant in mention.participants)
                yield f"invented  {one.gold.id}  {mention.type}  {names}  | {mention.rule}"
        for match in one.matches:
            event, dates = one.gold.events[match.gold], mentions[match.mention].date.dates
            if (event.start, event.end) != (_iso(dates.start), _iso(dates.end)):
                yield f"date      {one.gold.id}  {event.start}..{event.end} coded {dates.start}..{dates.end}"


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _put_records(result: Evaluation) -> None:
    from dragoman.records import dump_line

    for name, figures in result.figures.items():
        put(dump_line({"group": name, **asdict(figures)}))
    put(dump_line({"group": "linking", **asdict(result.linking)}))
    put(dump_line({"group": "evidence", "checked": result.spans, "wrong": list(result.wrong_spans)}))
    put(dump_line({"group": "missing", "documents": list(result.missing)}))
