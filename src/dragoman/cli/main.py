"""The command `dragoman`: its commands, and what becomes of errors.

A command's module imports the coder and the ledger when it runs, so that `dragoman --help` costs little.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.cli import (
    adding,
    coding,
    comparing,
    dates,
    evaluating,
    exporting,
    judging,
    knowledge,
    listing,
    serving,
    watching,
    who,
)
from dragoman.cli.output import say, use_utf8
from dragoman.cycles import search_seldom_for_cycles
from dragoman.errors import DragomanError, ReadError

INTERRUPTED, BROKEN_PIPE = 130, 141

app = typer.Typer(
    name="dragoman",
    help="Reads the press in its own languages and keeps the ledger of diplomatic contacts.",
    epilog="Example: dragoman add articles/ && dragoman events --country MAR --since 2023-01-01",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def options(
    ledger: Annotated[
        Path | None, typer.Option("--ledger", metavar="FILE", help="The ledger; may also stand after the command.")
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Reads the press in its own languages and keeps the ledger of diplomatic contacts."""


# name, function, an example that runs as it stands
COMMANDS = (
    ("add", adding.add, "dragoman add articles/ extra.jsonl"),
    ("watch", watching.watch, "dragoman watch feeds.txt --every 30m --ledger dragoman.db"),
    ("code", coding.code, "dragoman code articles/*.txt --format jsonl > coded.jsonl"),
    ("link", adding.link, "dragoman link --ledger dragoman.db"),
    ("events", listing.events, "dragoman events --who Blinken --who بوريطة --since 2023-01-01 --format csv"),
    ("show", listing.show_event, "dragoman show e271493a9"),
    ("export", exporting.export, "dragoman export atom --country MAR --since 2023-01-01 -o contacts.atom"),
    ("compare", comparing.compare, "dragoman compare 20231012.export.CSV --format jsonl"),
    ("judge", judging.judge, "dragoman judge different 3fa85f6457174562 9b2c1d0e8f7a6b5c --note 'two calls'"),
    ("serve", serving.serve, "dragoman serve --ledger dragoman.db"),
    ("eval", evaluating.evaluate, "dragoman eval examples/gold --docs examples"),
    ("who", who.who, "dragoman who 'وزير الخارجية التونسي' --on 2023-10-13"),
    ("dates", dates.dates, "dragoman dates 'They met last Tuesday.' --published 2023-10-13"),
)

# the commands of `dragoman knowledge`, by name
KNOWLEDGE_EXAMPLES = {
    "show": "dragoman knowledge show 'Nasser Bourita'",
    "add": "dragoman knowledge add our-ministers.terms.tsv",
    "refresh": "dragoman knowledge refresh --contact desk@example.org --country TUN --dry-run",
}

for name, function, example in COMMANDS:
    app.command(name, epilog=f"Example: {example}")(function)
for command in knowledge.app.registered_commands:
    own_name = str(command.name or getattr(command.callback, "__name__", ""))
    command.epilog = f"Example: {KNOWLEDGE_EXAMPLES[own_name]}"
app.add_typer(knowledge.app, name="knowledge", epilog=f"Example: {KNOWLEDGE_EXAMPLES['show']}")


def run() -> None:
    """Run the command with this process's arguments, and end the process with its exit code."""
    search_seldom_for_cycles()
    code = main(sys.argv[1:])
    sys.stderr.flush()
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Return the exit code of the command: 0 done, 1 some documents failed, 2 wrong usage."""
    use_utf8()
    debug = "--debug" in arguments
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        return _leave_pipe()
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:
        if debug:
            raise
        return _failed(error)


def _invoke(arguments: Sequence[str]) -> int:
    command = typer.main.get_command(app)
    code = command.main(args=list(arguments), prog_name="dragoman", standalone_mode=False)
    return _interrupted() if code == INTERRUPTED else int(code or 0)


def _failed(error: Exception) -> int:
    """Say in one line what went wrong; return the exit code for it."""
    usage_code = getattr(error, "exit_code", None)  # what typer raises about options and arguments
    if usage_code is not None and hasattr(error, "format_message"):
        if message := error.format_message().strip():  # without arguments the help was printed instead
            # "Value error, " is how the check of choices begins: it tells nobody anything
            say(f"{message.replace('Value error, ', '')} (dragoman --help tells more)", kind="error")
        return int(usage_code)
    if isinstance(error, DragomanError):
        say(str(error), kind="error")
        return 1 if isinstance(error, ReadError) else 2
    if isinstance(error, OSError):
        say(f"{error.filename or 'output'}: {error.strerror or error}", kind="error")
        return 1
    say(
        f"{type(error).__name__}: {error}; the fault is Dragoman's: --debug before the command shows where",
        kind="error",
    )
    return 1


def _interrupted() -> int:
    say("interrupted; what was reported as added is safe, the same command goes on from there")
    return INTERRUPTED


def _leave_pipe() -> int:
    """Return quietly: whoever read our output has had enough."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE


if __name__ == "__main__":
    run()
