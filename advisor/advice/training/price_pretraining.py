"""What training a model from scratch takes: arithmetic, GPU hours, money."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import Field

from advisor.advice.arguments import MOST_GPUS, CardTool, optional_model
from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.pretraining import PretrainingRun
from advisor.catalog.sizes import generic_model
from advisor.errors import ToolError
from advisor.language import Language
from advisor.prices import cost
from advisor.result import Note, Range, Result, note, unique
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.units import GIB, HOUR_SECONDS, HOURS_PER_MONTH, TERA

FLOPS_PER_TOKEN = 6
"""Of each parameter, forward and backward (https://arxiv.org/abs/2001.08361)."""
TOKENS_PER_PARAMETER = 20
"""Where arithmetic is spent best (Chinchilla, https://arxiv.org/abs/2203.15556)."""
STATE_BYTES = 16
"""Of a parameter in mixed precision: 16-bit weights and gradients, fp32 master weights and moments
(https://arxiv.org/abs/1910.02054)."""
UTILISATION_PERCENT = Range(low=30, expected=40, high=50)
"""Of a card's 16-bit peak: PaLM had 0.46 (https://arxiv.org/abs/2204.02311), Llama 3 405B 0.38 to
0.43 (https://arxiv.org/abs/2407.21783); fewer, slower links give less."""
SOURCES = (
    "https://arxiv.org/abs/2001.08361",
    "https://arxiv.org/abs/2203.15556",
    "https://arxiv.org/abs/2407.21783",
)
USUAL = ("H100 SXM", "A100 80GB", "RTX 4090")
EXAMPLE = 7e9
EACH_TOKENS = 1e11
DEAR_USD = 1000
"""Our rule."""


class PretrainingOn(Result):
    """The run on one kind of card."""

    gpu: str
    gpu_hours: Range
    """From the highest utilisation to the lowest."""
    usd_per_hour: float | None
    cost_usd: Range | None
    cards_in_a_month: int
    """With which it takes thirty days."""
    least_cards: int
    """That hold weights, gradients and optimizer states."""
    days: float | None
    """On the stated number of cards."""
    states_gib: float | None
    """Of these, on each, divided over them."""
    usable_gib: float


class Bought(Result):
    """What an amount of money pays."""

    usd: float
    tokens: float


class Pretraining(Result):
    model: str
    example: bool
    """No model was named: this size stands for one."""
    parameters: float
    """Of a mixture those that a token passes."""
    tokens: float
    tokens_from: str
    """stated, published or rule."""
    flops: float
    flops_per_token: int
    """Of each parameter."""
    tokens_per_parameter: int
    """By the rule."""
    utilisation_percent: Range
    num_gpus: int | None
    each_tokens: float
    days_each: float | None
    """For `each_tokens`, on the stated number of the first card."""
    amounts: tuple[Bought, ...]
    """Amounts of money that were named, and what they pay on the first card."""
    dear: bool
    """It costs so much that few would do it."""
    on: tuple[PretrainingOn, ...]
    published: tuple[PretrainingRun, ...]
    """This run by its makers, else one for comparison."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]


class PricePretraining(CardTool):
    """What training a model from scratch (pretraining) takes."""

    model: str | dict[str, Any] | None = None
    """A size ("1.3B") or a name ("GPT-3")."""
    num_gpus: int | None = Field(default=None, ge=1, le=MOST_GPUS)
    dataset_tokens: float | None = Field(default=None, gt=0, le=1e16)
    """Tokens that are read; without, those that its makers read, else 20 a parameter."""
    price_per_hour: float | None = Field(default=None, gt=0, le=1e4)
    """Of one card, USD."""
    amounts_usd: list[float] | None = Field(default=None, max_length=4)
    """Amounts of money that others named for it."""

    def run(self, catalog: Catalog, language: Language = "en") -> Pretraining:
        """Figures of the stated card, else of the usual ones."""
        name, parameters, whole, row = self._size(catalog)
        tokens, by = self._tokens(parameters, row)
        flops, today = FLOPS_PER_TOKEN * parameters * tokens, date.today()
        stated = self._gpu(catalog)
        cards = [stated] if stated else [catalog.gpu(each) for each in USUAL]
        found = [self._on(catalog, gpu, flops, whole, today) for gpu in cards]
        shown = [row] if row else list(catalog.pretraining_runs.values())[:2]
        told = Pretraining(
            model=name,
            example=self.model is None,
            parameters=parameters,
            tokens=tokens,
            tokens_from=by,
            flops=flops,
            flops_per_token=FLOPS_PER_TOKEN,
            tokens_per_parameter=TOKENS_PER_PARAMETER,
            utilisation_percent=UTILISATION_PERCENT,
            num_gpus=self.num_gpus,
            each_tokens=EACH_TOKENS,
            days_each=_scaled(found[0].days, EACH_TOKENS / tokens),
            amounts=tuple(self._bought(found[0], tokens)),
            dear=any(each.cost_usd and each.cost_usd.expected >= DEAR_USD for each in found),
            on=tuple(_of_clusters(found, bool(stated))),
            published=tuple(shown),
            assumptions=(
                note("pretraining.utilisation"),
                *cost.dated(catalog, () if self.price_per_hour else cards, today),
            ),
            sources=unique(
                SOURCES, *(each.source for each in shown), *(gpu.source for gpu in cards)
            ),
        )
        return self._told(catalog, told)

    def _size(self, catalog: Catalog) -> tuple[str, float, float, PretrainingRun | None]:
        """Its name, parameters that a token passes, all parameters, and the published run."""
        if (row := catalog.pretraining_run(self.model)) is not None:
            return row.name, row.parameters, row.parameters, row
        try:
            model = optional_model(catalog, self.model) or generic_model(EXAMPLE)
        except ToolError:
            model = generic_model(EXAMPLE)
        shape = model.shape
        return model.name, float(shape.active_parameters), float(shape.parameters), None

    def _tokens(self, parameters: float, row: PretrainingRun | None) -> tuple[float, str]:
        if self.dataset_tokens:
            return self.dataset_tokens, "stated"
        return (row.tokens, "published") if row else (TOKENS_PER_PARAMETER * parameters, "rule")

    def _bought(self, on: PretrainingOn, tokens: float) -> Iterator[Bought]:
        if on.cost_usd:
            for usd in self.amounts_usd or ():
                yield Bought(usd=usd, tokens=tokens * usd / on.cost_usd.expected)

    def _on(
        self, catalog: Catalog, gpu: Gpu, flops: float, parameters: float, today: date
    ) -> PretrainingOn:
        peak, used = TERA * (gpu.tflops_bf16 or gpu.tflops_fp16), UTILISATION_PERCENT
        low, expected, high = (
            flops / (percent / 100 * peak) / HOUR_SECONDS
            for percent in (used.high, used.expected, used.low)
        )
        each = cost.price(catalog, gpu, self.price_per_hour, today=today).usd_per_hour
        return PretrainingOn(
            gpu=gpu.name,
            gpu_hours=Range(low=low, expected=expected, high=high),
            usd_per_hour=each,
            cost_usd=Range(low=low * each, expected=expected * each, high=high * each)
            if each
            else None,
            cards_in_a_month=max(1, round(expected / HOURS_PER_MONTH)),
            least_cards=max(1, -int(-STATE_BYTES * parameters // (gpu.usable_gib * GIB))),
            days=round(expected / self.num_gpus / 24, 1) if self.num_gpus else None,
            states_gib=round(STATE_BYTES * parameters / GIB / self.num_gpus, 1)
            if self.num_gpus
            else None,
            usable_gib=gpu.usable_gib,
        )


def _scaled(days: float | None, factor: float) -> float | None:
    return None if days is None else round(days * factor, 1)


def _of_clusters(found: list[PretrainingOn], stated: bool) -> list[PretrainingOn]:
    """Without cards of one's own, unless stated, where a machine of them does not hold the states:
    they have no links for more."""
    *clusters, own = found
    return found if stated or own.least_cards <= MACHINE_CARDS else clusters
