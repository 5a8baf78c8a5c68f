"""Where to start with each setting of a run, and whether what was stated is usual."""

from dataclasses import replace
from typing import Any, NamedTuple

from advisor.advice.frameworks.recipe import SCHEDULE, optimizer_steps, warmup_steps
from advisor.advice.settings.asked import OPTION_OF, Asked
from advisor.advice.settings.notes import assumptions, watch, ways
from advisor.advice.settings.setting import (
    Setting,
    Weighed,
    judged,
    nearer,
    of_objective,
    rates_around,
    sources_of,
    told_of,
    weighed,
)
from advisor.advice.settings.usual import Case
from advisor.advice.training.asked.stated import job, place_stated
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.usual import ObjectiveId, SettingId
from advisor.result import Note, Result, name_of
from advisor.runs.job import divided
from advisor.runs.options import Fits, Sharding
from advisor.runs.placing import Placed
from advisor.units import gib

WHOLE = 0.02
"""Share by which a batch of whole samples may differ: the last step of an epoch is smaller."""
EVALUATIONS_AN_EPOCH = 2
SELDOMEST_EVALUATION = 1000
"""Steps: half of a long epoch is too long to train past the turn of the loss."""


class Steps(Result):
    """Optimizer steps of so many epochs."""

    epochs: float
    steps: int


