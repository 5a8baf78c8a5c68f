"""Buying cards against renting them."""

from datetime import date
from typing import Any

from pydantic import Field

from advisor.advice.money.ownership import OwnershipAsked, advise
from advisor.advice.money.ownership_found import OwnershipAdvice
from advisor.advice.money.use import stated_use
from advisor.advice.training.asked.full_run import FullRun
from advisor.catalog.catalog import Catalog
from advisor.language import Language
from advisor.prices.electricity import region_of

MOST_OPTIONS = 5


class BuyOrRent(FullRun):
    """Buying cards or a machine against renting: rent, electricity, break-even."""

    runs: list[dict[str, Any]] | None = Field(default=None, min_length=1, max_length=MOST_OPTIONS)
    """Options that are compared, each as the arguments in which it differs: `[{"gpu": "RTX 4090",
    "num_gpus": 2}, {"gpu": "A100 80GB"}]`."""
    hours: float | None = Field(default=None, gt=0, le=1e6)
    """The cards compute: each week (or with `days` each day), where a week (day) has so many; else
    in all."""
    weeks: float | None = Field(default=None, gt=0, le=2000)
    days: float | None = Field(default=None, gt=0, le=14_000)
    """How long they are needed."""
    budget: float | None = Field(default=None, gt=0, le=1e12)
    """USD."""
    purchase_price: float | None = Field(default=None, gt=0, le=1e9)
    """USD of one card, or of one card's share of a machine."""
    machine_price: float | None = Field(default=None, gt=0, le=1e9)
    """USD of a whole machine with all its cards."""
    electricity_price: float | None = Field(default=None, gt=0, le=100)
    """USD of a kilowatt-hour."""
    provider: str | None = None
    """Who rents the cards: "AutoDL", "Google Cloud"; its price is taken where one is known."""
    country: str | None = None
    """Whose electricity the owned cards use: "China", "Germany"; without, that of the reader's
    language."""

    def run(self, catalog: Catalog, language: Language = "en") -> OwnershipAdvice:
        return self.weighed(catalog, date.today(), language)

    def weighed(self, catalog: Catalog, today: date, language: Language = "en") -> OwnershipAdvice:
        """At the prices known on `today`."""
        region = region_of(catalog, self.country, language)
        asked = [each.asked_of(catalog, region) for each in self._each()]
        return self._told(catalog, advise(catalog, asked, today))

    def _each(self) -> list["BuyOrRent"]:
        """The options, each a call of its own."""
        if not self.runs:
            return [self]
        shared = self.model_dump(exclude_unset=True, exclude={"runs"})
        return [type(self).model_validate(shared | run) for run in self.runs]

    def asked_of(self, catalog: Catalog, region: str) -> OwnershipAsked:
        """Names turned into rows."""
        return OwnershipAsked(
            use=stated_use(self.hours, self.weeks, self.days),
            run=self.as_stated(catalog) if self.model is not None else None,
            gpu=self._gpu(catalog),
            num_gpus=self.num_gpus,
            price_per_hour=self.price_per_hour,
            purchase_usd=self.purchase_price or self._share_of_machine(),
            machine=self.machine_price is not None,
            budget=self.budget,
            region=region,
            usd_per_kwh=self.electricity_price,
            provider=self.provider,
        )

    def _share_of_machine(self) -> float | None:
        """Of one card."""
        return self.machine_price / (self.num_gpus or 1) if self.machine_price else None
