"""Which tool answers an ask: that of its name, unless what is stated or asked means another."""

import re
from collections.abc import Sequence

from advisor.catalog.catalog import Catalog
from advisor.reading.asks.hosted_asked import PRICED_BY_HOSTS, of_a_host
from advisor.reading.asks.layout_asked import LAYOUT, layout_asked
from advisor.reading.asks.least_asked import LEAST, least_asked
from advisor.reading.asks.pace_asked import JUDGE, judges
from advisor.reading.asks.weighed import weighed
from advisor.reading.brief import Change
from advisor.reading.forms import has_a_model
from advisor.reading.slots import BUYING, BY_SIZE, DATA, EXPLAIN, FIGURES, LOOK_UP
from advisor.reading.spans.api_prices import discount_asked
from advisor.reading.spans.measured.mixture_times import is_compared
from advisor.reading.spans.measured.two_cards import is_checked
from advisor.reading.spans.needs import OF_AMOUNT, need_of
from advisor.reading.spans.pictures import tells_a_size
from advisor.runs.objectives import GENERATING

OF_REINFORCEMENT = "fix_memory"
"""The tool that tells what PPO and GRPO hold in memory; the figures of SFT are of another run."""
TIMED = (FIGURES, "compare_setups", "recommend_hardware", "compare_methods")
"""Asks that are a check where the same work was timed on two cards, or of two models."""
COMPUTES_ANSWERS = ("estimate_training_cost", "fix_memory")
"""Tools that compute a run whose answers are generated."""
PRICED_BY_HOST = "price_hosted_tuning"
"""The tool that tells what services charge to tune."""
OF_ONE_RUN = ("estimate_training_cost", "recommend_method")
"""Asks that are a comparison where several models are named: "14B by QLoRA or 7B by LoRA?"."""
OF_A_DISCOUNT = (EXPLAIN, "compare_serving_cost")
"""Asks that the price of an API answers where a discount of it is asked and no traffic is told."""
OF_BUYING = re.compile(
    r"\b(?:buy|bought|purchase|own|payback|pays?\s(?:off|back)|break[- ]?even)|买|買|购|購|入手|自建|自己配|配一台|回本|自有",
    re.I,
)
"""Without such words cards that are weighed against each other are to be rented."""
MAY_BE_BUYING = (
    EXPLAIN, FIGURES, LOOK_UP, "recommend_hardware", "fit_budget", "compare_setups", "compare_serving_cost",
)  # fmt: skip
"""Asks that a purchase weighed against renting answers."""
BOUGHT_OR_RENTED = re.compile(
    r"(?:买|買|购|購|入手|配一?[台个]|组装|自建|自购)[^。？?！!\n]{0,20}(?:租|云)[^。？?！!\n]{0,8}(?:比|划算|劃算|合算|便宜|哪)"
    r"|(?:租|云)[^。？?！!\n]{0,12}(?:多久|几年|何时|多长时间)[^。？?！!\n]{0,4}回本"
    r"|(?:买|買|购|購|自建)[^。？?！!\n，]{0,6}(?:还是|還是|或)[^。？?！!\n，]{0,4}(?:租|云|雲)|(?:租|云|雲)[^。？?！!\n，]{0,6}(?:还是|還是|或)[^。？?！!\n，]{0,4}(?:买|買|购|購|自建)"
    r"|\b(?:buy|buying|purchase|build|building)\b[^.?!\n]{0,40}\b(?:or|vs\.?|versus|instead\sof|compared\s(?:to|with))\s(?:\w+\s){0,2}(?:rent|cloud|runpod|vast|lambda|autodl)"
    r"|\brent(?:ing)?\b[^.?!\n]{0,40}\b(?:or|vs\.?|versus|instead\sof|compared\s(?:to|with))\s(?:\w+\s){0,2}(?:buy|purchas|own\b|owning|build)",
    re.I,
)
HARDWARE = "recommend_hardware"
OF_A_MACHINE = (
    "recommend_model",
    EXPLAIN,
    LOOK_UP,
    "none",
    "compare_serving_cost",
    "recommend_settings",
)
"""Asks that are understood where a rented machine is asked for."""
WHICH_MACHINE = re.compile(
    r"\b(?:which|what|best|right)\s(?:\w+\s){0,2}(?:instances?|machine\s?types?|vms?)\b|(?:哪|什么|选)[^，。？\n]{0,8}(?:实例|机型|規格|规格)",
    re.I,
)
TUNED = re.compile(r"tun(?:e|ing)|train|微调|微調|训练|訓練", re.I)
OF_WORDS = ("fix_memory", "make_config")
"""Asks that a first message makes by its words alone."""
OF_MEMORY = re.compile(
    r"memory|\bv?ram\b|(?<![a-z])oom(?![a-z])|alloc|\bfits?\b|out\sof|killed|crash|显存|顯存|記憶體|内存|內存|爆|炸|溢出|放不下|装不下|裝不下|跑不起来|不够|占用",
    re.I,
)
TABLE = re.compile(r"\s*[|+]")
"""A line of `nvidia-smi`."""
ONE_OR_THE_OTHER = re.compile(r"\b(?:or|vs\.?|versus)\b|还是|還是|哪个|哪個", re.I)
FRAMEWORKS = re.compile(
    r"unsloth|llama-?\s?factory|axolotl|(?<![a-z])trl(?![a-z])|ms-?swift|(?<![a-z])swift(?![a-z])|torchtune|deepspeed|megatron|(?<![a-z])mlx",
    re.I,
)
NEEDS_A_MODEL = ("estimate_training_cost", "recommend_hardware")
"""Asks that go to `BY_SIZE` where no model is stated, or one that nobody knows: a table beats a
question back."""


