"""The graph is read back by networkx: who met whom, each event an edge."""

from __future__ import annotations

import io

import networkx
from dossiers import Export

from dragoman.export.graphml import SEVERAL_EDGES
from dragoman.export.parties import ONE_SIDE


def read(export: Export) -> networkx.MultiGraph:
    return networkx.read_graphml(io.BytesIO(export("graphml")[0]), force_multigraph=True)


def test_who_with_whom(export: Export) -> None:
    graph = read(export)
    names = {data["name"]: node for node, data in graph.nodes(data=True)}
    edges = graph.get_edge_data(names["Aruna Vell"], names["Tomas Keriz"])
    assert sorted(edge["type"] for edge in edges.values()) == ["call", "meeting"]
    [call] = [edge for edge in edges.values() if edge["type"] == "call"]
    assert (call["start"], call["reports"], call["direction"]) == ("2023-10-10", 2, "known")
    assert graph.nodes[names["Aruna Vell"]]["country"] == "MAR"


def test_one_event_of_four_is_six_edges_of_one_event(export: Export) -> None:
    edges = [data for *_, data in read(export).edges(data=True) if data["type"] == "summit"]
    assert len(edges) == 6
    assert len({edge["event"] for edge in edges}) == 1
    losses = export("graphml")[1]
    assert losses[SEVERAL_EDGES] == 1
    assert not losses[ONE_SIDE]
