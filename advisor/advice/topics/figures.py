"""A topic's formula with the asker's own numbers. Only where each of them is stated: an explanation
assumes none."""

from collections.abc import Callable, Mapping
from math import prod
from typing import Any

from pydantic import Field

from advisor.advice.arguments import MOST_GPUS, MOST_SAMPLES
from advisor.advice.frameworks.recipe import optimizer_steps
from advisor.advice.tool import Tool
from advisor.advice.topics.accumulation import accumulation_for
from advisor.advice.topics.sharing_figures import samples_undivided, weights_divided
from advisor.advice.training.asked.pictures import PIXELS, StatedPictures
from advisor.catalog.guidance import MethodId
from advisor.catalog.model import Model
from advisor.catalog.usual import ObjectiveId
from advisor.result import Note, note
from advisor.runs.cache import cache_bytes, state_bytes
from advisor.runs.memory.states import states_of
from advisor.runs.memory.trained import MOMENT_BYTES, trainable_parameters
from advisor.runs.options import LoraTargets, Precision, Quantization, Sharding, StatedParallelism
from advisor.runs.parameters import lora_parameters, stored_bytes
from advisor.runs.run import Cards, SetUp
from advisor.runs.workload import Workload
from advisor.units import MILLION, gib

LONGEST = 10_000_000
LOGIT_BYTES = 4
"""Cross-entropy reads the logits in 32 bit."""


class OwnNumbers(Tool):
    """What is stated of the project that a topic can be told with."""

    model: str | dict[str, Any] | None = None
    """A size ("13B"), a name, or an object with the fields of a Hugging Face `config.json`."""
    method: MethodId | None = None
    num_gpus: int | None = Field(default=None, ge=1, le=MOST_GPUS)
    parallelism: StatedParallelism | None = None
    samples: int | None = Field(default=None, ge=1, le=MOST_SAMPLES)
    tokens_per_sample: int | None = Field(default=None, ge=1, le=LONGEST)
    dataset_tokens: float | None = Field(default=None, ge=1, le=1e15)
    epochs: float | None = Field(default=None, gt=0, le=10_000)
    micro_batch_size: int | None = Field(default=None, ge=1, le=65_536)
    gradient_accumulation: int | None = Field(default=None, ge=1, le=65_536)
    global_batch_size: int | None = Field(default=None, ge=1, le=10**7)
    """Samples an optimizer step over all cards."""
    lora_rank: int | None = Field(default=None, ge=1, le=65_536)
    learning_rate: float | None = Field(default=None, gt=0, le=1)
    objective: ObjectiveId | None = None
    """What it is trained for; sft where unsaid."""
    context_tokens: int | None = Field(default=None, ge=1, le=LONGEST)
    """Longest request in serving."""
    users: int | None = Field(default=None, ge=1, le=10**7)
    """Served at the same time."""
    host_memory_gib: float | None = Field(default=None, gt=0, le=100_000)
    image_pixels: str | None = Field(default=None, pattern=PIXELS)
    """Of a picture: "1024x768", or how many pixels it has."""
    max_pixels: int | None = Field(default=None, ge=100, le=10**9)

    @property
    def factors(self) -> tuple[int, ...]:
        """What is stated of a step: micro batch, accumulation, cards; none without the first."""
        stated = self.gradient_accumulation, self.num_gpus
        return (self.micro_batch_size, *filter(None, stated)) if self.micro_batch_size else ()

    @property
    def batch(self) -> int | None:
        """Samples an optimizer step, as far as stated."""
        return self.global_batch_size or (prod(self.factors) if self.factors else None)

    @property
    def several(self) -> int | None:
        """The cards, where more than one was stated."""
        return self.num_gpus if self.num_gpus and self.num_gpus > 1 else None

    @property
    def rank(self) -> int | None:
        """Of the adapters that are trained; None for other methods."""
        return self.lora_rank if self.method in ("lora", "qlora") else None


def figures(topic: str, own: OwnNumbers, model: Model | None) -> tuple[Note, ...]:
    """What the stated numbers make of the topic's formulas."""
    made = [figure(own) for figure in OF_NUMBERS.get(topic, ())]
    if model:
        made += [figure(own, model) for figure in OF_MODELS.get(topic, ())]
    return tuple(each for each in made if each)


def _batch(own: OwnNumbers) -> Note | None:
    """Micro batch x accumulation x cards."""
    if len(own.factors) < 2 or own.global_batch_size:
        return None
    return note(
        "figures.batch", micro=own.micro_batch_size, accumulation=own.gradient_accumulation,
        cards=own.num_gpus, batch=own.batch,
    )  # fmt: skip


