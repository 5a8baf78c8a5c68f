"""Why a server does not start, and the settings that change it, one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import floor
from typing import Any

from advisor.advice.serving.asked import ServingAsked, formats, stored_as
from advisor.advice.serving.launch import FLAGS, Flags, Launch
from advisor.advice.serving.server import CARDS_FOR_ONE_MODEL, RUNTIME_BYTES, USUAL_RESERVE, Server
from advisor.advice.serving.start_found import Cause, Lever, Start
from advisor.catalog.catalog import Catalog
from advisor.catalog.engine import Reserve
from advisor.units import gib

HIGHEST_SHARE = 0.95
"""Of a card, that is safe to give where nothing else runs on it."""
FEW_TOGETHER = 8
LOWER_SHARE = 0.85
"""Where what ran out lies outside the share: CUDA graphs, the sampler."""
USUAL_LENGTH = 8192
"""To which a long default is shortened first."""
ROUND = 1024
"""Tokens to which a length is rounded down."""
SHORTEST = 1024
"""A length below which a server is of little use."""


@dataclass(frozen=True)
class Case:
    """A launch on a known model and card."""

    catalog: Catalog
    asked: ServingAsked
    launch: Launch
    flags: Flags
    length: int
    share: float
    """Of a card, that the server takes, as stated or by default."""
    server: Server

    @property
    def token_bytes(self) -> float:
        return self.server.cache_bytes(self.length) / self.length

    @property
    def missing_bytes(self) -> float:
        """Of each card, what the error's own figure of the cache is short of what is computed."""
        if self.launch.held_tokens is None:
            return 0.0
        measured = self.launch.held_tokens * self.token_bytes
        return max(0.0, self.server.room_bytes - measured) / self.server.cards

    def held(self, server: Server) -> int:
        """Tokens of its cache, in all, as far as the error's own figure leaves room for them."""
        room = server.room_bytes - server.cards * self.missing_bytes
        return max(0, floor(room / self.token_bytes))

    @property
    def held_tokens(self) -> int:
        """As the error tells it, else as computed."""
        return self.launch.held_tokens or self.held(self.server)

    def with_share(self, share: float) -> Server:
        return replace(self.server, reserve=Reserve(of="card", share=share, flag=self.flags.share))


def start(catalog: Catalog, asked: ServingAsked, launch: Launch | None) -> Start | None:
    """None where nothing failed, the engine's settings are not known, or neither the error nor the
    message tells figures."""
    engine = asked.engine or catalog.engines.get("vllm")
    if launch is None or launch.failed is None or engine is None or engine.id not in FLAGS:
        return None
    flags = FLAGS[engine.id]
    share = launch.share or (engine.reserve or USUAL_RESERVE).share
    case = _case(catalog, asked, launch, flags, share)
    if case is None and not launch.tells_figures:
        return None
    return Start(
        failed=launch.failed,
        engine=engine.name,
        share_flag=flags.share,
        share_percent=100 * share,
        share_stated=launch.share is not None,
        together_flag=flags.together,
        together=launch.most_together,
        buffers_gib=gib(RUNTIME_BYTES),
        held_told=launch.held_tokens is not None,
        asked_stated=asked.length_stated or launch.asked_tokens is not None,
        spread_asked=launch.spread_asked,
        free_gib=launch.free_gib,
        card_gib=launch.card_gib,
        **(_computed(case) if case else _measured(flags, launch, share)),
    )


def _case(
    catalog: Catalog, asked: ServingAsked, launch: Launch, flags: Flags, share: float
) -> Case | None:
    """Where model and card are known, and the card has a memory of its own."""
    model, gpu = asked.model, asked.gpu
    if model is None or gpu is None or gpu.segment == "unified":
        return None
    stated = asked.load.context_tokens if asked.length_stated else None
    length = launch.asked_tokens or stated or model.context or asked.load.context_tokens
    cards = launch.cards or asked.num_gpus or 1
    server = asked.server(gpu, stored_as(catalog, asked), cards)
    reserve = Reserve(of="card", share=share, flag=flags.share)
    return Case(catalog, asked, launch, flags, length, share, replace(server, reserve=reserve))


