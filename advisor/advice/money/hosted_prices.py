"""What providers charge to fine-tune: tokens x price at each, beside the same job on a card."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from advisor.advice.money.hosted_found import (
    Billed,
    HostedPrices,
    OwnJob,
    ProviderNote,
    Status,
)
from advisor.advice.training.asked.stated import Stated, workload
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Model
from advisor.catalog.prices import YUAN, ApiModel, TuningProvider
from advisor.prices.api import OLDEST_LIST
from advisor.prices.hosted import HostedOffer, TunedUse, hosted_tuning
from advisor.result import Note, name_of, note, source_of, unique


@dataclass(frozen=True)
class Wanted:
    """What was asked; `stated` has a model of the lesson's smallest size where no open one was
    named."""

    stated: Stated
    model: Model | None
    api: ApiModel | None
    unknown: str | None
    provider: str | None
    use: TunedUse | None

    @property
    def name(self) -> str | None:
        return name_of(self.api) or name_of(self.model) or self.unknown


class _Provider(NamedTuple):
    name: str | None
    row: TuningProvider | None


def hosted_prices(
    catalog: Catalog, wanted: Wanted, own: OwnJob | None, today: date
) -> HostedPrices:
    """What was named first; what has no known price is said to have none."""
    billed = _billed(catalog, wanted.stated)
    provider = _provider(catalog, wanted)
    parameters = wanted.model.shape.parameters if wanted.model else None
    offered = hosted_tuning(catalog, billed.tokens, parameters, wanted.use)
    known = sorted(offered, key=lambda each: each.usd)
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
        listed=_long_ago(offers, today),
        offers=offers,
        others=tuple(offer for offer in known if offer not in offers),
        unpriced=_unpriced(catalog, today),
        notes=_notes(catalog, provider, offers),
        use=wanted.use,
        own=own,
        assumptions=(
            *_assumptions(wanted, billed),
            *_minimums(offers),
            *_quoted(catalog, offers),
        ),
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


def _long_ago(offers: tuple[HostedOffer, ...], today: date) -> date | None:
    oldest = min((offer.as_of for offer in offers), default=today)
    return oldest if today - oldest > OLDEST_LIST else None


def _unpriced(catalog: Catalog, today: date) -> tuple[str, ...]:
    priced_there = {row.provider for row in catalog.hosted_tuning}
    return tuple(
        row.name
        for row in catalog.tuning_providers.values()
        if row.name not in priced_there
        and row.takes != "nobody"
        and not (row.until and row.until <= today)
    )


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


def _minimums(offers: tuple[HostedOffer, ...]) -> tuple[Note, ...]:
    """The least a job costs, at providers where that is known."""
    known = {o.provider: o.minimum_usd for o in offers if o.minimum_usd is not None}
    return tuple(
        note("hosted.minimum", provider=provider, least_usd=usd or None)
        for provider, usd in known.items()
    )


def _quoted(catalog: Catalog, offers: tuple[HostedOffer, ...]) -> tuple[Note, ...]:
    """The rate at which prices quoted in yuan are told."""
    quoted = {each.quoted_in for offer in offers for each in (offer, offer.serving) if each}
    if YUAN not in quoted:
        return ()
    return (note("hosted.quoted-in-yuan", rate=catalog.yuan.per_usd),)
