"""What was asked, for retraining the model that reads questions: a line of JSON a conversation."""

import json
from collections.abc import Iterator
from typing import Any

from advisor.store.kept import KeptExchange
from advisor.store.store import Store

READ = ("asks", "brief", "runs", "calls")
"""What a message was taken for."""
TOLD = ("message", "language", "tool", "outcome", "confidence", "knowledge", "thumb", "reason")


def lines(store: Store) -> Iterator[str]:
    """The conversations of everybody, under a number instead of a name."""
    for number, exchanges in enumerate(store.everything_asked(), 1):
        turns = [_turn(each) for each in exchanges]
        yield json.dumps({"id": str(number), "turns": turns}, ensure_ascii=False) + "\n"


def _turn(exchange: KeptExchange) -> dict[str, Any]:
    told = {name: getattr(exchange, name) for name in TOLD}
    return told | {name: exchange.understood.get(name) for name in READ}
