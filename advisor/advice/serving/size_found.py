"""What serving a model takes."""

from advisor.advice.serving.about import About
from advisor.advice.serving.start_found import Start
from advisor.catalog.engine import EngineReach
from advisor.catalog.serving_format import Bits
from advisor.language import Text
from advisor.prices.option import MemoryPart
from advisor.result import Note, Range, Result


class Reserved(Result):
    """What an engine takes of each card at its start."""

    engine: str
    flag: str
    """The setting that changes it."""
    share_percent: float
    of_free: bool
    """The share is of what the weights leave, for the cache; else of the whole card."""
    usable_gib: float | None
    """Of the card, all that a process can get; null: none was named."""
    taken_gib: float | None
    weights_gib: float | None
    """Of that, the model's weights on each card; null: no model was named."""
    cache_gib: float | None
    """Kept for keys and values."""
    enough_share: float | None
    """Of the card, that would do for the users asked for; null: as above, or of what is free."""
    requests: int | None
    """That the cache of a copy holds at full length, as many as are computed together at most."""


class EngineTold(Result):
    """An engine, and whether and how well it runs this."""

    name: str
    runs_here: bool | None
    """Its documents name such a card; null: no card was named."""
    runs_format: bool | None
    """Its documents name the stated format; null: none was stated."""
    runs_adapters: bool | None
    """Several at once; null: none were stated."""
    measured: EngineReach | None
    """Published throughputs of this kind of model over what is computed; null: not measured."""
    prefix_caching: str | None
    """default, option, or null: not stated."""
    speculative: bool
    note: Text | None


class HostSpeed(Result):
    """With one kind of main memory."""

    memory: Text
    gb_s: float
    tokens_per_second: float


class Speeds(Result):
    """Null where the model does not fit."""

    alone: Range | None = None
    """Tokens a second that one user gets who has a copy for himself."""
    first_token_seconds: float | None = None
    """Until the input is read, with nobody else waiting."""
    rush_first_token_seconds: float | None = None
    """The same in the mean of all users asked for, or as many as can be at once, who ask at the same
    moment."""
    seconds_per_token: float | None = None
    """Between two tokens of a user, with as many at once who come one after another."""
    each_tokens_per_second: float | None = None
    """What each user gets of output with as many at once, the wait for the first token included."""
    tokens_per_second: float | None = None
    """Output of all these users together."""
    range_tokens_per_second: Range | None = None
    """The same, with what nine of ten published throughputs lie within."""
    requests_per_second: float | None = None
    """At full load."""
    requests_per_day: int | None = None
    """When the busiest time has three times the average (`people.PEAK_FACTOR`)."""
    people: int | None = None
    """Who send these requests in a day, ten each (`people.REQUESTS_A_DAY`) where nothing else was
    stated."""


class ServingOption(Speeds):
    """Copies of a model, each on cards that divide it among them."""

    gpu: str
    bits: Bits
    """Of a stored weight, the nearest of the usual widths."""
    format: str
    """How the weights are stored."""
    cards_each: int
    """Cards that hold a copy together (tensor parallel): each has its share of weights and
    cache."""
    in_turn: bool
    """Or each its layers, which they compute one after another."""
    copies: int
    num_gpus: int
    card_gib: float
    """Of each card: weights, cache of its users, runtime."""
    memory_parts: tuple[MemoryPart, ...] = ()
    """The same, in parts."""
    room_gib: float
    """Of each card, what a server may use."""
    fits: bool
    """Weights and the cache of at least one request."""
    enough: bool
    """For all users and requests asked for, also when the spare copies fail."""
    spare: int
    """Copies that may fail: the figures of several users are without them, where any are left."""
    memory_users: int
    """At once, of all copies, as far as memory holds their caches."""
    users_at_once: int
    """Those that each get an acceptable speed."""
    usd_per_hour: float | None
    """Rent of all cards."""


class ServingNeed(Result):
    """Memory of one copy of a model, whatever the card."""

    model: str
    bits: Bits
    format: str
    weights_gib: float
    """With the adapters beside it."""
    request_gib: float
    """Cache of one request at full length."""
    cache_gib: float
    """Of all users."""
    total_gib: float
    """With the server's own buffers."""
    fits: bool | None
    """On one of the cards asked about, for one user; null: no card was named."""
    host: bool | None
    """In the stated main memory; null: none was stated."""
    host_speeds: tuple[HostSpeed, ...]
    """On the processor, by kind of main memory, where that is asked for."""
    tokens_per_second: float | None
    """One user alone, where it fits."""
    users_at_once: int | None
    """With an acceptable speed each, where it fits."""


class Speculated(Result):
    name: Text
    """Method, model and card."""
    gain: float
    """Tokens a second of one request, over those without."""


class ServingSize(Result):
    model: str | None
    generic_model: bool
    gpu: str | None
    gpu_chosen: bool
    """The card stands for the memory that was stated."""
    num_gpus: int | None
    """As stated."""
    bits: Bits
    format: str
    bits_stated: bool
    users: int
    """At once."""
    users_stated: bool
    people: int | None
    """Who use it in the course of a day, as stated: users at once and requests a day follow."""
    requests_per_person: int
    requests_per_day: int | None
    input_tokens: int
    output_tokens: int
    context_tokens: int
    host_memory_gib: float | None
    processor: bool
    engines: tuple[EngineTold, ...]
    """Those that were named; the figures are of the first one's memory."""
    reserved: Reserved | None
    """What the engine, vLLM where none was named, takes of each card whatever the model."""
    told_tokens_per_second: float | None = None
    """That one user gets, as the message tells it."""
    eager: bool = False
    """Launched without CUDA graphs."""
    start: Start | None = None
    """Why it does not start, where the message tells such an error."""
    needs: tuple[ServingNeed, ...]
    """The model by precision; without one, the usual sizes by precision."""
    options: tuple[ServingOption, ...]
    """On the stated card: as stated (several cards: divided, and a copy on each), then what it
    takes otherwise. Without a card, the cheapest of the market."""
    speculated: tuple[Speculated, ...]
    """What speculative decoding gained elsewhere, where that is asked for."""
    about: tuple[About, ...]
    """What is to be told first."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
