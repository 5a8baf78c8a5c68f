"""Models whose layers do not all attend alike: windows, states of fixed size, shared keys, per-layer
inputs; their configurations, cache, FLOPs, activations and LoRA's targets."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalog.architectures import shape_from_config
from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Shape
from advisor.catalog.sizes import cut
from advisor.errors import ToolError
from advisor.runs.cache import cache_bytes, keys_read, state_bytes
from advisor.runs.memory.activations import activations
from advisor.runs.parameters import lora_parameters, projections, targeted
from advisor.runs.time.flops import attention_flops_per_token
from advisor.units import GIB
from tests import runs
from tests.shipped import CATALOG

HYBRID = (
    "qwen3-next-80b-a3b", "qwen3.5-9b", "gemma-3-27b", "gemma-3n-e4b", "gemma-4-e2b", "gemma-4-31b",
    "gpt-oss-20b", "nemotron-3-nano-30b-a3b", "granite-4.0-h-small", "lfm2-1.2b", "jamba-v0.1",
    "kimi-linear-48b-a3b",
)  # fmt: skip


def shape_of(id_: str) -> Shape:
    return CATALOG.models[id_].shape


NEMOTRON = {
    "model_type": "nemotron_h", "hidden_size": 2688, "num_attention_heads": 32, "num_key_value_heads": 2, "head_dim": 128,
    "hybrid_override_pattern": "MEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEM*EMEMEMEM*EMEMEMEME", "num_hidden_layers": 52,
    "intermediate_size": 1856, "mamba_num_heads": 64, "mamba_head_dim": 64, "n_groups": 8, "ssm_state_size": 128,
    "conv_kernel": 4, "n_routed_experts": 128, "n_shared_experts": 1, "num_experts_per_tok": 6,
    "moe_intermediate_size": 1856, "moe_shared_expert_intermediate_size": 3712, "vocab_size": 131072,
    "tie_word_embeddings": False,
}  # fmt: skip
QWEN3_NEXT = {
    "model_type": "qwen3_next", "hidden_size": 2048, "intermediate_size": 5120, "num_hidden_layers": 48,
    "num_attention_heads": 16, "num_key_value_heads": 2, "head_dim": 256, "full_attention_interval": 4,
    "linear_num_key_heads": 16, "linear_num_value_heads": 32, "linear_key_head_dim": 128, "linear_value_head_dim": 128,
    "linear_conv_kernel_dim": 4, "moe_intermediate_size": 512, "shared_expert_intermediate_size": 512, "num_experts": 512,
    "num_experts_per_tok": 10, "vocab_size": 151936, "tie_word_embeddings": False,
}  # fmt: skip
GEMMA_3 = {"model_type": "gemma3", "text_config": {
    "model_type": "gemma3_text", "hidden_size": 5376, "intermediate_size": 21504, "num_hidden_layers": 62,
    "num_attention_heads": 32, "num_key_value_heads": 16, "head_dim": 128, "sliding_window": 1024, "vocab_size": 262208,
}}  # fmt: skip
GEMMA_4_E2B = {"model_type": "gemma4", "text_config": {
    "model_type": "gemma4_text", "hidden_size": 1536, "intermediate_size": 6144, "num_hidden_layers": 35,
    "num_attention_heads": 8, "num_key_value_heads": 1, "head_dim": 256, "global_head_dim": 512, "sliding_window": 512,
    "num_kv_shared_layers": 20, "use_double_wide_mlp": True, "attention_k_eq_v": False, "vocab_size": 262144,
    "hidden_size_per_layer_input": 256, "vocab_size_per_layer_input": 262144,
    "layer_types": (["sliding_attention"] * 4 + ["full_attention"]) * 7,
}}  # fmt: skip
GPT_OSS = {
    "model_type": "gpt_oss", "hidden_size": 2880, "intermediate_size": 2880, "num_hidden_layers": 24,
    "num_attention_heads": 64, "num_key_value_heads": 8, "head_dim": 64, "attention_bias": True, "sliding_window": 128,
    "num_local_experts": 32, "num_experts_per_tok": 4, "vocab_size": 201088, "tie_word_embeddings": False,
    "layer_types": ["sliding_attention", "full_attention"] * 12,
}  # fmt: skip
LFM2 = {
    "model_type": "lfm2", "hidden_size": 2048, "block_ff_dim": 12288, "block_auto_adjust_ff_dim": True,
    "block_multiple_of": 256, "full_attn_idxs": [2, 5, 8, 10, 12, 14], "num_hidden_layers": 16, "conv_L_cache": 3,
    "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 65536, "tie_word_embeddings": True,
}  # fmt: skip
JAMBA = {
    "model_type": "jamba", "hidden_size": 4096, "intermediate_size": 14336, "num_hidden_layers": 32,
    "num_attention_heads": 32, "num_key_value_heads": 8, "attn_layer_period": 8, "attn_layer_offset": 4,
    "expert_layer_period": 2, "expert_layer_offset": 1, "num_experts": 16, "num_experts_per_tok": 2, "mamba_d_state": 16,
    "mamba_d_conv": 4, "mamba_expand": 2, "vocab_size": 65536, "tie_word_embeddings": False, "sliding_window": None,
}  # fmt: skip
KIMI = {
    "model_type": "kimi_linear", "hidden_size": 2304, "intermediate_size": 9216, "num_hidden_layers": 27,
    "num_attention_heads": 32, "num_key_value_heads": 32, "head_dim": 128, "kv_lora_rank": 512, "q_lora_rank": None,
    "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128, "num_experts": 256, "num_experts_per_token": 8,
    "num_shared_experts": 1, "moe_intermediate_size": 1024, "first_k_dense_replace": 1, "vocab_size": 163840,
    "tie_word_embeddings": False, "linear_attn_config": {
        "full_attn_layers": [4, 8, 12, 16, 20, 24, 27], "head_dim": 128, "num_heads": 32, "short_conv_kernel_size": 4},
}  # fmt: skip
GRANITE = {
    "model_type": "granitemoehybrid", "hidden_size": 2048, "intermediate_size": 8192, "shared_intermediate_size": 8192,
    "num_hidden_layers": 40, "layer_types": (["mamba"] * 9 + ["attention"]) * 4, "num_attention_heads": 32,
    "num_key_value_heads": 8, "num_local_experts": 0, "num_experts_per_tok": 0, "mamba_n_heads": 64, "mamba_n_groups": 1,
    "mamba_d_state": 128, "mamba_d_head": "auto", "mamba_expand": 2, "vocab_size": 100352, "tie_word_embeddings": True,
}  # fmt: skip
CONFIGURED = (
    (NEMOTRON, "nemotron-3-nano-30b-a3b"), (QWEN3_NEXT, "qwen3-next-80b-a3b"), (GPT_OSS, "gpt-oss-20b"),
    (LFM2, "lfm2-1.2b"), (JAMBA, "jamba-v0.1"), (KIMI, "kimi-linear-48b-a3b"), (GRANITE, "granite-4.0-h-micro"),
    (GEMMA_3, "gemma-3-27b"), (GEMMA_4_E2B, "gemma-4-e2b"),
)  # fmt: skip


@pytest.mark.parametrize(("config", "id_"), CONFIGURED, ids=[id_ for _, id_ in CONFIGURED])
def test_a_configuration_makes_the_catalogs_shape(
    config: dict[str, object], id_: str, catalog: Catalog
) -> None:
    """Their published configurations; towers and the like are no part of them."""
    row = catalog.models[id_].shape.model_copy(update={"extra": None, "vision": None})
    assert shape_from_config(catalog, config) == row


def test_falcon_h1_attends_and_has_a_state_in_every_layer(catalog: Catalog) -> None:
    """Falcon-H1 7B (https://arxiv.org/abs/2507.22448)."""
    shape = shape_from_config(catalog, {
        "model_type": "falcon_h1", "hidden_size": 3072, "intermediate_size": 12288, "num_hidden_layers": 44,
        "num_attention_heads": 12, "num_key_value_heads": 2, "head_dim": 128, "mamba_d_ssm": 3072, "mamba_n_heads": 24,
        "mamba_d_head": 128, "mamba_d_state": 256, "mamba_n_groups": 1, "vocab_size": 130048, "tie_word_embeddings": False,
    })  # fmt: skip
    assert shape.parameters == pytest.approx(7.59e9, rel=0.01)
    assert shape.recurrence
    assert shape.recurrence.layers == sum(kind.layers for kind in shape.attention) == 44


def test_a_list_of_layers_of_another_length_is_refused(catalog: Catalog) -> None:
    for field, value in (
        ("layer_types", ["full_attention"] * 3),
        ("hybrid_override_pattern", "M" * 2000),
    ):
        with pytest.raises(ToolError, match="bad config field"):
            shape_from_config(catalog, {**GPT_OSS, "layer_types": None, field: value})


@pytest.mark.parametrize(
    ("id_", "tokens", "gib"),
    [
        # Table 1 of https://arxiv.org/abs/2403.19887: 256K tokens, 16 bit
        ("jamba-v0.1", 256 * 1024, 4),
        ("mixtral-8x7b", 256 * 1024, 32),
        ("llama-2-7b", 256 * 1024, 128),
        # 4 of 52 layers attend: 16,384 bytes a token
        ("nemotron-h-8b", 2**20, 16),
        # 12 of 48 layers: 24 KiB a token
        ("qwen3-next-80b-a3b", 2**20, 24),
        # 12 layers of 2 KiB a token each and 12 of 128 tokens
        ("gpt-oss-20b", 2**17, 3),
        # 10 layers of 8 KiB a token each and 52 of 1,024 tokens
        ("gemma-3-27b", 2**15, 2.9),
    ],
)
def test_published_caches(id_: str, tokens: int, gib: float) -> None:
    assert cache_bytes(shape_of(id_), tokens) / GIB == pytest.approx(gib, rel=0.02)


def test_shared_keys_are_stored_once() -> None:
    """Gemma 4 E2B: of 35 layers 15 have keys and values of their own, 3 of them attend to everything
    (https://huggingface.co/google/gemma-4-E2B-it)."""
    whole, near = shape_of("gemma-4-e2b").attention
    assert (whole.storing, near.storing) == (3, 12)
    assert cache_bytes(shape_of("gemma-4-e2b"), 2**17) == 4 * (3 * 512 * 2**17 + 12 * 256 * 512)


@given(st.sampled_from(HYBRID), st.integers(1, 2**20), st.integers(1, 2**20))
def test_a_longer_sequence_never_takes_less(id_: str, one: int, other: int) -> None:
    shape, (short, long) = shape_of(id_), sorted((one, other))
    assert state_bytes(shape) <= cache_bytes(shape, short) <= cache_bytes(shape, long)
    everything = shape.model_copy(update={"window": None})
    if shape.window and not (shape.window.head_dim or shape.window.kv_heads):
        assert cache_bytes(shape, long) <= cache_bytes(everything, long)


@given(st.integers(1, 2**20), st.integers(1, 2**20))
def test_a_window_caps_the_keys_read(length: int, window: int) -> None:
    assert keys_read(length, window) <= min(window, length / 2) + 1e-6
    assert keys_read(length, window) == pytest.approx(
        sum(min(place, window) for place in (0, length)) / 2
        if window >= length
        else (window * window / 2 + window * (length - window)) / length
    )


def test_only_layers_that_attend_have_the_term_of_attention() -> None:
    run = runs.run(runs.LLAMA_3_8B, tokens=32_768)
    plain = shape_of("qwen3-next-80b-a3b").model_copy(
        update={"recurrence": None, "attention_layers": None}
    )

    def flops(shape: Shape, attention: str = "flash") -> float:
        model = run.model.model_copy(update={"shape": shape})
        return attention_flops_per_token(replace(run, model=model, attention=attention))

    assert flops(shape_of("qwen3-next-80b-a3b")) / flops(plain) == pytest.approx(0.25, rel=0.1)
    gemma = shape_of("gemma-3-27b")
    everywhere = gemma.model_copy(update={"window": None})
    assert flops(gemma) / flops(everywhere) == pytest.approx(10 / 62, rel=0.4)
    assert flops(gemma, "sdpa") > flops(
        everywhere, "sdpa"
    )  # its mask hides nothing from the kernel


@pytest.mark.parametrize("id_", HYBRID)
def test_a_run_of_each_is_computed(id_: str) -> None:
    model = CATALOG.models[id_]
    for method in ("full", "lora", "qlora"):
        for checkpointing in (True, False):
            run = replace(
                runs.run(runs.LLAMA_3_8B),
                model=model,
                method=method,
                gradient_checkpointing=checkpointing,
            )
            found = activations(run)
            assert 0 < found.kept <= model.shape.layers * found.peak


def test_a_window_takes_no_less_in_training() -> None:
    """Queries, keys and values of every token are kept whatever they attend to."""
    gemma = CATALOG.models["gemma-3-27b"]
    everywhere = gemma.model_copy(update={"shape": gemma.shape.model_copy(update={"window": None})})
    run = replace(runs.run(runs.LLAMA_3_8B), gradient_checkpointing=False)
    assert activations(replace(run, model=gemma)) == activations(replace(run, model=everywhere))


def test_gemma_3n_keeps_four_hidden_states_a_layer() -> None:
    """AltUp (https://arxiv.org/abs/2301.13310)."""
    model = CATALOG.models["gemma-3n-e4b"]
    run = replace(runs.run(runs.LLAMA_3_8B), model=model)
    assert activations(run).kept == 35 * 4 * 2 * 2048 * run.tokens_per_micro_batch


def test_lora_reaches_the_matrices_of_states() -> None:
    shape = shape_of("qwen3-next-80b-a3b")
    assert {"in_proj_qkvz", "in_proj_ba", "out_proj", "o_proj"} <= set(
        targeted(shape, ("all-linear",))
    )
    assert targeted(shape, ("in_proj_qkv", "in_proj_z")) == ("in_proj_qkvz",)
    assert lora_parameters(shape, 16, ("in_proj_qkvz",)) == 36 * 16 * (2048 + 12288)
    assert lora_parameters(shape, 16, ("q_proj",)) == 12 * 16 * (2048 + 2 * 4096)
    nemotron = shape_of("nemotron-3-nano-30b-a3b")
    assert lora_parameters(nemotron, 8, ("in_proj",)) == 23 * 8 * (2688 + 2 * 4096 + 2 * 1024 + 64)
    assert lora_parameters(nemotron, 8, ("qkv_proj",)) == 6 * 8 * (2688 + 4096 + 2 * 256)


def test_layers_without_values_of_their_own_have_no_matrix_for_them() -> None:
    keys, values = (projections(shape_of("gemma-4-31b"))[name] for name in ("k_proj", "v_proj"))
    assert [kind.number for kind in keys] == [10, 50]
    assert [kind.number for kind in values] == [50]


def test_fewer_layers_keep_their_proportion() -> None:
    shape = cut(shape_of("qwen3-next-80b-a3b"), 4)
    assert shape.recurrence
    assert (shape.layers, shape.attention_layers, shape.recurrence.layers) == (4, 1, 3)
    assert cut(shape_of("llama-3.1-8b"), 2) == shape_of("llama-3.1-8b").model_copy(
        update={"layers": 2}
    )
