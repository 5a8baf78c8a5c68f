"""What a reinforcement run's message says of its answers: the length of a prompt with its answer, the
engine that generates them and whether it sleeps."""

import re

from advisor.reading.brief import Fact
from advisor.runs.objectives import GENERATING

ENGINE = re.compile(r"vllm|sglang|lmdeploy|colocate|fast_inference", re.I)
WITH_ENGINE = re.compile(
    r"verl(?![a-z])|openrlhf|nemo[-_ ]?rl|easyr1|slime(?![a-z])|areal(?![a-z])|prime-rl|skyrl", re.I
)
"""Frameworks that always generate by an engine (https://github.com/volcengine/verl,
https://github.com/OpenRLHF/OpenRLHF, https://github.com/NVIDIA-NeMo/RL)."""
PLAIN = re.compile(r"(?<![a-z])trl(?![a-z])|(?:grpo|ppo|rloo)[\s_-]?trainer", re.I)
"""TRL generates by Transformers unless `use_vllm` is set
(https://huggingface.co/docs/trl/main/en/grpo_trainer)."""
WITHOUT = re.compile(
    r"use[-_]vllm\W{1,4}(?:false|0)|(?:without|no|不用|没用|没有用|关闭)\s?vllm", re.I
)
ASLEEP = re.compile(
    r"(?:sleep_level\W{1,4}[12]|enable_sleep_mode\W{1,4}true|vllm_enable_sleep)(?![a-z_\d])"
    r"|free_cache_engine\W{1,4}true|verl(?![a-z])|actor_rollout_ref\.",
    re.I,
)
"""vLLM's own setting, OpenRLHF's flag, and verl, which frees the engine unless told not to
(`free_cache_engine` in https://github.com/volcengine/verl/blob/main/verl/trainer/config/rollout/rollout.yaml)."""
AWAKE = re.compile(r"free_cache_engine\W{1,4}false|enable_sleep_mode\W{1,4}false", re.I)
MEGATRON = re.compile(r"megatron|nemo|tensor_model_parallel|mcore", re.I)
ANSWER_TOKENS = 256
"""Of an answer at most, where nobody sets it: TRL's `max_completion_length`."""


def of_the_rollout(facts: dict[str, Fact], message: str) -> dict[str, Fact]:
    """Beside the engine that generates answers, tensor parallelism is the engine's, unless Megatron
    trains: the weights that are trained are not divided so."""
    prompt, objective = facts.pop("prompt_tokens", None), facts.get("objective")
    if objective is None or objective.value not in GENERATING:
        return facts
    if ENGINE.search(message) and not MEGATRON.search(message):
        facts.pop("tensor_parallel", None)
    if prompt and "tokens_per_sample" not in facts:
        answer = facts.get("completion_tokens")
        tokens = prompt.value + (answer.value if answer else ANSWER_TOKENS)
        facts["tokens_per_sample"] = Fact(tokens, prompt.words, prompt.turn)
    return facts | _engine(message, objective.turn)


def _engine(message: str, turn: int) -> dict[str, Fact]:
    told: dict[str, Fact] = {}
    plain = WITHOUT.search(message) or (not ENGINE.search(message) and PLAIN.search(message))
    if plain and not WITH_ENGINE.search(message):
        told["rollout"] = Fact("transformers", plain[0], turn)
    if (asleep := ASLEEP.search(message)) and not AWAKE.search(message):
        told["rollout_sleep"] = Fact(True, asleep[0], turn)
    return told
