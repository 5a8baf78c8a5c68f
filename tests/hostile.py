"""Forms that nobody fills in by accident: generated, the same for the same seed."""

import json
import random
from collections.abc import Iterator
from typing import Any

from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.web.fields import entry

FIELDS = tuple(EstimateTrainingCost.model_fields)
CHOICES = {
    name: entry(name, info).choices for name, info in EstimateTrainingCost.model_fields.items()
}
USUAL = {
    **{name: choices for name, choices in CHOICES.items() if choices},
    "model": ("7B", "13B", "Llama 3.1 8B", "Mixtral 8x7B", "Qwen3-30B-A3B", "70B"),
    "gpu": ("RTX 4090", "T4", "A100 80GB", "H100 SXM", "Ascend 910B", ""),
    "method": ("full", "lora", "qlora", "prompt_tuning", "dora", "prefix"),
}
NUMBERS = (
    "0",
    "-1",
    "1",
    "2",
    "7",
    "1e3",
    "1e15",
    "1e308",
    "1e309",
    "-1e308",
    "NaN",
    "Infinity",
    "1e-320",
    "0x10",
    "1_000",
    "９",
    "9" * 300,
)
WORDS = (
    "yes", "no", "none", "[]", "{}", "[[]]", "null", "true", '"', "\\", "\x00", "\n", "{{ 7 * 7 }}", "{% raw %}", "<script>", "' OR 1=1",
    "../../etc/passwd", "\u202e", "é" * 200, "\U0001f600", "?", "q_proj,,k_proj", "all-linear", ",", "it" * 800, "(" * 900, "B" * 900,
)  # fmt: skip
CONFIG = (
    "hidden_size", "num_hidden_layers", "num_attention_heads", "num_key_value_heads", "intermediate_size", "vocab_size", "num_parameters",
    "num_experts", "num_local_experts", "num_experts_per_tok", "moe_intermediate_size", "head_dim", "model_type", "architectures", "name",
    "text_config", "rope_scaling", "tie_word_embeddings", "hidden_act", "torch_dtype",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    0, -1, 1, 8, 32, 4096, 32_000, 10**9, 10**30, 1.5, float("nan"), float("inf"), True, None, "", "32", "llama", "mixtral", [], {}, [[]],
    ["LlamaForCausalLM"], {"hidden_size": {}},
)  # fmt: skip


def forms(count: int, seed: int) -> Iterator[dict[str, str]]:
    """`count` queries of `/run`: usual values, numbers beyond sense, foreign words and
    configurations."""
    chance = random.Random(seed)
    for _ in range(count):
        names = chance.sample(
            FIELDS, chance.randint(1, len(FIELDS) if chance.random() < 0.1 else 5)
        )
        form = {name: _value(name, chance) for name in names}
        if chance.random() < 0.9:
            form.setdefault("model", chance.choice(USUAL["model"]))
        yield form


def _value(name: str, chance: random.Random) -> str:
    kind = chance.random()
    if name == "model" and kind < 0.6:
        return _config(chance)
    if kind < 0.8:
        return chance.choice(USUAL.get(name, ("1", "2", "7")))
    return chance.choice(NUMBERS if kind < 0.9 else WORDS)


def _config(chance: random.Random) -> str:
    """A model's `config.json`, most of it sound."""
    sound = {
        "hidden_size": 4096,
        "num_hidden_layers": 32,
        "num_attention_heads": 32,
        "intermediate_size": 11_008,
        "vocab_size": 32_000,
    }
    changed = {name: chance.choice(VALUES) for name in chance.sample(CONFIG, chance.randint(0, 3))}
    return json.dumps({**sound, **changed} if chance.random() < 0.8 else changed)
