"""What each engine reaches of what is computed for it: `python -m bench.engines`.

Prints `reach` of the rows of `knowledge/engines.yaml`: measured over said of the published rows of
`knowledge/throughputs/`, with their own settings. It is told beside the figures and does not scale
them: the medians differ by less than the rows of one engine, and each engine has other cards and
models.
"""

from collections import defaultdict
from statistics import median

from advisor.advice.serving.reach import Kind
from advisor.catalog.engine import EngineReach
from bench.measured import catalog
from bench.serving import Judged, judged, rows

Reaches = dict[str, dict[Kind, EngineReach]]


def reaches() -> Reaches:
    """Of each engine that has published rows."""
    groups: dict[tuple[str, Kind], list[Judged]] = defaultdict(list)
    named = {each.name: each.id for each in catalog().engines.values()}
    for one in judged(rows()):
        if id_ := named.get(one.row["engine"].split(" ")[0]):
            groups[id_, one.kind].append(one)
    found: Reaches = defaultdict(dict)
    for (id_, kind), of in sorted(groups.items()):
        found[id_][kind] = _reach(of)
    return found


def _reach(of: list[Judged]) -> EngineReach:
    ratios = sorted(1 / one.ratio for one in of)
    tenth = len(ratios) // 10
    return EngineReach(
        rows=len(of),
        sources=len({one.row["source"] for one in of}),
        median=round(median(ratios), 2),
        low=round(ratios[tenth], 2),
        high=round(ratios[-1 - tenth], 2),
    )


def main() -> None:
    for id_, kinds in reaches().items():
        print(f"- id: {id_}\n  reach:")
        for kind, reach in kinds.items():
            figures = ", ".join(f"{name}: {figure}" for name, figure in reach.model_dump().items())
            print(f"    {kind}: {{{figures}}}")


if __name__ == "__main__":
    main()