class SettingsAdvice(Result):
    model: str | None
    """Null: none was named."""
    parameters: int | None
    method: MethodId
    method_chosen: bool
    objective: ObjectiveId
    gpu: str | None
    num_gpus: int
    sharding: Sharding | None
    """How the cards share the run; null: it was not placed."""
    samples: int | None
    """Null: not stated."""
    tokens_per_sample: int | None
    """As stated: what longer samples are cut to."""
    settings: tuple[Setting, ...]
    named: tuple[SettingId, ...] = ()
    told: tuple[SettingId, ...] = ()
    """Those named in the question or stated, where it names one or two; else all."""
    global_batch_size: int | None
    """Samples an optimizer step; null: unknown."""
    micro_batch_size: int | None
    """Null: depends on the model or the card, which were not named, or on an objective whose memory
    is not computed."""
    gradient_accumulation: int | None
    lora_alpha: int | None
    lora_targets: tuple[str, ...]
    schedule: str
    packing: bool | None
    """Whether to pack samples; null: depends on their lengths, which were not stated."""
    planned: Steps | None
    """With the epochs and the batch advised; null: samples or batch unknown."""
    stated_steps: Steps | None
    """With the epochs or steps that were stated."""
    usual_steps: tuple[Steps, Steps] | None
    """With the fewest and the most usual epochs."""
    warmup_steps: int | None
    evaluate_every: int | None
    """Steps from one look at held-out samples to the next."""
    rates: tuple[Weighed, ...] = ()
    rates_to_try: tuple[float, ...]
    full_rate: Setting | None = None
    """The learning rate of full fine-tuning, where no method was stated and an adapter was taken."""
    ways: Note | None
    """Memory of a card by both ways to share the model, where nobody said which."""
    fits: Fits | None
    peak_memory_gib: float | None
    usable_gib: float | None
    watch: tuple[Note, ...]
    """What the loss should and should not do."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]

    def of(self, name: SettingId) -> Setting | None:
        """None: no setting of this method."""
        return next((setting for setting in self.settings if setting.name == name), None)

    @property
    def furthest(self) -> Setting | None:
        """Of what was stated, what is furthest from what is usual; None: all of it is usual."""
        beyond = [setting for setting in self.settings if setting.times]
        return max(beyond, key=lambda setting: setting.times or 0) if beyond else None


class _Batch(NamedTuple):
    size: float | None
    micro: int | None
    accumulation: int | None


def advise(catalog: Catalog, asked: Asked) -> SettingsAdvice:
    """The settings to start with; those that were stated are kept where they are usual."""
    case = _case(catalog, asked)
    rank = judged(catalog, case, "lora_rank", asked.stated.options.get("lora_rank"))
    size = judged(catalog, case, "global_batch_size", _stated_batch(asked))
    placed = _placed(catalog, asked, case, size, rank)
    batch = _batch(asked, size, placed)
    stated_epochs = _stated_epochs(asked, batch)
    epochs = judged(catalog, case, "epochs", stated_epochs)
    rate = judged(catalog, case, "learning_rate", asked.learning_rate)
    warmup = judged(catalog, case, "warmup_share", None)
    alpha = judged(catalog, case, "lora_alpha_per_rank", None)
    dropout = judged(catalog, case, "lora_dropout", None)
    adapter = case.method in ("lora", "qlora")
    of_method = (rank, alpha, dropout) if adapter else ()
    settings = (rate, epochs, size, warmup, *of_method, *of_objective(catalog, case))
    told = told_of(settings, asked.names)
    stated_steps = _stated_steps(asked, stated_epochs, batch)
    kept = epochs.verdict == "usual"
    planned = stated_steps if kept else _steps(asked.samples, epochs.value, batch.size)
    share = warmup.value
    return SettingsAdvice(
        model=name_of(asked.model),
        parameters=asked.model.shape.parameters if asked.model else None,
        method=case.method,
        method_chosen=asked.stated.method is None,
        objective=asked.objective,
        samples=asked.samples,
        tokens_per_sample=asked.stated.tokens_per_sample,
        settings=settings,
        named=asked.names,
        told=told,
        global_batch_size=round(batch.size) if batch.size else None,
        micro_batch_size=batch.micro,
        gradient_accumulation=batch.accumulation,
        lora_alpha=round(alpha.value * rank.value) if alpha.value and rank.value else None,
        lora_targets=asked.stated.options.get("lora_targets", ("all-linear",)) if adapter else (),
        schedule=SCHEDULE,
        packing=_packing(asked),
        planned=planned,
        stated_steps=stated_steps,
        usual_steps=_usual_steps(asked.samples, epochs, batch.size),
        warmup_steps=warmup_steps(planned.steps, share) if planned and share is not None else None,
        evaluate_every=_evaluate_every(planned),
        rates=weighed(catalog, case, asked.rates),
        rates_to_try=rates_around(rate),
        full_rate=_full_rate(catalog, asked, case),
        ways=ways(asked.stated, placed),
        watch=watch(asked.objective, case.method, told),
        assumptions=assumptions(
            case, bool(asked.stated.method), asked.objective in OPTION_OF, told
        ),
        sources=sources_of(settings, told),
        **_placement(asked, placed),
    )


def _full_rate(catalog: Catalog, asked: Asked, case: Case) -> Setting | None:
    found = judged(catalog, replace(case, method="full"), "learning_rate", None)
    taken = asked.stated.method is None and case.method != "full"
    return found if taken and found.value else None


def _case(catalog: Catalog, asked: Asked) -> Case:
    """What the usual settings are looked up by; unknown amounts are the lesson's."""
    stated, samples = asked.stated, asked.samples or catalog.lesson.reference_samples
    method = stated.method or "lora"
    if asked.placeable and stated.method is None:
        method = job(catalog, stated).run.method
    case = Case(
        method,
        asked.objective,
        stated.model.shape.parameters,
        samples,
        size_known=asked.model_named,
        amount_known=asked.samples is not None,
    )
    full = replace(case, method="full")
    named = [rate for rate in (asked.learning_rate, *asked.rates) if rate]
    return full if stated.method is None and nearer(catalog, named, full, case) else case


def _stated_batch(asked: Asked) -> float | None:
    """Samples an optimizer step, where they were stated in one number or in its factors, or where
    samples x epochs / steps is a whole number."""
    options, cards = asked.stated.options, asked.stated.num_gpus or 1
    micro, accumulation = options.get("micro_batch_size"), options.get("gradient_accumulation")
    if stated := options.get("global_batch_size"):
        return stated
    if micro and accumulation:
        return micro * accumulation * cards
    steps, epochs = asked.stated.steps, asked.stated.epochs
    if micro or accumulation or not (asked.samples and steps and epochs):
        return None
    each = asked.samples * epochs / steps
    return round(each) if abs(each - round(each)) < WHOLE * each else None


