"""Why a run may take more than the estimate says: what may differ from what was stated."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from advisor.advice.memory.fix_found import Cause
from advisor.advice.memory.one_copy import shares_one_copy
from advisor.advice.training.room import LEAST_GIB, LENGTH_STEP, LONGEST, Around, longest_sample
from advisor.advice.training.run_ways import mixed
from advisor.result import Note, note
from advisor.runs.memory.peak import Fit
from advisor.runs.options import GATHERS_WEIGHTS, MIXED
from advisor.runs.run import SetUp
from advisor.units import FP32_BYTES, GIB, gib

USUAL_BATCH = 8
"""`per_device_train_batch_size` of the Transformers Trainer and of TRL where nobody sets it
(https://huggingface.co/docs/transformers/main_classes/trainer)."""
USUAL_LENGTH = 2048
"""Tokens of a sample that trainers cut at, or more, where nobody sets it (LLaMA-Factory's
`cutoff_len`, https://github.com/hiyouga/LLaMA-Factory/blob/main/src/llamafactory/hparams/data_args.py)."""

ATTENTION = frozenset(("attention", "attention_set"))
"""Arguments that say how attention is computed."""


class _Suspect(NamedTuple):
    what: Note
    settings: dict[str, Any]


def causes(run: Around, stated: Collection[str], measured_gib: float | None) -> tuple[Cause, ...]:
    """Those that would overflow, or come nearest to what was measured; then what no estimate
    knows. `stated` are the settings that the user named."""
    computed = suspected(run, stated)
    if measured_gib:
        computed.sort(key=lambda each: abs((each.peak_memory_gib or 0) - measured_gib))
    elif run.gpu:
        computed = sorted((each for each in computed if each.fits is not True), key=_passes)
    capped = run.placed.set_up.generates and "completion_tokens" in stated
    longest = () if capped else _longest(run)
    unknown = (note("memory.evaluation"), note("memory.other-process"))
    loading = () if shares_one_copy(run.placed.set_up) else _loading(run)
    told = (*longest, *loading, *unknown)
    rest = (Cause(what=each, peak_memory_gib=None, fits=None) for each in told)
    return (*computed, *rest)


def suspected(run: Around, stated: Collection[str]) -> list[Cause]:
    """Each setting that was not stated, at what it may be, alone."""
    found = [cause for suspect in _suspects(run, stated) if (cause := _cause(run, suspect))]
    return [*found, *_in_fp32(run)]


def tried(run: Around, stated: Collection[str]) -> tuple[Cause, ...]:
    """Those with which the run would still fit."""
    return tuple(each for each in suspected(run, stated) if each.fits is True)


def _passes(cause: Cause) -> bool:
    """What surely passes the card comes first."""
    return cause.fits is not False


def _cause(run: Around, suspect: _Suspect) -> Cause | None:
    """None where it takes no more than the run as stated."""
    changed = run.placed_with(**suspect.settings)
    if changed.memory.expected - run.placed.memory.expected < LEAST_GIB * GIB:
        return None
    return Cause(
        what=suspect.what,
        peak_memory_gib=gib(changed.memory.expected),
        fits=changed.fits,
    )


def _suspects(run: Around, stated: Collection[str]) -> Iterator[_Suspect]:
    """Weights that are not loaded as meant; settings that were not stated, at what frameworks take
    then, and attention as old ones and models with code of their own compute it."""
    set_up = run.placed.set_up
    yield from _loaded_otherwise(set_up, stated)
    if "gradient_checkpointing" not in stated and set_up.gradient_checkpointing:
        yield _Suspect(note("memory.no-checkpointing"), {"gradient_checkpointing": False})
    if "micro_batch_size" not in stated:
        usual = {"micro_batch_size": USUAL_BATCH}
        yield _Suspect(note("memory.usual-batch", size=USUAL_BATCH), usual)
    if _may_be_eager(set_up, stated):
        yield _Suspect(note("memory.eager-attention"), {"attention": "eager"})
    if mixed(run):
        yield _Suspect(note("memory.mixed-precision"), {"precision": MIXED})
    if not {"micro_batch_size", "gradient_checkpointing"} & set(stated):
        yield _nothing_set(run, bool({"tokens_per_sample", "completion_tokens"} & set(stated)))
    elif "tokens_per_sample" not in stated and not set_up.generates:
        yield from _longer(run, stated)


def _loaded_otherwise(set_up: SetUp, stated: Collection[str]) -> Iterator[_Suspect]:
    if set_up.cards.sharding in GATHERS_WEIGHTS and set_up.cards.count > 1 and not set_up.generates:
        yield _Suspect(note("memory.copy-loaded"), {"sharding": "ddp"})
    if set_up.method == "qlora" and "loaded_in_few_bits" not in stated:
        settings = {"method": "lora", "quantization": "none"}
        yield _Suspect(note("memory.not-quantized"), settings)


def _may_be_eager(set_up: SetUp, stated: Collection[str]) -> bool:
    """Whether nobody said how attention is computed."""
    return ATTENTION.isdisjoint(stated) and set_up.attention != "eager"


def _longer(run: Around, stated: Collection[str]) -> Iterator[_Suspect]:
    """Samples as long as trainers let them be, where nobody said how long they are, with what else was
    left open."""
    set_up = run.placed.set_up
    tokens = min(USUAL_LENGTH, run.model.longest_context or USUAL_LENGTH)
    if tokens <= set_up.workload.tokens_per_sample:
        return
    work = replace(set_up.workload, tokens_per_sample=tokens, mean_tokens_per_sample=None)
    kept = set_up.gradient_checkpointing and "gradient_checkpointing" not in stated
    settings: dict[str, Any] = {"workload": work} | (
        {"gradient_checkpointing": False} if kept else {}
    )
    yield _Suspect(note("memory.longer", tokens=tokens, kept=kept, whole=False), settings)
    if _may_be_eager(set_up, stated):
        whole = note("memory.longer", tokens=tokens, kept=kept, whole=True)
        yield _Suspect(whole, {**settings, "attention": "eager"})


def _nothing_set(run: Around, length_stated: bool) -> _Suspect:
    """Each of these may fit alone, and all together not."""
    work = run.placed.set_up.workload
    tokens = min(USUAL_LENGTH, run.model.longest_context or USUAL_LENGTH)
    settings: dict[str, Any] = {
        "gradient_checkpointing": False,
        "micro_batch_size": USUAL_BATCH,
    }
    if length_stated:
        tokens = work.tokens_per_sample
    else:
        settings["workload"] = replace(work, tokens_per_sample=tokens, mean_tokens_per_sample=None)
    return _Suspect(note("memory.nothing-set", size=USUAL_BATCH, tokens=tokens), settings)


def _longest(run: Around) -> Iterator[Note]:
    """Samples at which the run overflows; none where whatever the model reads fits."""
    longest = longest_sample(run) if run.placed.fit is Fit.FITS else None
    if longest and longest + LENGTH_STEP <= (run.model.longest_context or LONGEST):
        yield note("memory.longest-sample", tokens=longest)


def _in_fp32(run: Around) -> Iterator[Cause]:
    """A frozen base that is loaded in fp32: twice its share of the card, as long as no card has to
    hold the whole of it first."""
    set_up = run.placed.set_up
    if not set_up.adapter or set_up.base_quantization != "none" or set_up.fp32_base:
        return
    weights = FP32_BYTES * run.model.shape.parameters / GIB
    peak = gib(run.placed.memory.expected + run.placed.memory.weights)
    fits = None if run.gpu is None else peak <= run.gpu.usable_gib
    told = note("memory.loaded-fp32", weights_gib=round(weights, 1))
    yield Cause(what=told, peak_memory_gib=peak, fits=fits)


def _loading(run: Around) -> Iterator[Note]:
    """What is done after the last step."""
    merging = run.placed.memory.merging
    if merging and run.gpu and merging > run.gpu.usable_gib * GIB:
        yield note("memory.merging", peak_gib=gib(merging))
