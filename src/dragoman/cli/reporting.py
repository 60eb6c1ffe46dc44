"""What is told on standard error about documents that failed or weren't coded, and the exit code that follows."""

from __future__ import annotations

import sys

from dragoman.cli.output import say
from dragoman.errors import DragomanError, UsageError
from dragoman.language.folder import language_codes
from dragoman.model import CodedDocument
from dragoman.pipeline import CodingError

# An override makes a terminal or a page show words in another order than they stand in: no honest text needs one.
_OVERRIDES = {"\u202d": "U+202D", "\u202e": "U+202E"}

DONE, SOME_FAILED, WRONG_USAGE = 0, 1, 2


class Reporter:
    """Names each document that went wrong, in one line, and remembers that one did."""

    def __init__(self, *, debug: bool = False) -> None:
        self._debug = debug
        self._failed = self._misnamed = self._done = 0

    def error(self, error: DragomanError) -> None:
        """Tell of a document, or a source, that can't be read or coded."""
        if isinstance(error, UsageError):
            self._misnamed += 1
        else:
            self._failed += 1
        say(str(error), kind="error")
        if self._debug and isinstance(error, CodingError):
            sys.stderr.write(error.trace)

    def coded(self, coded: CodedDocument) -> None:
        """Count a document that was read; tell of one that can't be coded, or that deceives the eye."""
        self._done += 1
        document = coded.document
        if document.language not in language_codes():
            self._failed += 1
            known = ", ".join(language_codes())
            language = document.language or "that can't be told"
            say(f"{document.id}: kept, but not coded: language {language} has no folder ({known} have)", kind="note")
        elif found := [name for character, name in _OVERRIDES.items() if character in document.text]:
            self._failed += 1
            what = f"overrides the direction of writing ({', '.join(found)}); read with care"
            say(f"{document.id}: {what}", kind="warning")

    @property
    def exit_code(self) -> int:
        """Return 0 where all was done, 1 where some failed, 2 where no source could be found at all."""
        if self._misnamed and not self._done and not self._failed:
            return WRONG_USAGE
        return SOME_FAILED if self._failed or self._misnamed else DONE
