"""A line a fault, without what people write."""

import json
import logging
import sys
import traceback
from contextlib import redirect_stderr

import pytest

from advisor.errors import StoreError, logged, under
from advisor.logs.lines import JsonLines, Lines
from advisor.logs.stray import Stray
from advisor.web.drain import Drain

PASSWORD = "postgresql://advisor:hunter2@db/name"


def record(message: str, error: BaseException | None = None) -> logging.LogRecord:
    trace = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("advisor.x", logging.ERROR, __file__, 1, message, (), trace)


def broken(text: str) -> Exception:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


@pytest.mark.parametrize("kind", [Lines, JsonLines])
def test_a_record_is_one_line_without_secrets(kind: type[Lines]) -> None:
    form = kind(("s3cret",))
    line = form.format(record(f"key s3cret\nat {PASSWORD}\r\x1b[31m \u2028 Bearer abc.def"))
    assert len(line.splitlines()) == 1
    for hidden in ("s3cret", "hunter2", "abc.def", "\x1b", "\u2028"):
        assert hidden not in line


def test_an_unforeseen_error_is_told_by_kind_and_place() -> None:
    told = Lines().format(record("x", broken("what a person wrote")))
    assert "ValueError at " in told
    assert "test_logs.py" in told
    assert "person" not in told
    assert "what a person wrote" in Lines(words=True).format(
        record("x", broken("what a person wrote"))
    )


def test_json_has_the_number_of_the_request() -> None:
    with under("request-1"):
        row = json.loads(JsonLines().format(record("x")))
    assert row["request"] == "request-1"
    assert "request" not in json.loads(JsonLines().format(record("x")))


def test_a_fault_bears_the_number_of_its_request(caplog: pytest.LogCaptureFixture) -> None:
    with under("request-1"):
        assert logged(StoreError("full", "database: full")) == "request-1"
    assert logged(broken("secret")) != "request-1"
    assert "secret" not in "".join(caplog.messages)
    assert [getattr(each, "fault") for each in caplog.records] == ["StoreError", "ValueError"]  # noqa: B009


def test_what_is_printed_becomes_a_line_each(caplog: pytest.LogCaptureFixture) -> None:
    with redirect_stderr(Stray()):
        print("a notice", file=sys.stderr)
        try:
            try:
                raise KeyError("private words")
            except KeyError:
                raise ValueError("private\nwords\nin lines") from None
        except ValueError:
            traceback.print_exc()
        print("another", file=sys.stderr)
    first, fault, last = caplog.messages
    assert (first, last) == ("a notice", "another")
    assert fault.startswith("ValueError at ")
    assert "test_logs.py" in fault
    assert "private" not in fault


def test_a_drain_is_over_once_it_is_quiet_or_late() -> None:
    now = 0.0
    drain = Drain(10, lambda: now)
    drain.enter()
    now = 100.0
    assert not drain.over, "nobody stops it"
    drain.begin()
    now = 105.0
    assert not drain.over, "an answer is under way"
    drain.leave()
    assert not drain.over, "who asked may come to hear the answer"
    now = 106.0
    assert drain.over
    drain.enter()
    assert not drain.over
    now = 111.0
    assert drain.over, "late"
