"""Who with whom, as GraphML: a node for each participant, an edge for each event between two of different sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import BinaryIO
from xml.etree.ElementTree import Element

from dragoman.export.dossier import About, Dossier, Losses
from dragoman.export.markup import child, write_document
from dragoman.export.parties import BEARER, ONE_SIDE, dyads_of, parties_of
from dragoman.model import Event, EventParticipant

SEVERAL_EDGES = "more than two took part: the event has several edges, with one `event`"
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE = ("name", "entity", "country", "role", "org")
_EDGE = ("event", "type", "status", "start", "end", "edtf", "place", "reports", "sources", "confidence", "direction")
_NUMBERS = {"reports": "int", "sources": "int", "confidence": "double"}


def write(dossiers: Iterable[Dossier], sink: BinaryIO, _: About) -> Losses:
    """Write the graph; edges are undirected, `direction` says whether source to target is from actor to recipient."""
    losses = Losses()
    root = Element("graphml", xmlns=_NAMESPACE)
    for domain, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            about = {"for": domain, "attr.name": name, "attr.type": _NUMBERS.get(name, "string")}
            child(root, "key", None, id=f"{domain[0]}_{name}", **about)
    graph = child(root, "graph", None, id="contacts", edgedefault="undirected")
    nodes: dict[str, str] = {}
    edges: list[tuple[Event, EventParticipant, EventParticipant]] = []
    for one in dossiers:
        pairs = list(_pairs(one.event))
        losses[ONE_SIDE] += not pairs
        losses[SEVERAL_EDGES] += len(pairs) > 1
        losses[BEARER] += bool(parties_of(one.event).bearers)
        for source, target in pairs:
            edges.append((one.event, source, target))
            _node(graph, source, nodes)
            _node(graph, target, nodes)
    for number, (event, source, target) in enumerate(edges):
        _edge(graph, event, nodes[_key(source)], nodes[_key(target)], f"x{number}")
    write_document(root, sink)
    return +losses


def _pairs(event: Event) -> Iterator[tuple[EventParticipant, EventParticipant]]:
    for dyad in dyads_of(event):
        yield from product(dyad.source, dyad.target)


def _key(one: EventParticipant) -> str:
    return one.entity or f"{one.name} {one.country or ''}"


def _node(graph: Element, one: EventParticipant, nodes: dict[str, str]) -> None:
    """Add the participant as the first event tells it, once."""
    if _key(one) not in nodes:
        nodes[_key(one)] = f"n{len(nodes)}"
        values = (one.name, one.entity, one.country, one.role, one.org)
        _data(child(graph, "node", None, id=nodes[_key(one)]), "n", zip(_NODE, values, strict=True))


def _edge(graph: Element, event: Event, source: str, target: str, identity: str) -> None:
    made = child(graph, "edge", None, id=identity, source=source, target=target)
    values = (
        *(event.id, event.type, event.status, event.date.start, event.date.end, event.date.edtf),
        *(event.place.name if event.place else None, len(event.reports), event.independent_sources),
        *(event.confidence, "known" if parties_of(event).recipients else "none"),
    )
    _data(made, "e", zip(_EDGE, values, strict=True))


def _data(element: Element, prefix: str, values: Iterable[tuple[str, object]]) -> None:
    for name, value in values:
        if value is not None:
            child(element, "data", str(value), key=f"{prefix}_{name}")
