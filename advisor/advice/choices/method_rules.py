"""Which method suits: the rules, and the reasons given for them."""

from collections.abc import Mapping

from advisor.advice.training.asked.stated import ADAPTERS
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId, Scenario
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.result import Note, note
from advisor.runs.memory.peak import Fit

MUCH_DATA = 50_000
"""Samples from which full fine-tuning can pay: below, LoRA matches it in most post-training;
beyond, and in continued pretraining, LoRA learns less (https://arxiv.org/abs/2405.09673). The
number is our rule, the direction the paper's."""
FEW_DATA = 100
"""Below this LoRA mostly memorises; our rule."""
LARGE_MODEL = 10e9
"""Parameters from which prompt tuning comes close to full fine-tuning
(https://arxiv.org/abs/2104.08691, figure 1)."""
RULE_SOURCES = ("https://arxiv.org/abs/2405.09673", "https://arxiv.org/abs/2104.08691")
PREFERENCE: tuple[MethodId, ...] = ("lora", "qlora", "full", "prompt_tuning")
RANK: dict[Fit | None, int] = {Fit.FITS: 0, None: 0, Fit.TIGHT: 1, Fit.NO: 2}
Fits = Mapping[MethodId, Fit]
"""How each method fits the named cards; empty where none was named."""
Largest = Mapping[MethodId, str | None]
"""The largest size each method could tune on them."""


def choose(model: Model | None, fits: Fits, samples: int | None) -> MethodId | None:
    """The rules, in order; an empty `fits` means that no card was named."""
    if not fits:
        return "lora"
    if fits["full"] is Fit.FITS and samples is not None and samples >= MUCH_DATA:
        return "full"
    large = model is not None and model.shape.parameters >= LARGE_MODEL
    if large and samples is not None and samples < FEW_DATA and fits["prompt_tuning"] is Fit.FITS:
        return "prompt_tuning"
    return adapter(fits) or ("prompt_tuning" if fits["prompt_tuning"] is not Fit.NO else None)


def adapter(fits: Fits) -> MethodId | None:
    """LoRA or QLoRA: comfortable before tight, LoRA before QLoRA."""
    fitting: list[MethodId] = [method for method in ADAPTERS if fits[method] is not Fit.NO]
    return min(fitting, key=lambda method: RANK[fits[method]], default=None)


def good_for(method: MethodId) -> Note:
    """What the method is good for."""
    if method == "full":
        return note("methods.good-for-full", samples=MUCH_DATA)
    if method == "prompt_tuning":
        return note("methods.good-for-prompt-tuning")
    return note("methods.good-for-lora") if method == "lora" else note("methods.good-for-qlora")


def why(method: MethodId, fit: Fit | None) -> Note:
    """What is to be said of the method on the named cards."""
    if fit is Fit.NO:
        return note("methods.does-not-fit")
    good = good_for(method)
    return note("methods.fits-only-just", good_for=(good,)) if fit is Fit.TIGHT else good


def first_step(samples: int | None, minimum: int, scenario: Scenario | None) -> Note:
    return note(
        "methods.first-step",
        samples=samples or 0,
        minimum=minimum,
        missing=minimum - (samples or 0),
        task=scenario.name if scenario else None,
    )


def reasons(
    catalog: Catalog,
    method: MethodId | None,
    fits: Fits,
    gpu: Gpu | None,
    num_gpus: int,
    largest: Largest,
) -> list[Note]:
    """Why this method, in the order a person would say it."""
    if method is None and gpu:
        return [_nothing_fits(gpu, num_gpus, largest)]
    chosen = catalog.methods[method or "lora"]
    use = note("methods.use", name=chosen.name, use=chosen.use)
    if not fits:
        return [use, note("methods.no-card")]
    if method == "full":
        return [note("methods.full-pays"), note("methods.baseline-first")]
    if method == "lora":
        return [note("methods.sixteen-bit-fits"), use]
    if method == "qlora":
        only = fits["lora"] is Fit.NO
        return [note("methods.four-bit-only") if only else note("methods.four-bit-safer"), use]
    stronger = fits["lora"] is not Fit.NO
    return [note("methods.few-samples") if stronger else note("methods.nothing-stronger"), use]


def _nothing_fits(gpu: Gpu, num_gpus: int, largest: Largest) -> Note:
    return note(
        "methods.nothing-fits",
        gpu=gpu.name,
        number=num_gpus,
        qlora=largest["qlora"],
        lora=largest["lora"],
    )
