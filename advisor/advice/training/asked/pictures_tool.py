"""Arguments of the tools about runs whose samples may have pictures."""

import re
from typing import Any

from pydantic import Field, field_validator

from advisor.advice.arguments import RunTool
from advisor.advice.training.asked.pictures import PIXELS, StatedPictures


class PicturesTool(RunTool):
    """A run whose samples may have pictures."""

    images_per_sample: int | None = Field(default=None, ge=0, le=10_000)
    """Pictures of a sample, for a model that sees; 0: text alone."""
    image_pixels: str | None = Field(default=None, pattern=PIXELS)
    """Of each picture: "1024x768", or how many pixels it has."""
    max_pixels: int | None = Field(default=None, ge=100, le=10**9)
    """Larger pictures are made so small before (`MAX_PIXELS`, `image_max_pixels`)."""

    @field_validator("image_pixels", mode="before")
    @classmethod
    def _pixels(cls, value: Any) -> Any:
        """Also a number, and sides with any sign between them."""
        whole = isinstance(value, int) and not isinstance(value, bool)
        return re.sub(r"\s*[*×X]\s*", "x", str(value)) if whole or isinstance(value, str) else value

    @property
    def pictures(self) -> StatedPictures:
        return StatedPictures(self.images_per_sample, self.image_pixels, self.max_pixels)
