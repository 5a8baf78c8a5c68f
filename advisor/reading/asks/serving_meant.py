"""Whether a message is about running a model, where its ask is one that training and running have
alike, or that tells only of a card ("How fast is a 32B on an H100 with vLLM?")."""

import re
from collections.abc import Sequence

from advisor.advice.serving.about import About
from advisor.reading.asks.serving_asked import serving_asked
from advisor.reading.brief import Change
from advisor.reading.spans.launch import launch_told, rate_told
from advisor.reading.spans.moments import moment_told

SERVING = "size_serving"
OF_TRAINING = ("estimate_training_cost", "recommend_hardware", "fix_memory")
"""Asks about memory and cards, which training and inference need alike."""
TOLD_BY_SERVING = ("look_up", "compare_setups", "compare_methods", "find_limit", "explain", "none")
"""Asks whose answer does not tell the speed or the users that were asked for."""
NOTHING_ASKED = ("look_up", "find_limit", "none")
"""Those where names and settings of a server stand alone ("KV cache 8bit, llama3 8b, 4090")."""
OF_A_CARD = {"gpu", "gpu_memory_gib"}
OF_A_RUN = {"method", "objective", "epochs", "micro_batch_size", "samples"}
OF_A_SERVER = {
    "engine", "kv_cache", "people", "prefix_share", "speculative", "redundancy"
}  # fmt: skip
"""Facts that only a server has."""
OF_TRAINING_ALONE = ("merging", "evaluation", "saving")
"""Moments when memory runs out that a model which is only run does not have."""
TRAINS = re.compile(
    r"train|tun(?:e|ing)|lora|sft|dpo|grpo|ppo|epoch|gradient|batch|samples?\b|训|訓|微调|微調|样本",
    re.I,
)
TRAINING_TOO = {"MLX"}
"""Programs that train as well as serve."""
ADAPTERS = re.compile(r"lora|adapters?|适配器|適配器", re.I)
MERGED = re.compile(r"(?:merg\w*|合并|合併)[^，。,.;；]{0,12}?lora(?:后|後)?", re.I)
INFERS = re.compile(r"\b(?:inference|infer|serv(?:e|ing)|deploy\w*)\b|推理|部署", re.I | re.A)
"""Said of running alone."""
RUNS = re.compile(
    r"\b(?:run(?:s|ning)?|inference|infer|serv(?:e|ing)|deploy\w*|generat\w+|vllm|ollama|llama\.cpp)\b|推理|部署|跑|生成",
    re.I | re.A,
)


def served(asks: Sequence[str], change: Change, message: str) -> Sequence[str]:
    """The asks, those of training or of a card turned into serving where that is meant."""
    if _trained(change, message):
        return asks
    parts = serving_asked(message)
    if "reserve" in parts and change.brief.values.keys() & (OF_A_CARD | {"model"}):
        return (SERVING,)
    meant = _meant(parts, change, message)
    return [SERVING if ask in meant else ask for ask in asks]


def failed_to_start(change: Change, message: str) -> bool:
    """Whether a server stopped at its start with an error that figures explain: its own, or those of
    a stated model and card."""
    launch = launch_told(message)
    if launch is None or "failed" not in launch:
        return False
    stated = change.brief.values.keys()
    figures = "held_tokens" in launch or "free_gib" in launch
    return figures or ("model" in stated and bool(OF_A_CARD & stated))


ANSWERS = re.compile(
    r"vllm|sglang|ollama|llama\.?[-_ ]?cpp|gguf|\bq\d_|lmdeploy|\btgi\b|generat\w+|inference|\bserv(?:e|ing)\b|single user|推理|生成|部署|单人",
    re.I | re.A,
)


def generates_slowly(change: Change, message: str) -> bool:
    """Whether answers of a stated model on a stated card are said to come slowly."""
    stated = change.brief.values.keys()
    named = "model" in stated and bool(OF_A_CARD & stated)
    told = rate_told(message) is not None or bool(WORDS_TOOK.search(message))
    return named and told and bool(ANSWERS.search(message)) and "slow" in serving_asked(message)


WORDS_TOOK = re.compile(
    r"\btook\b[^.?!\n]{0,24}\b(?:hours?|minutes?)\b[^.?!\n]{0,20}\b(?:words?|tokens?)\b", re.I
)


def answered_by_serving(asks: Sequence[str], change: Change, message: str) -> bool:
    """Whether the speed or the users of a stated model on a stated card are asked for, which figures
    tell and no article."""
    stated = change.brief.values.keys()
    named = "model" in stated and bool(OF_A_CARD & stated)
    return SERVING in asks and named and bool(serving_asked(message))


def _meant(parts: Sequence[About], change: Change, message: str) -> tuple[str, ...]:
    """The asks that mean serving."""
    server = bool(_of_a_server(change))
    runs = server or bool(RUNS.search(message))
    of_training = OF_TRAINING if runs else ()
    if not _known(change, runs):
        return of_training
    if parts:
        return (*of_training, *TOLD_BY_SERVING)
    return (*of_training, *NOTHING_ASKED) if server else of_training


def _known(change: Change, runs: bool) -> bool:
    """Whether the figures would be of something stated: a model and a card, or either of them where
    it is said to run."""
    stated = change.brief.values.keys()
    model, card = "model" in stated, bool(OF_A_CARD & stated)
    return (model and card) or (runs and (model or card))


def _of_a_server(change: Change) -> set[str]:
    """Facts of this message or an earlier one."""
    return OF_A_SERVER & change.brief.facts.keys()


def _serves_adapters(change: Change) -> bool:
    """Whether LoRA is what is served: several adapters, or with a program that trains nothing."""
    facts = change.brief.facts
    engines = set(facts["engine"].value) if "engine" in facts else set[str]()
    return "adapters" in facts or bool(engines - TRAINING_TOO)


FILES = re.compile(r"gguf|ollama|llama\.cpp|q[2-8]_[k0]", re.I)
"""What is run, once training is over."""


def _runs_a_file(message: str) -> bool:
    """Whether a converted model is asked about, and nothing of its training."""
    merged = MERGED.sub(" ", message)
    return bool(FILES.search(message)) and bool(RUNS.search(merged)) and not TRAINS.search(merged)


def _trained(change: Change, message: str) -> bool:
    """Whether the message or what was told before says anything of training; adapters that are served
    are named as such."""
    stated = change.brief.values
    earlier = stated.keys() - change.stated.keys()
    served = _serves_adapters(change)
    words = ADAPTERS.sub(" ", message) if served else message
    if _runs_a_file(message) or (INFERS.search(message) and not TRAINS.search(words)):
        return False  # "and inference?", after a training was told
    run = OF_A_RUN - ({"method"} if served else set())
    trained = run & stated.keys() or moment_told(message) in OF_TRAINING_ALONE
    return bool(earlier or trained or TRAINS.search(words))
