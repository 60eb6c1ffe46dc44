"""The shape of the program: imports go down, importing does nothing, a language is one folder, pieces are small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman.language.folder import language_codes, load_language

SOURCE = Path(dragoman.__file__).parent
# From the ground up. What stands in one layer may import what stands below; within a layer only as said.
LAYERS = (
    {"", "model", "errors", "cycles"},
    {"settings", "records", "language", "timex", "knowledge"},
    {"intake", "annotate", "link", "ledger", "sides", "wording"},
    {"pool", "pipeline", "watch", "evaluation", "export", "comparison"},
    {"cli", "web", "__main__"},
)
# Siblings of the lower layers that build on one another; intake, annotate, link and ledger never do.
ALLOWED_BESIDE = {
    ("model", "errors"),
    ("timex", "language"),
    ("knowledge", "language"),
    ("knowledge", "settings"),
    ("pipeline", "pool"),
    ("comparison", "export"),
    ("cli", "web"),
    ("watch", "pipeline"),
    ("__main__", "cli"),
}
# The public face reaches up, when it is used: that is what it is for.
FACE = ""
HEAVY = {
    "splink", "duckdb", "pyarrow", "lingua", "anyascii", "httpx", "icu4py", "hijridate", "sqlglot", "typst",
    "trafilatura", "htmldate", "lxml", "feedparser", "fastwarc", "defusedxml", "brotli", "httpcore", "protego",
}  # fmt: skip
LONGEST_MODULE, LONGEST_FUNCTION = 400, 60
# All types in one place are read more easily than in two.
LONGER_MODULES = {"model.py": 500}
# How the letters of a script sound in Latin ones: a language in Latin letters has nothing to say there. And the page
# needn't speak every language that is read.
OPTIONAL_FILES = {"letters.yaml", "interface.yaml"}


def modules() -> list[Path]:
    """Return all modules of the package but those of the language folders."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if path.relative_to(SOURCE).parts[0] != "languages"]


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def package_of(path: Path) -> str:
    """Return the package, or module, below `dragoman` that a file belongs to."""
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return FACE if first == "__init__" else first


def imports_of(path: Path) -> Iterator[str]:
    """Yield the packages below `dragoman` that a module imports, within functions too."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "dragoman":
            parts = node.module.split(".")
            yield from [parts[1]] if len(parts) > 1 else [one.name for one in node.names if layer_of(one.name) >= 0]
        elif isinstance(node, ast.Import):
            yield from (one.name.split(".")[1] for one in node.names if one.name.startswith("dragoman."))


def layer_of(package: str) -> int:
    return next((number for number, layer in enumerate(LAYERS) if package in layer), -1)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_go_down(path: Path) -> None:
    own = package_of(path)
    assert layer_of(own) >= 0, f"{own} has no place among the layers"
    if own == FACE:
        return
    for other in set(imports_of(path)) - {own, "languages"}:
        below = 0 <= layer_of(other) < layer_of(own)
        assert below or (own, other) in ALLOWED_BESIDE, f"{name_of(path)} imports {other}"


def test_the_rule_of_imports_can_fail() -> None:
    assert layer_of("ledger") == layer_of("link")
    assert ("ledger", "link") not in ALLOWED_BESIDE
    assert set(imports_of(SOURCE / "pipeline.py")) >= {"annotate", "intake", "ledger", "link", "model"}


def loaded_after(statement: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after the statement."""
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_every_module_loads_nothing_heavy() -> None:
    names = [".".join(("dragoman", *path.relative_to(SOURCE).with_suffix("").parts)) for path in modules()]
    wanted = [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]
    loaded = loaded_after("import " + ", ".join(wanted))
    assert set(wanted) <= loaded
    assert not HEAVY & loaded, f"loaded at import: {HEAVY & loaded}"


def test_help_loads_neither_the_coder_nor_the_ledger() -> None:
    loaded = loaded_after("import dragoman.cli.main")
    assert "dragoman.cli.main" in loaded
    assert (
        not {"dragoman.pipeline", "dragoman.annotate", "dragoman.ledger", "dragoman.link", "sqlite3", "rich"} & loaded
    )


def test_importing_the_package_loads_nothing_of_it() -> None:
    assert {name for name in loaded_after("import dragoman") if name.startswith("dragoman.")} == set()


def test_importing_reads_no_data(tmp_path: Path) -> None:
    watch = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == 'open' else None)\n"
        "import dragoman.pipeline, dragoman.cli.main, dragoman.evaluation\n"
        "print([one for one in opened if one.endswith(('.yaml', '.tsv', '.json', '.db'))])"
    )
    done = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_no_code_of_a_language_stands_outside_its_folder(path: Path) -> None:
    found = [
        f"line {node.lineno}: {node.value!r}"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and node.value in language_codes()
    ]
    assert not found


