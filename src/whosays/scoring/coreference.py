"""How well chains of mentions agree: MUC, B-cubed, CEAF-e and their mean, the CoNLL score.

The measures of Vilain et al. (1995), Bagga and Baldwin (1998) and Luo (2005) on predicted mentions, as the
reference scorer of CoNLL-2012 counts them (Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted
Mentions"): exact spans, nothing aligned or made up on either side. Chains of one mention are dropped on both
sides, for a corpus that marks no singletons cannot tell right ones from wrong ones.
"""

from collections.abc import Collection, Iterable, Mapping

from whosays.scoring.counts import Counts, f_score, ratio

#: Half-open offsets of a mention.
Place = tuple[int, int]
Chain = frozenset[Place]


def coreference(key: Iterable[Collection[Place]], response: Iterable[Collection[Place]]) -> Counts:
    """Counts of one document that add up: right and whole for recall and precision of each measure.

    `key` are the chains that people marked, `response` those that were found. A mention in two chains of a side
    counts in the first of them; one place is one mention.
    """
    wanted, found = _chains(key), _chains(response)
    overlaps = _overlaps(wanted, found)
    right = sum(2 * shared / (len(wanted[i]) + len(found[j])) for i, j, shared in _best(wanted, found, overlaps))
    return {
        "muc_recall_right": _links(wanted, overlaps),
        "muc_recall_whole": sum(len(chain) - 1 for chain in wanted),
        "muc_precision_right": _links(found, _turned(overlaps)),
        "muc_precision_whole": sum(len(chain) - 1 for chain in found),
        "b3_recall_right": sum(n * n / len(wanted[i]) for (i, _), n in overlaps.items()),
        "b3_recall_whole": sum(map(len, wanted)),
        "b3_precision_right": sum(n * n / len(found[j]) for (_, j), n in overlaps.items()),
        "b3_precision_whole": sum(map(len, found)),
        "ceaf_e_right": right,
        "ceaf_e_recall_whole": len(wanted),
        "ceaf_e_precision_whole": len(found),
        "mentions_right": sum(overlaps.values()),
    }


def figures(counts: Counts) -> Mapping[str, float]:
    """The CoNLL score, then recall, precision and F1 of each measure and of the mentions in chains."""
    found: dict[str, float] = {}
    for name in ("muc", "b3"):
        found[f"{name}_recall"] = ratio(counts[f"{name}_recall_right"], counts[f"{name}_recall_whole"])
        found[f"{name}_precision"] = ratio(counts[f"{name}_precision_right"], counts[f"{name}_precision_whole"])
    found["ceaf_e_recall"] = ratio(counts["ceaf_e_right"], counts["ceaf_e_recall_whole"])
    found["ceaf_e_precision"] = ratio(counts["ceaf_e_right"], counts["ceaf_e_precision_whole"])
    found["mention_recall"] = ratio(counts["mentions_right"], counts["b3_recall_whole"])
    found["mention_precision"] = ratio(counts["mentions_right"], counts["b3_precision_whole"])
    for name in ("muc", "b3", "ceaf_e", "mention"):
        found[f"{name}_f1"] = f_score(found[f"{name}_precision"], found[f"{name}_recall"])
    mean = (found["muc_f1"] + found["b3_f1"] + found["ceaf_e_f1"]) / 3
    return {"conll_f1": mean, **found}


def _chains(given: Iterable[Collection[Place]]) -> list[Chain]:
    """Chains of two mentions or more, each mention in the first chain that has it."""
    taken: set[Place] = set()
    found = []
    for chain in given:
        own = frozenset(chain) - taken
        if len(own) > 1:
            taken |= own
            found.append(own)
    return found


def _overlaps(wanted: list[Chain], found: list[Chain]) -> dict[tuple[int, int], int]:
    """How many mentions each pair of chains shares; pairs that share none are left out."""
    of = {place: j for j, chain in enumerate(found) for place in chain}
    shared: dict[tuple[int, int], int] = {}
    for i, chain in enumerate(wanted):
        for place in chain:
            if place in of:
                shared[i, of[place]] = shared.get((i, of[place]), 0) + 1
    return shared


def _turned(overlaps: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    return {(j, i): shared for (i, j), shared in overlaps.items()}


def _links(chains: list[Chain], overlaps: Mapping[tuple[int, int], int]) -> int:
    """MUC: of the links that hold each chain together, those that remain when the other side cuts it."""
    pieces = [len(chain) for chain in chains]
    for (i, _), shared in overlaps.items():
        pieces[i] -= shared - 1
    return sum(len(chain) - parts for chain, parts in zip(chains, pieces, strict=True))


def _best(
    wanted: list[Chain], found: list[Chain], overlaps: Mapping[tuple[int, int], int]
) -> Iterable[tuple[int, int, int]]:
    """The one-to-one pairing of chains with the greatest similarity (Luo's phi-4), as (key, response, shared).

    Solved for each connected group of chains on its own: chains that share no mention never compete.
    """
    for rows, columns in _groups(overlaps):
        similarity = [
            [2 * overlaps.get((i, j), 0) / (len(wanted[i]) + len(found[j])) for j in columns] for i in rows
        ]
        for row, column in assignment(similarity):
            shared = overlaps.get((rows[row], columns[column]), 0)
            if shared:
                yield rows[row], columns[column], shared


def _groups(overlaps: Mapping[tuple[int, int], int]) -> Iterable[tuple[list[int], list[int]]]:
    """Keys and responses connected through shared mentions."""
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for i, j in overlaps:
        by_row.setdefault(i, []).append(j)
        by_column.setdefault(j, []).append(i)
    done: set[int] = set()
    for first in by_row:
        if first in done:
            continue
        rows, columns, waiting = [], set[int](), [first]
        done.add(first)
        while waiting:
            row = waiting.pop()
            rows.append(row)
            for column in by_row[row]:
                columns.add(column)
                new = [other for other in by_column[column] if other not in done]
                done.update(new)
                waiting += new
        yield sorted(rows), sorted(columns)


def assignment(weights: list[list[float]]) -> list[tuple[int, int]]:
    """The pairing of rows and columns with the greatest sum of weights (Kuhn 1955, with potentials: O(n^2 m)).

    `weights` is a full matrix; of its rows and columns the fewer all get a partner.
    """
    if not weights:
        return []
    if len(weights) > len(weights[0]):
        turned = assignment([list(column) for column in zip(*weights, strict=True)])
        return sorted((row, column) for column, row in turned)
    size, width = len(weights), len(weights[0])
    of_row, of_column = [0.0] * (size + 1), [0.0] * (width + 1)
    matched = [0] * (width + 1)  # row + 1 of each column; column 0 stands for the row that is being placed
    for row in range(1, size + 1):
        matched[0] = row
        column, came_from = 0, [0] * (width + 1)
        slack, seen = [float("inf")] * (width + 1), [False] * (width + 1)
        while matched[column]:
            seen[column] = True
            here, least, following = matched[column], float("inf"), 0
            for other in range(1, width + 1):
                if seen[other]:
                    continue
                cost = -weights[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < slack[other]:
                    slack[other], came_from[other] = cost, column
                if slack[other] < least:
                    least, following = slack[other], other
            for other in range(width + 1):
                if seen[other]:
                    of_row[matched[other]] += least
                    of_column[other] -= least
                else:
                    slack[other] -= least
            column = following
        while column:
            matched[column] = matched[came_from[column]]
            column = came_from[column]
    return sorted((matched[column] - 1, column - 1) for column in range(1, width + 1) if matched[column])
