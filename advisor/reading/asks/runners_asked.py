"""Whether a message asks to train within a program that only runs models."""

import re

RUNNER = re.compile(
    r"\bollama\b|\blm[\s-]?studio\b|\bgpt4all\b|\bllama\.cpp\b|ollama|lm ?studio", re.I
)
TRAIN = re.compile(r"\bfine[\s-]?tun\w*|\btrain(?:ing)?\b|微调|训练|訓練|微調", re.I)
AFTERWARDS = re.compile(
    r"\b(?:tuned|trained|import\w*|export\w*|convert\w*|deploy\w*|load\w*|after|into|gguf|slow\w*|gibberish)\b"
    r"|导入|导出|部署|加载|转换|之后|以后|训完|训好|微调后|微调好|训练后",
    re.I,
)
"""Words of a model that is brought there when trained."""
LONGEST = 160
"""Characters of a message that asks nothing else."""


def trains_in_runner(message: str) -> bool:
    asked = len(message) <= LONGEST and RUNNER.search(message) and TRAIN.search(message)
    return bool(asked) and not AFTERWARDS.search(message)
