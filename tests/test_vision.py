"""Vision-language models: tokens that a picture makes, what a vision tower adds to a run."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.advice.memory.fix_memory import FixMemory
from advisor.advice.training.estimate import TrainingEstimate
from advisor.advice.training.estimate_training_cost import EstimateTrainingCost
from advisor.answers.render import Renderer
from advisor.catalog.catalog import Catalog
from advisor.catalog.vision import Resized, Size, Vision
from tests.conftest import CATALOG

SIDES = st.integers(28, 6000)


def vision(model: str, catalog: Catalog = CATALOG) -> Vision:
    found = catalog.model(model).shape.vision
    assert found
    return found


def tokens(model: str, width: int, height: int, most: int | None = None) -> int:
    return vision(model).tower.pictures.seen(Size(width, height), most).tokens


def called(**run: Any) -> TrainingEstimate:
    usual = {"model": "Qwen2.5-VL 7B", "method": "lora"}
    return EstimateTrainingCost.model_validate(usual | run).run(CATALOG)


@pytest.mark.parametrize(("model", "width", "height", "published"), [
    # https://arxiv.org/abs/2310.03744: 24 x 24 patches at 336 pixels
    ("LLaVA 1.5 7B", 1024, 768, 576),
    # https://arxiv.org/abs/2503.19786: every picture at 896 x 896 becomes 256 vectors
    ("Gemma 3 4B", 1920, 1080, 256),
    # https://arxiv.org/abs/2404.16821: a tile of 448 x 448 is 256 tokens; several, and the overview
    ("InternVL3 8B", 448, 448, 256), ("InternVL3 8B", 896, 448, 768),
    # https://huggingface.co/openbmb/MiniCPM-V-2_6: 640 tokens for 1.8 million pixels
    ("MiniCPM-V 2.6", 1344, 1344, 640),
    # https://arxiv.org/abs/2410.07073: patches of 16 pixels, a token at the end of each row
    ("Pixtral 12B", 1024, 1024, 64 * 65),
    # https://github.com/QwenLM/Qwen2.5-VL: 28 x 28 pixels a token, in `smart_resize`'s whole cells
    ("Qwen2-VL 7B", 224, 224, 64), ("Qwen2.5-VL 7B", 1024, 1024, 37 * 37), ("Qwen2.5-VL 7B", 1920, 1080, 69 * 39),
    # https://arxiv.org/abs/2511.21631: 32 x 32
    ("Qwen3-VL 8B", 1024, 1024, 1024),
])  # fmt: skip
def test_a_picture_makes_as_many_tokens_as_published(
    model: str, width: int, height: int, published: int
) -> None:
    assert tokens(model, width, height) == published


def test_llama_3_2_looks_at_pictures_without_a_longer_sample() -> None:
    """Four tiles of 560 pixels (https://huggingface.co/meta-llama/Llama-3.2-11B-Vision-Instruct)."""
    found = called(model="Llama 3.2 11B Vision", image_pixels="1120x1120")
    assert found.pictures
    assert (found.pictures.tokens, found.pictures.patches) == (0, 4 * 1600)


def test_max_pixels_of_1003520_are_1280_tokens() -> None:
    """As ms-swift's example scripts say (examples/train/multimodal/caption.sh)."""
    assert vision("Qwen2-VL 7B").tower.pictures.most_seen(1003520).tokens == 1280
    assert tokens("Qwen2-VL 7B", 4000, 3000, 1003520) <= 1280


@given(SIDES, SIDES)
def test_a_resized_picture_stays_within_its_pixels(width: int, height: int) -> None:
    for model in ("Qwen2-VL 7B", "Qwen3-VL 8B"):
        rule = vision(model).tower.pictures
        assert isinstance(rule, Resized)
        seen = rule.seen(Size(width, height))
        assert seen.patches == seen.tokens * rule.merge**2
        if max(width, height) / min(width, height) < 100:
            assert rule.least_pixels <= seen.tokens * rule.cell**2 <= (rule.most_pixels or 0)


@given(SIDES, SIDES)
def test_a_picture_has_no_more_tiles_than_its_family_allows(width: int, height: int) -> None:
    assert 256 <= tokens("InternVL3 8B", width, height) <= 13 * 256
    assert 64 <= tokens("MiniCPM-V 2.6", width, height) <= 10 * 64
    rule = vision("Llama 3.2 11B Vision").tower.pictures
    assert 1600 <= rule.seen(Size(width, height)).patches <= 4 * 1600


def test_layers_and_projector_make_the_published_count() -> None:
    """A tower's matrices are most of what is published of tower and projector; Qwen3-VL has four
    projectors."""
    seeing = [each.shape.vision for each in CATALOG.models.values() if each.shape.vision]
    shares = [each.tower.linear_parameters / each.parameters for each in seeing]
    assert len(shares) > 30
    assert all(0.68 < share < 1 for share in shares)


def test_pictures_join_the_text_of_a_sample_and_a_stated_length_holds_them() -> None:
    text, seeing = (
        called(images_per_sample=0),
        called(images_per_sample=2, image_pixels="1024x1024"),
    )
    assert seeing.tokens_per_sample == text.tokens_per_sample + 2 * 1369
    assert called(tokens_per_sample=4096, max_pixels=1003520).tokens_per_sample == 4096
    short = called(tokens_per_sample=300, image_pixels="1024 × 1024")
    assert short.tokens_per_sample == 300 + 1369


def test_one_picture_is_assumed_of_a_model_made_to_see_and_none_of_others() -> None:
    seeing, both = called(), called(model="Gemma 3 4B")
    assert seeing.pictures
    assert (seeing.pictures.count, seeing.pictures.tokens) == (1, 27 * 27)
    assert both.pictures is None
    codes = [[note.code for note in found.assumptions] for found in (seeing, both)]
    assert "pictures.seen" in codes[0]
    assert "pictures.text-alone" in codes[1]
    assert called(model="Gemma 3 4B", images_per_sample=1).pictures


def test_llama_factory_makes_larger_pictures_smaller() -> None:
    """Its `image_max_pixels` is 768 x 768 (hparams/model_args.py)."""
    run: dict[str, Any] = {"image_pixels": "2048x2048", "framework": "llama-factory"}
    found, stated = called(**run), called(**run, max_pixels=4_000_000)
    assert found.pictures
    assert stated.pictures
    assert found.pictures.tokens == 27 * 27
    assert stated.pictures.tokens > 4000


def test_a_trained_tower_takes_memory_and_time() -> None:
    run: dict[str, Any] = {
        "gpu": "H100",
        "num_gpus": 4,
        "method": "full",
        "parallelism": "zero3",
        "image_pixels": "1024x1024",
    }
    frozen, trained = (
        called(**run, train_vision_tower=trains, micro_batch_size=1, gradient_checkpointing=False)
        for trains in (False, True)
    )
    assert trained.trainable_parameters - frozen.trainable_parameters == 676550144
    more = (
        trained.peak_memory_gib.breakdown["activations"]
        - frozen.peak_memory_gib.breakdown["activations"]
    )
    assert more > 5
    assert (trained.seconds_per_step or 0) > 1.1 * (frozen.seconds_per_step or 0)


def test_a_tower_in_4_bit_unless_unsloth_loads_it() -> None:
    run: dict[str, Any] = {"method": "qlora", "upcast_unquantized": False}
    bare, unsloth = (called(**run, framework=name) for name in ("transformers", "unsloth"))
    saved = unsloth.peak_memory_gib.breakdown["weights"] - bare.peak_memory_gib.breakdown["weights"]
    assert saved > 0.8
    assert unsloth.pictures
    assert unsloth.pictures.tower_trained


SWIFT: dict[str, Any] = {
    "method": "full", "gpu": "A100 80GB", "num_gpus": 4, "parallelism": "zero3", "tokens_per_sample": 2048, "micro_batch_size": 4,
    "gradient_accumulation": 1, "attention": "flash", "loss": "chunked", "framework": "ms-swift", "train_vision_tower": True,
    "images_per_sample": 6, "image_pixels": "224x224",
}  # fmt: skip


def test_memory_and_time_of_a_trained_tower_as_published() -> None:
    """Qwen2.5-VL 7B over four A100 with its tower, 12 frames of 50,176 pixels, two of which make one:
    48 GiB and 2.45 s with checkpointing, 77 GiB and 1.95 s without, at up to 2,048 tokens
    (https://github.com/modelscope/ms-swift, examples/train/multimodal/vit_gradient_checkpointing.sh)."""
    with_, without = (called(**SWIFT, gradient_checkpointing=on) for on in (True, False))
    assert with_.peak_memory_gib.expected == pytest.approx(48, rel=0.1)
    assert without.peak_memory_gib.expected == pytest.approx(77, rel=0.25)
    steps = with_.seconds_per_step or 0, without.seconds_per_step or 0
    assert steps[0] == pytest.approx(2.45, rel=0.2)
    assert steps[0] / steps[1] == pytest.approx(2.45 / 1.95, rel=0.05)


def test_memory_of_a_frozen_tower_as_published() -> None:
    """Qwen2-VL 7B, LoRA of rank 8, COCO's pictures of 640 x 480, one at a time: 20 to 22 GiB
    (examples/train/multimodal/grounding.sh and caption.sh of the same)."""
    found = called(
        model="Qwen2-VL 7B", gpu="A100 80GB", lora_rank=8, micro_batch_size=1, framework="ms-swift", image_pixels="640x480",
        tokens_per_sample=1024,
    )  # fmt: skip
    assert found.peak_memory_gib.expected == pytest.approx(20, rel=0.15)


def test_less_memory_by_smaller_pictures_and_no_cut_into_them() -> None:
    run: dict[str, Any] = {
        "model": "Qwen2.5-VL 7B",
        "gpu": "RTX 4090",
        "method": "lora",
        "loss": "chunked",
    }
    fixed = FixMemory.model_validate(
        {**run, "images_per_sample": 6, "image_pixels": "1920x1080", "tokens_per_sample": 16384}
    ).run(CATALOG)
    codes = {change.code for remedy in fixed.remedies for change in remedy.changes}
    assert "room.smaller-pictures" in codes
    assert "room.cut" not in codes


@pytest.mark.parametrize("pixels", ["1024", "12x", "axb", "1024x768x3", ""])
def test_a_size_that_is_none_is_refused(pixels: str) -> None:
    if pixels == "1024":
        assert called(image_pixels=pixels).pictures
        return
    with pytest.raises(ValueError, match="image_pixels"):
        called(image_pixels=pixels)


def test_the_answer_tells_the_tokens_of_a_picture() -> None:
    found = called(gpu="A100 80GB", images_per_sample=2, image_pixels="1024x1024")
    for language in ("en", "zh"):
        answer = Renderer().answer("estimate_training_cost", found, language)
        assert "2 × 1,369" in answer.body


def test_a_model_that_reads_no_pictures_says_so() -> None:
    blind = called(model="Qwen2.5 7B", images_per_sample=1)
    assert blind.pictures is None
    assert "pictures.blind" in [note.code for note in blind.assumptions]


QWEN = {
    "model_type": "qwen2_5_vl", "hidden_size": 3584, "num_hidden_layers": 28, "num_attention_heads": 28, "num_key_value_heads": 4,
    "intermediate_size": 18944, "vocab_size": 152064, "tie_word_embeddings": False,
    "vision_config": {"depth": 32, "hidden_size": 1280, "patch_size": 14, "window_size": 112},
}  # fmt: skip


def test_a_configuration_with_a_known_tower_sees() -> None:
    """Fields of https://huggingface.co/Qwen/Qwen2.5-VL-7B-Instruct/blob/main/config.json."""
    own, row = called(model=QWEN, image_pixels="1024x1024"), called(image_pixels="1024x1024")
    assert own.pictures == row.pictures
    assert own.parameters == pytest.approx(row.parameters, rel=1e-4)
    pixtral = {
        **QWEN,
        "model_type": "llava",
        "vision_config": {"model_type": "pixtral", "hidden_size": 1024},
    }
    found = called(model=pixtral, image_pixels="1024x1024").pictures
    assert found
    assert found.tokens == 64 * 65
    assert called(model={**QWEN, "model_type": "another_vl"}).pictures is None
