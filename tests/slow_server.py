"""The server as `advisor.serve` runs it, its model a script that takes its time: `python -m
tests.slow_server SECONDS`."""

import sys
import time

from advisor.errors import AdvisorError, EngineError
from advisor.logs.setting_up import set_up
from advisor.model.engine import Decision
from advisor.model.ticket import Ticket
from advisor.reading.question import Question
from advisor.serve import serve
from advisor.settings import from_environment
from advisor.store.opening import opened
from advisor.web.server import bound
from tests.programs import QUESTION, SCRIPT, ByMessage, product


class Slow(ByMessage):
    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        time.sleep(float(sys.argv[1]))
        if "secret" in question.message:
            raise EngineError("the model is away")
        return Decision(SCRIPT[QUESTION].reading(question))

    def close(self) -> None:
        """Has nothing open."""


if __name__ == "__main__":
    settings = from_environment()
    set_up(settings)
    try:
        address = bound(settings)
    except AdvisorError as error:
        raise SystemExit(f"advisor: {error}") from error
    serve(product(Slow()), settings, opened(settings), address)
