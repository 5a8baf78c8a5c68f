"""Whether a message asks what a service charges to fine-tune, whatever else it was taken for."""

import re

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.brief import Slots

PRICED_BY_HOSTS = ("look_up", "explain", "estimate_training_cost", "none")
"""Asks that such a message may be taken for."""
LOOKED_UP = frozenset(("gpu", "model", "api_model"))
TUNED = re.compile(r"微调|精调|微調|精調|fine-?\s?tun", re.I)
HOSTED = re.compile(
    r"(?:hosted|managed)\s(?:fine-?\s?tun|training|lora)|fine-?\s?tun(?:e|ing)[\s-](?:as\sa\sservice|services?|apis?|providers?)"
    r"|托管(?:微调|训练|精调)|(?:微调|精调)(?:服务|平台|API)",
    re.I,
)
COSTS = re.compile(r"cost|price|pricing|how much|多少钱|价格|费用|收费|计费|报价", re.I)


def of_a_host(stated: Slots, message: str, catalog: Catalog) -> bool:
    """Hosted tuning and its cost are spoken of; or tuning that somebody does who is named ("GPT-4.1
    微调多少钱"); or one is named that tunes and is no API, and nothing else ("what does Tinker
    cost")."""
    if not COSTS.search(message):
        return False
    stated = apart(stated, catalog)
    named = str(stated.get("provider", ""))
    tunes = catalog.tuning_provider(named) is not None
    if TUNED.search(message) and (tunes or _tuned_api(stated, catalog)) and "gpu" not in stated:
        return True
    alone = LOOKED_UP.isdisjoint(stated) and squash(named) not in catalog.api_names
    return bool(HOSTED.search(message)) or (alone and tunes)


def _tuned_api(stated: Slots, catalog: Catalog) -> bool:
    """Whether an API is named whose model, or one that goes by its provider's name, is or was
    tuned, and no other model."""
    if "model" in stated or "api_model" not in stated:
        return False
    named = str(stated["api_model"])
    known = catalog.api_names.get(squash(named))
    tuned = {row.tunes for row in catalog.hosted_tuning}
    tuned.update(name for row in catalog.tuning_providers.values() for name in row.ended)
    return known in tuned or catalog.tuning_provider(named) is not None


def apart(slots: Slots, catalog: Catalog) -> Slots:
    """The model and who tunes it, where an API goes by both ("Llama 3.1 8B on Together")."""
    model, _, host = str(slots.get("model", "")).rpartition(" on ")
    if not model or catalog.tuning_provider(host) is None:
        return slots
    return {**slots, "model": model, "provider": host}
