"""The page's conversations in the store, so that they outlive the server."""

from collections.abc import Callable

from advisor import answer_json
from advisor.answers.answer import Answer
from advisor.conversation import Conversation
from advisor.errors import StoreError, ToolError, logged
from advisor.language import Language
from advisor.store import kept as store_kept
from advisor.store.kept import KeptExchange, understood
from advisor.store.store import Store
from advisor.web.kept import Exchange, Exchanges, InMemory
from advisor.web.panel import from_json


class InStore:
    """What the store does not take, for the database is away or full, stays in memory, and is
    handed over with the next exchange that it takes."""

    def __init__(self, store: Store, knowledge: Callable[[], str]) -> None:
        """`knowledge` tells the version of what is known now."""
        self._store = store
        self._knowledge = knowledge
        self._memory = InMemory()
        self._behind: dict[tuple[str, str], int] = {}
        """Conversation and owner -> the place of the first exchange that the store lacks."""

    def exchanges(self, conversation: str, owner: str) -> Exchanges:
        held = self._memory.exchanges(conversation, owner)
        if not owner or (held and (conversation, owner) in self._behind):
            return held
        try:
            found = self._store.conversation(conversation, owner)
        except StoreError as error:
            logged(error)
            return held
        exchanges = tuple(map(_shown, found.exchanges)) if found else ()
        if exchanges or held:  # what nobody has ever begun takes no place
            self._memory.hold(conversation, owner, exchanges)
        return exchanges

    def keep(self, conversation: str, owner: str, place: int, exchange: Exchange) -> bool:
        self._memory.keep(conversation, owner, place, exchange)
        return bool(owner) and self._handed_over(conversation, owner, place)

    def failed(self, tool: str, language: Language, seconds: float) -> None:
        try:
            self._store.count(tool, "failed", language, seconds)
        except StoreError as error:
            logged(error)

    def _handed_over(self, conversation: str, owner: str, place: int) -> bool:
        key = conversation, owner
        place = min(place, self._behind.get(key, place))
        try:
            for each in self._memory.exchanges(conversation, owner)[place:]:
                if not self._store.save(owner, self._to_keep(each), conversation, place):
                    return False
                place += 1
        except StoreError as error:
            logged(error)
            self._behind[key] = place
            return False
        self._behind.pop(key, None)
        return True

    def _to_keep(self, exchange: Exchange) -> store_kept.Exchange:
        outcome = "answered" if exchange.computed else "refused"
        meant = understood(exchange.meant) if exchange.meant else {}
        return store_kept.Exchange(
            exchange.message,
            exchange.meant.tool if exchange.meant else "none",
            "asked_back" if exchange.asked_back else outcome,
            exchange.language,
            {**meant, "readings": exchange.readings, "panel": exchange.panel.as_json},
            answer_json.dumped(exchange.answer),
            exchange.after,
            self._knowledge(),
            exchange.seconds,
            exchange.confidence,
            exchange.edited,
        )


def _shown(kept: KeptExchange) -> Exchange:
    """As the page shows it; empty where today's program cannot read it."""
    try:
        answer = answer_json.loaded(kept.answer)
    except ToolError:
        answer = Answer("")
    return Exchange(
        kept.message,
        kept.language,
        answer,
        kept.state or Conversation(),
        from_json(kept.understood.get("panel", {})),
        kept.understood.get("readings", 0),
        kept.outcome == "asked_back",
        computed=kept.outcome == "answered",
        seconds=kept.seconds,
        confidence=kept.confidence,
    )