def asks_meant(asks: Sequence[str], change: Change, message: str) -> tuple[str, ...]:
    """The asks; a purchase weighed against renting, or a machine to rent for a run, first, whatever
    was understood in its place."""
    if asks[:1] and asks[0] in OF_A_MACHINE and _machine_meant(change, message):
        return (HARDWARE, *(ask for ask in asks[1:] if ask != HARDWARE))
    if not ({*asks[:1]} & {*MAY_BE_BUYING} and buying_meant(change, message)):
        return tuple(asks)
    return (BUYING, *(ask for ask in asks[1:] if ask != BUYING))


def _machine_meant(change: Change, message: str) -> bool:
    """Whether it is asked which rented machine tunes a model."""
    stated = change.brief.values
    tuned = "model" in stated and "gpu" not in stated and TUNED.search(message)
    return bool(tuned and WHICH_MACHINE.search(message))


def tool_of(ask: str, change: Change, message: str, catalog: Catalog) -> str:
    if timed := _of_times(ask, change, message, catalog):
        return timed
    if ask in OF_WORDS and _is_of_another(ask, change, message):
        return EXPLAIN
    if ask in PRICED_BY_HOSTS and of_a_host(change.stated, message, catalog):
        return PRICED_BY_HOST
    alone = not {"requests_per_day", "users", "gpu"} & change.brief.values.keys()
    if ask in OF_A_DISCOUNT and alone and "api_model" in change.stated and discount_asked(message):
        return LOOK_UP
    return _of_figures(ask, change, message, catalog)


def _of_times(ask: str, change: Change, message: str, catalog: Catalog) -> str | None:
    """Where the message's own figures answer it, or a time is to be judged."""
    if ask in TIMED and (is_checked(message, catalog) or is_compared(message, catalog)):
        return EXPLAIN
    return JUDGE if judges(ask, change, message) else None


def _of_figures(ask: str, change: Change, message: str, catalog: Catalog) -> str:
    if ask == FIGURES and layout_asked(change, message):
        return LAYOUT
    if least_asked(ask, change, message) and has_a_model(change, catalog):
        return LEAST
    return _by_what_is_stated(ask, change, message, catalog)


def buying_meant(change: Change, message: str) -> bool:
    """Whether buying is weighed against renting: by its words, or by a stated price; where a run is
    described, by a stated price alone."""
    if weighed(change.brief.facts, message):
        return True
    values = change.brief.values
    alone = "model" not in values or "gpu" in change.stated
    return alone and "samples" not in values and bool(BOUGHT_OR_RENTED.search(message))


def _is_of_another(ask: str, change: Change, message: str) -> bool:
    """Whether nothing in a first message is of memory, or two frameworks are weighed where a file of
    one was understood."""
    if change.brief.values.keys() - change.stated.keys():
        return False
    if ask == "fix_memory":
        told = "\n".join(line for line in message.splitlines() if not TABLE.match(line))
        return not (OF_MEMORY.search(told) or change.brief.values.get("objective") in GENERATING)
    named = {found.lower() for found in FRAMEWORKS.findall(message)}
    return len(named) > 1 and bool(ONE_OR_THE_OTHER.search(message))


def _by_what_is_stated(ask: str, change: Change, message: str, catalog: Catalog) -> str:
    if _is_explained(ask, change, message, catalog):
        return EXPLAIN
    if _weighs(ask, change, message):
        return "compare_setups"
    if ask not in NEEDS_A_MODEL:
        return ask
    known = has_a_model(change, catalog)
    if not known and _of_batches(change):
        return EXPLAIN
    if change.brief.values.get("objective") in GENERATING:
        return ask if known and ask in COMPUTES_ANSWERS else OF_REINFORCEMENT
    return ask if known else BY_SIZE


def _of_batches(change: Change) -> bool:
    """Whether the batch of one card is set beside that of all, and no model is stated."""
    batches = {"micro_batch_size", "global_batch_size"} <= change.stated.keys()
    return batches and "model" not in change.brief.values


def _weighs(ask: str, change: Change, message: str) -> bool:
    """Whether several models or cards, or values of a setting, are named to be set side by side."""
    if ask in OF_ONE_RUN and compares("model", change):
        return True
    if not compares("gpu", change):
        return ask == FIGURES and any(compares(slot, change) for run in change.runs for slot in run)
    rented = ask == BUYING and not OF_BUYING.search(message)
    return rented or ask in (FIGURES, "recommend_hardware")


def _is_explained(ask: str, change: Change, message: str, catalog: Catalog) -> bool:
    """Whether an article answers in place of a row: of what a picture makes, of the data of a task
    beyond the lesson's five, where no amount is asked."""
    if ask == LOOK_UP:
        return tells_a_size(message)
    if ask != DATA or change.brief.values.get("scenario") or "samples" in change.stated:
        return False
    need = need_of(change, catalog)
    return need is not None and not OF_AMOUNT.search(message)


def compares(slot: str, change: Change) -> bool:
    """Whether the set-ups have several values of it."""
    return len({str(run[slot]) for run in change.runs if slot in run}) > 1
