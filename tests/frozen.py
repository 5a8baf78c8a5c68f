"""Results as the tools once gave them: what the snapshots of answers are rendered from.

So a snapshot shows what words and templates make of a result, and no changed constant or price
rewrites it. Only where the fields of a result change, or a case, it is computed anew:
`python -m tests.frozen CASE …` (all cases without a name).
"""

import sys
from pathlib import Path
from typing import Any, get_args, get_type_hints

import yaml

from advisor.advice.tools import TOOLS
from advisor.language import Source
from advisor.result import Result
from tests.cases import SNAPSHOT_CASES, tool_of
from tests.shipped import CATALOG

FOLDER = Path(__file__).parent / "frozen"


class _Tuples(yaml.CSafeLoader):
    """Sequences as tuples, which frozen rows insist on."""


_Tuples.add_constructor(
    "tag:yaml.org,2002:seq", lambda loader, node: tuple(loader.construct_sequence(node, deep=True))
)


def thaw(case: str, language: Source) -> Result:
    """The frozen result of a case of `SNAPSHOT_CASES`."""
    results = yaml.load((FOLDER / f"{case}.yaml").read_text(encoding="utf-8"), _Tuples)
    kind: type[Result] = get_type_hints(TOOLS[tool_of(case)].run)["return"]
    architectures = {gpu.architecture.id: gpu.architecture for gpu in CATALOG.gpus.values()}
    return kind.model_validate(results.get(language, results["en"]), context=architectures)


def freeze(case: str) -> None:
    """Computes a case; by language only where the language changes the result."""
    results: dict[str, Any] = {
        language: SNAPSHOT_CASES[case](CATALOG, language).model_dump()
        for language in get_args(Source)
    }
    kept = {
        name: result for name, result in results.items() if name == "en" or result != results["en"]
    }
    text = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=100)
    (FOLDER / f"{case}.yaml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for case in sys.argv[1:] or SNAPSHOT_CASES:
        freeze(case)
