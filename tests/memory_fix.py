"""What the tests of memory that ran out share: the result over the shipped knowledge, and its answer."""

from typing import Any

from advisor.advice.memory.fix_memory import FixMemory, MemoryFix
from advisor.answers.render import Renderer
from advisor.language import Language
from tests.shipped import CATALOG


def fixed(**stated: Any) -> MemoryFix:
    return FixMemory.model_validate(stated).run(CATALOG)


def said(language: Language = "en", **stated: Any) -> str:
    return Renderer().answer("fix_memory", fixed(**stated), language).markdown
