"""What the tests of the routes for programs share: the product served, its model scripted."""

import contextlib
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI

from advisor.advice.tools import TOOLS
from advisor.answers.render import Renderer
from advisor.chat import Advisor
from advisor.errors import EngineError
from advisor.model.engine import Decision, Said, ScriptedEngine
from advisor.model.examples import Examples
from advisor.model.ticket import Ticket
from advisor.reading.question import Question
from advisor.settings import Settings
from advisor.web.api.routes import routes
from advisor.web.guard import Guard
from tests.browser import serving
from tests.shipped import CATALOG
from tests.talk import COST

QUESTION, FOLLOW_UP = "what will a 13B LoRA on a 4090 cost", "and on two A100 80GB?"
SCRIPT = {
    QUESTION: Said((COST,), {"13B": "model", "LoRA": "method", "4090": "gpu"}),
    FOLLOW_UP: Said((COST,), {"A100 80GB": "gpu", "two": "num_gpus"}),
}
UNSURE = "13B LoRA on a 4090"
"""A message that the scripted model is asked about."""


class ByMessage(ScriptedEngine):
    """Decides by the message, so that clients may ask in any order; counts what it decides."""

    def __init__(self) -> None:
        super().__init__([])
        self.decided = 0

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        self.decided += 1
        if question.message == UNSURE:
            cost, compare = SCRIPT[QUESTION], Said(("compare_methods",), {})
            return Decision(cost.reading(question), 0.4, compare.reading(question))
        if question.message not in SCRIPT:
            raise EngineError("the script has no such message")
        return Decision(SCRIPT[question.message].reading(question))


def product(engine: ScriptedEngine) -> Advisor:
    return Advisor(CATALOG, engine, TOOLS, Renderer(), Examples())


@contextlib.contextmanager
def served(advisor: Advisor | None = None, **settings: Any) -> Iterator[str]:
    """The address of the routes for programs, behind the guard; the page, which they do not need,
    takes seconds to build."""
    chosen = Settings(**settings)

    def build() -> FastAPI:
        app = FastAPI()
        app.include_router(routes(advisor or product(ByMessage()), chosen))
        app.add_middleware(Guard, embedders=(), hosts=(), known=lambda session: False)
        return app

    with serving(build) as port:
        yield f"http://127.0.0.1:{port}"
