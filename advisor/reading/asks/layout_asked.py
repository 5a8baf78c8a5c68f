"""Whether it is asked how to divide a run over many cards: tensor, pipeline, context and expert
parallelism."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.reading.brief import Change

LAYOUT = "choose_layout"
AXES = re.compile(
    r"(?<![a-z])(?P<axis>[tpced])p(?:\s?size)?(?![a-z])"
    r"|(?P<long>tensor|pipeline|context|expert)(?:[-_ ](?:model[-_ ])?parallel\w*|[-_ ]mp\b|\s\d)|(?P<zh>张量|流水线|上下文|序列|专家)(?:模型)?并行"
    r"|data_parallel_(?:shard|replicate)_degree",
    re.I,
)
"""An axis by its letters, its English or its Chinese name."""
SLOTS = {
    "t": "tensor_parallel",
    "p": "pipeline_parallel",
    "c": "sequence_parallel",
    "e": "expert_parallel",
}
LETTERS = {"张量": "t", "流水线": "p", "上下文": "c", "序列": "c", "专家": "e"}
OF_ALL = re.compile(
    r"\bparallelism\b(?:[- ](?:config\w*|strateg\w+|layout|plan|settings?))?|\bparallel\s(?:config\w*|strateg\w+|layout|settings?)|并行(?:策略|方案|配置|参数|设置|度|怎么|如何|该怎|切分)|怎么(?:切|并行)",
    re.I,
)
ENGINE = re.compile(
    r"(?P<bridge>megatron[- ]?bridge)|(?P<nemo>\bnemo\b)|(?P<titan>torchtitan)|(?P<verl>\bverl\b)|(?P<swift>megatron[- ]?swift|megatron\s(?:sft|rlhf|pt)\b|\bms-?swift\b|\bswift\b)|(?P<megatron>megatron|\bmcore\b)",
    re.I,
)
NAMES = {"bridge": "megatron-bridge", "nemo": "nemo", "titan": "torchtitan", "verl": "verl", "swift": "ms-swift",
         "megatron": "megatron"}  # fmt: skip
"""In the order in which one counts before another that is named beside it."""
MEGATRON = re.compile(r"megatron|\bmcore\b|nemo\b|torchtitan", re.I)
ASKED = re.compile(
    r"\b(?:what|which|how|recommend\w*|advi[sc]e|suggest\w*|proper|optimal|best|should|need)\b|怎么|如何|怎样|多少|推荐|建议|合适|合理|怎么?配|该(?:用|设|怎)|最优|求",
    re.I,
)
SERVED = re.compile(
    r"\b(?:serv(?:e|ing)|infer(?:ence|ring)?|deploy\w*|vllm|sglang|lmdeploy)\b|部署|推理服务|推理速度",
    re.I,
)
EXPLAINED = re.compile(
    r"\bdiffer(?:ence|s)?\b|\bexplain|\bwhat\s(?:is|are)\s(?:the\s)?(?:tensor|pipeline|context|expert|tp|pp|cp|ep)\b|\b(?:tp|tensor parallel\w*|pp|pipeline parallel\w*)\s(?:or|vs\.?|versus)\s|区别|是什么|什么意思|(?:快|好)还是|(?:tp|张量并行)还是",
    re.I,
)
BROKEN = re.compile(r"assert|valueerror|runtimeerror|traceback|divisible|不能整除|报错", re.I)
"""A program that refuses a layout."""
LEAST_CARDS = 2


def layout_asked(change: Change, message: str) -> bool:
    """Of a model on several cards: how the axes are to be set, by two of them or by a framework that
    has them."""
    stated = change.brief.values
    if not {"model", "num_gpus", "gpu"} <= stated.keys() or stated["num_gpus"] < LEAST_CARDS:
        return False
    if not ASKED.search(message) or EXPLAINED.search(message) or BROKEN.search(message):
        return False
    engine = bool(MEGATRON.search(message))
    if not engine and SERVED.search(message):
        return False
    axes = {*axes_named(message)} - {"d"}
    return len(axes) > 1 or (engine and bool(axes or OF_ALL.search(message)))


def axes_named(message: str) -> Iterator[str]:
    """The letters of the axes."""
    for found in AXES.finditer(message):
        if found["axis"]:
            yield found["axis"].lower()
        elif found["long"]:
            yield found["long"][0].lower()
        elif found["zh"]:
            yield LETTERS[found["zh"]]
        else:
            yield "d"


def of_layout(tool: str, arguments: Mapping[str, Any], message: str) -> dict[str, Any]:
    """The arguments with the framework whose settings are named, and without a layout of which not
    every axis that is named has its number."""
    if tool != LAYOUT:
        return dict(arguments)
    named = {SLOTS[axis] for axis in axes_named(message) if axis in SLOTS}
    half = {*SLOTS.values()} if named - arguments.keys() else set[str]()
    kept = {name: value for name, value in arguments.items() if name not in half}
    kinds = {found.lastgroup for found in ENGINE.finditer(message)}
    known = (name for kind, name in NAMES.items() if kind in kinds)
    return {**kept, **({"names": name} if (name := next(known, None)) else {})}


def words_of_layout(tool: str, message: str) -> Iterator[str]:
    """What the call rests on beside the slots."""
    if tool == LAYOUT:
        for pattern in (AXES, ENGINE, OF_ALL):
            yield from (found[0] for found in pattern.finditer(message))
