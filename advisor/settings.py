"""Settings from `ADVISOR_*` environment variables; all optional. The README's table is made from
this class."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from advisor.errors import AdvisorError

SHORTEST_KEY = 16
"""Characters of a key that nobody guesses at five attempts a minute."""


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="ADVISOR_", frozen=True, use_attribute_docstrings=True, hide_input_in_errors=True
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
    database_url: str | None = Field(default=None, repr=False)
    """Where conversations, projects and feedback are kept: `postgresql://user:password@host/name`,
    `sqlite:////path/of/a/file.db`, or `off`; unset: a SQLite file in
    `~/.local/share/fine-tune-advisor` (see [history](history.md))."""
    retention_days: int = Field(default=365, ge=0, le=36_500)
    """Days after which what nobody has touched is deleted; 0: never."""
    api_keys: SecretStr = SecretStr("")
    """Keys, separated by commas, that programs must show to call the advisor; empty, and no file:
    they are let in as people are to the page."""
    api_keys_file: Path | None = None
    """File with more of these keys, one a line."""
    requests_per_minute: int = Field(default=120, ge=1)
    """Calls that a program may make in a minute, by key, else by address."""
    admin_key: SecretStr = SecretStr("")
    """Key of the administrator's page `/admin`, at least 16 characters; empty: there is no such
    page (see [administration](administration.md))."""
    export_questions: bool = False
    """`on`: the administrator may download the kept conversations for retraining, without their
    owners."""
    root_path: str = Field(default="", pattern=r"^(/[\w.~-]+)*$")
    """Path under which a proxy serves all of it, such as `/advisor`; the proxy may strip it or
    not."""
    proxies: str = ""
    """Addresses or networks, separated by commas, of the proxies before it: what they forward about
    who asks and by which scheme is believed, from others nothing."""
    sign_in: Literal["none", "portal", "basic", "oidc"] = "none"
    """How people must sign in: not at all, by a portal's token, by name and password, or at a
    provider of OpenID Connect."""
    session_minutes: int = Field(default=60, ge=1)
    """How long a sign-in lasts."""
    cookie_same_site: Literal["lax", "none"] = "lax"
    """With which requests of other sites a browser sends the cookie of a sign-in at a provider:
    `none`, for a page of ours framed by another site, needs https."""
    portal_secret: SecretStr | None = None
    """Secret shared with the portal, which signs its people's tokens with it (HS256, 32 bytes or
    more)."""
    portal_jwks: str | None = None
    """Instead of a secret: file or address of the portal's public keys (RS256, ES256)."""
    portal_audience: str = "fine-tune-advisor"
    """Whom the portal's tokens must be for (`aud`)."""
    portal_issuer: str | None = None
    """Who must have issued them (`iss`); unset: anybody with the key."""
    users: Path | None = None
    """File of names and hashed passwords for `basic`, made by `python -m
    advisor.web.identity.passwords NAME`."""
    oidc_issuer: str | None = None
    """Address of the provider for `oidc`."""
    oidc_client: str | None = None
    """What the provider calls this advisor; it leads back to `/sign-in/back`."""
    oidc_secret: SecretStr | None = None
    """What proves to the provider that it is us."""
    cache: Path = Path.home() / ".cache" / "fine-tune-advisor"
    """Folder for models that are assembled or downloaded."""
    log: Literal["lines", "json"] = "lines"
    """Form of the log on standard error: lines for a person, or `json`, an object a line (see
    [operations](operations.md))."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    """Least level that is logged; `DEBUG` alone shows the text of unexpected errors, which may
    repeat what a person wrote."""
    access_log: bool = False
    """Whether each request is logged: method, route, status and seconds."""
    metrics: Literal["local", "on", "off"] = "local"
    """Who may read `/metrics`: programs of this machine, everybody (`on`), nobody (`off`)."""
    drain_seconds: int = Field(default=30, ge=0, le=3600)
    """How long a stop waits for answers that are under way."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """What the log must not show."""
        keys = self.api_keys.get_secret_value().split(",")
        own = () if self.api_key == "none" else (self.api_key,)
        return (*own, *(key.strip() for key in keys if key.strip()))

    @field_validator("admin_key")
    @classmethod
    def _long(cls, key: SecretStr) -> SecretStr:
        if 0 < len(key.get_secret_value()) < SHORTEST_KEY:
            raise ValueError(f"must have at least {SHORTEST_KEY} characters")
        return key

    @property
    def origins(self) -> tuple[str, ...]:
        return tuple(origin.rstrip("/") for origin in _listed(self.embed_origins))

    @property
    def trusted(self) -> tuple[str, ...]:
        """The names of `hosts`."""
        return _listed(self.hosts)

    @property
    def believed_proxies(self) -> tuple[str, ...]:
        return _listed(self.proxies)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(",") if each.strip())


def from_environment() -> Settings:
    """The settings; a wrong one is an `AdvisorError` that names its variable."""
    try:
        return Settings()
    except ValidationError as error:
        raise AdvisorError(
            "; ".join(
                f"ADVISOR_{str(each['loc'][0]).upper()}: {each['msg']}{_shown(each)}"
                for each in error.errors()
            )
        ) from error


def _shown(error: ErrorDetails) -> str:
    """What a wrong variable says, unless it is a secret."""
    secret = "key" in str(error["loc"][0])
    return "" if secret else f" (it is {error['input']!r})"
