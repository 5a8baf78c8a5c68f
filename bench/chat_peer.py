"""A chat model as an estimator: it is told a run in words and asked for the peak memory of a card.

Any server that speaks the OpenAI API: `BENCH_CHAT_URL`, `BENCH_CHAT_MODEL`, `BENCH_CHAT_KEY`.
"""

import json
import os
from collections.abc import Callable

import openai

from advisor.runs.run import SetUp
from advisor.units import GIB
from bench.peers import Peer

PROMPT = """What is the peak GPU memory of the fullest card in this fine-tuning run, in GiB, as nvidia-smi shows it?
{run}
Answer with one JSON object: {{"peak_gib": number}}, or {{"peak_gib": null}} if you cannot say."""


def peer() -> Peer | None:
    """The model that the environment names; None where it names none."""
    if not (url := os.environ.get("BENCH_CHAT_URL")):
        return None
    name = os.environ["BENCH_CHAT_MODEL"]
    client = openai.OpenAI(base_url=url, api_key=os.environ.get("BENCH_CHAT_KEY", "none"))
    return Peer(name, "by prompt", _asking(client, name))


def _asking(client: openai.OpenAI, model: str) -> Callable[[SetUp], float | None]:
    def peak(run: SetUp) -> float | None:
        prompt = PROMPT.format(run=described(run))
        answer = client.chat.completions.create(
            model=model, messages=[{"role": "user", "content": prompt}], temperature=0
        )
        return peak_bytes(answer.choices[0].message.content or "")

    return peak


def described(run: SetUp) -> str:
    """A run as a person would tell it, with all that decides its memory."""
    gpu, shape = run.cards.gpu, run.model.shape
    lines = [
        f"Model: {run.model.name}, {shape.parameters / 1e9:.2f} billion parameters, vocabulary {shape.vocab}",
        f"Method: {run.method}, rank {run.lora_rank} on {', '.join(run.lora_targets)}"
        if run.adapter
        else f"Method: {run.method}",
        f"Weights stored as: {run.base_quantization if run.base_quantization != 'none' else '16 bit'}; precision {run.precision}",
        f"Optimizer: {run.optimizer}; gradient checkpointing: {run.gradient_checkpointing}; attention: {run.attention}; loss: {run.loss}",
        f"Micro batch: {run.micro_batch_size} samples of {run.workload.tokens_per_sample} tokens, accumulation {run.gradient_accumulation}",
        f"Cards: {run.cards.count} x {gpu.name if gpu else 'unknown'}, {run.cards.sharding}; offload: {run.offload}",
    ]
    return "\n".join(lines)


def peak_bytes(text: str) -> float | None:
    """What the model answered; None where that is no number."""
    try:
        answer = json.loads(text[text.index("{") : text.rindex("}") + 1])
        return float(answer["peak_gib"]) * GIB
    except (KeyError, TypeError, ValueError):
        return None
