"""How people write what a message can name: models, cards, APIs, methods, frameworks, scenarios and
numbers, in both languages."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from random import Random

from advisor.catalog.catalog import Catalog
from advisor.catalog.hardware import Gpu
from advisor.catalog.model import Model
from advisor.catalog.names import memory_spellings
from advisor.catalog.prices import ApiModel
from advisor.reading.spans.spans import find
from training.numerals import chinese

CJK = re.compile(r"[\u3400-\u9fff]")
SIZES = (
    0.5,
    1,
    1.5,
    1.7,
    3,
    4,
    6,
    7,
    8,
    9,
    10,
    12,
    13,
    14,
    20,
    22,
    24,
    27,
    30,
    32,
    34,
    40,
    65,
    70,
    72,
    80,
    110,
    180,
    235,
    405,
    671,
)
FAMILIES = (
    "Llama",
    "Qwen",
    "Gemma",
    "Mistral",
    "Falcon",
    "Yi",
    "DeepSeek",
    "InternLM",
    "Baichuan",
    "OLMo",
    "Granite",
    "SeaLLM",
    "Nimbus",
)
UNKNOWN_CARDS = (
    "RTX 7090", "RTX 6080", "RTX 6090 Ti", "RTX 7070", "rtx6070", "RX 8800 XT", "RX 9900 XTX", "H300", "B400", "A200", "L60", "V200",
    "MI450X", "MI500", "Gaudi 4", "TPU v6e", "TPU v5p", "GB400", "昇腾950", "昇腾920C", "Radeon RX 8900",
)  # fmt: skip
UNKNOWN_APIS = (
    "Claude Opus 7",
    "GPT-7",
    "gpt-9 mini",
    "Gemini 6 Pro",
    "Gemini 5 Flash",
    "Grok 8",
    "Mistral Large 9",
    "GLM-8",
    "文心9.0",
    "Claude Sonnet 8",
)
METHODS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "full": ("full fine-tuning", "full finetuning", "full fine tuning", "full-parameter fine-tuning", "full FT", "full tuning", "full training"),
        "lora": ("LoRA", "lora", "Lora", "LORA", "low-rank adaptation", "16-bit LoRA", "bf16 LoRA"),
        "qlora": ("QLoRA", "qlora", "Qlora", "Q-LoRA", "4-bit LoRA", "4bit lora", "quantized LoRA", "quantised LoRA", "NF4"),
        "prompt_tuning": ("prompt tuning", "prompt-tuning", "P-tuning", "p-tuning v2", "soft prompts", "soft-prompt tuning"),
    },
    "zh": {
        "full": ("全量微调", "全参微调", "全参数微调", "全量", "全参", "全参数", "full fine-tuning", "全量训练"),
        "lora": ("LoRA", "lora", "Lora", "LoRA微调", "低秩微调", "低秩适配"),
        "qlora": ("QLoRA", "qlora", "Qlora", "Q-LoRA", "4bit LoRA", "4比特LoRA", "量化LoRA", "4位LoRA"),
        "prompt_tuning": ("提示微调", "提示学习", "提示词微调", "软提示", "P-Tuning", "prompt tuning", "P-Tuning v2"),
    },
}  # fmt: skip
FULL_VERBS = (
    "fully fine-tune",
    "fully finetune",
    "fully tune",
    "full fine-tune",
    "full finetune",
    "fully train",
)
"""Where "to ___ a 7B" needs a verb; the other methods are their own verb."""
FRAMEWORKS = (
    "LLaMA-Factory", "llama-factory", "LLaMA Factory", "llamafactory", "Llama-Factory", "Axolotl", "axolotl", "TRL", "trl", "Unsloth", "unsloth",
    "SFTTrainer",
)  # fmt: skip
NOT_A_NOUN = re.compile(r"classify$|labeling topics|triage|^写|^自动写|^判断|^生成单|^归类", re.I)
"""Aliases of a scenario that do not fit where "for ___" stands."""


def fits(text: str, language: str) -> bool:
    """An English sentence has no Chinese name in it; a Chinese one may have either."""
    return language == "zh" or not CJK.search(text)


@lru_cache(maxsize=16)
def spellings(catalog: Catalog, argument: str, language: str) -> dict[str, tuple[str, ...]]:
    """Id -> every spelling that the finder reads as that argument and no other, for a model, card
    or API."""
    rows: Iterable[Model | Gpu | ApiModel] = {
        "model": catalog.models,
        "gpu": catalog.gpus,
        "api_model": catalog.api_models,
    }[argument].values()
    known: dict[str, tuple[str, ...]] = {}
    for row in rows:
        read = {name: _reading(name, catalog) for name in _written(row) if fits(name, language)}
        own = tuple(name for name, arguments in read.items() if arguments == (argument,))
        known[row.id] = own or tuple(
            name for name, arguments in read.items() if argument in arguments
        )
    return known


def _written(row: Model | Gpu | ApiModel) -> tuple[str, ...]:
    default = row.default_of if isinstance(row, Gpu) else None
    repository = row.repo.rsplit("/", 1)[-1] if isinstance(row, Model) and row.repo else None
    names = [
        row.name,
        row.name.replace(" ", "-") if isinstance(row, Model) else row.name,
        row.name_zh,
        default,
        repository,
        *row.aliases,
    ]
    names += memory_spellings(row) if isinstance(row, Gpu) else ()
    return tuple(dict.fromkeys(name for name in names if name))


def _reading(name: str, catalog: Catalog) -> tuple[str, ...]:
    """The arguments the whole name can fill; a name of both a model and an API is used only where
    the row has no other."""
    found = find(f"{name} ", catalog)
    return (
        tuple(key for key, _ in found[0].values)
        if len(found) == 1 and found[0].text == name
        else ()
    )


def _named(catalog: Catalog, argument: str, language: str, random: Random) -> str:
    return random.choice(random.choice(list(spellings(catalog, argument, language).values())))


def model(catalog: Catalog, language: str, random: Random, sizes: bool = True) -> str:
    kind = random.random()
    if kind < 0.35 and sizes:
        return size(random.choice(SIZES), language, random)
    return _named(catalog, "model", language, random) if kind < 0.9 else unknown_model(random)


def unknown_model(random: Random) -> str:
    family, version, count = (
        random.choice(FAMILIES),
        random.choice((6, 7, 8, 9, 5.5)),
        random.choice((2, 5, 16, 18, 25, 33, 45, 60, 80, 90)),
    )
    return random.choice(
        (
            f"{family} {version} {count}B",
            f"{family}{version}-{count}B",
            f"{family}-{version}-{count}b",
            f"{family} {version} {count}b",
        )
    )


def size(billions: float, language: str, random: Random) -> str:
    count = f"{billions:g}"
    if random.random() < 0.7:
        return count + "B"
    if language == "zh":
        myriads = round(billions * 10)
        words = chinese(myriads)
        return random.choice(
            (count + "b", f"{myriads}亿参数", f"{words if len(words) < 4 else myriads}亿参数")
        )
    return random.choice((count + "b", count + "b", f"{count} billion", f"{count}bn"))


def gpu(catalog: Catalog, language: str, random: Random) -> str:
    if random.random() < 0.1:
        return random.choice([name for name in UNKNOWN_CARDS if fits(name, language)])
    return _named(catalog, "gpu", language, random)


def api_model(catalog: Catalog, language: str, random: Random) -> str:
    if random.random() < 0.08:
        return random.choice([name for name in UNKNOWN_APIS if fits(name, language)])
    return _named(catalog, "api_model", language, random)


def method(language: str, random: Random, id_: str | None = None) -> str:
    return random.choice(METHODS[language][id_ or random.choice(list(METHODS[language]))])


def scenario(catalog: Catalog, language: str, random: Random) -> str:
    row = random.choice(list(catalog.scenarios.values()))
    ours = [
        name
        for name in row.aliases
        if bool(CJK.search(name)) == (language == "zh") and not NOT_A_NOUN.search(name)
    ]
    return random.choice(ours)


Entity = Callable[[Catalog, str, Random], str]
ENTITIES: dict[str, Entity] = {
    "model": model,
    "gpu": gpu,
    "api_model": api_model,
    "scenario": scenario,
    "method": lambda catalog, language, random: method(language, random),
    "framework": lambda catalog, language, random: random.choice(FRAMEWORKS),
}
"""Argument -> a random spelling of it."""
