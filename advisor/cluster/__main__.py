"""Starts the product on a Ray cluster, or changes the one that runs there: `python -m
advisor.cluster [readers=2] [most_readers=8] [answers=2] [most_answers=4]`.

Settings are those of the environment. Run again with other settings, facts or another release, it
replaces what runs part by part, while the rest answers. Where no cluster is (`ray start --head`
makes one), it runs on this machine alone until it is stopped.
"""

import os
import sys

os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # before Ray is read: it reports to nobody

import ray
from ray import serve

from advisor.cluster.applications import PAGE, answers, page
from advisor.errors import AdvisorError
from advisor.settings import from_environment


def main(words: list[str]) -> None:
    arguments = dict(word.partition("=")[::2] for word in words)
    try:
        settings = from_environment()
        applications = page(arguments), answers(arguments)
    except AdvisorError as error:
        raise SystemExit(f"advisor: {error}") from error
    alone = not joined()
    serve.start(
        proxy_location="HeadOnly", http_options={"host": settings.host, "port": settings.port}
    )
    serve.run(applications[0], name=PAGE, route_prefix="/")
    serve.run(applications[1], name="answers", route_prefix="/v1", blocking=alone)
    print(f"Fine-tune Advisor on http://{settings.host}:{settings.port}", flush=True)


def joined() -> bool:
    """Whether there is a cluster to run on; else one begins in this process."""
    try:
        ray.init(address="auto", log_to_driver=False)
    except ConnectionError:
        ray.init(include_dashboard=False)
        return False
    return True


if __name__ == "__main__":
    main(sys.argv[1:])