def _computed(case: Case) -> dict[str, Any]:
    """What follows from model and card."""
    server, levers = case.server, tuple(_levers(case))
    return {
        "cause": _cause(case),
        "cards": server.cards,
        "usable_gib": server.gpu.usable_gib,
        "taken_gib": case.share * server.gpu.usable_gib,
        "weights_gib": gib(server.weights_bytes / server.cards),
        "cache_gib": gib(max(0.0, server.room_bytes / server.cards)),
        "held_tokens": case.held_tokens,
        "asked_tokens": case.length,
        "missing_gib": gib(case.missing_bytes),
        "levers": levers,
        "command": _command(case, levers),
    }


def _measured(flags: Flags, launch: Launch, share: float) -> dict[str, Any]:
    """What the error tells, where model or card is not known."""
    unknown = ("usable_gib", "taken_gib", "weights_gib", "cache_gib", "command")
    return dict.fromkeys(unknown) | {
        "cause": "busy" if launch.failed == "busy" else "measured",
        "cards": launch.cards or 1,
        "held_tokens": launch.held_tokens,
        "asked_tokens": launch.asked_tokens,
        "levers": tuple(_told(flags, launch, share)),
    }


def _cause(case: Case) -> Cause:
    failed = case.launch.failed
    if failed == "busy":
        return "busy"
    if case.with_share(HIGHEST_SHARE).room_bytes <= 0:
        return "weights"
    if case.server.room_bytes <= 0:
        return "share"
    if failed == "sampler":
        return "sampler"
    return "length" if failed == "length" and case.held_tokens < case.length else "profile"


def _told(flags: Flags, launch: Launch, share: float) -> Iterator[Lever]:
    """What the error's own figures give."""
    if launch.failed == "busy":
        yield from _beside(flags, launch, None)
    elif launch.held_tokens:
        yield Lever(name="length", flag=flags.length, value=str(launch.held_tokens))
        if share < HIGHEST_SHARE:
            yield Lever(name="share", flag=flags.share, value=f"{HIGHEST_SHARE:g}")
        yield Lever(name="cache", flag=flags.cache, tokens=2 * launch.held_tokens)


def _beside(flags: Flags, launch: Launch, case: Case | None) -> Iterator[Lever]:
    """Beside another program: end it, or take what is free."""
    yield Lever(name="others", flag="nvidia-smi")
    if launch.free_gib and launch.card_gib:
        free = floor(100 * launch.free_gib / launch.card_gib) / 100
        if case and (free <= 0 or case.held(case.with_share(free)) < SHORTEST):
            return
        yield Lever(name="share", flag=flags.share, value=f"{free:g}")


def _levers(case: Case) -> Iterator[Lever]:
    """In the order in which to try them."""
    cause = _cause(case)
    if cause == "busy":
        yield from _beside(case.flags, case.launch, case)
    elif cause == "weights":
        yield from _narrower(case)
        yield from _more_cards(case)
    elif cause == "length":
        yield from _shorter(case, case.held_tokens)
        yield from _wider(case)
        yield from islice(_narrower(case), 1)
        yield from _more_cards(case)
    else:
        yield from _of_the_trial(case, cause)


def _of_the_trial(case: Case, cause: Cause) -> Iterator[Lever]:
    """Of what the run at the start takes, then of what stays."""
    together = case.launch.together
    few = together is not None and together <= FEW_TOGETHER
    value = str(together if few else FEW_TOGETHER)
    if cause == "profile":
        yield Lever(name="others", flag="nvidia-smi")
    yield Lever(name="together", flag=case.flags.together, value=value, set_already=few)
    if case.launch.failed in ("memory", "sampler") and cause != "share":
        yield from _lower(case)
    else:
        yield from _wider(case)
    largest = case.held(case.with_share(max(case.share, HIGHEST_SHARE)))
    if case.length > (shorter := min(USUAL_LENGTH, largest)) >= SHORTEST:
        yield from _shorter(case, shorter)
    yield Lever(name="eager", flag=case.flags.eager, set_already=case.launch.eager)
    yield from islice(_narrower(case), 1)


