"""Random arguments that mean harm, through the door programs use: no call may end in anything but a
result or a sentence.

`python -m bench.hostile [CALLS_PER_TOOL] [SEED]` prints, for each tool, how many were answered and how many refused, and every place
that raised. Ends with 1 if any did. The arguments are the tools' own, with values of every type and
size, plausible ones among them.
"""

import json
import math
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from advisor.__main__ import write_line
from advisor.advice.tools import TOOLS
from advisor.call_json import result
from advisor.catalog.catalog import Catalog
from advisor.catalog.config_fields import EXPERT_COUNTS, FIELDS
from advisor.catalog.load import load

PLAUSIBLE: dict[str, tuple[Any, ...]] = {
    "model": ("7B", "13B", "70B", "0.5B", "Llama 3.1 8B", "Qwen3-30B-A3B", "DeepSeek V3"),
    "method": ("full", "lora", "qlora", "prompt_tuning", "dora", "prefix"),
    "gpu": ("RTX 4090", "A100", "H100", "T4", "M2 Ultra", "Ascend 910B", "RTX 3070 Laptop"),
    "num_gpus": (1, 2, 8, 4096),
    "samples": (1, 1000, 10**6, 10**11),
    "tokens_per_sample": (1, 512, 10**7),
    "tokens_per_request": (1, 500, 10**7),
    "epochs": (0.001, 3, 10_000),
    "steps": (1, 10**9),
    "lora_rank": (1, 16, 65_536),
    "lora_targets": ("all-linear", ["q_proj", "v_proj"], [], ["nonsense"]),
    "micro_batch_size": (1, 64, 65_536),
    "gradient_accumulation": (1, 65_536),
    "framework": ("llama-factory", "axolotl", "trl", "unsloth"),
    "scenario": ("qa_system", "classification"),
    "parallelism": ("none", "ddp", "zero2", "zero3", "fsdp", "device_map"),
    "quantization": ("none", "nf4", "int8", "4bit"),
    "optimizer": ("adamw", "adamw_8bit", "sgd"),
    "precision": ("bf16", "fp16", "fp32"),
    "offload": ("none", "optimizer", "all"),
    "explore": ("room", "all"),
    "budget_usd": (0.01, 50, 1e12),
    "hours": (1e-6, 10, 1e6),
    "weeks": (0.1, 6, 520),
    "days": (1, 36_500),
    "requests_per_day": (1, 10**10),
    "api_model": ("GPT-4o mini", "DeepSeek V3"),
    "topic": ("LoRA", "显存"),
    "methods": (["lora", "full"], []),
    "measured_seconds_per_step": (1e-4, 20, 1e6),
    "measured_peak_gib": (0.01, 30, 10_000),
    "price_per_hour": (1e-9, 2, 10_000),
    "mean_tokens_per_sample": (1, 300, 10_000_000),
}
CONFIG_FIELDS = (
    *(name for names in FIELDS.values() for name in names),
    *EXPERT_COUNTS,
    "num_parameters", "num_experts_per_tok", "moe_intermediate_size", "shared_expert_intermediate_size", "first_k_dense_replace",
    "kv_lora_rank", "q_lora_rank", "qk_nope_head_dim", "head_dim", "model_type", "name", "_name_or_path", "hidden_act", "text_config",
    "tie_word_embeddings", "attention_bias", "multi_query",
)  # fmt: skip
HOSTILE: tuple[Callable[[random.Random], Any], ...] = (
    lambda _: None,
    lambda _: True,
    lambda any_: any_.choice((0, -1, 10**9, 10**18, 10**30, 10**308, -(10**30), 2**63)),
    lambda any_: any_.choice((0.0, -0.5, 0.3, 1e-300, 1e308, -1e308, 5e-324)),
    lambda _: math.nan,
    lambda any_: any_.choice((math.inf, -math.inf)),
    lambda any_: any_.choice(("", " ", "\x00", "\ud83d", "NaN", "1e999", "🤖", "١٢", "7B" * 5000, "it" * 30_000 + "x", "../../etc", "10**9B", "999999B", "0B")),
    lambda any_: any_.choice(([], [[]], ["lora"], [None], ["\ud83d"], [1, "a", {}])),
    lambda any_: any_.choice(({}, {"a": {}}, {"": None}, {"\ud83d": 1}, {"hidden_size": "x"})),
    lambda any_: _nested(any_.choice((3, 50, 500))),
    lambda any_: "".join(chr(any_.choice((any_.randrange(32, 127), any_.randrange(0x110000)))) for _ in range(any_.randrange(40))),
)  # fmt: skip


