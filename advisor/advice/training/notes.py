"""What an estimate of a training run rests on, in notes."""

from advisor.advice.training.asked.pictures import picture_notes
from advisor.advice.training.asked.purposes import about_purpose
from advisor.advice.training.asked.stated import Stated
from advisor.advice.training.notes_aims import aims, generated, teacher
from advisor.catalog.hardware import Gpu
from advisor.catalog.sizes import typical_note
from advisor.language import Text
from advisor.result import Note, note
from advisor.runs.parameters import reached
from advisor.runs.placing import Placed, Trial
from advisor.runs.run import SetUp
from advisor.runs.workload import Workload

MILLION = 1e6


def assumptions(stated: Stated, placed: Placed) -> tuple[Note, ...]:
    """What the estimate rests on, in the order a reader needs it."""
    run = placed.set_up
    told = run.model.generic and run.model.shape.experts  # beside the verdict
    notes = [_typical(run)] if run.model.typical and not told else []
    if states := run.model.shape.recurrence:
        notes.append(note("training.states", layers=states.layers, kind=states.kind))
    notes += (*workload_notes(stated, run.workload), *picture_notes(stated.pictures, run))
    return (
        *notes,
        *about_purpose(stated.method is not None, run),
        _settings(run),
        *aims(stated.techniques, run),
        *_batch(stated, run),
        *_measured(placed.trial),
        *_card(stated, placed),
    )


def _typical(run: SetUp) -> Note:
    """That the shape is that of a typical decoder."""
    shape = run.model.shape
    return typical_note(run.model) or note(
        "training.generic",
        model=run.model.name,
        like=run.model.like or "none",
        layers=shape.layers,
        width=shape.hidden,
        vocabulary=shape.vocab,
    )


def workload_notes(stated: Stated, work: Workload) -> list[Note]:
    """What is read, and which of it was stated; nothing where optimizer steps were."""
    if stated.steps is not None:
        return []
    millions = work.tokens / MILLION
    if not stated.amount:
        whole = stated.epochs is None
        return [
            note(
                "training.no-data-size",
                samples=work.samples,
                tokens=work.tokens_per_sample,
                epochs=work.epochs,
                millions=round(millions),
                whole=whole,
            )
        ]
    return [
        note(
            "training.workload",
            samples=work.samples,
            tokens=work.tokens_per_sample,
            epochs=work.epochs,
            millions=round(millions, 1),
        )
    ]


MAC = "Apple"


def about_card(gpu: Gpu | None, hours: float = 0, tokens: float = 0) -> Text | Note | None:
    """What must be known of a card before a training on it; of a Mac with what a run of so many
    tokens takes."""
    if gpu is None or gpu.note:
        return gpu and gpu.note
    if gpu.vendor == MAC:
        rate = round(hours * MILLION / tokens, 1) if tokens else 0
        return note(
            "training.on-mac", memory=gpu.memory_gb, usable_gib=gpu.usable_gib, hours=rate or None
        )
    old = gpu.vendor == "NVIDIA" and gpu.tflops_bf16 is None
    return note("training.no-bf16") if old else None


def _card(stated: Stated, placed: Placed) -> list[Note]:
    """How the card's name was understood, and what may not run on it."""
    notes: list[Note] = []
    if (gpu := placed.gpu) is None:
        return notes
    if stated.family_alone:
        notes.append(note("training.card-of-family", family=gpu.default_of, gpu=gpu.name))
    if placed.set_up.method == "qlora" and gpu.vendor != "NVIDIA":
        notes.append(note("training.four-bit-elsewhere", vendor=gpu.vendor))
    return notes


def _batch(stated: Stated, run: SetUp) -> list[Note]:
    """Where micro batches do not make the stated batch exactly."""
    wanted = stated.options.get("global_batch_size")
    if wanted in (None, run.global_batch):
        return []
    return [note("training.global-batch", stated=wanted, made=run.global_batch)]


def _measured(trial: Trial) -> list[Note]:
    notes: list[Note] = []
    if trial.time_factor:
        notes.append(note("training.measured-time", factor=round(trial.time_factor, 2)))
    if trial.memory_factor:
        notes.append(note("training.measured-memory", factor=round(trial.memory_factor, 2)))
    return notes


def _settings(run: SetUp) -> Note:
    """Every setting of the run, the unusual ones only where they differ from what is usual."""
    return note(
        "training.settings",
        micro_batch=run.micro_batch_size,
        tokens=run.workload.tokens_per_sample,
        accumulation=run.gradient_accumulation,
        precision=run.precision,
        optimizer=run.optimizer,
        attention=run.attention,
        checkpointing=run.gradient_checkpointing,
        unusual=tuple(_unusual(run)) or None,
    )


def _selective(run: SetUp) -> bool:
    return run.selective_checkpointing and run.gradient_checkpointing


def _sixteen_bit_experts(run: SetUp) -> bool:
    return run.model.shape.experts is not None and not run.quantized_experts


def _adapters(run: SetUp) -> Note:
    """Rank and targets; of a mixture whether its routed experts are among these."""
    kinds = reached(run.model.shape, run.lora_targets, True)
    aimed = any(kind.expert for _, kind in kinds)
    rank, targets = run.lora_rank, run.lora_targets
    if not aimed:
        return note("training.lora", rank=rank, targets=targets)
    experts = "with" if run.lora_experts else "without"
    return note("training.lora-mixture", rank=rank, targets=targets, experts=experts)


def _divided(run: SetUp) -> Note:
    """How many cards divide what, 1 where none do."""
    return note(
        "training.divided",
        tensor=run.tensor_parallel,
        pipeline=run.pipeline_parallel,
        expert=run.expert_parallel,
        sequence=run.sequence_parallel,
    )


def _unusual(run: SetUp) -> list[Note]:
    mean = run.workload.mean_tokens_per_sample
    told = [
        (run.adapter, _adapters(run)),
        (run.train_embeddings, note("training.embeddings")),
        (run.dora, note("training.dora")),
        (run.prefix, note("training.prefix")),
        (run.objective not in ("sft", "pretrain"), note("training.for", objective=run.objective)),
        (run.generates, generated(run)),
        (run.profile.teaches, teacher(run)),
        (run.loss != "full", note("training.loss", loss=run.loss)),
        (run.offload != "none", note("training.offload", what=run.offload)),
        (run.optimizer_in_backward, note("training.optimizer-in-backward")),
        (run.fp8, note("training.fp8")),
        (run.fp4, note("training.fp4")),
        (run.adapter_kind != "lora", note("training.adapter-kind", kind=run.adapter_kind)),
        (run.blocks_at_once > 0, note("training.blocks", number=run.blocks_at_once)),
        (_selective(run), note("training.selective")),
        (run.activation_offload, note("training.activation-offload")),
        (run.tiled_mlp, note("training.tiled-mlp")),
        (_sixteen_bit_experts(run), note("training.experts-16-bit")),
        (not run.sharded_quantization, note("training.base-on-each")),
        (run.expert_loop, note("training.expert-loop")),
        (run.model_parallel * run.sequence_parallel * run.expert_parallel > 1, _divided(run)),
        (run.packing, note("training.packed")),
        (mean is not None, note("training.mean-tokens", tokens=mean or 0)),
        (run.eval_samples > 0, note("training.evaluated", samples=run.eval_samples)),
        (run.saves > 0, note("training.saved", checkpoints=run.saves)),
    ]
    return [each for is_so, each in told if is_so]
