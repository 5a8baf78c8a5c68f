"""What the tests of the page "All settings" share: a run, its page, the figures on it."""

import html
import re
from typing import Any
from urllib.parse import urlencode

import httpx

RUN: dict[str, Any] = {
    "model": "Llama 3.1 8B",
    "method": "qlora",
    "gpu": "RTX 4090",
    "samples": 10_000,
    "tokens_per_sample": 1024,
}


def fetch(address: str, language: str = "en", **values: object) -> httpx.Response:
    return httpx.get(
        f"{address}/run?{urlencode({**values, 'lang': language})}", follow_redirects=True
    )


def figures(page: str) -> dict[str, list[str]]:
    """The rows of the answer's tables by their first cell, without marks."""
    rows = [
        re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        for row in re.split(r"<tr[^>]*>", page.partition('id="result"')[2])
    ]
    read = [
        [html.unescape(re.sub(r"<[^>]*>", "", cell)).strip() for cell in row] for row in rows if row
    ]
    return {name: cells for name, *cells in read}
