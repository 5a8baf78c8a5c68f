"""Why a server does not start, and what changes that."""

from typing import Literal

from advisor.advice.serving.launch import Failed
from advisor.result import Result

Cause = Literal["weights", "share", "length", "profile", "sampler", "busy", "measured"]
"""The weights alone exceed the card; they exceed the stated share of it; the cache is shorter than a
request; by the figures there is room, so the trial run or another program takes it; the trial run of the sampler; another program
holds the card; the error's own figures, of no known model or card."""


class Lever(Result):
    """A change, and the tokens that the cache of a copy then holds."""

    name: Literal[
        "length", "share", "lower", "together", "cache", "eager", "narrow", "cards", "others"
    ]
    flag: str
    value: str | None = None
    tokens: int | None = None
    format: str | None = None
    weights_gib: float | None = None
    """On each card."""
    set_already: bool = False


class Start(Result):
    failed: Failed
    cause: Cause
    engine: str
    share_flag: str
    share_percent: float
    share_stated: bool
    together_flag: str
    together: int
    """Requests computed together, as set or by default."""
    buffers_gib: float
    """The server's own, on each card."""
    cards: int
    usable_gib: float | None
    """Of a card, all that a process gets."""
    taken_gib: float | None
    """Of it, the server's share."""
    weights_gib: float | None
    """On each card."""
    cache_gib: float | None
    """Of each card, what stays for the cache beside weights and buffers; 0: nothing."""
    held_tokens: int | None
    """What the cache holds, by the error, else by these figures."""
    held_told: bool
    """By the error."""
    asked_tokens: int | None
    """Longest request: as set, else the model's own, which is the default."""
    asked_stated: bool
    spread_asked: bool = False
    """Whether it is asked why the cache does not fill all cards."""
    free_gib: float | None
    card_gib: float | None
    missing_gib: float | None = None
    """Of each card, what the error's figure of the cache is short of these figures."""
    levers: tuple[Lever, ...]
    """In the order in which to try them."""
    command: str | None
    """A launch line that holds by these figures."""
