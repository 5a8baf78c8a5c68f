"""Why a server does not start, and the settings that change it, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import floor

from advisor.advice.serving.asked import ServingAsked, formats, stored_as
from advisor.advice.serving.launch import FLAGS, USUAL_TOGETHER, Flags, Launch
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

    def with_share(self, share: float) -> Server:
        return replace(self.server, reserve=Reserve(of="card", share=share, flag=self.flags.share))


def start(catalog: Catalog, asked: ServingAsked, launch: Launch | None) -> Start | None:
    """None where nothing failed, the engine's settings are not known, or neither the error nor the
    message tells figures."""
    engine = asked.engine or catalog.engines.get("vllm")
    if launch is None or launch.failed is None or engine is None or engine.id not in FLAGS:
        return None
    flags, usual = FLAGS[engine.id], engine.reserve or USUAL_RESERVE
    share = launch.share or usual.share
    case = _case(catalog, asked, launch, flags, share)
    if case is None and not (launch.held_tokens or launch.free_gib is not None):
        return None
    found = _found(case, share)
    held = launch.held_tokens or (case.held(case.server) if case else None)
    levers = tuple(_levers(case, share, held)) if case else tuple(_told(flags, launch, share))
    length = launch.asked_tokens or (case.length if case else None)
    return Start(
        failed=launch.failed,
        cause=_cause(case, launch, held),
        engine=engine.name,
        share_flag=flags.share,
        share_percent=100 * share,
        share_stated=launch.share is not None,
        together_flag=flags.together,
        together=launch.together or USUAL_TOGETHER,
        buffers_gib=gib(RUNTIME_BYTES),
        cards=case.server.cards if case else launch.cards or 1,
        held_tokens=held,
        held_told=launch.held_tokens is not None,
        asked_tokens=length,
        asked_stated=asked.length_stated or launch.asked_tokens is not None,
        free_gib=launch.free_gib,
        card_gib=launch.card_gib,
        missing_gib=gib(case.missing_bytes) if case else None,
        levers=levers,
        command=_command(case, levers) if case else None,
        **found,
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
    return Case(catalog, asked, launch, flags, length, replace(server, reserve=reserve))


def _found(case: Case | None, share: float) -> dict[str, float | None]:
    if case is None:
        return dict.fromkeys(("usable_gib", "taken_gib", "weights_gib", "cache_gib"))
    server = case.server
    return {
        "usable_gib": server.gpu.usable_gib,
        "taken_gib": share * server.gpu.usable_gib,
        "weights_gib": gib(server.weights_bytes / server.cards),
        "cache_gib": gib(max(0.0, server.room_bytes / server.cards)),
    }


def _cause(case: Case | None, launch: Launch, held: int | None) -> Cause:
    if launch.failed == "busy":
        return "busy"
    if case is None:
        return "measured"
    if case.with_share(HIGHEST_SHARE).room_bytes <= 0:
        return "weights"
    if case.server.room_bytes <= 0:
        return "share"
    if launch.failed == "sampler":
        return "sampler"
    too_long = held is not None and held < (launch.asked_tokens or case.length)
    return "length" if launch.failed == "length" and too_long else "profile"


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


def _levers(case: Case, share: float, held: int | None) -> Iterator[Lever]:
    """In the order in which to try them."""
    cause = _cause(case, case.launch, held)
    if cause == "busy":
        yield from _beside(case.flags, case.launch, case)
    elif cause == "weights":
        yield from _narrower(case)
        yield from _more_cards(case)
    elif cause == "length":
        yield from _shorter(case, held or 0)
        yield from _wider(case, share)
        yield from [*_narrower(case)][:1]
        yield from _more_cards(case)
    else:
        yield from _of_the_trial(case, share, cause)


def _of_the_trial(case: Case, share: float, cause: Cause) -> Iterator[Lever]:
    """Of what the run at the start takes, then of what stays."""
    together = case.launch.together
    few = together is not None and together <= FEW_TOGETHER
    value = str(together if few else FEW_TOGETHER)
    if cause == "profile":
        yield Lever(name="others", flag="nvidia-smi")
    yield Lever(name="together", flag=case.flags.together, value=value, set_already=few)
    if case.launch.failed in ("memory", "sampler") and cause != "share":
        yield from _lower(case, share)
    else:
        yield from _wider(case, share)
    largest = case.held(case.with_share(max(share, HIGHEST_SHARE)))
    if case.length > (shorter := min(USUAL_LENGTH, largest)) >= SHORTEST:
        yield from _shorter(case, shorter)
    yield Lever(name="eager", flag=case.flags.eager, set_already=case.launch.eager)
    yield from [*_narrower(case)][:1]


def _shorter(case: Case, held: int) -> Iterator[Lever]:
    if held >= SHORTEST:
        yield Lever(name="length", flag=case.flags.length, value=str(_rounded(held)))


def _lower(case: Case, share: float) -> Iterator[Lever]:
    """A smaller share of the card: what ran out lies outside of it."""
    lower = case.with_share(LOWER_SHARE)
    if share > LOWER_SHARE and (held := case.held(lower)) >= SHORTEST:
        yield Lever(name="lower", flag=case.flags.share, value=f"{LOWER_SHARE:g}", tokens=held)


def _wider(case: Case, share: float) -> Iterator[Lever]:
    """A larger share of the card, a narrower cache."""
    if share < HIGHEST_SHARE:
        larger = case.held(case.with_share(HIGHEST_SHARE))
        yield Lever(name="share", flag=case.flags.share, value=f"{HIGHEST_SHARE:g}", tokens=larger)
    held = case.launch.held_tokens or case.held(case.server)
    if case.server.cache_share == 1 and held:
        yield Lever(name="cache", flag=case.flags.cache, tokens=2 * held)


def _narrower(case: Case) -> Iterator[Lever]:
    """The widest weights with fewer bits whose cache holds a request beside them."""
    server = case.server
    for each in formats(case.catalog, case.asked):
        stored = replace(server, stored=each)
        if each.bits < server.stored.bits and case.held(stored) >= SHORTEST:
            weights = gib(stored.weights_bytes / stored.cards)
            held = case.held(stored)
            yield Lever(name="narrow", flag="", format=each.name, weights_gib=weights, tokens=held)


def _more_cards(case: Case) -> Iterator[Lever]:
    for cards in CARDS_FOR_ONE_MODEL:
        divided = replace(case.server, cards=cards)
        if cards > case.server.cards and case.held(divided) >= case.length:
            held = case.held(divided)
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


def _command(case: Case, levers: tuple[Lever, ...]) -> str | None:
    """A line with the first changes together."""
    if case.launch.failed == "busy":
        return None
    outside = any(each.name == "lower" for each in levers)
    highest = LOWER_SHARE if outside else max(HIGHEST_SHARE, case.launch.share or 0)
    best = case.with_share(highest)
    stored = next((each for each in levers if each.name == "narrow"), None)
    name = case.asked.model.name if case.asked.model else ""
    name = f"{name} {case.asked.stored.name}" if case.asked.stored else name
    if case.held(best) < SHORTEST:
        if stored is None:
            return None
        narrow = next(
            each for each in formats(case.catalog, case.asked) if each.name == stored.format
        )
        best, name = replace(best, stored=narrow), f"{name} {stored.format}"
    shorter = next((int(each.value or 0) for each in levers if each.name == "length"), case.length)
    length = min(shorter, _rounded(case.held(best)))
    together = min(case.launch.together or USUAL_TOGETHER, FEW_TOGETHER)
    share = best.reserve.share if best.reserve else HIGHEST_SHARE
    flags = case.flags
    parts = [f'{flags.command} "<{name}>"', f"{flags.length} {length}"]
    parts += [f"{flags.share} {share:g}", f"{flags.together} {together}"]
    parts += [f"{flags.cards} {best.cards}"] if best.cards > 1 else []
    return " ".join(parts)
