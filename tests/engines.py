"""The shipped models, loaded as an installation loads them."""

from advisor.model import weights
from advisor.model.bags import Bags
from advisor.model.gguf import Setup
from advisor.model.llama import LlamaEngine
from advisor.settings import Settings


def shipped(model: str, context: int = 2048, trained: bool = True) -> LlamaEngine:
    """As installed, with its adapters if `trained`. One thread: on a busy machine several wait for
    each other at every layer."""
    path, bundled = weights.locate(model, Settings().cache), weights.BUNDLED[model]
    adapter, topics = (bundled.adapter, bundled.topics) if trained else (None, None)
    return LlamaEngine(Setup(path, adapter, topics, threads=1, context=context), Bags.read())
