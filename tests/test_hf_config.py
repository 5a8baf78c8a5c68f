"""Shapes from a config.json, and the generic decoder of a bare size."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.architectures import model_from_config, shape_from_config
from advisor.catalog.catalog import Catalog
from advisor.catalog.sizes import ANCHORS, generic_model
from advisor.errors import ToolError

LLAMA_3_1_8B = {
    "model_type": "llama", "hidden_size": 4096, "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
    "intermediate_size": 14336, "vocab_size": 128256, "tie_word_embeddings": False,
}  # fmt: skip
QWEN3_30B_A3B = {
    "model_type": "qwen3_moe", "hidden_size": 2048, "num_hidden_layers": 48, "num_attention_heads": 32, "num_key_value_heads": 4,
    "head_dim": 128, "intermediate_size": 6144, "moe_intermediate_size": 768, "num_experts": 128, "num_experts_per_tok": 8,
    "vocab_size": 151936, "tie_word_embeddings": False,
}  # fmt: skip
DEEPSEEK_V3 = {
    "model_type": "deepseek_v3", "hidden_size": 7168, "num_hidden_layers": 61, "num_attention_heads": 128,
    "num_key_value_heads": 128, "intermediate_size": 18432, "moe_intermediate_size": 2048, "n_routed_experts": 256,
    "n_shared_experts": 1, "num_experts_per_tok": 8, "first_k_dense_replace": 3, "kv_lora_rank": 512, "q_lora_rank": 1536,
    "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128, "vocab_size": 129280, "tie_word_embeddings": False,
}  # fmt: skip
ON_THE_LINE = (
    "tinyllama-1.1b", "smollm2-1.7b", "open-llama-3b", "llama-7b", "llama-13b", "llama-30b", "llama-2-70b", "llama-3.1-405b",
)  # fmt: skip
MINIMAX_M2_7 = {
    "model_type": "minimax_m2", "hidden_size": 3072, "num_hidden_layers": 62, "num_attention_heads": 48, "num_key_value_heads": 8,
    "head_dim": 128, "intermediate_size": 1536, "shared_intermediate_size": 0, "num_local_experts": 256, "num_experts_per_tok": 8,
    "vocab_size": 200064, "tie_word_embeddings": False,
}  # fmt: skip
MIMO_V2_FLASH = {
    "model_type": "mimo_v2_flash", "hidden_size": 4096, "num_hidden_layers": 48, "num_attention_heads": 64, "num_key_value_heads": 4,
    "head_dim": 192, "intermediate_size": 16384, "moe_intermediate_size": 2048, "n_routed_experts": 256, "num_experts_per_tok": 8,
    "sliding_window": 128, "swa_num_key_value_heads": 8, "hybrid_layer_pattern": [0, *[1] * 39, *[0] * 8],
    "moe_layer_freq": [0, *[1] * 47], "vocab_size": 152576, "tie_word_embeddings": False,
}  # fmt: skip
GPT2 = {"model_type": "gpt2", "n_embd": 768, "n_layer": 12, "n_head": 12, "vocab_size": 50257}


@pytest.mark.parametrize(
    ("config", "parameters", "active"),
    [
        (LLAMA_3_1_8B, 8.03e9, 8.03e9),
        (QWEN3_30B_A3B, 30.5e9, 3.3e9),
        (DEEPSEEK_V3, 671e9, 37e9),
        (MINIMAX_M2_7, 229e9, 11e9),
        (MIMO_V2_FLASH, 309e9, 16.2e9),
        (GPT2, 0.124e9, 0.124e9),
    ],
)
def test_published_counts(
    config: dict[str, object], parameters: float, active: float, catalog: Catalog
) -> None:
    shape = shape_from_config(catalog, config)
    assert shape.parameters == pytest.approx(parameters, rel=0.01)
    assert shape.active_parameters == pytest.approx(active, rel=0.03)


def test_the_stated_count_settles_what_the_configuration_leaves_open(catalog: Catalog) -> None:
    bare = {
        name: value
        for name, value in LLAMA_3_1_8B.items()
        if name not in ("model_type", "tie_word_embeddings")
    }
    assert (
        shape_from_config(catalog, {**bare, "num_parameters": 8030000000}).tied_embeddings is False
    )
    assert (
        shape_from_config(catalog, {**bare, "num_parameters": 7504000000}).tied_embeddings is True
    )


def test_the_row_of_a_model_type_says_what_its_configuration_does_not(catalog: Catalog) -> None:
    silent = {name: value for name, value in LLAMA_3_1_8B.items() if name != "tie_word_embeddings"}
    gemma = shape_from_config(catalog, {**silent, "model_type": "gemma3_text"})
    assert gemma.tied_embeddings
    assert gemma.qk_norm
    assert gemma.sandwich_norms
    qwen = shape_from_config(catalog, {**silent, "model_type": "qwen2"})
    assert (qwen.qkv_bias, qwen.qk_norm, qwen.tied_embeddings) == (True, False, False)
    nameless = {name: value for name, value in silent.items() if name != "model_type"}
    assert shape_from_config(catalog, {**nameless, "name": "EleutherAI/Pythia-8B"}).mlp == "plain"
    assert shape_from_config(catalog, {**nameless, "name": "adopted-8b"}).mlp == "gated"


def test_a_multimodal_configuration_holds_its_language_model_inside(catalog: Catalog) -> None:
    assert (
        shape_from_config(catalog, {"model_type": "gemma3", "text_config": LLAMA_3_1_8B}).hidden
        == 4096
    )


def test_a_missing_field_is_named(catalog: Catalog) -> None:
    with pytest.raises(ToolError) as caught:
        shape_from_config(
            catalog, {"hidden_size": 4096, "num_attention_heads": 32, "vocab_size": 32000}
        )
    assert caught.value.code == "missing_config_field"
    assert caught.value.details["field"] == "num_hidden_layers"


def test_a_nonsense_field_is_refused(catalog: Catalog) -> None:
    with pytest.raises(ToolError, match="bad config field"):
        shape_from_config(catalog, {**LLAMA_3_1_8B, "hidden_size": -1})


def test_an_encoder_is_computed_as_one(catalog: Catalog) -> None:
    """The fields of `bert-base-uncased`'s configuration (https://github.com/google-research/bert)."""
    config = {
        "model_type": "bert", "hidden_size": 768, "num_hidden_layers": 12, "num_attention_heads": 12,
        "intermediate_size": 3072, "vocab_size": 30522,
    }  # fmt: skip
    model = model_from_config(catalog, config)
    assert (model.purpose, model.shape.bidirectional) == ("classification", True)
    assert model.shape.parameters == pytest.approx(109_482_240, rel=0.02)


