"""The paragraph with the switch of the tool that a message names, where those that are told do not
speak of it."""

import re

from advisor.advice.topics.lead import near_enough
from advisor.catalog.topic import Topic

TOOLS = tuple(
    re.compile(each, re.I | re.A)
    for each in (
        r"\btrl\b|sfttrainer|grpotrainer|dpotrainer",
        r"ms-?swift|\bswift (?:sft|pt|rlhf|infer|export|deploy)\b|\bmegatron sft\b",
        r"llama[- ]?factory",
        r"\bunsloth\b",
        r"\baxolotl\b",
        r"\bverl\b",
        r"\bvllm\b",
        r"\bollama\b",
    )
)


def with_tool(topic: Topic, asked: str, places: tuple[int, ...]) -> tuple[int, ...]:
    """The places, and one more where a paragraph that is near enough names the tool."""
    told = "\n".join(topic.paragraphs[place] for place in places)
    named = [tool for tool in TOOLS if tool.search(asked) and not tool.search(told)]
    near = (place for place in near_enough(topic, asked) if "`" in topic.paragraphs[place])
    found = (p for p in near if any(tool.search(topic.paragraphs[p]) for tool in named))
    return (*places, *[*found][:1])
