"""How fast a copy, and copies of it, answer: the first token, the next ones, all users together."""

from advisor.advice.serving.load import Load
from advisor.advice.serving.people import requests_per_day
from advisor.advice.serving.server import Server
from advisor.advice.serving.size_found import (
    Speeds,
)
from advisor.result import Range


def speeds(server: Server, users: int, most: int, copies: int, load: Load) -> Speeds:
    """Of `copies`, each with `users` at once; at full load with `most`."""
    each = tokens_each(server, users, load)
    together = each * min(load.users, server.largest_batch(load.context_tokens) * copies)
    rate = copies * _requests_per_second(server, most, load)
    daily = requests_per_day(rate)
    return Speeds(
        alone=_alone(server, load),
        first_token_seconds=_first_token(server, 1, load),
        rush_first_token_seconds=_first_token(server, users, load),
        seconds_per_token=_between_tokens(server, users, load),
        each_tokens_per_second=each,
        tokens_per_second=together,
        range_tokens_per_second=server.spread(together).rounded(1),
        requests_per_second=rate,
        requests_per_day=daily,
        people=daily // load.requests_per_person,
    )


def tokens_each(server: Server, users: int, load: Load) -> float:
    """Output tokens a second that each of `users` gets while all of them ask without a pause."""
    seconds = server.request_seconds(
        users, load.input_tokens, load.output_tokens, load.cached_tokens
    )
    return load.output_tokens / (seconds * users)


def _alone(server: Server, load: Load) -> Range:
    step = server.step_seconds(1, load.input_tokens + load.output_tokens / 2)
    return server.spread(1 / step).rounded(1)


def _first_token(server: Server, users: int, load: Load) -> float:
    """The mean of `users` whose inputs are read one after another, and a step."""
    prompt = server.prompt_seconds(load.input_tokens, load.cached_tokens)
    return (users + 1) / 2 * prompt + server.step_seconds(users, load.input_tokens)


def _between_tokens(server: Server, users: int, load: Load) -> float:
    """A step, and the inputs of the others that are read in between."""
    prompt = server.prompt_seconds(load.input_tokens, load.cached_tokens)
    step = server.step_seconds(users, load.input_tokens + load.output_tokens / 2)
    return step + (users - 1) * prompt / load.output_tokens


def _requests_per_second(server: Server, most: int, load: Load) -> float:
    """Of one copy at full load."""
    return 1 / server.request_seconds(
        most, load.input_tokens, load.output_tokens, load.cached_tokens
    )
