"""Settings from the environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from advisor.settings import Settings


def in_process(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"from advisor.settings import Settings, from_environment; {code}"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_are_optional_and_the_page_stays_on_this_machine() -> None:
    settings = Settings()
    assert (settings.host, settings.port, settings.model) == ("127.0.0.1", 7860, "gemma-3-270m")
    assert settings.origins == ()


def test_they_come_from_the_environment() -> None:
    done = in_process(
        "s = Settings(); print(s.port, s.threads, s.prices, s.origins)",
        ADVISOR_PORT="8000",
        ADVISOR_THREADS="2",
        ADVISOR_PRICES="own.yaml",
        ADVISOR_EMBED_ORIGINS="https://a.example/, https://b.example,,",
    )
    assert done.stdout.strip() == "8000 2 own.yaml ('https://a.example', 'https://b.example')"


@pytest.mark.parametrize(
    "wrong", [{"ADVISOR_PORT": "70000"}, {"ADVISOR_PORT": "http"}, {"ADVISOR_THREADS": "0"}]
)
def test_a_wrong_one_is_named(wrong: dict[str, str]) -> None:
    done = in_process("from_environment()", **wrong)
    assert done.returncode != 0
    assert f"AdvisorError: {next(iter(wrong))}: " in done.stderr


def test_a_short_key_is_refused_and_not_told() -> None:
    done = in_process("from_environment()", ADVISOR_ADMIN_KEY="letmein")
    assert "AdvisorError: ADVISOR_ADMIN_KEY: " in done.stderr
    assert "at least 16" in done.stderr
    assert "letmein" not in done.stderr


def test_nothing_changes_them() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().port = 1  # type: ignore[misc]


def test_each_is_documented() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name


def test_the_cache_is_the_users() -> None:
    assert Path.home() in Settings().cache.parents
