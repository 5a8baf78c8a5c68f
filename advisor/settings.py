"""Settings from `ADVISOR_*` environment variables; all optional. The README's table is made from
this class."""

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from advisor.errors import AdvisorError


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="ADVISOR_", frozen=True, use_attribute_docstrings=True
    )

    model: str = "gemma-3-270m"
    """Language model: `gemma-3-270m` or `smollm2-135m` (installed with the product), the path of a
    GGUF file, a Hugging Face `owner/repository:file.gguf`, or the base URL of an OpenAI-compatible
    server (`http://localhost:11434/v1`)."""
    adapter: Path | None = None
    """LoRA adapter (GGUF) of the local model, trained as `training/` does; unset: the shipped one
    of a model installed with the product."""
    model_name: str | None = None
    """Name of the model on that server; unset: the first it lists."""
    api_key: str = "none"
    """Key for that server."""
    threads: int | None = Field(default=None, ge=1)
    """Processor threads of the local model; unset: the physical cores that are free when a question
    comes, at most 8."""
    workers: int | None = Field(default=None, ge=1, le=64)
    """Processes of the local model in the served chat, each answering one question at a time;
    unset: one for each physical core, at most 4."""
    most_waiting: int = Field(default=256, ge=1)
    """Questions that may wait for the model; who asks beyond that is told to ask later."""
    host: str = "127.0.0.1"
    """Address the page is served on; `0.0.0.0` for other machines."""
    port: int = Field(default=7860, ge=0, le=65535)
    """Port the page is served on."""
    hosts: str = ""
    """Names, separated by commas, under which the page is reached, such as `advisor.example.com`;
    `localhost`, the machine's own name and addresses in numbers always are, `*` is any."""
    prices: Path | None = None
    """YAML file with your own prices (see `knowledge/README.md`); each wins over the shipped
    one."""
    knowledge: Path | None = None
    """Another knowledge folder instead of the shipped one."""
    embed_origins: str = ""
    """Origins, separated by commas, whose pages may embed the chat, such as
    `https://portal.example.com`; empty: none."""
    cache: Path = Path.home() / ".cache" / "fine-tune-advisor"
    """Folder for models that are assembled or downloaded."""

    @property
    def origins(self) -> tuple[str, ...]:
        return tuple(
            origin.strip().rstrip("/") for origin in self.embed_origins.split(",") if origin.strip()
        )

    @property
    def trusted(self) -> tuple[str, ...]:
        """The names of `hosts`."""
        return tuple(host.strip() for host in self.hosts.split(",") if host.strip())


def from_environment() -> Settings:
    """The settings; a wrong one is an `AdvisorError` that names its variable."""
    try:
        return Settings()
    except ValidationError as error:
        raise AdvisorError(
            "; ".join(
                f"ADVISOR_{str(each['loc'][0]).upper()}: {each['msg']} (it is {each['input']!r})"
                for each in error.errors()
            )
        ) from error
