"""By whose names a message tells its settings: each framework has some that no other has."""

import re

from advisor.catalog.usual import NamerId

OWN: dict[NamerId, re.Pattern[str]] = {
    "llama-board": re.compile(
        r"(?:llama-?\s?factory|llamafactory)[\s\S]*?(?:web-?\s?ui|llama\s?board|界面)|(?:web-?\s?ui|llama\s?board|界面)[\s\S]*?(?:llama-?\s?factory|llamafactory)",
        re.I,
    ),
    "llama-factory": re.compile(
        r"\bcutoff_len\b|\blora_target\b|\bfinetuning_type\b|\bds_z[23]_|\bllamafactory|\bsrc/train(?:_bash)?\.py",
        re.I,
    ),
    "axolotl": re.compile(r"\bsequence_len\b|\blora_target_modules\s?:|\bpad_to_sequence_len\b"),
    "unsloth": re.compile(r"\bFastLanguageModel\b|\bFastVisionModel\b|\bFastModel\b"),
    "verl": re.compile(r"(?<![a-z])verl(?![a-z])|\bactor_rollout_ref\.", re.I),
    "openrlhf": re.compile(r"openrlhf", re.I),
    "ms-swift": re.compile(r"\b(?:train|sft|tuner)_type\b|\bswift\s(?:sft|rlhf|pt)\b", re.I),
    "transformers": re.compile(r"--per_device_train_batch_size\b"),
}


def names_of(message: str) -> NamerId | None:
    return next((id_ for id_, own in OWN.items() if own.search(message)), None)
