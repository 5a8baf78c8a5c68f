"""The slots of a brief: what can be stated about a project, the one word by which the model knows
each, and within which limits a value of it is sensible."""

import math
from dataclasses import dataclass

NOTHING = "-"
"""The role of a piece that states nothing."""


@dataclass(frozen=True)
class Slot:
    """What can be stated, independent of any tool."""

    name: str
    word: str
    """How the model writes it; the first token of each is its own."""
    least: float = 0
    most: float = math.inf
    carried: bool = True
    """Whether it holds for later questions too."""


SLOTS: dict[str, Slot] = {
    slot.name: slot
    for slot in (
        Slot("model", "model"),
        Slot("method", "method"),
        Slot("objective", "objective"),
        Slot("gpu", "card"),
        Slot("num_gpus", "count", 0, 4096),
        Slot("gpu_memory_gib", "vram", 1, 400),
        Slot("host_memory_gib", "ram", 1, 65_536),
        Slot("samples", "samples", 1, 1e11),
        Slot("tokens_per_sample", "length", 16, 1_000_000),
        Slot("dataset_tokens", "tokens", 1_000, 1e15),
        Slot("dataset_bytes", "bytes", 1_000, 1e16),
        Slot("epochs", "epochs", 0, 1000),
        Slot("steps", "steps", 1, 1e9),
        Slot("micro_batch_size", "batch", 1, 1024),
        Slot("gradient_accumulation", "accumulate", 1, 4096),
        Slot("global_batch_size", "global", 1, 65_536),
        Slot("lora_rank", "rank", 1, 1024),
        Slot("learning_rate", "rate", 1e-9, 1),
        Slot("optimizer", "optimizer"),
        Slot("precision", "precision"),
        Slot("quantization", "quant"),
        Slot("parallelism", "parallel"),
        Slot("offload", "offload"),
        Slot("gradient_checkpointing", "checkpoint"),
        Slot("flash_attention", "flash"),
        Slot("packing", "pack"),
        Slot("framework", "framework"),
        Slot("price_per_hour", "price", 0, 200),
        Slot("budget", "budget", 0, 1e12),
        Slot("hours", "hours", 0, 100_000),
        Slot("weeks", "weeks", 0, 520),
        Slot("measured_hours", "took", 0, 100_000),
        Slot("measured_seconds_per_step", "pace", 0.001, 100_000),
        Slot("measured_peak_gib", "peak", 0.1, 100_000),
        Slot("requests_per_day", "requests", 0, 5e8),
        Slot("tokens_per_request", "each", 1, 4_000_000),
        Slot("input_tokens", "input", 1, 4_000_000),
        Slot("output_tokens", "output", 1, 4_000_000),
        Slot("users", "users", 1, 1e7),
        Slot("context_tokens", "context", 16, 100_000_000),
        Slot("days", "days", 0, 10_000),
        Slot("api_model", "api"),
        Slot("provider", "provider"),
        Slot("scenario", "task", carried=True),
        Slot("limit", "limit", carried=False),
        Slot("methods", "methods", carried=False),
    )
}

MONEY = ("budget", "price_per_hour")
"""Slots of an amount of money."""
BEYOND = frozenset(
    ("generations", "completion_tokens", "prompt_tokens", "mean_completion_tokens", "on_policy_share", "rollout", "rollout_sleep", "rollout_share", "tensor_parallel", "pipeline_parallel",
     "expert_parallel", "sequence_parallel", "network_gbit_s",
     "saves", "save_total_limit", "free_disk_gb", "negatives", "audio_hours",
     "engine", "kv_cache", "people", "adapters", "prefix_share", "speculative", "redundancy", "processor",
     "images_per_sample", "image_pixels", "max_pixels", "train_vision_tower",
     "price_per_request", "price_per_million", "input_price_per_million", "output_price_per_million", "cached_share",
     "below", "trainable_parameters", "all_parameters", "trainable_share", "purchase_price", "machine_price", "electricity_price")
)  # fmt: skip
"""Settings of a run that stand beside their names or units: no slots, for nobody has to decide on
them."""

SCENARIOS = {
    "qa_system": "answers",
    "text_generation": "writing",
    "code_generation": "code",
    "classification": "classes",
    "extraction": "extract",
}
"""The tasks by the word that the model chooses."""
LIMITS = {
    "batch": "batch",
    "tokens": "length",
    "rank": "rank",
    "model": "model",
    "samples": "samples",
}
"""What the largest is asked of, by the word that the model chooses."""

ASKS = {
    "estimate_training_cost": "estimate",
    "fix_memory": "fix",
    "find_limit": "limit",
    "compare_setups": "compare",
    "recommend_hardware": "hardware",
    "recommend_method": "method",
    "recommend_settings": "settings",
    "recommend_model": "model",
    "compare_methods": "difference",
    "describe_scenario": "data",
    "plan_project": "plan",
    "fit_budget": "budget",
    "make_config": "config",
    "compare_serving_cost": "API",
    "size_serving": "serve",
    "price_hosted_tuning": "hosted",
    "buy_or_rent": "buy",
    "look_up": "look",
    "explain": "explain",
    "none": "none",
}
"""What a message can want, by the word that the model chooses."""
EXPLAIN, DATA, FIGURES = "explain", "describe_scenario", "estimate_training_cost"
"""Of them: an article, how much data a task needs, the figures of a run."""
BUYING, LOOK_UP = "buy_or_rent", "look_up"
"""Of them: cards of one's own against rented ones, a fact of a row."""
BY_SIZE = "estimate_by_size"
"""The tool that answers without a model: by the usual sizes."""
NEED = "need"
"""The fact that holds the id of a task's row."""
MOST_ASKS = 3
OF_TASKS = ("describe_scenario", "plan_project", "recommend_method")
"""Asks whose answer depends on the task."""
COMPARING = (
    "compare_setups", "recommend_model", "explain", "buy_or_rent", "compare_serving_cost", "price_hosted_tuning", "recommend_method",
    "recommend_hardware", "estimate_training_cost", "find_limit", "size_serving", "fit_budget",
)  # fmt: skip


def possible(slot: str, value: object) -> bool:
    """Whether a number is within the slot's limits; anything else is."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return slot in SLOTS
    return slot in SLOTS and SLOTS[slot].least <= value <= SLOTS[slot].most
