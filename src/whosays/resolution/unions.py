"""Sets that are joined (union-find), with pairs that must stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Unions(Generic[K]):
    """Disjoint sets over `items`; the root of a set is the item of it that was given first."""

    def __init__(self, items: Iterable[K]) -> None:
        self._order = {item: place for place, item in enumerate(items)}
        self._parent = {item: item for item in self._order}
        self._apart: dict[K, set[K]] = {}

    def find(self, item: K) -> K:
        """The root of the item's set."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def keep_apart(self, left: K, right: K) -> None:
        """Refuse from now on every join that would put the two into one set."""
        ours, theirs = self.find(left), self.find(right)
        if ours != theirs:
            self._apart.setdefault(ours, set()).add(theirs)
            self._apart.setdefault(theirs, set()).add(ours)

    def join(self, left: K, right: K) -> bool:
        """Make one set of the two; False where they must stay apart."""
        ours, theirs = self.find(left), self.find(right)
        if ours == theirs:
            return True
        if theirs in self._apart.get(ours, ()):
            return False
        root, gone = sorted((ours, theirs), key=self._order.__getitem__)
        self._parent[gone] = root
        for other in self._apart.pop(gone, ()):
            self._apart[other].discard(gone)
            self._apart[other].add(root)
            self._apart.setdefault(root, set()).add(other)
        return True

    def sets(self) -> list[list[K]]:
        """All sets, each in the order given, by their first item."""
        groups: dict[K, list[K]] = defaultdict(list)
        for item in self._order:
            groups[self.find(item)].append(item)
        return list(groups.values())
