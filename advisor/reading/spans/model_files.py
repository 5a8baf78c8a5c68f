"""The model that a command, a script or a cache names: behind the key of its setting it is the one
that is trained or served, whatever else is named; ModelScope writes a point as "___", the Hugging
Face cache "models--maker--name"."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from advisor.catalog.names import squash
from advisor.reading.places import Span, Taken

KEY = re.compile(
    r"(?<![\w.-])(?:--)?(?:model[_-]name[_-]or[_-]path|pretrained[_-]model[_-]name[_-]or[_-]path|model[_-]id[_-]or[_-]path"
    r"|model[_-](?:name|path|id|dir)|base[_-]?model|(?:actor_rollout_ref\.)?model\.path|pretrain|(?<=--)model)"
    r"[\"']?[ \t]{0,3}(?:[:=][ \t]{0,3}|[ \t])[rf]?[\"'`]?(?P<path>[^\s\"'`,;)\\]{3,200})"
    r"|from_pretrained\(\s{0,20}[\"'](?P<loaded>[^\s\"']{3,200})[\"']"
    r"|(?<![a-z])vllm\s+serve\s+[\"']?(?P<served>[A-Za-z0-9./][^\s\"'\\]{2,200})",
    re.I,
)
"""Keys of Transformers, LLaMA-Factory, Axolotl, ms-swift, OpenRLHF and verl."""
PRETRAIN = re.compile(r"--pretrain\s", re.I)
CACHED = re.compile(r"models--(?P<maker>[\w.-]{1,60}?)--(?P<name>[\w.-]{2,100})", re.A)
POINTED = re.compile(r"(?<![\w.-])(?P<name>[A-Za-z][A-Za-z0-9]{0,20}\d___\d[\w.-]{0,80})", re.A)
"""As ModelScope stores it: "Qwen1___5-72B-Chat"."""
LOCAL = re.compile(r"(?<![\w./])\.{0,2}/(?P<path>[\w./-]{3,200})", re.A)
"""A path of the asker's own machine."""
SIZED = re.compile(r"(?<![\d.])\d{1,4}(?:\.\d{1,2})?[bB](?![a-zA-Z])")
NO_TEXT = re.compile(
    r"clip|vit-|siglip|reward|tokenizer|embed|rerank|draft|adapter|lora[-_/]|/lora|data|json|output|ckpt",
    re.I,
)
"""In the path of what is not the model itself."""


def model_files(text: str, known: Collection[str]) -> Iterator[Span]:
    """`known` are the names of the catalog."""
    for found in KEY.finditer(text):
        group = next(name for name in ("path", "loaded", "served") if found[name])
        yield from _of_path(found, group, lambda name: _is_a_model(name, known), keyed=True)
    for pattern in (CACHED, POINTED):
        for found in pattern.finditer(text):
            if _is_a_model(name := found["name"], known):
                yield _span(found.start("name"), name)
    for found in LOCAL.finditer(text):
        yield from _of_path(found, "path", SIZED.search)


def _of_path(
    found: re.Match[str], group: str, is_a_model: Callable[[str], object], keyed: bool = False
) -> Iterator[Span]:
    """The last part of a path that names the model itself, if one does."""
    for start, name in _elements(found[group], found.start(group)):
        if is_a_model(name) and not NO_TEXT.search(name):
            yield _span(start, name, keyed)
            return


def _span(start: int, name: str, keyed: bool = False) -> Span:
    return Span(start, start + len(name), name, (("model", _published(name)),), keyed)


OF_DDP = re.compile(r"(?<![A-Za-z])ddp_(?:timeout|find|bucket|broadcast|backend)\w{0,30}", re.I)


def of_no_key(text: str, spans: Iterable[Span]) -> list[Span]:
    """Without words that are the key of a model or begin another's: OpenRLHF's `--pretrain` is no aim,
    `ddp_timeout` no way to share cards."""
    found = (*PRETRAIN.finditer(text), *OF_DDP.finditer(text))
    keys = Taken(len(text), (each.span() for each in found))
    return [span for span in spans if not keys.overlaps(span.start, span.end)]


def stored_so(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """How weights are stored is certain where a model's name says so: "Yi-34B-Chat-8bits"."""
    ends = {span.end for span in spans if span.value("model")}
    for span in spans:
        joined = span.start - 1 in ends and text[span.start - 1] in "-_"
        yield replace(span, keyed=True) if joined and span.value("quantization") else span


def _elements(path: str, start: int) -> Iterator[tuple[int, str]]:
    """The parts of a path with their places, the last first; of the cache's the model alone."""
    parts = list(re.finditer(r"[^/]+", path))
    for part in reversed(parts):
        cached = CACHED.fullmatch(part[0])
        place = part.start() + (cached.start("name") if cached else 0)
        yield start + place, cached["name"] if cached else part[0]


def _is_a_model(name: str, known: Collection[str]) -> bool:
    """A name with a size, or one of the catalog's."""
    return bool(SIZED.search(name)) or squash(_published(name)) in known


def _published(name: str) -> str:
    return name.replace("___", ".")
