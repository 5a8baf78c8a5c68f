"""A model behind an API of OpenAI's form: the only user of `openai`."""

from collections.abc import Mapping

from advisor.errors import EngineError
from advisor.model.engine import Decision
from advisor.model.ticket import Ticket
from advisor.reading.question import Question
from advisor.reading.schema import json_schema, parse_json

OTHER_FORM = (AttributeError, IndexError, TypeError, ValueError)
"""What reading a server's answer raises where it is no answer of the OpenAI API."""


class OpenAIEngine:
    """A server that speaks the OpenAI API (vLLM, llama-server, Ollama), bound by a JSON schema."""

    trained = False
    places = 8
    ready = True

    def __init__(self, base_url: str, model: str | None = None, api_key: str = "none") -> None:
        import openai

        self._client = openai.OpenAI(base_url=base_url, api_key=api_key, timeout=60, max_retries=1)
        self._errors = openai.OpenAIError
        self.name = model or self._first_model(base_url)

    def _first_model(self, base_url: str) -> str:
        try:
            return self._client.models.list().data[0].id
        except (self._errors, *OTHER_FORM) as error:
            raise EngineError(f"no model answers at {base_url}: {error}") from error

    def decide(self, prompt: str, question: Question, ticket: Ticket | None = None) -> Decision:
        schema = json_schema(question)
        problem = ""
        for _ in range(2):  # one retry: some servers accept a schema without enforcing it
            if ticket:
                ticket.check()
            text = self._ask(f"{prompt}\n{problem}", schema)
            try:
                return Decision(parse_json(text, question))
            except ValueError as error:
                problem = f"The last answer was refused: {error}"
        raise EngineError(f"{self.name} does not keep to the schema: {problem}")

    def topics(self, message: str) -> Mapping[str, float]:
        return {}

    def _ask(self, prompt: str, schema: dict[str, object]) -> str:
        try:
            answer = self._client.chat.completions.create(
                model=self.name,
                messages=[
                    {
                        "role": "user",
                        "content": f"{prompt}\nAnswer with one JSON object of this schema: {schema}",
                    }
                ],
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "reading", "strict": True, "schema": schema},
                },
                temperature=0,
                max_tokens=2000,
            )
            return answer.choices[0].message.content or ""
        except self._errors as error:
            raise EngineError(f"the model server failed: {error}") from error
        except OTHER_FORM as error:
            raise EngineError(
                f"the model server's answer has not the form of the OpenAI API's: {error}"
            ) from error

    def close(self) -> None:
        self._client.close()