def test_a_size_alone_gives_the_generic_decoder(catalog: Catalog) -> None:
    assert model_from_config(catalog, {"name": "Apertus-8B", "num_parameters": 8050000000}).generic


def test_the_line_of_sizes_goes_through_published_shapes(catalog: Catalog) -> None:
    published = [catalog.models[id_] for id_ in ON_THE_LINE]
    assert [(model.shape.layers, model.shape.hidden) for model in published] == [
        (layers, width) for _, layers, width in ANCHORS[3:-1]
    ]
    for model, (parameters, *_) in zip(published, ANCHORS[3:-1], strict=True):
        assert model.published_parameters == pytest.approx(parameters, rel=0.01)


@given(st.floats(2e7, 3e12))
def test_generic_counts_agree_within_one_percent(parameters: float) -> None:
    assert generic_model(parameters).shape.parameters == pytest.approx(parameters, rel=0.01)


def test_the_generic_7b_and_13b_are_llamas() -> None:
    seven, thirteen = generic_model(7e9).shape, generic_model(13e9).shape
    assert (seven.layers, seven.hidden, seven.heads) == (32, 4096, 32)
    assert (thirteen.layers, thirteen.hidden, thirteen.heads) == (40, 5120, 40)
    assert generic_model(13e9).name == "13B"
    assert generic_model(135e6).name == "135M"


def test_sizes_out_of_range_are_refused() -> None:
    for parameters in (1e6, 1e13):
        with pytest.raises(ToolError, match="model size out of range"):
            generic_model(parameters)