def _shorter(case: Case, held: int) -> Iterator[Lever]:
    if held >= SHORTEST:
        yield Lever(name="length", flag=case.flags.length, value=str(_rounded(held)))


def _lower(case: Case) -> Iterator[Lever]:
    """A smaller share of the card: what ran out lies outside of it."""
    lower = case.with_share(LOWER_SHARE)
    if case.share > LOWER_SHARE and (held := case.held(lower)) >= SHORTEST:
        yield Lever(name="lower", flag=case.flags.share, value=f"{LOWER_SHARE:g}", tokens=held)


def _wider(case: Case) -> Iterator[Lever]:
    """A larger share of the card, a narrower cache."""
    if case.share < HIGHEST_SHARE:
        larger = case.held(case.with_share(HIGHEST_SHARE))
        yield Lever(name="share", flag=case.flags.share, value=f"{HIGHEST_SHARE:g}", tokens=larger)
    if case.server.cache_share == 1 and case.held_tokens:
        yield Lever(name="cache", flag=case.flags.cache, tokens=2 * case.held_tokens)


def _narrow(case: Case) -> Iterator[Server]:
    """With the widest weights of fewer bits whose cache holds a request beside them."""
    for each in formats(case.catalog, case.asked):
        server = replace(case.server, stored=each)
        if each.bits < case.server.stored.bits and case.held(server) >= SHORTEST:
            yield server


def _narrower(case: Case) -> Iterator[Lever]:
    for server in _narrow(case):
        weights, held = gib(server.weights_bytes / server.cards), case.held(server)
        yield Lever(
            name="narrow", flag="", format=server.stored.name, weights_gib=weights, tokens=held
        )


def _more_cards(case: Case) -> Iterator[Lever]:
    for cards in CARDS_FOR_ONE_MODEL:
        divided = replace(case.server, cards=cards)
        if cards > case.server.cards and (held := case.held(divided)) >= case.length:
            weights = gib(divided.weights_bytes / cards)
            yield Lever(
                name="cards",
                flag=case.flags.cards,
                value=str(cards),
                weights_gib=weights,
                tokens=held,
            )
            return


def _rounded(tokens: int) -> int:
    return max(1, tokens // ROUND) * ROUND if tokens >= ROUND else tokens


def _command(case: Case, levers: Sequence[Lever]) -> str | None:
    """A line with the first changes together."""
    if case.launch.failed == "busy":
        return None
    lower = any(each.name == "lower" for each in levers)
    share = LOWER_SHARE if lower else max(HIGHEST_SHARE, case.launch.share or 0)
    server = _roomy(case, case.with_share(share))
    if server is None:
        return None
    shorter = next((int(each.value or 0) for each in levers if each.name == "length"), case.length)
    length = min(shorter, _rounded(case.held(server)))
    flags, together = case.flags, min(case.launch.most_together, FEW_TOGETHER)
    parts = [f'{flags.command} "<{_named(case, server)}>"', f"{flags.length} {length}"]
    parts += [f"{flags.share} {share:g}", f"{flags.together} {together}"]
    parts += [f"{flags.cards} {server.cards}"] if server.cards > 1 else []
    return " ".join(parts)


def _roomy(case: Case, server: Server) -> Server | None:
    """With narrower weights, if its own leave no room for a request."""
    if case.held(server) >= SHORTEST:
        return server
    narrow = next(_narrow(case), None)
    return replace(server, stored=narrow.stored) if narrow else None


def _named(case: Case, server: Server) -> str:
    """The model, its format as stated and the narrower one of `server`."""
    rows = [case.asked.model, case.asked.stored]
    rows += [server.stored] if server.stored != case.server.stored else []
    return " ".join(each.name for each in rows if each)
