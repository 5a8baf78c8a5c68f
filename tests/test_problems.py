"""What went wrong, in words: every error has a sentence, with the way out."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

import advisor
from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.answers.words import words
from advisor.errors import AdvisorError, EngineError, ToolError
from advisor.language import Language, Source, Text
from tests.form import check_form

RENDERER = Renderer()
LANGUAGES: tuple[Language, ...] = get_args(Source)
SOURCE = Path(advisor.__file__).parent
CODES = sorted(
    {
        code
        for file in SOURCE.rglob("*.py")
        for code in re.findall(r"raise ToolError\(\s*\"(\w+)\"", file.read_text(encoding="utf-8"))
    }
)
DETAILS: dict[str, dict[str, Any]] = {
    "bad_slot": {"value": "many", "least": 1, "most": 1000},
    "dataset_columns": {"limit": 10_000},
    "dataset_damaged": {"name": "train.parquet", "problem": "the footer is missing"},
    "dataset_packed": {"name": "train.gz", "how": "gzip"},
    "dataset_rows": {"limit": 50},
    "dataset_too_large": {"limit": 200},
    "message_too_long": {"length": 5000, "limit": 4000},
    "missing_argument": {"argument": "model"},
    "missing_config_field": {"field": "num_hidden_layers"},
    "setting_of_method": {"argument": "dora", "methods": "lora, qlora"},
    "no_accumulation": {"argument": "optimizer_in_backward"},
    "mean_above_longest": {"mean": "600", "longest": "512"},
    "bad_config_field": {"field": "hidden_size", "value": "wide"},
    "config_field_too_large": {"field": "hidden_size", "value": "1e12", "limit": 1_000_000},
    "plan_too_long": {"years": 100},
    "not_json": {"problem": "Expecting value"},
    "nested_too_deep": {"limit": 20},
    "too_many_values": {"limit": 1000},
    "no_number": {"value": "wide"},
    "unknown_argument": {"argument": "wings"},
    "unknown_need": {"need": "juggling"},
    "unknown_engine": {"name": "vllmx", "known": "vLLM, SGLang"},
    "unknown_place": {"name": "Atlantis", "known": "China, Germany"},
    "unknown_format": {"name": "1bit", "known": "bf16, fp8"},
    "unsupported_by_framework": {
        "framework": "Axolotl",
        "feature": "prompt_tuning",
        "instead": "TRL",
    },
    "gpu_not_computed": {
        "name": Text(en="Example 9", zh="示例 9"),
        "known": Text(en="16 GB.", zh="16 GB。"),
        "memory": 16,
    },
    "model_not_covered": {"name": "SDXL", "what": Text(en="It makes pictures.", zh="它生成图片。")},
    "not_computed": {"name": "BOFT", "way_out": Text(en="take OFT", zh="改用 OFT")},
    "no_such_products": {"argument": "fp8", "gpu": "A100 80GB"},
    "answer_above_sample": {"answer": 1024, "tokens": 512},
    "cards_not_divided": {"cards": 12, "tensor": 8, "pipeline": 1, "sequence": 1, "experts": 1},
    "batches_differ": {"stated": 32, "made": 16, "micro": 2, "accumulation": 8, "cards": 1},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_error_has_a_sentence_of_its_own(code: str, language: Language):
    error = ToolError(code, ("RTX 4090", "RTX 4080"), **DETAILS.get(code, {"name": "RTX 4099"}))
    answer = RENDERER.problem(error, "estimate_training_cost", {}, language)
    assert words(language).knows("errors", f"{code}.headline")
    check_form(answer)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ToolError("unknown_gpu", ("RTX 4090",), name="4099"), "I do not know a GPU called “4099”."),
        (ToolError("missing_argument", argument="model"), "Which model, or what size (for example 7B)?"),
        (ToolError("missing_argument", argument="samples"), "One thing is missing: the number of samples."),
        (ToolError("unsupported_by_framework", framework="Unsloth", feature="sharding", instead="LLaMA-Factory"),
         "Unsloth cannot divide a model over several cards; LLaMA-Factory can."),
        (EngineError("no model"), "The language model that reads your question failed."),
        (ToolError("never_seen", name="x"), "I cannot compute that: never seen (name='x')."),
    ],
)  # fmt: skip
def test_error_sentences(error: AdvisorError, sentence: str):
    assert RENDERER.problem(error, "look_up", {}, "en").headline == sentence


@pytest.mark.parametrize(
    ("arguments", "sentence", "body"),
    [
        (
            {"model": "7B", "num_gpus": 0},
            "“0” does not work as the number of GPUs.",
            "It must be at least 1.",
        ),
        (
            {"model": "7B", "method": "magic"},
            "“magic” does not work as the method.",
            "Possible: 'full', 'lora', 'qlora' or 'prompt_tuning'.",
        ),
        (
            {"model": "7B", "num_gpus": 1.5},
            "“1.5” does not work as the number of GPUs.",
            "It must be a whole number.",
        ),
        (
            {"model": "7B", "epochs": "many"},
            "“many” does not work as the number of epochs.",
            "It must be a number.",
        ),
        ({"model": "7B", "colour": "red"}, "There is no argument “colour”.", ""),
    ],
)
def test_wrong_values_name_their_limits(arguments: dict[str, Any], sentence: str, body: str):
    with pytest.raises(ValidationError) as caught:
        TOOLS["estimate_training_cost"].model_validate(arguments)
    answer = RENDERER.problem(caught.value, "estimate_training_cost", arguments, "en")
    assert (answer.headline, answer.body) == (sentence, body)


def test_an_unknown_name_is_offered_again():
    error = ToolError("unknown_gpu", ("RTX 4090", "RTX 4080"), name="4099")
    assert RENDERER.problem(error, "look_up", {}, "zh").suggestions == (
        "我是说 RTX 4090",
        "我是说 RTX 4080",
    )
