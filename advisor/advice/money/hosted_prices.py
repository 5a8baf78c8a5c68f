"""What providers charge to fine-tune: tokens x price at each, beside the same job on a card."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from advisor.advice.training.alternatives import alternatives
from advisor.advice.training.asked.stated import (
    ADAPTERS,
    Stated,
    job,
    place_stated,
    workload,
)
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.catalog.prices import ApiModel, TuningProvider
from advisor.language import Text
from advisor.prices.electricity import electricity
from advisor.prices.hosted import HostedOffer, hosted_tuning
from advisor.prices.option import Option
from advisor.prices.priced import all_priced, candidates, priced
from advisor.result import Note, Result, name_of, note, source_of, unique
from advisor.runs.placing import placings
from advisor.runs.run import MACHINE_COUNTS

Status = Literal["priced", "unknown", "closing", "provider_ended", "model_ended"]
"""Of what was named. closing: only active customers can start jobs; unknown: no price is known."""


class Billed(Result):
    """What providers count: tokens of the data set x epochs."""

    samples: int | None
    """Null: the tokens of the data set were stated."""
    tokens_per_sample: int | None
    epochs: float
    tokens: float
    stated: bool
    """The amount of data was stated; false: a worked example."""


class ProviderNote(Result):
    """What is to be known of a provider beside its price."""

    provider: str
    takes: Literal["anyone", "active_customers", "nobody"]
    until: date | None
    note: Text | None


class OwnJob(Result):
    """The same tokens trained on cards."""

    model: str
    stand_in: bool
    """No open model was named: this is an open one of the lesson's smallest size in its place."""
    option: Option
    card_too_small: bool
    """The stated cards do not hold it; the option is the nearest that does."""
    electricity_usd: float | None
    """Energy, where the stated card is one's own."""


