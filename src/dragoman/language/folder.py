"""Language folders: one folder of data files a language, found by listing.

A folder `languages/<code>/` holds `manifest.yaml`, data files with the same names and keys in every language,
`cases/`, `SOURCES.md` and at most one `hooks.py`. No language code stands anywhere else in the program.
"""

from __future__ import annotations

import csv
import importlib
import io
from collections.abc import Callable
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Any, ClassVar

import yaml

from dragoman.errors import KnowledgeError

_ROOT = "dragoman.languages"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML where only true and false are booleans: "on" and "no" are words of English."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, Any]]]] = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class Language:
    """One language folder, its files read when they are first asked for."""

    def __init__(self, code: str, folder: Traversable) -> None:
        self.code = code
        self._folder = folder
        self._data: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    @property
    def manifest(self) -> dict[str, Any]:
        """The folder's manifest: name, script, direction."""
        return self.data("manifest")  # type: ignore[no-any-return]

    @property
    def right_to_left(self) -> bool:
        """Whether the language's script runs from right to left."""
        return bool(self.manifest.get("direction") == "rtl")

    def data(self, name: str) -> Any:
        """Return the content of `<name>.yaml`, read once.

        Raises KnowledgeError where the file is missing or malformed.
        """
        if name not in self._data:
            self._data[name] = self._read_yaml(f"{name}.yaml")
        return self._data[name]

    def table(self, name: str) -> tuple[dict[str, str], ...]:
        """Return the rows of `<name>.tsv`, keys from its header line."""
        try:
            text = self._folder.joinpath(f"{name}.tsv").read_text("utf-8")
        except OSError as error:
            raise KnowledgeError(f"language {self.code}: no {name}.tsv") from error
        reader = csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple({key: value or "" for key, value in row.items()} for row in reader)

    def hook(self, name: str, default: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function `name` of the folder's `hooks.py`, or `default` where it has none."""
        return getattr(self._hooks, name, default)

    @cached_property
    def _hooks(self) -> ModuleType | None:
        if not self._folder.joinpath("hooks.py").is_file():
            return None
        return importlib.import_module(f"{_ROOT}.{self.code}.hooks")

    def _read_yaml(self, name: str) -> Any:
        try:
            return yaml.load(self._folder.joinpath(name).read_text("utf-8"), Loader=_Loader)  # noqa: S506
        except (OSError, yaml.YAMLError) as error:
            raise KnowledgeError(f"language {self.code}: {name} can't be read: {error}") from error


@cache
def language_codes() -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, in alphabetical order."""
    root = files(_ROOT)
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and f.joinpath("manifest.yaml").is_file()))


@cache
def load_language(code: str) -> Language:
    """Return the language with this code.

    Raises KnowledgeError where no folder of that name exists.
    """
    folder = files(_ROOT).joinpath(code)
    if code not in language_codes():
        raise KnowledgeError(f"no language folder {code!r}; there are: {', '.join(language_codes())}")
    return Language(code, folder)
