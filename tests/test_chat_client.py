"""The advisor as a model of OpenAI's chat API, spoken to by OpenAI's own client."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openai import (
    AuthenticationError,
    BadRequestError,
    InternalServerError,
    NotFoundError,
    OpenAI,
    RateLimitError,
)

from advisor.web.api.replay import MOST_KEPT, MOST_REPLAYED, Replay
from tests.browser import CannedAdvisor
from tests.programs import FOLLOW_UP, QUESTION, ByMessage, product, served


def client_of(address: str, key: str = "none") -> OpenAI:
    return OpenAI(base_url=f"{address}/v1", api_key=key, max_retries=0, timeout=60)


@pytest.fixture(scope="module")
def client() -> Iterator[OpenAI]:
    with served(requests_per_minute=10_000) as address, client_of(address) as client:
        yield client


def user(text: Any) -> Any:
    return {"role": "user", "content": text}


def test_a_question_and_a_follow_up(client: OpenAI) -> None:
    first = client.chat.completions.create(model="any", messages=[user(QUESTION)], temperature=0)
    text = first.choices[0].message.content
    assert text
    assert "$9.60" in text
    assert (first.model, first.choices[0].finish_reason) == ("fine-tune-advisor", "stop")
    assert first.usage
    assert first.usage.total_tokens == first.usage.prompt_tokens + first.usage.completion_tokens
    said: Any = [
        {"role": "system", "content": "You are helpful."},
        user(QUESTION),
        {"role": "assistant", "content": text},
        user([{"type": "text", "text": FOLLOW_UP}]),
    ]
    second = client.chat.completions.create(model="fine-tune-advisor", messages=said)
    assert "2 × A100 80GB" in str(second.choices[0].message.content)


def test_the_answer_comes_in_pieces(client: OpenAI) -> None:
    whole = client.chat.completions.create(model="any", messages=[user(QUESTION)])
    chunks = list(
        client.chat.completions.create(
            model="any",
            messages=[user(QUESTION)],
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    pieces = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
    assert "".join(pieces) == whole.choices[0].message.content
    assert len(pieces) > 5
    assert chunks[-1].usage == whole.usage
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"


def test_there_is_one_model(client: OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["fine-tune-advisor"]
    assert client.models.retrieve("fine-tune-advisor").owned_by == "fine-tune-advisor"
    with pytest.raises(NotFoundError, match="fine-tune-advisor"):
        client.models.retrieve("gpt-4o")


PICTURE = {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}}


@pytest.mark.parametrize(("messages", "words"), [
    ([user([{"type": "text", "text": "what is this"}, PICTURE])], "pictures"),
    ([], "messages"),
    ([{"role": "system", "content": "x"}], "the user's"),
    ([user("x"), {"role": "assistant", "content": "y"}], "the user's"),
    ([{"role": "king", "content": "x"}], "role"),
    ([user(7)], "content"),
    ("hello", "messages"),
])  # fmt: skip
def test_wrong_input_is_an_error_of_openai_s_shape(
    client: OpenAI, messages: Any, words: str
) -> None:
    with pytest.raises(BadRequestError) as refused:
        client.chat.completions.create(model="any", messages=messages)
    assert words in refused.value.message
    assert refused.value.type == "invalid_request_error"


def test_a_picture_before_does_not_end_the_chat(client: OpenAI) -> None:
    said = [user([{"type": "text", "text": QUESTION}, PICTURE]), user(FOLLOW_UP)]
    assert client.chat.completions.create(model="any", messages=said).choices[0].message.content


def test_a_bug_is_an_error_of_openai_s_shape() -> None:
    with served(CannedAdvisor()) as address, client_of(address) as client:
        with pytest.raises(InternalServerError, match="log"):
            client.chat.completions.create(model="any", messages=[user("crash")])
        stream = client.chat.completions.create(model="any", messages=[user("crash")], stream=True)
        with pytest.raises(Exception, match="log"):
            list(stream)


def test_keys_and_limits_are_errors_of_openai_s_shape() -> None:
    with served(api_keys="ours", requests_per_minute=2) as address:
        with client_of(address, "theirs") as client, pytest.raises(AuthenticationError) as refused:
            client.models.list()
        assert refused.value.code == "invalid_api_key"
        with client_of(address, "ours") as client:
            assert [len(list(client.models.list())) for _ in range(2)] == [1, 1]
            with pytest.raises(RateLimitError) as limited:
                client.models.list()
        assert int(limited.value.response.headers["retry-after"]) > 0


def test_a_long_chat_is_not_read_again_at_each_turn() -> None:
    engine = ByMessage()
    replay = Replay(product(engine))
    said = [QUESTION, *[FOLLOW_UP] * 5]
    for turn in range(len(said)):
        assert len(replay.before(said[: turn + 1]).turns) == turn + 1
    assert engine.decided == len(said)
    assert replay.before(said, "zh").language == "zh"
    assert engine.decided == 2 * len(said)


def test_what_is_remembered_and_read_again_is_bounded() -> None:
    canned = CannedAdvisor()
    replay = Replay(canned)
    assert len(replay.before([f"message {place}" for place in range(100)]).turns) == MOST_REPLAYED
    for place in range(MOST_KEPT):
        replay.before([f"another {place}"])
    asked = len(canned.asked)
    replay.before([f"another {MOST_KEPT - 1}"])
    assert len(canned.asked) == asked
    replay.before(["message 0"])
    assert len(canned.asked) == asked + 1


def test_the_programs_of_the_documents_run(
    client: OpenAI, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = (Path(__file__).parent.parent / "docs" / "programs.md").read_text(encoding="utf-8")
    chat, library = re.findall(r"^```python\n(.*?)^```", guide, re.DOTALL | re.MULTILINE)
    exec(chat.replace("http://127.0.0.1:7860/v1", str(client.base_url)), {})
    assert "$9.60" in capsys.readouterr().out
    exec(library, {})
    assert capsys.readouterr().out.startswith("True ")