@pytest.mark.parametrize("code", language_codes())
def test_a_language_folder_has_what_the_others_have(code: str) -> None:
    folders = [SOURCE / "languages" / one for one in language_codes()]
    kinds = [
        {path.name for path in folder.glob("*.*") if path.suffix in (".yaml", ".tsv", ".md")} for folder in folders
    ]
    own = {path.name for path in (SOURCE / "languages" / code).iterdir()}
    assert not set.union(*kinds) - own - OPTIONAL_FILES
    assert {name for name in own if name.endswith(".py")} <= {"__init__.py", "hooks.py"}


@pytest.mark.parametrize(
    "name",
    sorted({path.stem for path in SOURCE.glob("languages/*/*.yaml")} - {Path(one).stem for one in OPTIONAL_FILES}),
)
def test_a_data_file_has_the_same_keys_in_every_language(name: str) -> None:
    keys = {code: frozenset(load_language(code).data(name)) for code in language_codes()}
    assert len(set(keys.values())) == 1, {
        code: sorted(its ^ frozenset.union(*keys.values())) for code, its in keys.items()
    }


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=name_of)
def test_pieces_are_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < LONGER_MODULES.get(name_of(path), LONGEST_MODULE)
    functions = (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef))
    long = {
        one.name: lines for one in functions if (lines := (one.end_lineno or 0) - one.lineno + 1) > LONGEST_FUNCTION
    }
    assert not long


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}
    assert not [name_of(path) for path in modules() if set(path.with_suffix("").parts[-2:]) & drawers]


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_every_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)) or not tree_of(path).body


def test_the_public_face() -> None:
    assert dragoman.__all__ == [
        "CodedDocument",
        "Document",
        "DragomanError",
        "Event",
        "EventFilter",
        "EventMention",
        "add_documents",
        "code_documents",
        "code_one",
        "link_pending",
        "open_ledger",
    ]
    assert all(getattr(dragoman, name) for name in dragoman.__all__)
    with pytest.raises(AttributeError):
        _ = dragoman.nothing


def test_no_host_of_packages_is_named() -> None:
    root = SOURCE.parents[1]
    names = ("Makefile", "pyproject.toml", "constraints.txt", "constraints-ftm.txt", ".ci/run")
    files = [root / name for name in names]
    words = ("index-url", "find-links", "trusted-host", "pypi.org", "pythonhosted", "://")
    assert not [word for file in files for word in words if word in file.read_text("utf-8")]


# What a package of the project file is called where it is imported.
IMPORTED_AS = {
    "axe-playwright-python": "axe_playwright_python",
    "fontpkg-amiri": "fontpkg_amiri",
    "gdelt-py": "py_gdelt",
    "lingua-language-detector": "lingua",
    "markdown-it-py": "markdown_it",
    "pyyaml": "yaml",
    "vl-convert-python": "vl_convert",
}


# What a package that we import needs without saying so in a way that every installer understands.
NEEDED_BELOW = {"lxml-html-clean"}


def third_party(folder: Path) -> set[str]:
    """Return the packages from outside that the modules of a folder import, within functions too."""
    found = set()
    own = {"dragoman", "tests"} | {name for path in folder.rglob("*.py") for name in (path.stem, path.parent.name)}
    for path in folder.rglob("*.py"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
            elif isinstance(node, ast.Import):
                found.update(one.name.split(".")[0] for one in node.names)
    return found - own - set(sys.stdlib_module_names)


def test_what_is_imported_is_declared_documented_and_pinned() -> None:
    root = SOURCE.parents[1]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    needed, dev = ([re.split(r"[<>=]", one)[0] for one in some] for some in declared(project))
    names = {name: IMPORTED_AS.get(name.lower(), name.lower()) for name in (*needed, *dev)}
    assert third_party(SOURCE) == {names[one] for one in needed} - NEEDED_BELOW
    # Measured against where it is installed; reads what is exported, from an environment of its own.
    elsewhere = {"dateparser", "followthemoney"}
    for folder in ("tests", "tools", "quality"):
        assert third_party(root / folder) <= set(names.values()) | elsewhere
    document = (root / "docs" / "dependencies.md").read_text("utf-8").lower()
    pins = {line.split("==")[0].lower() for line in (root / "constraints.txt").read_text("utf-8").splitlines()}
    assert not [one for one in names if one.lower() not in document]
    assert not [one for one in names if one.lower() not in pins]


def declared(project: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return what the program needs, and what work on it needs besides."""
    return project["dependencies"], project["optional-dependencies"]["dev"]


def test_every_version_is_pinned() -> None:
    lines = (SOURCE.parents[1] / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    assert all(line.count("==") == 1 for line in pins)