def _placed(
    catalog: Catalog, asked: Asked, case: Case, size: Setting, rank: Setting
) -> Placed | None:
    """The run with the batch and the rank advised, on the stated cards."""
    if not asked.placeable:
        return None
    stated, target = asked.stated, size.stated or size.value
    options: dict[str, Any] = {**stated.options}
    if rank.value and case.method in ("lora", "qlora"):
        options["lora_rank"] = round(rank.value)
    if target:
        options["global_batch_size"] = round(target)
    return place_stated(catalog, replace(stated, method=case.method, steps=None, options=options))


def _batch(asked: Asked, size: Setting, placed: Placed | None) -> _Batch:
    if placed:
        run = placed.set_up
        known = run.global_batch if size.stated or size.value else None
        return _Batch(known, run.micro_batch_size, run.gradient_accumulation)
    total, options = size.stated or size.value, asked.stated.options
    micro, accumulation = options.get("micro_batch_size"), options.get("gradient_accumulation")
    if total and (micro or accumulation):
        each = round(total) / (asked.stated.num_gpus or 1)
        micro, accumulation = divided(micro, accumulation, each)
    return _Batch(total, micro, accumulation)


def _stated_epochs(asked: Asked, batch: _Batch) -> float | None:
    """As stated, or as many as the stated steps make."""
    steps, samples = asked.stated.steps, asked.samples
    if asked.stated.epochs or not (steps and samples and batch.size):
        return asked.stated.epochs
    return round(steps * batch.size / samples, 2)


def _stated_steps(asked: Asked, epochs: float | None, batch: _Batch) -> Steps | None:
    if epochs and asked.stated.steps and not asked.stated.epochs:
        return Steps(epochs=epochs, steps=asked.stated.steps)
    return _steps(asked.samples, epochs, batch.size)


def _steps(samples: int | None, epochs: float | None, size: float | None) -> Steps | None:
    if not (samples and epochs and size):
        return None
    return Steps(epochs=epochs, steps=optimizer_steps(samples, epochs, size))


def _usual_steps(
    samples: int | None, epochs: Setting, size: float | None
) -> tuple[Steps, Steps] | None:
    fewest, most = (_steps(samples, end, size) for end in (epochs.low, epochs.high))
    return (fewest, most) if fewest and most else None


def _evaluate_every(planned: Steps | None) -> int | None:
    if planned is None:
        return None
    a_part = round(planned.steps / planned.epochs / EVALUATIONS_AN_EPOCH)
    return max(1, min(a_part, SELDOMEST_EVALUATION))


def _packing(asked: Asked) -> bool | None:
    """Worth it where most of a sequence would be padding, and how raw text is read."""
    stated = asked.stated
    if asked.objective == "pretrain":
        return True
    if stated.mean_tokens_per_sample and stated.tokens_per_sample:
        return stated.mean_tokens_per_sample <= stated.tokens_per_sample / 2
    return stated.options.get("packing")


def _placement(asked: Asked, placed: Placed | None) -> dict[str, Any]:
    """The fields about cards; all null where the run was not placed."""
    card = name_of(asked.stated.gpu)
    names = ("sharding", "fits", "peak_memory_gib", "usable_gib")
    if placed is None:
        return {"gpu": card, "num_gpus": asked.stated.num_gpus or 1, **dict.fromkeys(names)}
    gpu = placed.gpu
    return {
        "gpu": card,
        "num_gpus": placed.num_gpus,
        "sharding": placed.set_up.cards.sharding,
        "fits": placed.fits,
        "peak_memory_gib": gib(placed.memory.expected) if gpu else None,
        "usable_gib": gpu.usable_gib if gpu else None,
    }
