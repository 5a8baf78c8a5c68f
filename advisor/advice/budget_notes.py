"""What an answer on a budget rests on, in sentences."""

from advisor.catalog.catalog import Catalog
from advisor.language import Text
from advisor.prices.lesson import reference_workload


def little_use(catalog: Catalog, samples: int) -> Text | None:
    """Where the money buys less data than any task needs."""
    least = min(scenario.min_samples for scenario in catalog.scenarios.values())
    if samples >= least:
        return None
    return Text(
        en=f"That is fewer than the {least:,} samples the simplest task needs: take a smaller model or more money.",
        zh=f"少于最简单任务所需的 {least:,} 条样本：请换更小的模型或增加预算。",
    )


def assumptions(catalog: Catalog, open_samples: bool) -> tuple[Text, ...]:
    """`open_samples`: neither a model nor a number of samples was stated (with a model the number
    is what is sought)."""
    usual = reference_workload(catalog.lesson)
    en, zh = (
        f"A sample is {usual.tokens_per_sample} tokens, read {usual.epochs:g} times",
        f"每条样本 {usual.tokens_per_sample} token，训练 {usual.epochs:g} 轮",
    )
    if open_samples:
        en, zh = (
            f"{en}; where the number of samples is open, {usual.samples:,} (the lesson's workload)",
            f"{zh}；未说明样本数时按 {usual.samples:,} 条（课程的工作量）",
        )
    return (
        Text(en=f"{en}.", zh=f"{zh}。"),
        Text(en="The price is one successful run on rented cards: keep a reserve for set-up, failed runs and evaluation.", zh="费用只含租卡成功训练一次：请为环境准备、失败重跑和评估留出余量。"),
        Text(en="Without a stated method LoRA and QLoRA are tried; bare sizes stand for typical models of that size.", zh="未指定方法时试 LoRA 与 QLoRA；只写规模时按该规模的典型模型计算。"),
    )  # fmt: skip
