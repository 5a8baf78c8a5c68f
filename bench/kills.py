"""Does a killed program lose what it had kept? `python -m bench.kills --times 10000`.

A child process keeps exchanges and says so after each; it is killed with SIGKILL at a random moment;
then a new one opens the database and must find every exchange that was said to be kept, whole.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from advisor.conversation import Conversation, Turn
from advisor.errors import StoreError
from advisor.reading.brief import Brief
from advisor.store.database import Database
from advisor.store.kept import Exchange
from advisor.store.store import Store

LONGEST_SECONDS = 0.1
"""Between a child's first exchange and its end."""
AT_ONCE = 200
"""Kills of one database; then a new one, so that it stays small."""


def exchange(message: str) -> Exchange:
    said = Conversation((Turn(message, ("none",), Brief()),))
    return Exchange(
        message, "none", "answered", "en", {}, {"headline": message * 20}, said, "", 0.1
    )


def write(url: str, told: int, owner: str) -> None:
    """Keeps exchanges until it is killed; `told` hears of each."""
    store, conversation, number = Store(Database(url)), None, 0
    while True:
        message = f"message {number}"
        saved = store.save(owner, exchange(message), conversation, number % 10)
        assert saved
        conversation = saved.conversation if number % 10 < 9 else None
        os.write(told, f"{saved.conversation} {saved.exchange} {message}\n".encode())
        number += 1


def killed(url: str, owner: str, moment: random.Random) -> list[str]:
    """What a child said to have kept before it was killed."""
    reading, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            write(url, told, owner)
        finally:
            os._exit(1)
    os.close(told)
    with open(reading, "rb", buffering=0) as pipe:
        said = pipe.read(1)
        time.sleep(moment.uniform(0, LONGEST_SECONDS))
        os.kill(child, signal.SIGKILL)
        while more := pipe.read(65_536):
            said += more
    os.waitpid(child, 0)
    whole = said.decode().rpartition("\n")[0]
    return whole.splitlines()


def lost(url: str, owner: str, said: list[str]) -> list[str]:
    """Those that are not there, or not as they were."""
    store = Store(Database(url))
    missing: list[str] = []
    conversations = {line.split()[0] for line in said}
    kept: set[str] = set()
    for id_ in conversations:
        found = store.conversation(id_, owner)
        for each in found.exchanges if found else ():
            kept.add(f"{id_} {each.id} {each.message}")
            whole = each.answer == {"headline": each.message * 20}
            missing += [] if whole else [f"{each.id} is not whole"]
    store.close()
    return missing + [line for line in said if line not in kept]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--folder", type=Path, help="for the databases; by default a new one")
    parser.add_argument("--url", help="a PostgreSQL database instead")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    moment, missing, count = random.Random(options.seed), list[str](), 0
    for time_ in range(options.times):
        url = options.url or f"sqlite:///{folder}/kills-{time_ // AT_ONCE}.db"
        owner = f"owner {options.seed} {time_}"
        said = killed(url, owner, moment)
        count += len(said)
        try:
            missing += lost(url, owner, said)
        except StoreError as error:
            missing.append(f"cannot be opened: {error}")
    print(f"{options.times} kills, {count} exchanges kept before them, {len(missing)} lost")
    for line in missing[:20]:
        print(line)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