class HostedPrices(Result):
    wanted: str | None
    """The model that was named, or the name that is not known; null: none was."""
    provider: str | None
    """As named, or that of the API model."""
    status: Status
    ended: date | None
    """The day the provider or the model ended, null where it is not known; of a closing one the
    first day without new jobs."""
    billed: Billed
    offers: tuple[HostedOffer, ...]
    """Of what was named, cheapest first; all where nothing was."""
    others: tuple[HostedOffer, ...]
    """What else is known."""
    notes: tuple[ProviderNote, ...]
    own: OwnJob | None
    """Null: no card with a known price holds it."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """What was asked; `stated` has a model of the lesson's smallest size where no open one was
    named."""

    stated: Stated
    model: Model | None
    api: ApiModel | None
    unknown: str | None
    provider: str | None

    @property
    def name(self) -> str | None:
        return name_of(self.api) or name_of(self.model) or self.unknown


class _Provider(NamedTuple):
    name: str | None
    row: TuningProvider | None


def hosted_prices(catalog: Catalog, wanted: Wanted, today: date) -> HostedPrices:
    """What was named first; what has no known price is said to have none."""
    billed = _billed(catalog, wanted.stated)
    provider = _provider(catalog, wanted)
    parameters = wanted.model.shape.parameters if wanted.model else None
    known = sorted(hosted_tuning(catalog, billed.tokens, parameters), key=lambda each: each.usd)
    status, ended = _ended(provider, wanted, today)
    fits = _wanted_offer(wanted, provider)
    gone = status != "unknown"
    offers = () if gone else tuple(offer for offer in known if fits(offer))
    if not gone:
        status, ended = _open(provider, offers)
    return HostedPrices(
        wanted=wanted.name,
        provider=provider.name,
        status=status,
        ended=ended,
        billed=billed,
        offers=offers,
        others=tuple(offer for offer in known if offer not in offers),
        notes=_notes(catalog, provider, offers),
        own=_own(catalog, wanted, today),
        assumptions=_assumptions(wanted, billed),
        sources=unique(*(offer.source for offer in offers), source_of(provider.row)),
    )


def _billed(catalog: Catalog, stated: Stated) -> Billed:
    work = workload(catalog, stated)
    by_tokens = stated.training_tokens is not None
    return Billed(
        samples=None if by_tokens else work.samples,
        tokens_per_sample=None if by_tokens else work.tokens_per_sample,
        epochs=work.epochs,
        tokens=(stated.training_tokens or work.samples * work.tokens_per_sample) * work.epochs,
        stated=by_tokens or stated.samples is not None,
    )


def _provider(catalog: Catalog, wanted: Wanted) -> _Provider:
    """As named, else who offers the API model."""
    name = wanted.provider or (wanted.api.provider if wanted.api else None)
    row = catalog.tuning_provider(name) if name else None
    return _Provider(name_of(row) or name, row)


def _ended(provider: _Provider, wanted: Wanted, today: date) -> tuple[Status, date | None]:
    """Whether what was named can no longer be tuned, and since when."""
    if (row := provider.row) is None:
        return "unknown", None
    if row.takes == "nobody" or (row.until and row.until <= today):
        return "provider_ended", row.until
    if wanted.api and (day := row.ended.get(wanted.api.id)):
        return "model_ended", day
    return "unknown", None


def _open(provider: _Provider, offers: tuple[HostedOffer, ...]) -> tuple[Status, date | None]:
    if not offers:
        return "unknown", None
    if provider.row and provider.row.takes == "active_customers":
        return "closing", provider.row.until
    return "priced", None


def _wanted_offer(wanted: Wanted, provider: _Provider) -> Callable[[HostedOffer], bool]:
    """Whether an offer is of the model, the provider and the method that were named."""

    def fits(offer: HostedOffer) -> bool:
        return (
            _of_model(wanted, offer)
            and (not wanted.provider or offer.provider == provider.name)
            and _of_method(wanted.stated, offer)
        )

    return fits


def _of_model(wanted: Wanted, offer: HostedOffer) -> bool:
    if wanted.api:
        return offer.tunes == wanted.api.id
    if wanted.model:
        return offer.for_size or offer.tunes == wanted.model.id
    return wanted.unknown is None


def _of_method(stated: Stated, offer: HostedOffer) -> bool:
    """Adapters are adapters to a provider: it chooses how it stores the base."""
    if stated.method is None or offer.method == "any":
        return True
    return offer.method == ("full" if stated.method == "full" else "lora")


def _notes(
    catalog: Catalog, provider: _Provider, offers: tuple[HostedOffer, ...]
) -> tuple[ProviderNote, ...]:
    """Of the named provider and of those with an offer, where there is something to say."""
    rows = {offer.provider: catalog.tuning_provider(offer.provider) for offer in offers}
    if provider.row:
        rows[provider.row.name] = provider.row
    return tuple(
        ProviderNote(provider=row.name, takes=row.takes, until=row.until, note=row.note)
        for row in rows.values()
        if row and (row.note or row.takes != "anyone")
    )


def _own(catalog: Catalog, wanted: Wanted, today: date) -> OwnJob | None:
    """On the stated cards, else on the cheapest that hold it."""
    stated = wanted.stated
    option = _on_stated(catalog, stated, today) if stated.gpu else _cheapest(catalog, stated, today)
    if option is None:
        return None
    named = stated.gpu is not None and option.gpu == stated.gpu.name
    too_small = stated.gpu is not None and not (
        named and option.num_gpus == (stated.num_gpus or 1) and _same_method(stated, option)
    )
    energy = (
        electricity(catalog, stated.gpu, option.hours, option.num_gpus).usd
        if stated.gpu and named
        else None
    )
    return OwnJob(
        model=stated.model.name,
        stand_in=wanted.model is None,
        option=option,
        card_too_small=too_small,
        electricity_usd=None if energy is None else round(energy, 2),
    )


def _same_method(stated: Stated, option: Option) -> bool:
    return stated.method is None or option.method == stated.method


def _on_stated(catalog: Catalog, stated: Stated, today: date) -> Option | None:
    placed = place_stated(catalog, stated)
    if run := priced(catalog, placed, today, stated.price_per_hour):
        return run.option
    return next(iter(alternatives(catalog, stated, placed, today)), None)


def _cheapest(catalog: Catalog, stated: Stated, today: date) -> Option | None:
    """The cheapest that holds it with room to spare, on as few cards as one machine needs for
    it."""
    methods = (stated.method,) if stated.method else ADAPTERS
    jobs = [job(catalog, stated, method) for method in methods]
    for count in MACHINE_COUNTS:
        found = placings(jobs, candidates(catalog, today), (count,))
        options = [run.option for run in all_priced(catalog, found, today)]
        known = [option for option in options if option.cost_usd is not None]
        if known:
            return min(known, key=lambda each: (each.fits is not True, each.cost_usd, each.hours))
    return None


def _assumptions(wanted: Wanted, billed: Billed) -> tuple[Note, ...]:
    stated = wanted.stated
    told = [
        (not billed.stated, note("hosted.example")),
        (
            billed.stated and billed.samples is not None and stated.tokens_per_sample is None,
            note("hosted.tokens-assumed", tokens=billed.tokens_per_sample),
        ),
        (stated.epochs is None, note("hosted.epochs-assumed", epochs=billed.epochs)),
        (wanted.model is None, note("hosted.stand-in", model=stated.model.name)),
    ]
    return (*(each for is_so, each in told if is_so), note("hosted.billing"))
