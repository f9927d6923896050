"""Vertex-disjoint paths: maximum flow where every node has capacity one.

By Menger's theorem the number of vertex-disjoint paths from sources to sinks equals the smallest number of
nodes whose removal parts them (K. Menger, "Zur allgemeinen Kurventheorie", 1927). Found by augmenting paths
(Ford and Fulkerson, 1956); the graphs here are small.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

Node = tuple[str, int]  # a node of the graph, 0: its entry, 1: its exit


def disjoint_paths(
    edges: Mapping[str, Iterable[str]], sources: Iterable[str], sinks: Iterable[str]
) -> tuple[int, tuple[str, ...]]:
    """How many vertex-disjoint paths lead from `sources` to `sinks`, and the smallest cut nearest the sinks.

    A source or sink counts as a node of capacity one too, so a source that is also a sink is one path. Loops
    do no harm: a path is never longer for them.
    """
    begin, end = ("", 0), ("", 1)
    capacity: dict[Node, dict[Node, int]] = {begin: {}, end: {}}

    def arc(tail: Node, head: Node, size: int) -> None:
        capacity.setdefault(tail, {})[head] = size
        capacity.setdefault(head, {}).setdefault(tail, 0)

    first, last = sorted(set(sources)), sorted(set(sinks))
    nodes = set(first) | set(last) | set(edges) | {target for targets in edges.values() for target in targets}
    for node in sorted(nodes):
        arc((node, 0), (node, 1), 1)
    wide = len(nodes) + 1
    for source in sorted(edges):
        for target in sorted(edges[source]):
            arc((source, 1), (target, 0), wide)
    for node in first:
        arc(begin, (node, 0), wide)
    for node in last:
        arc((node, 1), end, wide)

    flow = 0
    while _augment(capacity, begin, end):
        flow += 1
    behind = _reaching(capacity, end)
    cut = tuple(sorted(node for node in nodes if (node, 0) not in behind and (node, 1) in behind))
    return flow, cut


def _augment(capacity: dict[Node, dict[Node, int]], begin: Node, end: Node) -> bool:
    came: dict[Node, Node] = {begin: begin}
    queue = deque([begin])
    while queue and end not in came:
        node = queue.popleft()
        for head, size in capacity[node].items():
            if size > 0 and head not in came:
                came[head] = node
                queue.append(head)
    if end not in came:
        return False
    node = end
    while node != begin:
        tail = came[node]
        capacity[tail][node] -= 1
        capacity[node][tail] += 1
        node = tail
    return True


def _reaching(capacity: dict[Node, dict[Node, int]], end: Node) -> set[Node]:
    """The nodes from which `end` can still be reached."""
    behind = {end}
    queue = deque([end])
    while queue:
        node = queue.popleft()
        for tail in capacity[node]:
            if tail not in behind and capacity[tail].get(node, 0) > 0:
                behind.add(tail)
                queue.append(tail)
    return behind
