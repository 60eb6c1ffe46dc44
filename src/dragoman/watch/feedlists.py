"""Which feeds to watch: addresses, files with an address a line, and OPML as feed readers write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.intake.naming import is_address, plain_address
from dragoman.intake.source import file_source, one_line
from dragoman.intake.trees import harmless_xml, xml_tree

_MOST_BYTES = 5_000_000
_COMMENT = "#"


def feeds_of(given: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses of the feeds that arguments name, each once, in their order.

    Raises UsageError where a file isn't there or holds what is no address, ReadError where it can't be read.
    """
    found = [address for one in given for address in ([one] if is_address(one) else _listed(Path(one)))]
    plain = {one: plain_address(one) for one in found}
    if wrong := [one for one, address in plain.items() if address is None]:
        raise UsageError(f"{one_line(wrong[0])}: no address of a feed; give http://… or https://…")
    if not found:
        raise UsageError("no feed to watch; give addresses, or files with one a line")
    return tuple(dict.fromkeys(address for address in plain.values() if address))


def _listed(file: Path) -> Iterator[str]:
    if not file.is_file():
        raise UsageError(f"{one_line(str(file))}: no such file; give addresses of feeds, or files with one a line")
    source = file_source(file)
    content = source.bytes(_MOST_BYTES)
    text = harmless_xml(content, source)
    if text.lstrip().startswith("<"):
        root = xml_tree(text, source)
        yield from (one.get("xmlUrl") for one in root.iter("outline") if one.get("xmlUrl"))
        return
    lines = (line.partition(" " + _COMMENT)[0].strip() for line in text.splitlines())
    yield from (line for line in lines if line and not line.startswith(_COMMENT))
