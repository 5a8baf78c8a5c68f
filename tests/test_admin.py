"""The administrator's page: who sees it, what it tells, and own prices that hold at once."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.catalog import load
from advisor.catalog.prices import PriceOverrides
from advisor.chat import Advisor
from advisor.model.engine import ScriptedEngine
from advisor.model.examples import Examples
from advisor.settings import Settings
from advisor.store.database import Database
from advisor.store.store import Store
from advisor.web import app
from advisor.web.admin.price_form import PriceForm
from advisor.web.admin.routes import ATTEMPTS_A_MINUTE
from advisor.web.admin.session import SESSION_SECONDS, Sessions
from tests.browser import new_page, serving
from tests.databases import exchange
from tests.shipped import CATALOG

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Gradio 6.31 with pandas 3
KEY = "a key of nobody else's"
RUN = {"model": "7B", "method": "lora", "gpu": "RTX 4090"}
BEGUN = "# by hand\ngpu_usd_per_hour:\n  rtx-4090: 0.35\ncny_per_usd: 7.123456789\n"


class Served:
    """A server over the shipped knowledge, with a price file and something asked."""

    def __init__(self, folder: Path, **settings: object) -> None:
        self.file = folder / "prices.yaml"
        self.file.write_text(BEGUN, encoding="utf-8")
        self.store = Store(Database("sqlite://"))
        overrides = load.document_of(self.file, PriceOverrides)
        catalog = load.repriced(CATALOG, overrides)
        self.advisor = Advisor(catalog, ScriptedEngine(()), TOOLS, Renderer(), Examples())
        stated = {"admin_key": KEY, "prices": self.file, **settings}
        self.settings = Settings.model_validate(stated)
        saved = self.store.save("anna", exchange("7B on <b>a</b> 4090", seconds=2))
        assert saved
        self.store.feedback(
            "anna", saved.conversation, 0, "down", "wrong_figure", "too cheap & odd"
        )
        self.store.save("ben", replace(exchange("a secret plan", tool="none"), outcome="refused"))
        self.store.count("look_up", "failed", "zh", 9)

    def __enter__(self) -> "Served":
        build = lambda: app.create_app(self.advisor, self.settings, self.store)  # noqa: E731
        self._serving = serving(build)
        self.address = f"http://127.0.0.1:{self._serving.__enter__()}"
        self.client = httpx.Client(base_url=self.address, timeout=60)
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self._serving.__exit__(None, None, None)
        self.store.close()

    def login(self) -> str:
        """The page behind it."""
        answer = self.client.post("/admin/login", data={"key": KEY}, follow_redirects=True)
        assert answer.status_code == 200
        return answer.text

    def save(self, page: str, **changes: object) -> httpx.Response:
        """Sends the form of own prices as the page has it, with other values."""
        fields: dict[str, object] = {}
        for tag in re.findall(r"<input[^>]*>", page.split('class="desk prices"')[1]):
            name, value = (re.search(rf'{key}="([^"]*)"', tag) for key in ("name", "value"))
            assert name
            assert value
            fields.setdefault(name[1], [])
            fields[name[1]] = [*fields[name[1]], value[1]]  # type: ignore[misc]
        return self.client.post("/admin/prices", data={**fields, **changes})

    def rent(self) -> float:
        """What a program is told an hour of an RTX 4090 costs."""
        told = self.client.post("/v1/tools/estimate_training_cost", json=RUN).json()
        return told["price"]["usd_per_hour"]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with Served(tmp_path) as served:
        yield served


def test_without_a_key_there_is_no_such_page(tmp_path: Path) -> None:
    with Served(tmp_path, admin_key="") as served:
        for path in ("/admin", "/admin/questions.jsonl"):
            assert served.client.get(path).status_code == 404
        assert served.client.post("/admin/login", data={"key": ""}).status_code in (404, 405)


def test_nothing_is_told_without_the_key(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    page = served.client.get("/admin")
    assert page.headers["cache-control"] == "no-store"
    assert "password" in page.text
    assert "too cheap" not in page.text
    assert served.client.get("/admin/questions.jsonl").status_code == 403
    with caplog.at_level("INFO", "advisor.audit"):
        wrong = served.client.post("/admin/login", data={"key": "a wrong one of the same length"})
    assert caplog.messages == ["administrator: a wrong key, from 127.0.0.1"]
    assert wrong.status_code == 403
    assert "set-cookie" not in wrong.headers
    served.client.cookies.set("advisor_admin", "made up")
    assert "password" in served.client.get("/admin").text


def test_the_session_is_a_cookie_that_scripts_and_other_sites_cannot_use(served: Served) -> None:
    answer = served.client.post("/admin/login", data={"key": KEY})
    cookie = answer.headers["set-cookie"].lower()
    for part in ("httponly", "samesite=strict", "path=/admin", "max-age=28800"):
        assert part in cookie
    assert KEY not in cookie
    page = served.client.get("/admin").text
    form = re.search(r'name="form" value="(\w+)"', page)
    assert form
    before = served.client.cookies["advisor_admin"]
    served.client.post("/admin/logout", data={"form": form[1]})
    assert "advisor_admin" not in served.client.cookies
    served.client.cookies.set("advisor_admin", before)
    assert "password" in served.client.get("/admin").text


def test_attempts_are_counted(served: Served) -> None:
    wrong = {"key": "x" * 20}
    for _ in range(ATTEMPTS_A_MINUTE):
        assert served.client.post("/admin/login", data=wrong).status_code == 403
    waits = served.client.post("/admin/login", data={"key": KEY})
    assert waits.status_code == 429
    assert 0 < int(waits.headers["retry-after"]) <= 60


def test_a_form_of_another_page_is_refused(served: Served) -> None:
    foreign = {"Origin": "https://evil.example"}
    answer = served.client.post("/admin/login", data={"key": KEY}, headers=foreign)
    assert answer.status_code == 403
    page = served.login()
    assert served.save(page, form="0" * 64).status_code == 403
    version = served.file.read_text(encoding="utf-8")
    assert version == BEGUN
    answer = served.client.post("/admin/prices", data={"cny_per_usd": "1"}, headers=foreign)
    assert answer.status_code == 403
    assert served.file.read_text(encoding="utf-8") == BEGUN


def test_usage_and_feedback_are_told_and_no_other_message(served: Served) -> None:
    page = served.login()
    for told in ("7B on &lt;b&gt;a&lt;/b&gt; 4090", "too cheap &amp; odd", "A figure is wrong"):
        assert told in page
    assert "a secret plan" not in page
    tiles = dict(re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", page))
    assert tiles["Questions"] == "3"
    assert (tiles["Refused"], tiles["Failed"], tiles["Marked wrong"]) == ("1", "1", "1")
    assert (tiles["Median time"], tiles["95 % within"]) == ("2.00 s", "9.00 s")
    assert "too cheap" not in served.client.get("/admin?thumb=up&days=1").text
    chinese = served.client.get("/admin?lang=zh").text
    assert "被标为错误" in chinese
    assert "数字不对" in chinese


def test_prices_have_their_dates_the_oldest_first(served: Served) -> None:
    page = served.login()
    assert "CNY = $1" in served.client.get("/admin?prices=all").text
    days = re.findall(r"<tr><td>(\d{4}-\d\d-\d\d)</td>", page.split('id="prices"')[1])
    assert days == sorted(days)
    assert len(days) == 40


def test_own_prices_hold_from_the_next_question_on(served: Served) -> None:
    page = served.login()
    assert served.rent() == 0.35
    before = served.client.get("/admin").text
    answer = served.save(
        page,
        **{"gpu_usd_per_hour.usd": ["0.2", "2.5"], "gpu_usd_per_hour": ["rtx-4090", "a100-80gb"]},
    )
    assert answer.status_code == 303
    assert served.rent() == 0.2
    written = load.document_of(served.file, PriceOverrides)
    assert written.gpu_usd_per_hour == {"rtx-4090": 0.2, "a100-80gb": 2.5}
    assert written.cny_per_usd == 7.123456789
    (copy,) = served.file.parent.glob("prices.yaml.*.bak")
    assert copy.read_text(encoding="utf-8") == BEGUN
    assert len(list(served.file.parent.iterdir())) == 2
    after = served.client.get("/admin").text
    known = [re.search(r"<code>(0\.1\.0\+[^<]*)", each) for each in (before, after)]
    assert known[0]
    assert known[1]
    assert known[0][1] != known[1][1]
    form = served.client.get("/run", params=RUN, follow_redirects=True).text
    assert "$0.2" in form


@pytest.mark.parametrize(("changes", "why"), [
    ({"gpu_usd_per_hour": ["rtx-4091"], "gpu_usd_per_hour.usd": ["1"]}, "no such GPU id"),
    ({"gpu_usd_per_hour": ["rtx-4090"], "gpu_usd_per_hour.usd": ["-1"]}, "greater than 0"),
    ({"gpu_usd_per_hour": ["rtx-4090"], "gpu_usd_per_hour.usd": ["cheap<b>"]}, "must be a number"),
    ({"gpu_usd_per_hour": [""], "gpu_usd_per_hour.usd": ["1"]}, "price of nothing"),
    ({"gpu_usd_per_hour": ["t4", "t4"], "gpu_usd_per_hour.usd": ["1", "2"]}, "stands twice"),
    ({"cny_per_usd": "inf"}, "must be a number"),
    ({"api_models_usd_per_million": ["gpt-9"], "api_models_usd_per_million.input": ["1"],
      "api_models_usd_per_million.output": ["2"]}, "no such API model id"),
    ({"seen": "0" * 64}, "has changed since"),
])  # fmt: skip
def test_what_the_start_would_refuse_is_refused(
    served: Served, changes: dict[str, object], why: str
) -> None:
    answer = served.save(served.login(), **changes)
    assert answer.status_code == 422
    assert why in answer.text
    assert "cheap<b>" not in answer.text
    assert served.file.read_text(encoding="utf-8") == BEGUN
    assert served.rent() == 0.35


def test_a_file_written_by_hand_meanwhile_is_seen(served: Served) -> None:
    page = served.login()
    served.file.write_text("cny_per_usd: 6.5\n", encoding="utf-8")
    assert served.save(page).status_code == 422
    again = served.client.get("/admin").text
    assert "changed since the start" in again
    assert served.save(again).status_code == 303
    assert served.advisor.catalog.overrides == PriceOverrides(cny_per_usd=6.5)
    served.file.write_text("cny_per_usd: no\n", encoding="utf-8")
    assert "cny_per_usd" in served.client.get("/admin").text


def test_a_price_file_that_breaks_meanwhile_changes_nothing(served: Served) -> None:
    served.login()
    served.file.write_text("gpu_usd_per_hour: [", encoding="utf-8")
    assert served.rent() == 0.35
    assert "prices.yaml" in served.client.get("/admin").text


def test_every_own_price_is_in_the_form() -> None:
    stated = PriceOverrides(
        gpu_usd_per_hour={"t4": 0.1234567891}, api_usd_per_1k_tokens=0.02,
        self_hosting_usd_per_month=80, electricity_usd_per_kwh=0.15, cny_per_usd=7,
        api_models_usd_per_million={"gpt-4o-mini": (0.12, 0.48)},
    )  # fmt: skip
    assert stated.model_fields_set == PriceOverrides.model_fields.keys()
    written = json.dumps(PriceForm.of(stated).prices)
    assert PriceOverrides.model_validate_json(written) == stated


def test_questions_are_exported_only_where_that_is_wished(served: Served, tmp_path: Path) -> None:
    served.login()
    assert served.client.get("/admin/questions.jsonl").status_code == 404
    with Served(tmp_path, export_questions="on") as open_:
        assert open_.client.get("/admin/questions.jsonl").status_code == 403
        assert "questions.jsonl" in open_.login()
        answer = open_.client.get("/admin/questions.jsonl")
    told = [json.loads(line) for line in answer.text.splitlines()]
    turns = sorted((each["turns"][0] for each in told), key=lambda turn: turn["message"])
    assert [turn["message"] for turn in turns] == ["7B on <b>a</b> 4090", "a secret plan"]
    assert (turns[0]["reason"], turns[0]["calls"]) == (
        "wrong_figure", [{"tool": "estimate_training_cost"}],
    )  # fmt: skip
    assert "anna" not in answer.text


def test_where_nothing_is_kept_the_page_says_so(tmp_path: Path) -> None:
    with Served(tmp_path, prices=None) as served:
        served.store.close()
        page = served.login()
    assert "names no file" in page


def test_a_session_ends() -> None:
    now = 0.0
    sessions = Sessions(KEY, lambda: now)
    assert sessions.begin("no") is None
    token = sessions.begin(KEY)
    assert token
    assert sessions.of(token)
    now = SESSION_SECONDS
    assert sessions.of(token) is None


def test_in_a_browser(browser: Browser, served: Served) -> None:
    page = new_page(browser)
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    page.goto(f"{served.address}/admin")
    page.locator("#key").fill(KEY)
    page.keyboard.press("Enter")
    expect(page.locator(".tiles dd").first).to_have_text("3")
    assert page.context.cookies()[0].get("httpOnly")
    rent = page.locator('[name="gpu_usd_per_hour.usd"]').first
    expect(rent).to_have_value("0.35")
    rent.fill("0.25")
    page.get_by_role("button", name="Save and use").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    assert served.rent() == 0.25
    wide = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wide
    page.get_by_role("button", name="Log out").click()
    expect(page.locator("#key")).to_be_visible()
    assert problems == []
    page.context.close()
