"""The course of a training run as a picture: loss and accuracy on held-out conversations, from the
run's log. Part of `make train`."""

import argparse
import json
from pathlib import Path

import matplotlib.pyplot as plt

from advisor.settings import Settings
from training.train import RUNS


def plot(log: Path, target: Path) -> None:
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    steps = [line["step"] for line in lines]
    figure, loss = plt.subplots(figsize=(7, 3.5), layout="constrained")
    loss.plot(steps, [line["loss"] for line in lines], color="tab:grey", label="training loss")
    loss.set(xlabel="step", ylabel="loss (nats per message)", yscale="log")
    share = loss.twinx()
    share.plot(
        steps,
        [100 * line["held_out"]["asks"] for line in lines],
        color="tab:green",
        label="held-out messages whose asks are right",
    )
    share.set(ylabel="asks right, %", ylim=(0, 100))
    figure.legend(loc="lower right", bbox_to_anchor=(0.85, 0.2))
    figure.savefig(target, dpi=120)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, default=RUNS / Settings().model)
    options = parser.parse_args()
    plot(options.folder / "log.jsonl", options.folder / "log.png")


if __name__ == "__main__":
    main()
