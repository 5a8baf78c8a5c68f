"""The command `dataset`: what a file holds to train on, and a corrected one."""

import argparse
import sys
from pathlib import Path
from typing import get_args

from pydantic_core import to_json

from advisor.answers.render import Renderer
from advisor.audit_file import Order, read
from advisor.dataset.audit import Progress
from advisor.dataset.document import document
from advisor.dataset.report import DatasetReport
from advisor.dataset.sample import Form
from advisor.errors import AdvisorError, ToolError
from advisor.language import LANGUAGES, Language
from advisor.model.vocabulary import at_hand
from advisor.settings import Settings

ANY_SIZE = 10**13
"""Bytes: on one's own machine a file has no limit."""


def add(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, help="JSONL, JSON, CSV, Parquet or text")
    command.add_argument("--against", type=Path, help="a test file that must share no question")
    command.add_argument("--corrected", type=Path, help="where the sound samples go, as JSONL")
    command.add_argument("--form", choices=get_args(Form), help="theirs; default: the first one's")
    command.add_argument("--longest", type=int, help="tokens above which a sample is overlong")
    command.add_argument("--tokenizer", type=Path, help="a GGUF file whose vocabulary counts")
    command.add_argument("--lang", choices=LANGUAGES, default="en", help="of the answer")
    command.add_argument("--json", action="store_true", help="print the report as JSON")
    command.set_defaults(command=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    _check_files(options)
    order = Order(
        options.file, against=options.against, longest=options.longest, corrected=options.corrected,
        form=options.form, vocabulary=options.tokenizer or at_hand(settings), most_bytes=ANY_SIZE,
    )  # fmt: skip
    try:
        report = read(order, _progress if sys.stderr.isatty() else _silent)
    except ToolError as error:
        if options.json:
            raise
        print(Renderer().problem(error, "dataset", {}, options.lang).markdown)
        return 2
    print(_json(report) if options.json else _words(report, options.lang))
    return 0 if report.samples else 1


def _check_files(options: argparse.Namespace) -> None:
    for file in filter(None, (options.file, options.against, options.tokenizer)):
        if not file.is_file():
            raise AdvisorError(f"no file {file}")
    read_from = {file.resolve() for file in (options.file, options.against) if file}
    if options.corrected and options.corrected.resolve() in read_from:
        raise AdvisorError("--corrected would write over a file that is read: name another")
    if document(options.file, options.file.name):
        raise AdvisorError(
            f'{options.file} is no data set: ask with it, python -m advisor ask "$(cat FILE)"'
        )


def _words(report: DatasetReport, language: Language) -> str:
    return Renderer().answer("dataset", report, language).markdown


def _json(report: DatasetReport) -> str:
    whole = {**report.model_dump(), "slots": report.slots, "arguments": report.arguments}
    return to_json(whole, indent=2).decode()


def _progress(progress: Progress) -> None:
    share = progress.done_bytes / progress.all_bytes
    told = f"\radvisor: {progress.file:.40}: {share:.0%}, {progress.rows:,} rows"
    print(told, end="\n" if share >= 1 else "", file=sys.stderr, flush=True)


def _silent(progress: Progress) -> None:
    """Where nobody watches."""
