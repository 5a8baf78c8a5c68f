"""Which class of Transformers a row of the catalog is, and its configuration there."""

import re
from typing import Any

from advisor.catalog.load import load
from advisor.catalog.model import Model, Shape

LARGEST_PARAMETERS = 40e9
FAMILIES = (
    (r"gemma-3|medgemma", "gemma3_text"),
    (r"gemma-2-", "gemma2"),
    (r"gemma", "gemma"),
    (r"qwen3|hunyuan", "qwen3"),
    (r"gpt2", "gpt2"),
    (r"gpt-neox|pythia|chatglm-6b", "gpt_neox"),
    (r"gpt-neo", "gpt_neo"),
    (r"gpt-j", "gptj"),
    (r"bloom", "bloom"),
    (r"opt-", "opt"),
    (r"mpt-", "mpt"),
    (r"falcon-", "falcon"),
    (r"starcoder2", "starcoder2"),
    (r"starcoder|granite-code-(20|34)b", "gpt_bigcode"),
    (r"phi-[12]", "phi"),
    (r"phi-(3-m|3\.5|4)", "phi3"),
    (r"olmo-[23]-", "olmo2"),
    (r"olmo", "olmo"),
    (r"glm-4.*-0414|glm-z1", "glm4"),
    (r"aya|command-r7b", "cohere2"),
    (r"command", "cohere"),
    (r"minitron-8b|nemotron-mini", "nemotron"),
    (r"stablelm|stable-code", "stablelm"),
    (r"granite", "granite"),
    (r"exaone-4", "exaone4"),
    (r"smollm3", "smollm3"),
    (r"apertus", "apertus"),
    (r"mistral|zephyr|ministral|codestral", "mistral"),
)
"""The class that a row's id tells; those without one of their own in Transformers are computed with
Llama's, or with Qwen2's where queries, keys and values have biases."""
LEARNED_POSITIONS = ("gpt2", "gpt_neo", "opt", "gpt_bigcode")
MLP_WIDTH = {"gpt2": "n_inner", "gpt_bigcode": "n_inner", "gptj": "n_inner", "opt": "ffn_dim",
             "falcon": "ffn_hidden_size"}  # fmt: skip
EAGER = ("bloom", "gemma2", "gptj", "gpt_neo", "mpt")
"""Classes that Transformers 5 runs with eager attention alone."""


def family(model: Model) -> str:
    """The `model_type` whose class is run."""
    if model.id.startswith("mistral-nemo-minitron"):
        return "llama"
    for pattern, name in FAMILIES:
        if re.match(pattern, model.id) or (name == "qwen3" and "-qwen3-" in model.id):
            return name
    if model.shape.qkv_bias:
        return "qwen2"
    return "llama"


def config_of(model: Model, longest: int) -> Any:
    """The Hugging Face configuration of a row's shape."""
    from transformers import AutoConfig

    shape, name = model.shape, family(model)
    settings: dict[str, Any] = {
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.kv_heads,
        "head_dim": shape.head_dim,
        MLP_WIDTH.get(name, "intermediate_size"): shape.intermediate,
        "vocab_size": shape.vocab,
        "tie_word_embeddings": shape.tied_embeddings,
        "max_position_embeddings": longest,
        "pad_token_id": 0,
    }
    if shape.extra and name in LEARNED_POSITIONS:
        settings["max_position_embeddings"] = shape.extra.count // shape.hidden
    if name == "falcon":
        del settings["head_dim"]
    settings.update(_particulars(name, shape))
    return AutoConfig.for_model(name, **settings)


def _particulars(name: str, shape: Shape) -> dict[str, Any]:
    """What single classes need to be told."""
    if name == "gpt_bigcode":
        return {"multi_query": shape.kv_heads == 1}
    if name == "falcon":
        grouped = shape.kv_heads > 1
        return {
            "multi_query": not grouped,
            "new_decoder_architecture": grouped,
            "parallel_attn": True,
            "num_kv_heads": shape.kv_heads,
            "bias": False,
            "alibi": False,
        }
    if name == "gpt_neo":
        return {"attention_types": [[["global", "local"], shape.layers // 2]]}
    if name == "mpt":
        return {"d_model": shape.hidden, "n_heads": shape.heads, "n_layers": shape.layers}
    if name == "bloom":
        return {"n_layer": shape.layers, "n_head": shape.heads}
    if name == "phi":
        return {"hidden_act": "gelu_new", "partial_rotary_factor": 0.5}
    if name in ("llama", "qwen2", "granite"):
        return {"attention_bias": shape.qkv_bias}
    return {}


def text_part(model: Model) -> Model:
    """Without what is no part of the decoder's class: vision towers, multi-token prediction."""
    without: dict[str, Any] = {"window": None}  # which changes no memory
    if family(model) not in LEARNED_POSITIONS:
        without |= {"extra": None, "vision": None}
    return model.model_copy(update={"shape": model.shape.model_copy(update=without)})


def dense() -> list[Model]:
    """The dense models below 40 billion parameters, one of each shape and class."""
    found: dict[Any, Model] = {}
    for row in load().models.values():
        shape = row.shape
        other = shape.experts or shape.latent or shape.recurrence or shape.per_layer
        if row.typical or other or shape.parameters >= LARGEST_PARAMETERS:
            continue
        if shape.window and shape.window.head_dim:
            continue
        model = text_part(row)
        found.setdefault((family(model), model.shape), model)
    return list(found.values())
