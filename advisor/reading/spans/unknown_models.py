"""Models by names that no row has: what is trained under a name of its own, and names joined to a
known one."""

import re
from collections.abc import Collection, Iterator

from advisor.catalog.names import squash
from advisor.reading.places import Span

TRAINED = re.compile(
    r"(?:(?:fine-?|post-?)?(?:tun|train)(?:e|ing|ed)|finetun(?:e|ing|ed)|reproduc(?:e|ing)|serv(?:e|ing)|deploy(?:ing)?|test(?:ing)?|models?|微调|微調|训练|訓練|部署|复现|跑|模型)"
    r"(?:\s(?:the|an?|my|our|of|with|like|such\sas|called|named))?\s?(?P<name>[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+){0,5})(?![A-Za-z0-9_/\\]|[-.][A-Za-z0-9])"
)
"""What is trained or served."""
LIKE_A_NAME = re.compile(r".*[A-Z].*[A-Z]|.*[A-Z].*\d|.*[a-z]-?\d.*-|.*-.*[A-Z]")
"""Two capitals, or a capital or a hyphen with a digit: "OmniVoice", "VLM-3R"."""
NO_MODEL = """
ai api apis asr aws bf16 bos cpt cpu cross csv cuda ddp dl dora dpo eos few fp16 fp32 fp8 fsdp full
gcp gpu gpus grpo hf hpc int4 int8 json jsonl kto llm llms lora mllm mllms ml moe multi nf4 nlp non
npu ocr oom orpo os pdf peft pp ppo pre qa qlora rag ram rl rlhf rocm sdk self sft single slm sp sql
ssd tp tpu tts ui vllm vlms vqa vram yaml zero
colab deepspeed flashattention github huggingface kaggle llamafactory modelscope openai pytorch
sagemaker tensorflow
"""
NO_MODELS = frozenset(NO_MODEL.split())
"""Abbreviations of the trade that stand there too."""
OF_FOLDERS = """
about data dpo eval exp export finetune finetuned full large lora merge merged model models multi my
our output outputs rlhf run runs sft single small test the train trained tune tuned tuning with
"""
NO_NAMES = NO_MODELS | frozenset(OF_FOLDERS.split())
"""And words that folders and scripts are named by."""
_NO_PART = (
    r"(?:hf|it|chat|instruct(?:ions?)?|inst|base|v\d[\d.]*|bnb|\d?bit|int[48]|gguf|awq|gptq|fp8|fp16|bf16|q?lora|sft|dpo|grpo|ft|fine|finetuned?|tuned?"
    r"|merged|adapter|ckpt|checkpoints?|output|train|full|models?|style|like|based|type|class|size|sized|level|family|generated|native|compatible|only"
    r"|data|dataset|server|eval|ish|pt|mcore|shards?|small|tf|step|unsloth|seed|\d+)(?![A-Za-z])"
)
AFTER_NAME = re.compile(
    rf"(?:-(?!{_NO_PART})[A-Za-z][A-Za-z0-9]{{0,24}}(?:\.\d{{1,4}})?){{1,4}}(?![A-Za-z0-9_/]|\.[a-z])",
    re.I,
)
BEFORE_NAME = re.compile(
    r"(?<![A-Za-z0-9_/.\-])(?:(?!(?:fine|finetune|pre|non|meta|the|q?lora|sft|original|full|un|unsloth|re|my|our|multi|post|self|for|with|vs|and|or|to|llm|ai"
    r"|colossal|google|microsoft|mini|base)-)[A-Za-z][A-Za-z0-9]*-)+$",
    re.I,
)
"""Parts joined by hyphens to a known name: "Video-LLaVA", "GPT2-Chinese" are models of their own,
"Qwen3-8B-bnb-4bit" is the known one."""
VERSION_AFTER = re.compile(
    r"(?:[-_][vV]?\d{1,2}[._]\d{1,2}|(?<=-[vV]) ?\d\.\d|(?<=-[vV]\d)_\d)(?:-chat)?(?![A-Za-z0-9]|\.\d)"
)
"""The version behind a name: "Mini-InternVL-4B-1.5", "MiniCPM-Llama3-V 2.5"."""
OF_A_HUB = re.compile(
    r"(?<![A-Za-z0-9_.\-])(?P<name>[a-z][A-Za-z0-9]{2,20}(?:[-_.][A-Za-z0-9]{1,20}){0,4}[-_]\d{1,3}(?:\.\d{1,2})?[bB])"
    rf"(?P<more>(?:-(?:instruct|chat|base|it|v\d[\d.]{{0,4}}|(?!{_NO_PART})[A-Za-z][A-Za-z0-9]{{0,20}})){{0,4}})(?![A-Za-z0-9_])"
)
"""A name in small letters with its size, as a hub has it: "codegen-16B-multi",
"llama-3-chinese-8b-instruct-v2"."""
LONGEST_PART = 40


def unknown_models(text: str, known: Collection[str]) -> Iterator[Span]:
    """`known` are the names of the catalog."""
    for match in OF_A_HUB.finditer(text):
        first = re.split(r"[-_.]", match["name"])[0]
        if squash(match["name"]) not in known and first not in NO_NAMES:
            yield Span(match.start(), match.end(), match[0], (("model", match[0]),))
    for match in TRAINED.finditer(text):
        name = match["name"]
        first = re.split(r"[-.]", name.lower())[0]
        if LIKE_A_NAME.match(name) and not {name.lower(), first} & NO_MODELS:
            yield Span(match.start("name"), match.end("name"), name, (("model", name),))


def whole_name(text: str, span: Span) -> Span:
    """The model with the parts that are joined to its name."""
    before = BEFORE_NAME.search(text, max(0, span.start - LONGEST_PART), span.start)
    after = AFTER_NAME.match(text, span.end) or VERSION_AFTER.match(text, span.end)
    if not span.value("model") or span.keyed or not (before or after):
        return span
    start, end = before.start() if before else span.start, after.end() if after else span.end
    return Span(start, end, text[start:end], (("model", text[start:end]),))
