"""How the recommended changes are set in a framework, by the rows of `knowledge/switches.yaml`."""

from collections.abc import Sequence

from advisor.catalog.catalog import Catalog
from advisor.catalog.usual import NamerId
from advisor.result import Note, Result

USUAL: NamerId = "trl"
"""Whose names are told where no framework was named: those of Transformers, which others take."""
SHARD, SHARD_4_BIT, TO_4_BIT = "memory.shard", "memory.shard-4-bit", "room.qlora"

SET_ALIKE = {"room.chunked-loss-alone": "room.chunked-loss"}


class Switches(Result):
    framework: NamerId
    name: str
    """Of the framework, as it writes itself."""
    settings: tuple[str, ...]
    """In the order of the changes, as the framework's file or arguments write them."""


def switches(
    changes: Sequence[Note], framework: NamerId | None, quantized: bool, catalog: Catalog
) -> Switches | None:
    """None where the framework has none for one of the changes. `quantized`: the base is already
    stored in 4 bit."""
    row = catalog.switches.get(framework or USUAL)
    if not changes or row is None:
        return None
    codes = [change.code for change in changes]
    four_bit = quantized or TO_4_BIT in codes
    known = SET_ALIKE | ({SHARD: SHARD_4_BIT} if four_bit else {})
    names = [known.get(code, code) for code in codes]
    if not row.settings.keys() >= set(names):
        return None
    told = (
        _filled(setting, change)
        for name, change in zip(names, changes, strict=True)
        for setting in row.settings[name]
    )
    return Switches(framework=row.id, name=row.name, settings=tuple(dict.fromkeys(told)))


def _filled(setting: str, change: Note) -> str:
    return setting.format_map(change.facts)
