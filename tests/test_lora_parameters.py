"""Parameters that LoRA trains: exactly those that PEFT prints."""

import pytest

from advisor.catalog.catalog import Catalog
from advisor.catalog.model import Shape
from advisor.errors import ToolError
from advisor.runs.parameters import lora_parameters
from tests.runs import (
    DEEPSEEK_V2_LITE,
    LLAMA_2_7B,
    LLAMA_3_8B,
    MIXTRAL_8X7B,
)


@pytest.mark.parametrize(
    ("shape", "rank", "targets", "parameters"),
    [
        # printed by PEFT's print_trainable_parameters(): Llama 2 7B r=8 q,v; Llama 3 8B r=16 all
        # linear layers
        (LLAMA_2_7B, 8, ("q_proj", "v_proj"), 4_194_304),
        (LLAMA_3_8B, 16, ("all-linear",), 41_943_040),
        # by hand: 27 layers x 8 x [(2048 + 3072) + (2048 + 576) + (512 + 4096) + (2048 + 2048)]
        (
            DEEPSEEK_V2_LITE,
            8,
            ("q_proj", "kv_a_proj_with_mqa", "kv_b_proj", "o_proj"),
            27 * 8 * 16448,
        ),
        # 32 layers x 8 experts x 4 x [2 x (4096 + 14336) + (14336 + 4096)]
        (MIXTRAL_8X7B, 4, ("w1", "w2", "w3"), 32 * 8 * 4 * 55296),
    ],
)
def test_lora_parameters_are_exact(
    shape: Shape, rank: int, targets: tuple[str, ...], parameters: int
) -> None:
    assert lora_parameters(shape, rank, targets) == parameters


def test_a_fused_target_has_one_a_matrix() -> None:
    fused = lora_parameters(LLAMA_2_7B, 8, ("query_key_value",))
    assert fused == 32 * 8 * (4096 + 3 * 4096)
    assert (
        lora_parameters(LLAMA_2_7B, 8, ("c_attn", "q_proj", "k_proj", "v_proj"))
        == 32 * 8 * 3 * 8192
    )


def test_an_unknown_target_is_named_with_the_closest() -> None:
    with pytest.raises(ToolError) as caught:
        lora_parameters(LLAMA_2_7B, 8, ("q_projj",))
    assert "q_proj" in caught.value.closest


def test_the_output_layer_has_an_adapter_where_it_is_named(catalog: Catalog) -> None:
    """Rank times its inputs and outputs; a loss in chunks, which would not train it, leaves it out."""
    shape = catalog.model("Qwen2.5 7B").shape
    alone = lora_parameters(shape, 32, ("q_proj",))
    both = lora_parameters(shape, 32, ("q_proj", "lm_head"))
    assert both - alone == 32 * (shape.hidden + shape.vocab)


@pytest.mark.parametrize(
    ("model", "rank", "targets", "experts", "printed"),
    [
        # https://github.com/huggingface/peft/issues/1594: all linear layers, router and experts
        ("Mixtral 8x7B", 16, ("all-linear",), True, 242_225_152),
        # https://github.com/ml-explore/mlx-lm/issues/571: 6.685M where no expert is reached
        ("Qwen3-30B-A3B", 8, ("q_proj", "k_proj", "v_proj", "o_proj"), False, 6_684_672),
    ],
)
def test_adapters_of_a_mixture_are_as_printed(
    model: str, rank: int, targets: tuple[str, ...], experts: bool, printed: int, catalog: Catalog
) -> None:
    assert lora_parameters(catalog.model(model).shape, rank, targets, experts) == printed
