"""Who rents a card at which price, and what a provider rents."""

from datetime import date
from typing import Any

from pydantic import Field

from advisor.advice.arguments import CardTool
from advisor.advice.money.rental_found import (
    Rental,
)
from advisor.advice.money.rental_ranked import ranked
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.prices import RentalProvider
from advisor.errors import ToolError
from advisor.language import Language, traditional
from advisor.prices import cost
from advisor.prices.market import Kind, Offer, offers
from advisor.result import source_of, unique


class RentalPrices(CardTool):
    """What renting a card costs by provider: on demand, spot, reserved; or a provider's cards."""

    provider: str | None = None
    """Who rents: "AutoDL", "Google Cloud", "Oracle"."""
    num_gpus: int | None = Field(default=None, ge=1, le=4096)
    kind: Kind | None = None
    """Asked for: `on_demand`, `spot`, `reserved`."""

    def run(self, catalog: Catalog, language: Language = "en") -> Rental:
        return self.found(catalog, date.today(), language)

    def found(self, catalog: Catalog, today: date, language: Language = "en") -> Rental:
        """At the prices known on `today`."""
        if self.provider is None:
            if self.named_by_memory:
                return self._by_memory(catalog, self.named_by_memory, today)
            if self.gpu is None:
                raise ToolError("nothing_to_look_up")
        gpu = self._gpu(catalog)
        row = catalog.rental_provider(self.provider) if self.provider else None
        mine, elsewhere = _offers(catalog, gpu, row.name if row else self.provider, today)
        shown = (*mine, *elsewhere)
        rental = Rental(
            **_of_card(catalog, gpu, self.num_gpus or 1, today),
            **_of_provider(row, self.provider, language),
            num_gpus=self.num_gpus or 1,
            kind=self.kind,
            cards=len({each.gpu for each in mine}),
            own=tuple(_told_in(language, catalog, each) for each in mine),
            others=tuple(_told_in(language, catalog, each) for each in elsewhere),
            sources=unique(*(each.source[:1] for each in shown), source_of(row)),
        )
        return self._told(catalog, rental)

    def _by_memory(self, catalog: Catalog, memory_gb: float, today: date) -> Rental:
        """The cards of that memory, beside each other."""
        return Rental(
            **_of_card(catalog, None, 1, today),
            **_of_provider(None, None, "en"),
            num_gpus=1,
            cards=0,
            memory_gb=memory_gb,
            ranked=ranked(catalog, memory_gb, today),
            own=(),
            others=(),
            sources=(),
        )


def _of_card(catalog: Catalog, gpu: Gpu | None, count: int, today: date) -> dict[str, Any]:
    """The fields about the card."""
    if gpu is None:
        none = dict.fromkeys(("gpu", "price", "several_usd"))
        return {**none, "versions": (), "assumptions": ()}
    price = cost.price(catalog, gpu, today=today)
    return {
        "gpu": gpu.name,
        "price": price,
        "several_usd": price.market.median * count if price.market and count > 1 else None,
        "versions": tuple(other.name for other in catalog.versions(gpu)),
        "assumptions": price.notes,
    }


def _of_provider(
    row: RentalProvider | None, said: str | None, language: Language
) -> dict[str, Any]:
    """The fields about the provider."""
    return {
        "provider": _called(row, said, language) if said else None,
        "provider_note": row.note if row else None,
    }


def _told_in(language: Language, catalog: Catalog, offer: Offer) -> Offer:
    """The offer with its provider's name in the reader's language; a tier keeps its own."""
    row = catalog.rental_provider(offer.provider)
    if row is None or row.name != offer.provider:
        return offer
    return offer.model_copy(update={"provider": _called(row, offer.provider, language)})


def _called(row: RentalProvider | None, said: str, language: Language) -> str:
    """The provider in the reader's language; as the user said it, where nobody knows it."""
    if row is None:
        return said
    if language == "en" or row.name_zh is None:
        return row.name
    return traditional(row.name_zh) if language == "zh-Hant" else row.name_zh


def _offers(
    catalog: Catalog, gpu: Gpu | None, provider: str | None, today: date
) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """Those of the provider, and for a card those of all others."""
    if gpu is None:
        return offers(catalog, today, renter=provider), ()
    every = offers(catalog, today, gpu.id)
    mine = tuple(each for each in every if catalog.renter_of(each.provider) == provider)
    return mine, tuple(each for each in every if each not in mine)
