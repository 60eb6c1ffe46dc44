"""Dragoman reads the press in its own languages and keeps the ledger of diplomatic contacts.

The public face, for programs that want more than the command:

    for coded in dragoman.code_documents(["articles/"]):    # CodedDocument, or an error that names the document
        ...
    ledger = dragoman.open_ledger("dragoman.db")
    with ledger.read() as reader:
        for event in reader.events(dragoman.EventFilter(country="MAR")):
            ...
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.errors import DragomanError
    from dragoman.ledger import EventFilter, open_ledger
    from dragoman.model import CodedDocument, Document, Event, EventMention
    from dragoman.pipeline import add_documents, code_documents, code_one, link_pending

__version__ = "0.1.0"

__all__ = [
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

# Looked up when first used: importing the package, as every module of it does, must cost nothing.
_HOMES = {
    "dragoman.errors": ("DragomanError",),
    "dragoman.ledger": ("EventFilter", "open_ledger"),
    "dragoman.model": ("CodedDocument", "Document", "Event", "EventMention"),
    "dragoman.pipeline": ("add_documents", "code_documents", "code_one", "link_pending"),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
