"""The shipped models, loaded as an installation loads them."""

from advisor.model import merge, weights
from advisor.model.bags import Bags
from advisor.model.gguf import Setup
from advisor.model.llama import LlamaEngine
from advisor.settings import Settings


def shipped(model: str, context: int = 2048, trained: bool = True) -> LlamaEngine:
    """As installed, with its adapters if `trained`. One thread: on a busy machine several wait for
    each other at every layer."""
    cache, bundled = Settings().cache, weights.BUNDLED[model]
    path = weights.locate(model, cache)
    adapter, topics = (bundled.adapter, bundled.topics) if trained else (None, None)
    merged = merge.merged(path, adapter, cache)
    setup = Setup(path, adapter, merged, topics, threads=1, context=context)
    return LlamaEngine(setup, Bags.read())