def _accumulation(own: OwnNumbers) -> Note | None:
    whole = None if own.gradient_accumulation else own.global_batch_size
    return accumulation_for(whole, own.micro_batch_size, own.num_gpus or 1)


def _steps(own: OwnNumbers) -> Note | None:
    """Samples x epochs / samples a step."""
    if not (own.samples and own.epochs and own.batch):
        return None
    steps = optimizer_steps(own.samples, own.epochs, own.batch)
    return note(
        "figures.steps", samples=own.samples, epochs=own.epochs, batch=own.batch, steps=steps
    )


def _tokens(own: OwnNumbers) -> Note | None:
    """Samples x tokens x epochs."""
    if not (own.samples and own.tokens_per_sample):
        return None
    tokens = own.samples * own.tokens_per_sample * (own.epochs or 1)
    return note(
        "figures.tokens", samples=own.samples, length=own.tokens_per_sample, epochs=own.epochs,
        millions=_millions(tokens),
    )  # fmt: skip


def _packed(own: OwnNumbers) -> Note | None:
    """Tokens of the data set / sequence length."""
    if not (own.dataset_tokens and own.tokens_per_sample):
        return None
    return note(
        "figures.packed", millions=_millions(own.dataset_tokens), length=own.tokens_per_sample,
        sequences=-(-own.dataset_tokens // own.tokens_per_sample),
    )  # fmt: skip


def _trained(own: OwnNumbers, model: Model) -> Note | None:
    """r·(inputs + outputs) over the adapted matrices, on all linear layers and on two of them."""
    if not own.lora_rank or own.method not in (None, "lora", "qlora"):
        return None
    reach: tuple[LoraTargets, ...] = ("all-linear",), ("q_proj", "v_proj")
    every, two = (lora_parameters(model.shape, own.lora_rank, targets) for targets in reach)
    return note(
        "figures.trained", model=model.name, rank=own.lora_rank, millions=_millions(every),
        share_percent=100 * every / model.shape.parameters, two_millions=_millions(two),
    )  # fmt: skip


WIDTHS: tuple[Quantization, ...] = ("none", "int8", "gptq")
"""16, 8 and 4 bit."""


def _weights(own: OwnNumbers, model: Model) -> Note:
    full, eight, four = (gib(stored_bytes(model.shape, kind)) for kind in WIDTHS)
    return note("figures.weights", model=model.name, full_gib=full, eight_gib=eight, four_gib=four)


def _divided(own: OwnNumbers, model: Model) -> Note:
    return weights_divided(model, own.several)


def _undivided(own: OwnNumbers, model: Model) -> Note | None:
    if not own.tokens_per_sample:
        return None
    run = SetUp(
        model=model, method=own.method or "lora", lora_rank=own.lora_rank or 16,
        workload=Workload(1, own.tokens_per_sample, 1), micro_batch_size=own.micro_batch_size or 1,
        cards=Cards(None, own.num_gpus or 2, "zero3"), gradient_checkpointing=True,
    )  # fmt: skip
    return samples_undivided(run, own.several)


def _moments(own: OwnNumbers, model: Model) -> Note | None:
    """Adam's two averages of what is trained."""
    if (run := _run(own, model)) is None:
        return None
    trained = trainable_parameters(run)
    return note(
        "figures.moments", model=model.name, method=own.method, rank=own.rank, millions=_millions(trained),
        adamw_gib=gib(MOMENT_BYTES["adamw"] * trained),
        eight_gib=gib(MOMENT_BYTES["adamw_8bit"] * trained),
    )  # fmt: skip


def _full(own: OwnNumbers, model: Model) -> Note | None:
    """Weights, gradients and moments of full fine-tuning."""
    if own.method != "full":
        return None
    mixed, pure = (_standing(own, model, precision=each) for each in ("fp32", "pure_bf16"))
    return note("figures.full", model=model.name, mixed_gib=mixed, pure_gib=pure)


def _sharded(own: OwnNumbers, model: Model) -> Note | None:
    """What each stage leaves on a card."""
    if not own.num_gpus or own.num_gpus < 2 or _run(own, model) is None:
        return None
    one, two, three = (_standing(own, model, stage) for stage in ("zero1", "zero2", "zero3"))
    return note(
        "figures.sharded", model=model.name, method=own.method, rank=own.rank, cards=own.num_gpus,
        one_gib=one, two_gib=two, three_gib=three,
    )  # fmt: skip


def _cache(own: OwnNumbers, model: Model) -> Note:
    """2 x layers x KV heads x head width x 2 bytes a token; less where layers have a window."""
    tokens = own.context_tokens or 1
    stored = cache_bytes(model.shape, tokens)
    token = stored / tokens if own.context_tokens else stored - state_bytes(model.shape)
    request = stored if own.context_tokens else None
    return note(
        "figures.cache", model=model.name, kib=token / 1024, tokens=own.context_tokens,
        request_gib=gib(request) if request else None, users=own.users,
        users_gib=gib(request * own.users) if request and own.users else None,
    )  # fmt: skip


def _logits(own: OwnNumbers, model: Model) -> Note | None:
    """Tokens x vocabulary x 4 bytes, one copy."""
    if not own.tokens_per_sample:
        return None
    copy = own.tokens_per_sample * model.shape.vocab * LOGIT_BYTES
    return note(
        "figures.logits", model=model.name, tokens=own.tokens_per_sample, vocab=model.shape.vocab,
        copy_gib=gib(copy),
    )  # fmt: skip


def _picture(own: OwnNumbers, model: Model) -> Note | None:
    stated = StatedPictures(1, own.image_pixels, own.max_pixels)
    if (own.image_pixels or own.max_pixels) is None or not (seen := stated.of(model)):
        return None
    return note(
        "figures.picture", model=model.name, size=stated.size, pixels=stated.most,
        tokens=seen.tokens or None, patches=seen.patches,
    )  # fmt: skip


def _run(
    own: OwnNumbers, model: Model, sharding: Sharding = "single", precision: Precision = "bf16"
) -> SetUp | None:
    """The run whose states are computed; None where what it trains is not stated."""
    if own.method != "full" and own.rank is None:
        return None
    return SetUp(
        model=model, method=own.method or "full", workload=Workload(1, 1, 1),
        lora_rank=own.lora_rank or 1, precision=precision, cards=Cards(None, own.num_gpus or 1, sharding),
    )  # fmt: skip


def _standing(
    own: OwnNumbers, model: Model, sharding: Sharding = "single", precision: Precision = "bf16"
) -> float | None:
    """GiB of weights, gradients and optimizer states on a card."""
    run = _run(own, model, sharding, precision)
    if run is None:
        return None
    states = states_of(run)
    return gib(states.standing + states.gradients)


def _millions(count: float) -> float:
    return float(f"{count / MILLION:.4g}")


OF_NUMBERS: Mapping[str, tuple[Callable[[OwnNumbers], Note | None], ...]] = {
    **dict.fromkeys(
        ("epochs", "batch-size", "gradient-accumulation", "data-parallel", "warmup", "lr-scheduler",
         "early-stopping"), (_batch, _accumulation, _steps),
    ),
    **dict.fromkeys(("tokens", "throughput-mfu", "continued-pretraining"), (_tokens,)),
    **dict.fromkeys(("steps-and-global-batch", "reproducibility"), (_accumulation,)),
    **dict.fromkeys(("packing", "sequence-length"), (_tokens, _packed)),
}  # fmt: skip
"""Topic -> its figures that need no model."""
OF_MODELS: Mapping[str, tuple[Callable[[OwnNumbers, Model], Note | None], ...]] = {
    **dict.fromkeys(
        ("lora", "lora-rank", "lora-targets", "lora-vs-full", "trainable-parameters",
         "parameter-updates", "peft"), (_trained,),
    ),
    **dict.fromkeys(("quantization", "qlora", "nf4", "gptq-awq", "gguf-llama-cpp"), (_weights,)),
    **dict.fromkeys(("optimizer-states", "adamw", "8bit-optimizer"), (_moments,)),
    **dict.fromkeys(("memory-of-training", "full-fine-tuning"), (_full,)),
    **dict.fromkeys(("activations", "sequence-length"), (_logits,)),
    "zero-fsdp": (_sharded, _divided, _undivided),
    **dict.fromkeys(
        ("splitting-a-model", "sharding-choice", "data-parallel", "memory-unchanged"),
        (_divided, _undivided),
    ),
    "kv-cache": (_cache,),
    "deployment": (_weights, _cache),
    **dict.fromkeys(("vision-language-tuning", "vision-data"), (_picture,)),
}  # fmt: skip
"""Topic -> its figures of the stated model."""
