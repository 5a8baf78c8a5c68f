"""The advisor as an MCP server, spoken to by the SDK's own client; its card in a real browser."""

import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import anyio
import httpx
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.types import TextContent

from advisor.web.api import mcp_app
from tests.programs import FOLLOW_UP, QUESTION, served

Found = TypeVar("Found")
RUN = {"model": "13B", "method": "lora", "gpu": "RTX 4090"}


@pytest.fixture(scope="module")
def programs() -> Iterator[str]:
    with served(requests_per_minute=10_000) as address:
        yield address


def over_http(
    address: str, do: Callable[[ClientSession], Awaitable[Found]], path: str = "/mcp", key: str = ""
) -> Found:
    async def run() -> Found:
        headers = {"authorization": f"Bearer {key}"} if key else {}
        async with (
            httpx.AsyncClient(headers=headers, timeout=60) as client,
            streamable_http_client(address + path, http_client=client) as (reading, writing, _),
            ClientSession(reading, writing) as session,
        ):
            await session.initialize()
            return await do(session)

    return anyio.run(run)


def calling(name: str, **arguments: Any) -> Callable[[ClientSession], Awaitable[Any]]:
    async def call(session: ClientSession) -> Any:
        await session.list_tools()  # the client checks results by the schemas it was told
        return await session.call_tool(name, arguments)

    return call


async def tools(session: ClientSession) -> Any:
    return (await session.list_tools()).tools


@pytest.mark.parametrize("path", ["/mcp", "/mcp/", "/gradio_api/mcp", "/gradio_api/mcp/"])
def test_four_tools_are_offered_at_each_address(programs: str, path: str) -> None:
    listed = over_http(programs, tools, path)
    assert [tool.name for tool in listed] == ["ask", "estimate_run", "compare_set_ups", "look_up"]
    for tool in listed:
        assert len(tool.description) > 100
        assert tool.outputSchema
        assert tool.meta == {"ui": {"resourceUri": mcp_app.URI}}
        assert len(json.dumps(tool.inputSchema)) < 5000, "it is read at every beginning"


def test_a_question_and_a_follow_up(programs: str) -> None:
    first = over_http(programs, calling("ask", question=QUESTION))
    assert first.structuredContent["answer"]["badge"] == "no"
    assert "$9.60" in first.content[0].text
    second = over_http(programs, calling("ask", question=FOLLOW_UP, earlier=[QUESTION]))
    assert second.structuredContent["brief"]["model"] == "13B"
    assert "2 × A100 80GB" in second.content[0].text
    chinese = over_http(programs, calling("ask", question=QUESTION, language="zh"))
    assert "显存" in chinese.content[0].text


def test_a_run_is_estimated(programs: str) -> None:
    told = over_http(programs, calling("estimate_run", **RUN, language="zh", dora=True))
    assert not told.isError, told.content
    result = told.structuredContent["result"]
    assert (result["fits"], result["cost_usd"], result["lesson"]["cost_usd"]) == (False, None, 9.6)
    assert "显存" in told.content[0].text


def test_set_ups_are_compared_and_facts_looked_up(programs: str) -> None:
    runs = [{"gpu": "RTX 4090", "num_gpus": 2}, {"gpu": "A100 80GB"}]
    told = over_http(programs, calling("compare_set_ups", model="7B", method="lora", runs=runs))
    assert len(told.structuredContent["result"]["runs"]) == 2
    facts = over_http(programs, calling("look_up", gpu="RTX 4090"))
    assert facts.structuredContent["result"]["gpu"]["gpu"]["name"] == "RTX 4090"
    for model in ("Llama 3.1 8B", "Qwen3-235B-A22B"):
        assert not over_http(programs, calling("look_up", model=model)).isError
    assert not over_http(programs, calling("look_up", api_model="gpt-4o-mini")).isError


@pytest.mark.parametrize(("name", "arguments", "words"), [
    ("look_up", {"gpu": "RTX 7090"}, "closest known"),
    ("look_up", {"card": "RTX 4090"}, "card"),
    ("estimate_run", {}, "model"),
    ("estimate_run", {**RUN, "language": "fr"}, "zh-Hant"),
    ("ask", {"question": ""}, "question"),
    ("ask", {}, "question"),
    ("sing", {}, "estimate_run"),
])  # fmt: skip
def test_wrong_arguments_are_refused_with_a_sentence(
    programs: str, name: str, arguments: dict[str, Any], words: str
) -> None:
    told = over_http(programs, calling(name, **arguments))
    assert told.isError
    assert words in told.content[0].text


def test_there_is_no_stream_to_open(programs: str) -> None:
    for send in (httpx.get, httpx.delete):
        told = send(f"{programs}/mcp", headers={"accept": "text/event-stream"})
        assert (told.status_code, told.headers["allow"]) == (405, "POST")
    assert httpx.post(f"{programs}/mcp", content=b"{").status_code in (400, 406)


def test_a_key_is_shown_in_a_header() -> None:
    with served(api_keys="ours") as address:
        assert len(over_http(address, tools, key="ours")) == 4
        refused = httpx.post(f"{address}/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "ping"})
        assert refused.status_code == 401


@pytest.mark.slow
def test_over_standard_input_and_output() -> None:
    """As Claude Desktop or an editor starts it, with the model of an installation."""
    environment = {**os.environ, "ADVISOR_THREADS": "1"}
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "advisor", "mcp"], env=environment
    )

    async def run() -> str:
        async with (
            stdio_client(command) as (reading, writing),
            ClientSession(reading, writing) as session,
        ):
            hello = await session.initialize()
            assert hello.serverInfo.name == "fine-tune-advisor"
            told = await session.call_tool("ask", {"question": QUESTION})
            assert isinstance(told.content[0], TextContent)
            return told.content[0].text

    assert "$9.60" in anyio.run(run)
