"""Which card, and how many, a fine-tuning run needs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import Field

from advisor.advice.arguments import BEYOND_SIZES, MOST_GPUS
from advisor.advice.choices.counted_cards import counted, leading
from advisor.advice.choices.hardware_found import HardwareAdvice, HardwareNeed
from advisor.advice.choices.machines_rented import machines_rented
from advisor.advice.choices.pc_build import pc_build
from advisor.advice.choices.ranked_cards import holding, ranked, recommended
from advisor.advice.training.asked.pictures import picture_notes
from advisor.advice.training.asked.pictures_tool import PicturesTool
from advisor.advice.training.asked.purposes import pieces
from advisor.advice.training.asked.stated import ADAPTERS, Stated, as_usual, job
from advisor.advice.training.full_ways import fewest, with_optimizer_out
from advisor.advice.training.room import around, largest
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.hardware import Gpu
from advisor.catalog.sizes import typical_note
from advisor.language import Language
from advisor.prices import cost
from advisor.prices.lesson import lesson_cards
from advisor.prices.option import Option
from advisor.prices.priced import candidates, priced
from advisor.result import Note, note, unique
from advisor.runs.job import LARGE_MICRO_BATCHES, MICRO_BATCHES, Job
from advisor.runs.memory.peak import Fit
from advisor.runs.placing import Placed, place, smallest
from advisor.runs.run import TrainingRun
from advisor.runs.time.exchange import MACHINE_CARDS
from advisor.units import MILLION, gib

MOST_MODELS = 5
EACH: tuple[MethodId, ...] = (*ADAPTERS, "full")


def recommend(catalog: Catalog, stated: Stated, today: date) -> HardwareAdvice:
    """The smallest sets of cards that hold the run; with a stated card, how many of it."""
    methods: tuple[MethodId, ...] = (stated.method,) if stated.method else EACH
    jobs = [as_usual(job(catalog, stated, method), stated) for method in methods]
    cards = [stated.gpu] if stated.gpu else candidates(catalog, today)
    work, guide = jobs[0].run.workload, lesson_cards(catalog, stated.model)
    needs = tuple(_need(catalog, each, cards, stated, today) for each in jobs)
    return HardwareAdvice(
        model=stated.model.name,
        generic_model=stated.model.typical,
        gpu=stated.gpu.name if stated.gpu else None,
        samples=work.samples,
        tokens_per_sample=work.tokens_per_sample,
        data_tokens=stated.read_as_usual,
        needs=needs,
        provider=stated.provider if any(need.machines for need in needs) else None,
        lesson_cards=guide,
        assumptions=(
            *_assumptions(stated, jobs[0].run),
            *cost.dated(catalog, () if stated.price_per_hour else cards, today),
        ),
        sources=unique(
            *(row.source for row in (stated.model, stated.gpu) if row),
            catalog.lesson.source if guide else (),
        ),
    )


def _need(
    catalog: Catalog, asked: Job, cards: Sequence[Gpu], stated: Stated, today: date
) -> HardwareNeed:
    usd_per_hour = stated.price_per_hour
    alone_of_it = len(cards) == 1
    held = _of_card(asked, cards[0]) if alone_of_it else holding(asked, cards)
    options = _options(catalog, held, usd_per_hour, today)
    if not alone_of_it:
        first = recommended(catalog, asked)
        common = _options(catalog, [first] if first else [], None, today)
        options = ranked(options, common[0] if common else None)
    own = around(asked, held[0]) if alone_of_it and held else None
    alone = place(asked, None)
    usual = () if alone_of_it else counted(catalog, asked, today)
    return HardwareNeed(
        method=asked.run.method,
        fp32_weights=alone.set_up.fp32_master_weights,
        pure_bf16_gib=_pure_bf16_gib(asked),
        one_card_gib=gib(alone.memory.expected),
        options=tuple(options),
        counted=usual,
        lead=leading(usual),
        machines=machines_rented(catalog, asked, stated.provider, today) if stated.provider else (),
        largest=largest(own) if own else None,
        **(_fewest(catalog, asked, cards[0], options, usd_per_hour, today) if alone_of_it else {}),
    )


def _fewest(
    catalog: Catalog,
    asked: Job,
    own: Gpu,
    options: Sequence[Option],
    usd_per_hour: float | None,
    today: date,
) -> dict[str, Any]:
    """Of full tuning: the fewest of the stated card, with main memory."""
    if asked.run.method != "full" or asked.run.model.purpose:
        return {}
    found = fewest(asked, own, options[0].num_gpus if options else MACHINE_CARDS + 1)
    if found is None:
        return {}
    run = priced(catalog, found[1], today, usd_per_hour)
    tight = options and options[0].fits == "tight"
    between = with_optimizer_out(asked, own, options[0].num_gpus) if tight else None
    return {
        "between": between,
        "fewest": found[0],
        "fewest_cost_usd": run.option.cost_usd if run else None,
    }


def _options(
    catalog: Catalog, held: Sequence[Placed], usd_per_hour: float | None, today: date
) -> tuple[Option, ...]:
    runs = (priced(catalog, placed, today, usd_per_hour) for placed in held)
    return tuple(run.option for run in runs if run)


def _of_card(asked: Job, card: Gpu) -> list[Placed]:
    """The fewest of it that hold the run, and the fewest with room to spare."""
    least = smallest(asked, card)
    if least is None or least.fit is not Fit.TIGHT:
        return [least] if least else []
    roomy = smallest(asked, card, holding=(Fit.FITS,))
    return [least, roomy] if roomy else [least]


def _pure_bf16_gib(asked: Job) -> float | None:
    if asked.run.method != "full":
        return None
    return gib(place(asked.change(precision="pure_bf16"), None).memory.expected)


def _assumptions(stated: Stated, run: TrainingRun) -> tuple[Note, ...]:
    model, work = run.model, run.workload
    sizes = LARGE_MICRO_BATCHES if model.purpose else MICRO_BATCHES
    notes = [
        note("hardware.batch", most=sizes[0], tokens=work.tokens_per_sample),
        note(
            "hardware.workload",
            samples=work.samples,
            epochs=work.epochs,
            millions=round(work.tokens / MILLION),
        ),
    ]
    notes += picture_notes(stated.pictures, run)
    if model.typical:
        notes.append(typical_note(model) or note("hardware.generic", model=model.name))
    return tuple(notes)


class RecommendHardware(PicturesTool):
    """Which GPU, or how many GPUs, a model needs."""

    beyond_sizes = BEYOND_SIZES

    tokens_per_sample: int | None = Field(default=None, ge=1, le=10_000_000)
    dataset_tokens: float | None = Field(default=None, ge=1, le=1e15)
    """Instead of `samples`."""
    epochs: float | None = Field(default=None, gt=0, le=10_000)
    negatives: int | None = Field(default=None, ge=0, le=4096)
    """Of embedding and reranker tuning: texts of a query beside the one that fits."""
    owned: int | None = Field(default=None, ge=1, le=MOST_GPUS)
    """Cards at hand, judged beside the number that is needed."""
    audio_hours: float | None = Field(default=None, gt=0, le=1e7)
    """Of speech recognition: hours of sound instead of samples."""
    provider: str | None = Field(default=None, max_length=100)
    """Who rents the cards: its machines are told, with what they cost there."""
    built: bool | None = None
    """A PC is to be bought or put together: cards that go into one, and what stands around them."""
    other_models: list[str] = Field(default_factory=list, max_length=MOST_MODELS)
    """Further models, counted beside the first."""

    def run(self, catalog: Catalog, language: Language = "en") -> HardwareAdvice:
        model = self._model(catalog)
        stated = Stated(
            model,
            self.method,
            self._gpu(catalog),
            samples=self.samples or pieces(model, self.audio_hours),
            tokens_per_sample=self.tokens_per_sample,
            epochs=self.epochs,
            training_tokens=self.dataset_tokens,
            options=self._options(),
            pictures=self.pictures,
            provider=self.provider,
        )
        today = date.today()
        models = [model, *(catalog.model(name) for name in self.other_models)]
        others = [recommend(catalog, replace(stated, model=each), today) for each in models[1:]]
        build = (
            pc_build(catalog, models, self.method, today) if self.built and not stated.gpu else None
        )
        update = {
            "num_gpus": self.num_gpus or self.owned,
            "others": tuple(others),
            "build": build,
        }
        return self._told(catalog, recommend(catalog, stated, today).model_copy(update=update))
