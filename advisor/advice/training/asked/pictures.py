"""The pictures of a run's samples: as stated, or as they are assumed of a model that is made to see."""

import re
from dataclasses import dataclass
from typing import TypeVar

from advisor.catalog.model import Model
from advisor.catalog.vision import Resized, Seen, Size, Square, Tiled, Tower
from advisor.result import Note, note
from advisor.runs.run import TrainingRun
from advisor.runs.workload import Pictures

PIXELS = r"^\d{1,5}x\d{1,5}$|^\d{2,9}$"
"""How a picture's size is written."""
SIDES = re.compile(r"(\d{1,5})x(\d{1,5})")
USUAL = Size(768, 768)
"""Where none is stated: LLaMA-Factory makes larger pictures so small (`image_max_pixels`,
https://github.com/hiyouga/LlamaFactory/blob/main/src/llamafactory/hparams/model_args.py)."""


@dataclass(frozen=True)
class StatedPictures:
    """What was stated of them; None is "not stated"."""

    per_sample: int | None = None
    pixels: str | None = None
    """ "1024x768", or a number of pixels."""
    most_pixels: int | None = None
    """A larger picture is made so small before the model sees it."""
    framework_pixels: int | None = None
    """The same as the framework does unasked."""

    @property
    def any(self) -> bool:
        return any(each is not None for each in (self.per_sample, self.pixels, self.most_pixels))

    @property
    def size(self) -> str | None:
        """Both sides; None where a number of pixels was stated alone."""
        if self.pixels is None and self.most_pixels is None:
            return f"{USUAL.width:.0f} × {USUAL.height:.0f}"
        sides = self.pixels and SIDES.fullmatch(self.pixels)
        return f"{sides[1]} × {sides[2]}" if sides else None

    @property
    def most(self) -> int | None:
        """Pixels of a picture at most; None where only its sides were stated."""
        own = int(self.pixels) if self.pixels and self.pixels.isdigit() else None
        return min((each for each in (own, self.most_pixels) if each), default=None)

    def of(self, model: Model) -> Pictures | None:
        """What they are to the model. None: text alone, or a model whose tower is not known."""
        vision = model.shape.vision
        count = self._count(vision.tower) if vision else 0
        if vision is None or not count:
            return None
        seen = self._seen(vision.tower.pictures, self.most_pixels or self.framework_pixels)
        tokens = 0 if vision.tower.cross_attention else seen.tokens
        return Pictures(count, seen.patches, tokens)

    def _count(self, tower: Tower) -> int:
        if self.per_sample is not None:
            return self.per_sample
        return 1 if self.any or not tower.text_too else 0

    def _seen(self, rule: Resized | Square | Tiled, most: int | None) -> Seen:
        """Where only a number of pixels is stated, of the shape that makes the most tokens."""
        if self.pixels is None:
            told = self.most_pixels and most
            return rule.most_seen(most) if told and most else rule.seen(USUAL, most)
        if sides := SIDES.fullmatch(self.pixels):
            return rule.seen(Size(int(sides[1]), int(sides[2])), most)
        pixels = int(self.pixels)
        return rule.most_seen(min(pixels, most or pixels))


NONE_STATED = StatedPictures()


NumberT = TypeVar("NumberT", int, float)


def with_pictures(tokens: NumberT, pictures: Pictures | None, stated: bool) -> NumberT:
    """Tokens of a sample with its pictures'. A stated length holds them, as a trainer's cut does,
    unless it is too short for them: then it is that of the text."""
    if pictures is None:
        return tokens
    theirs = pictures.all_tokens
    return tokens if stated and tokens > theirs else tokens + theirs


def picture_notes(stated: StatedPictures, run: TrainingRun) -> list[Note]:
    """What the pictures are to the run, and what of it is assumed."""
    seen, vision = run.workload.pictures, run.model.shape.vision
    if vision is None:
        told = note(
            "pictures.no-tower" if run.model.typical else "pictures.blind", model=run.model.name
        )
        return [told] if stated.any else []
    if seen is None:
        told = stated.per_sample is not None
        return [] if told else [note("pictures.text-alone", model=run.model.name)]
    return [
        note(
            "pictures.seen",
            count=seen.count,
            tokens=seen.tokens,
            patches=seen.patches,
            size=stated.size,
            pixels=stated.most,
            assumed=not stated.any,
            all=run.workload.tokens_per_sample,
            apart=vision.tower.cross_attention,
            trained=run.trains_tower,
        )
    ]
