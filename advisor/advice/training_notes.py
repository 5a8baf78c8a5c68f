"""What an estimate of a training run rests on, in sentences."""

from advisor.advice.stated import Stated
from advisor.catalog.names import names_family, squash
from advisor.catalog.row import Text
from advisor.runs.cards import SetUp
from advisor.runs.placing import Placed
from advisor.runs.trial import Trial


def assumptions(stated: Stated, placed: Placed, use_lesson: bool) -> tuple[Text, ...]:
    """What the estimate rests on, in the order a reader needs it."""
    run = placed.set_up
    notes = [_generic_note(run)] if run.model.generic else []
    notes += _workload_notes(stated, run)
    if use_lesson:
        notes.append(_LESSON_HOURS)
    return (
        *notes,
        _settings_note(run),
        *_calibration_notes(placed.trial),
        *_card_notes(stated, placed),
    )


_LESSON_HOURS = Text(
    en="Hours are the lesson's table for this size and card; the estimate from FLOPs stands beside them.",
    zh="时间取自课程对该规模与显卡给出的表；按计算量得出的估计列在旁边。",
)


def _generic_note(run: SetUp) -> Text:
    name, shape = run.model.name, run.model.shape
    return Text(
        en=f"{name} is taken as a typical decoder of that size ({shape.layers} layers, width {shape.hidden}, "
        f"vocabulary {shape.vocab:,}); name a model for its exact shape.",
        zh=f"{name} 按该规模的典型解码器估算（{shape.layers} 层、宽度 {shape.hidden}、词表 {shape.vocab:,}）；"
        "说出具体模型可按其真实结构计算。",
    )


def _workload_notes(stated: Stated, run: SetUp) -> list[Text]:
    """What is read, and which of it was stated; nothing where optimizer steps were."""
    if stated.steps is not None:
        return []
    work, million = run.workload, run.workload.tokens / 1e6
    en = f"{work.samples:,} samples of {work.tokens_per_sample:,} tokens, {work.epochs:g} epochs"
    zh = f"{work.samples:,} 条 × {work.tokens_per_sample:,} token × {work.epochs:g} 轮"
    if stated.samples is None and stated.training_tokens is None:
        whole = stated.tokens_per_sample is None and stated.epochs is None
        what = ("workload", "工作量") if whole else ("number of samples", "样本数")
        return [
            Text(
                en=f"No data size given: {en} = {million:.0f}M training tokens, the lesson's {what[0]}.",
                zh=f"未说明数据量：按课程的{what[1]} {zh} = {million:.0f}M 训练 token 计算。",
            )
        ]
    return [
        Text(
            en=f"Workload: {en} = {million:,.1f}M training tokens; what you did not state is a default.",
            zh=f"工作量：{zh} = {million:,.1f}M 训练 token，未说明的取默认值。",
        )
    ]


def _card_notes(stated: Stated, placed: Placed) -> list[Text]:
    """How the card's name was understood, and what may not run on it."""
    notes: list[Text] = []
    if (gpu := placed.gpu) is None:
        return notes
    if stated.gpu_name and names_family(gpu, squash(stated.gpu_name)):
        notes.append(
            Text(
                en=f"{gpu.default_of} is taken as the {gpu.name}; say the memory size for another version.",
                zh=f"{gpu.default_of} 按 {gpu.name} 计算；其他显存版本请说明容量。",
            )
        )
    if placed.set_up.method == "qlora" and gpu.vendor != "NVIDIA":
        notes.append(
            Text(
                en=f"4-bit training on {gpu.vendor} hardware depends on bitsandbytes' support for it: check before you buy or rent.",
                zh=f"{gpu.vendor} 硬件上的 4 位训练取决于 bitsandbytes 的支持情况：购买或租用前请确认。",
            )
        )
    return notes


def _calibration_notes(trial: Trial) -> list[Text]:
    notes: list[Text] = []
    if factor := trial.time_factor:
        notes.append(
            Text(
                en=f"Time follows your measured step, {factor:.2f} times the computed one.",
                zh=f"时间按您实测的每步用时计算，为理论估算的 {factor:.2f} 倍。",
            )
        )
    if factor := trial.memory_factor:
        notes.append(
            Text(
                en=f"Memory follows your measured peak, {factor:.2f} times the computed one.",
                zh=f"显存按您实测的峰值计算，为理论估算的 {factor:.2f} 倍。",
            )
        )
    return notes


def _settings_note(run: SetUp) -> Text:
    checkpointing_en = "with" if run.gradient_checkpointing else "without"
    checkpointing_zh = "开启" if run.gradient_checkpointing else "关闭"
    lora_en = f", LoRA rank {run.lora_rank} on {', '.join(run.lora_targets)}" if run.adapter else ""
    lora_zh = f"，LoRA 秩 {run.lora_rank}（{', '.join(run.lora_targets)}）" if run.adapter else ""
    variants_en, variants_zh = _variants(run)
    return Text(
        en=f"Settings: micro batch {run.micro_batch_size} x {run.workload.tokens_per_sample:,} tokens, accumulation {run.gradient_accumulation}, {run.precision}, {run.optimizer}, {run.attention} attention, {checkpointing_en} gradient checkpointing{lora_en}{variants_en}.",
        zh=f"设置：微批 {run.micro_batch_size} × {run.workload.tokens_per_sample:,} token，梯度累积 {run.gradient_accumulation}，{run.precision}，{run.optimizer}，{run.attention} 注意力，{checkpointing_zh}梯度检查点{lora_zh}{variants_zh}。",
    )


def _variants(run: SetUp) -> tuple[str, str]:
    """What of the run is not usual, in both languages."""
    mean = run.workload.mean_tokens_per_sample
    said = [
        (run.dora, "DoRA", "DoRA"),
        (run.prefix, "prefix tuning", "前缀微调"),
        (run.objective == "dpo", "DPO pairs", "DPO 偏好对"),
        (run.loss != "full", f"{run.loss} loss", f"{run.loss} 损失"),
        (run.offload != "none", f"offload of {run.offload}", f"卸载 {run.offload}"),
        (run.optimizer_in_backward, "optimizer in backward", "反向传播中更新"),
        (run.packing, "packed samples", "样本打包"),
        (
            mean is not None,
            f"{mean or 0:g} tokens a sample on average",
            f"样本平均 {mean or 0:g} token",
        ),
        (
            run.eval_samples > 0,
            f"{run.eval_samples:,} samples evaluated",
            f"评估 {run.eval_samples:,} 条",
        ),
        (run.saves > 0, f"{run.saves:,} checkpoints saved", f"保存 {run.saves:,} 次"),
    ]
    return "".join(f", {en}" for told, en, _ in said if told), "".join(
        f"，{zh}" for told, _, zh in said if told
    )
