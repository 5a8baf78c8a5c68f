"""Training files: every name is one the framework knows, every value sane, the file parses, and the
settings fit the card."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from advisor.advice.frameworks import FRAMEWORKS
from advisor.advice.frameworks.recipe import PLACEHOLDER
from advisor.advice.settings import make_config
from advisor.advice.tools import TOOLS
from advisor.advice.training.asked.stated import Stated
from advisor.advice.training.estimate import TrainingEstimate
from advisor.answers.notes import sentence
from advisor.catalog.catalog import Catalog
from advisor.catalog.guidance import MethodId
from advisor.catalog.usual import FrameworkId
from advisor.errors import ToolError

ARGUMENTS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "framework_arguments.json").read_text()
)
METHODS: tuple[MethodId, ...] = ("full", "lora", "qlora", "prompt_tuning")
RUNS = [
    ("Qwen3-8B", "RTX 4090", 1),
    ("Qwen3-8B", "T4", 1),
    ("Baichuan2 13B", None, 1),
    ("0.5B", "V100 16GB", 2),
    ("7B", None, 4),
]
DIVIDED = [
    ("Llama 3.1 8B", "A100 80GB", 4),
    ("13B", "RTX 3090", 2),
    ("70B", "H100", 8),
    ("Mixtral 8x7B", "H100", 8),
]
"""Some method needs ZeRO-3 here, which Unsloth has not."""
CASES = [
    (name, method, *run)
    for name, framework in FRAMEWORKS.items()
    for method in METHODS
    for run in (RUNS + DIVIDED if "sharding" in framework.features else RUNS)
    if method != "prompt_tuning" or "prompt_tuning" in framework.features
]


def make(catalog: Catalog, framework: FrameworkId, method: MethodId, model: str, gpu: str | None = None, num_gpus: int = 1, samples: int | None = 6000) -> make_config.TrainingConfig:  # fmt: skip
    stated = Stated(
        catalog.model(model), method, catalog.gpu(gpu) if gpu else None, num_gpus, samples
    )
    return make_config.make(catalog, framework, stated)


def calls(source: str) -> dict[str, dict[str, Any]]:
    """Every call with keywords in a script: name -> keyword -> literal value (the source where it
    is no literal)."""
    found: dict[str, dict[str, Any]] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.keywords:
            found[ast.unparse(node.func)] = {
                word.arg or "**": value(word.value) for word in node.keywords
            }
    return found


def value(node: ast.expr) -> Any:
    return (
        ast.literal_eval(node)
        if isinstance(node, ast.Constant | ast.List | ast.Dict)
        else ast.unparse(node)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(str(part) for part in case))
def test_every_name_is_known(
    catalog: Catalog, case: tuple[FrameworkId, MethodId, str, str | None, int]
) -> None:
    config = make(catalog, *case)
    known = ARGUMENTS[config.framework]
    assert config.version == known["version"]
    if config.language == "yaml":
        data = yaml.safe_load(config.text)
        assert set(data) <= set(known["arguments"])
        for dataset in data.get("datasets", ()):
            assert set(dataset) <= set(known["dataset"])
    else:
        compile(config.text, config.filename, "exec")
        used = {name: words for name, words in calls(config.text).items() if name in known["calls"]}
        assert {"SFTConfig", "SFTTrainer"} <= set(used)
        for name, words in used.items():
            assert set(words) <= set(known["calls"][name]), name


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(str(part) for part in case))
def test_values_are_sane(
    catalog: Catalog, case: tuple[FrameworkId, MethodId, str, str | None, int]
) -> None:
    *_, gpu, num_gpus = case
    config = make(catalog, *case)
    settings = (
        yaml.safe_load(config.text)
        if config.language == "yaml"
        else calls(config.text)["SFTConfig"]
    )
    assert isinstance(settings["learning_rate"], float)
    assert 1e-6 <= settings["learning_rate"] <= 5e-2
    assert isinstance(settings["warmup_steps"], int)
    assert config.global_batch == config.micro_batch_size * config.gradient_accumulation * num_gpus
    assert 8 <= config.global_batch <= 16 * num_gpus
    assert settings["gradient_accumulation_steps"] == config.gradient_accumulation
    assert config.sequence_length == catalog.lesson.reference_tokens_per_sample
    half = [name for name in ("bf16", "fp16", "pure_bf16") if settings.get(name)]
    assert len(half) == 1
    assert (half == ["fp16"]) == (gpu in ("T4", "V100 16GB"))
    assert "flash" not in config.text.replace(
        "flash_attn: sdpa", ""
    )  # needs no package and runs on every card
    assert (config.fits is None) == (gpu is None)
    assert config.notes
    assert config.sources


def test_lesson_rates_and_batches(catalog: Catalog) -> None:
    """QLoRA paper, table 9: batch 16, 2e-4 for 7B and 13B, 1e-4 for 33B and 65B; the lesson's code:
    1e-5 for full."""
    rates = {
        size: make(catalog, "trl", "qlora", size).learning_rate
        for size in ("7B", "13B", "33B", "65B")
    }
    assert rates == {"7B": 2e-4, "13B": 2e-4, "33B": 1e-4, "65B": 1e-4}
    assert make(catalog, "trl", "full", "7B").learning_rate == 1e-5
    assert make(catalog, "trl", "qlora", "7B").global_batch == 16


def test_qlora_is_nf4_with_double_quantization(catalog: Catalog) -> None:
    factory = yaml.safe_load(make(catalog, "llama-factory", "qlora", "Qwen3-8B").text)
    assert (
        factory["quantization_bit"],
        factory["quantization_type"],
        factory["double_quantization"],
    ) == (4, "nf4", True)
    trl = calls(make(catalog, "trl", "qlora", "Qwen3-8B").text)["BitsAndBytesConfig"]
    assert (trl["load_in_4bit"], trl["bnb_4bit_quant_type"], trl["bnb_4bit_use_double_quant"]) == (
        True,
        "nf4",
        True,
    )
    assert (
        yaml.safe_load(make(catalog, "axolotl", "qlora", "Qwen3-8B").text)["load_in_4bit"] is True
    )
    assert (
        calls(make(catalog, "unsloth", "qlora", "Qwen3-8B").text)[
            "FastLanguageModel.from_pretrained"
        ]["load_in_4bit"]
        is True
    )
    assert "quantization_bit" not in make(catalog, "llama-factory", "lora", "Qwen3-8B").text


def test_full_has_no_adapter(catalog: Catalog) -> None:
    for framework in FRAMEWORKS:
        text = make(
            catalog, framework, "full", "Qwen3-8B", "H100", 8 if framework != "unsloth" else 1
        ).text
        assert "lora" not in text.split("\n", 1)[1].lower()


def test_prompt_tuning_only_where_it_exists(catalog: Catalog) -> None:
    config = make(catalog, "trl", "prompt_tuning", "Qwen3-8B", "RTX 4090")
    assert calls(config.text)["PromptTuningConfig"] == {
        "num_virtual_tokens": 20,
        "prompt_tuning_init": "RANDOM",
        "task_type": "CAUSAL_LM",
    }
    for framework in ("llama-factory", "axolotl", "unsloth"):
        with pytest.raises(ToolError) as raised:
            make(catalog, framework, "prompt_tuning", "Qwen3-8B")
        assert raised.value.details["instead"] == "TRL"


def test_sharding_where_one_card_is_too_small(catalog: Catalog) -> None:
    factory = make(catalog, "llama-factory", "full", "7B", "H100", 8)
    assert yaml.safe_load(factory.text)["deepspeed"]["zero_optimization"]["stage"] == 3
    assert factory.command.startswith("FORCE_TORCHRUN=1 ")
    assert "deepspeed" in factory.install
    assert factory.fits is True
    small = make(catalog, "llama-factory", "lora", "7B", "H100", 8)
    assert "deepspeed" not in small.text + small.install
    trl = calls(make(catalog, "trl", "qlora", "70B", "RTX 4090", 4).text)
    assert trl["SFTConfig"]["deepspeed"]["zero_optimization"]["stage"] == 3
    assert trl["BitsAndBytesConfig"]["bnb_4bit_quant_storage"] == "bfloat16"
    with pytest.raises(ToolError) as raised:
        make(catalog, "unsloth", "lora", "70B", "RTX 4090", 4)
    assert raised.value.details["feature"] == "sharding"


def test_bare_size_gets_a_placeholder_and_a_note(catalog: Catalog) -> None:
    config = make(catalog, "axolotl", "lora", "13B")
    assert yaml.safe_load(config.text)["base_model"] == PLACEHOLDER
    assert any(
        PLACEHOLDER in sentence(note, "en") and PLACEHOLDER in sentence(note, "zh")
        for note in config.notes
    )
    assert PLACEHOLDER not in make(catalog, "axolotl", "lora", "Qwen3-8B").text


def test_what_does_not_fit_says_so_in_the_file(catalog: Catalog) -> None:
    config = make(catalog, "llama-factory", "lora", "13B", "RTX 4090")
    assert config.fits is False
    assert "DOES NOT FIT" in config.text
    assert "QLoRA" in sentence(config.notes[0], "en")


def test_more_memory_means_larger_micro_batches(catalog: Catalog) -> None:
    small, large = (
        make(catalog, "trl", "qlora", "13B", gpu) for gpu in ("RTX 3080 10GB", "A100 80GB")
    )
    assert large.micro_batch_size > small.micro_batch_size
    assert large.global_batch == small.global_batch


def test_the_file_is_of_the_run_that_its_price_is_told_for(catalog: Catalog) -> None:
    """The same model, method and card asked of both tools: one run, every figure alike."""
    told = (
        TOOLS["estimate_training_cost"]
        .asked(
            {
                "model": "Qwen2.5 7B",
                "method": "qlora",
                "gpu": "RTX 4090",
                "framework": "llama-factory",
            }
        )
        .run(catalog)
    )
    made = (
        TOOLS["make_config"]
        .asked({"model": "Qwen2.5 7B", "method": "qlora", "gpu": "RTX 4090"})
        .run(catalog)
    )
    assert isinstance(told, TrainingEstimate)
    assert isinstance(made, make_config.TrainingConfig)
    batches = (
        told.micro_batch_size,
        told.gradient_accumulation,
        told.tokens_per_sample,
        told.parallelism,
    )
    assert (
        made.micro_batch_size,
        made.gradient_accumulation,
        made.sequence_length,
        made.sharding,
    ) == batches
    assert made.peak_memory_gib == told.peak_memory_gib.expected


@pytest.mark.parametrize(("model", "template"), [("Qwen2.5 7B", "qwen"), ("Qwen3-8B", "qwen3"), ("Llama 3.1 8B", "llama3"), ("Llama 2 7B", "llama2"), ("Gemma 2 9B", "gemma2"), ("Phi-3-mini", "phi"), ("Yi-1.5-9B", "yi"), ("Mistral 7B", "mistral"), ("13B", None)])  # fmt: skip
def test_chat_templates(catalog: Catalog, model: str, template: str | None) -> None:
    assert (
        yaml.safe_load(make(catalog, "llama-factory", "lora", model).text).get("template")
        == template
    )


def test_templates_are_llama_factorys(catalog: Catalog) -> None:
    named = {model.llama_factory_template for model in catalog.models.values()} - {None}
    assert named <= set(ARGUMENTS["llama-factory"]["templates"])


def test_names_cannot_break_out_of_comments(catalog: Catalog) -> None:
    odd = catalog.model("7B").model_copy(
        update={"name": 'x"\nimport os  # """', "repo": 'a"b\nc', "id": "odd"}
    )
    for framework in FRAMEWORKS:
        config = make_config.make(catalog, framework, Stated(odd, "lora"))
        if config.language == "python":
            assert "import os" not in [line.strip() for line in config.text.splitlines()]
            assert not any(isinstance(node, ast.Import) for node in ast.parse(config.text).body)
        else:
            assert 'a"b\nc' in yaml.safe_load(config.text).values()


def test_few_samples_still_warm_up(catalog: Catalog) -> None:
    assert (
        calls(make(catalog, "trl", "lora", "7B", samples=20).text)["SFTConfig"]["warmup_steps"] == 1
    )
    assert (
        calls(make(catalog, "trl", "lora", "7B", samples=None).text)["SFTConfig"]["warmup_steps"]
        == 10
    )
