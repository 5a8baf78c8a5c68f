"""Versions of programs that a message states, and what they lack."""

import re
from typing import Literal

VERSION = r"(?:\s?version)?['\"`]?\s{0,2}(?:[:=：]{1,2}|v)?\s{0,2}v?(\d{1,2})\.(\d{1,3})(?![\d.]*\s?[bBgG])"
TORCH = re.compile(rf"(?<![\w-])(?:py)?torch{VERSION}", re.I)
TRANSFORMERS = re.compile(rf"(?<![\w-])transformers{VERSION}", re.I)
SDPA_TORCH, SDPA_TRANSFORMERS = (2, 0), (4, 36)
"""From which on Transformers' Llama computes attention without its whole matrix, where no package
for it is installed (https://github.com/huggingface/transformers/releases/tag/v4.36.0)."""
OTHERWISE = re.compile(r"flash|xformers|sdpa|unsloth|train_mem|fa2|memory.efficient", re.I)
"""What would say that a package does."""
EAGER = re.compile(r"attn_impl(?:ementation)?[\"']?\s{0,2}[=: ]\s{0,2}[\"']?eager", re.I)
SET = re.compile(
    r"(?:flash[-_ ]?attn|flash[-_ ]?attention|use_flash_attn|attn_impl(?:ementation)?)[-_\w]{0,14}[\"']?\s{0,2}[=: ]\s{0,2}[\"']?(?:true|fa2|fa3|sdpa|flash\w*|xformers|on\b|2\b|auto)"
    r"|--(?:use[_-])?(?:flash[_-]attn|flash[_-]attention|xformers)(?![^\n]{0,3}(?:false|disabled))"
    r"|\b(?:with|using|use|uses|enabled?|installed|have|has)\s(?:\w+\s){0,2}(?:flash[- _]?att\w*|xformers|sdpa)|unsloth|train_mem"
    r"|(?:开了|开启了?|用了|使用了?|启用了?|装了|打开了?)\s?(?:flash|xformers|sdpa|fa2)|(?:flash\S{0,12}|fa2)\s?(?:也|都|已)?(?:开了|开启|打开|装了|用了)",
    re.I,
)
"""Attention without its whole matrix, said to be on."""
EXPANDABLE = re.compile(r"expandable_segments", re.I)
EXPANDS = (2, 1)
"""PyTorch from which on its allocator knows `expandable_segments`
(https://github.com/pytorch/pytorch/blob/main/docs/source/notes/cuda.rst)."""
Allocator = Literal["fixed", "expands"]
"""What is known of PyTorch's allocator: too old for growing segments, or already set so."""


def _stated(program: re.Pattern[str], message: str) -> tuple[int, int] | None:
    found = program.search(message)
    return (int(found[1]), int(found[2])) if found else None


def eager(message: str) -> Literal["eager"] | None:
    """Whether attention holds its whole matrix: said so, or by versions that know no other."""
    if EAGER.search(message):
        return "eager"
    torch, transformers = _stated(TORCH, message), _stated(TRANSFORMERS, message)
    old = (torch and torch < SDPA_TORCH) or (transformers and transformers < SDPA_TRANSFORMERS)
    return "eager" if old and not OTHERWISE.search(message) else None


def attention_set(message: str) -> bool | None:
    return bool(SET.search(message)) or None


def allocator(message: str) -> Allocator | None:
    if EXPANDABLE.search(message):
        return "expands"
    torch = _stated(TORCH, message)
    return "fixed" if torch and torch < EXPANDS else None