def _nested(depth: int) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = {"a": value}
    return value


def value(any_: random.Random, name: str, harm: float) -> Any:
    """A value for argument `name`: hostile with probability `harm`."""
    if name == "model" and any_.random() < 0.5:
        return config(any_, harm)
    if name in PLAUSIBLE and any_.random() >= harm:
        return any_.choice(PLAUSIBLE[name])
    return any_.choice(HOSTILE)(any_)


def config(any_: random.Random, harm: float) -> dict[str, Any]:
    """A model's configuration: a possible one, with fields changed, added and left out."""
    made: dict[str, Any] = {
        "hidden_size": any_.choice((64, 4096, 262_144)), "num_hidden_layers": any_.choice((1, 32, 1000)),
        "num_attention_heads": any_.choice((1, 32, 262_144)), "vocab_size": any_.choice((1, 128_256, 2_000_000)),
    }  # fmt: skip
    for name in any_.sample(CONFIG_FIELDS, any_.randrange(5)):
        made[name] = (
            any_.choice((1, 2, 64, 4096)) if any_.random() >= harm else any_.choice(HOSTILE)(any_)
        )
    if any_.random() < harm / 4:
        made.pop(any_.choice(list(made)))
    return made


def arguments(any_: random.Random, tool: str) -> dict[str, Any]:
    share, harm = any_.choice((0.15, 0.4)), any_.choice((0.0, 0.1, 0.5))
    names = [name for name in TOOLS[tool].model_fields if name == "model" or any_.random() < share]
    chosen = {
        name: value(any_, name, harm) for name in names if name in PLAUSIBLE or any_.random() < harm
    }
    if any_.random() < harm / 4:
        chosen[any_.choice(("", "args", "id", "\ud83d", "x" * 5000))] = any_.choice(HOSTILE)(any_)
    return chosen


def lines(tool: str, calls: int, seed: int) -> Iterator[str]:
    any_ = random.Random(f"{tool} {seed}")
    for _ in range(calls):
        yield json.dumps(arguments(any_, tool), ensure_ascii=any_.random() < 0.5)


def attempt(catalog: Catalog, tool: str, line: str) -> str:
    """`answered`, `refused`, or the place that raised."""
    try:
        said = result(catalog, tool, line)
        text = write_line(said)
        json.loads(text, parse_constant=_refuse)
    except Exception as error:  # the one thing this program looks for
        frames = [
            frame
            for frame in traceback.extract_tb(error.__traceback__)
            if "/advisor/" in frame.filename
        ]
        place = (
            f"{frames[-1].filename.rsplit('/advisor/', 1)[-1]}:{frames[-1].lineno}"
            if frames
            else "?"
        )
        return f"{type(error).__name__} {place}: {error!s:.60}"
    return "refused" if "error" in said else "answered"


def _refuse(name: str) -> float:
    raise ArithmeticError(f"{name} in a result")


def main(calls: int = 5000, seed: int = 1) -> int:
    catalog, failed = load(), 0
    for tool in TOOLS:
        begun, slowest, counts = time.process_time(), (0.0, ""), Counter[str]()
        for line in lines(tool, calls, seed):
            start = time.process_time()
            counts[attempt(catalog, tool, line)] += 1
            slowest = max(slowest, (time.process_time() - start, line))
        raised = calls - counts["answered"] - counts["refused"]
        failed += raised
        print(f"{tool:24} {counts['answered']:5} answered {counts['refused']:5} refused {raised:4} raised "
              f"{time.process_time() - begun:6.1f} s, slowest {slowest[0]:.2f} s {slowest[1]:.90}", flush=True)  # fmt: skip
        for place, count in counts.most_common():
            if place not in ("answered", "refused"):
                print(f"    {count:5} {place}")
    print(f"{failed} of {calls * len(TOOLS)} calls raised")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*(int(number) for number in sys.argv[1:3])))
