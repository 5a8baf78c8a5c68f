"""Vision towers: the rows of `knowledge/vision.yaml`, and how many patches and tokens a picture makes by
each family's own processor."""

import math
from itertools import product
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
)
from pydantic.dataclasses import dataclass

from advisor.catalog.row import Sourced, Strict


class Size(NamedTuple):
    """A picture's, in pixels."""

    width: float
    height: float

    @property
    def pixels(self) -> float:
        return self.width * self.height

    def within(self, pixels: float | None) -> "Size":
        """The same shape with no more pixels."""
        if pixels is None or self.pixels <= pixels:
            return self
        factor = math.sqrt(pixels / self.pixels)
        return Size(self.width * factor, self.height * factor)


class Seen(NamedTuple):
    """What one picture makes."""

    patches: int
    """That pass the tower."""
    tokens: int
    """That it is told as; its marks of start and end are not counted."""


RULE = ConfigDict(strict=True, extra="forbid", use_attribute_docstrings=True)


@dataclass(frozen=True, kw_only=True, config=RULE)
class Patches:
    """What every rule has."""

    patch: int
    """Pixels of a patch's side."""
    merge: int = 1
    """Patches of a side that one token is made of."""

    @property
    def cell(self) -> int:
        """Pixels of the side that one token stands for."""
        return self.patch * self.merge

    def _squares(self, number: int, side: int) -> Seen:
        patches = number * (side // self.patch) ** 2
        return Seen(patches, patches // self.merge**2)


@dataclass(frozen=True, kw_only=True, config=RULE)
class Resized(Patches):
    """A picture keeps its shape and its size, to whole cells of merged patches."""

    kind: Literal["resized"]
    least_pixels: int = 0
    most_pixels: int | None = None
    longest_side: int | None = None
    rounding: Literal["nearest", "up"] = "nearest"
    row_tokens: int = 0
    """Tokens that end a row of cells."""

    def seen(self, size: Size, most_pixels: int | None = None) -> Seen:
        columns, rows = self._grid(size, self._most(most_pixels))
        tokens = columns * rows + self.row_tokens * rows
        return Seen(columns * rows * self.merge**2, tokens)

    def most_seen(self, pixels: int) -> Seen:
        """Of a picture of so many pixels and the shape that makes the most of them."""
        if self.longest_side:
            return self.seen(Size(math.sqrt(pixels), math.sqrt(pixels)))
        within = max(self._most(pixels) or pixels, self.least_pixels)
        tokens = max(1, within // self.cell**2)
        return Seen(tokens * self.merge**2, tokens)

    def _most(self, pixels: int | None) -> int | None:
        return min((each for each in (self.most_pixels, pixels) if each), default=None)

    def _grid(self, size: Size, most: int | None) -> tuple[int, int]:
        """Columns and rows of cells: Qwen's `smart_resize`, Pixtral's
        `get_resize_output_image_size`."""
        if self.longest_side and max(size) > self.longest_side:
            shrunk = max(size) / self.longest_side
            size = Size(math.floor(size.width / shrunk), math.floor(size.height / shrunk))
        whole = round if self.rounding == "nearest" else math.ceil
        columns, rows = (max(1, whole(side / self.cell)) for side in size)
        pixels = columns * rows * self.cell**2
        if most and pixels > most:
            shrunk = math.sqrt(size.pixels / most)
            columns, rows = (max(1, math.floor(side / shrunk / self.cell)) for side in size)
        elif pixels < self.least_pixels:
            grown = math.sqrt(self.least_pixels / size.pixels)
            columns, rows = (math.ceil(side * grown / self.cell) for side in size)
        return columns, rows


@dataclass(frozen=True, kw_only=True, config=RULE)
class Square(Patches):
    """Every picture becomes one square."""

    kind: Literal["square"]
    side: int

    def seen(self, size: Size, most_pixels: int | None = None) -> Seen:
        return self._squares(1, self.side)

    def most_seen(self, pixels: int) -> Seen:
        return self._squares(1, self.side)


@dataclass(frozen=True, kw_only=True, config=RULE)
class Tiled(Patches):
    """A picture is cut into square tiles of one size."""

    kind: Literal["tiled"]
    side: int
    most: int
    """Tiles at most, without the overview."""
    grid: Literal["ratio", "area", "canvas"]
    """ratio: the grid of the nearest shape (InternVL's `dynamic_preprocess`); area: of about as many
    pixels, then of the nearest shape (MiniCPM-V's `slice_image`); canvas: the smallest that holds the
    picture undiminished, else the one that shrinks it least (Llama's `get_optimal_tiled_canvas`)."""
    overview: bool = True
    """Where there are several tiles, the whole picture is one more."""

    def seen(self, size: Size, most_pixels: int | None = None) -> Seen:
        return self._squares(self._tiles(size.within(most_pixels)), self.side)

    def most_seen(self, pixels: int) -> Seen:
        """Of a square one."""
        return self.seen(Size(math.sqrt(pixels), math.sqrt(pixels)))

    def _tiles(self, size: Size) -> int:
        columns, rows = {"ratio": self._by_ratio, "area": self._by_area, "canvas": self._canvas}[
            self.grid
        ](size)
        number = columns * rows
        return number + (self.overview and number > 1)

    def _grids(self, least: int = 1, most: int | None = None) -> list[tuple[int, int]]:
        """By their number of tiles."""
        sides = range(1, self.most + 1)
        found = [
            (columns, rows)
            for columns, rows in product(sides, sides)
            if least <= columns * rows <= (most or self.most)
        ]
        return sorted(found, key=math.prod)

    def _by_ratio(self, size: Size) -> tuple[int, int]:
        """Of equally near ones the largest that is less than twice as large as the picture."""
        best, nearest = (1, 1), math.inf
        for columns, rows in self._grids():
            far = abs(size.width / size.height - columns / rows)
            roomy = size.pixels > 0.5 * self.side * self.side * columns * rows
            if far < nearest or (far == nearest and roomy):
                best, nearest = (columns, rows), far
        return best

    def _by_area(self, size: Size) -> tuple[int, int]:
        wanted = min(math.ceil(size.pixels / self.side**2), self.most)
        if wanted <= 1:
            return 1, 1
        grids = self._grids(max(2, wanted - 1), min(self.most, wanted + 1))
        shape = math.log(size.width / size.height)
        return min(grids, key=lambda grid: abs(shape - math.log(grid[0] / grid[1])))

    def _canvas(self, size: Size) -> tuple[int, int]:
        def scale(grid: tuple[int, int]) -> float:
            return min(grid[0] * self.side / size.width, grid[1] * self.side / size.height)

        def worth(grid: tuple[int, int]) -> tuple[bool, float, int]:
            factor = scale(grid)
            return factor < 1, -factor if factor < 1 else factor, math.prod(grid)

        return min(self._grids(), key=worth)


class Tower(Sourced):
    """A vision encoder, which models of a family share: a row of `knowledge/vision.yaml`."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    model_types: tuple[str, ...]
    """Of the configurations whose models have it; of a class for several towers the tower's own."""
    layers: int = Field(gt=0)
    hidden: int = Field(gt=0)
    intermediate: int = Field(gt=0)
    """Inner width of its MLP."""
    gated: bool = False
    """The MLP has three matrices, not two."""
    window: int | None = None
    """Patches that see each other, but for the layers that see all."""
    layers_seeing_all: int = 0
    cross_attention: bool = False
    """The decoder looks at what it saw in layers of their own; the sample grows by no token."""
    text_too: bool = False
    """Its models are as often tuned on text alone: pictures are theirs only where they are stated."""
    pictures: Resized | Square | Tiled = Field(discriminator="kind")

    @property
    def linear_parameters(self) -> int:
        """Weights of its layers' matrices: 4·h² of attention, two or three times h·i of the MLP."""
        mlp = (3 if self.gated else 2) * self.hidden * self.intermediate
        return self.layers * (4 * self.hidden**2 + mlp)


def _row_of(name: Any, info: ValidationInfo) -> Any:
    """The row that a model's row names, out of those the loader gives; without any, as it is."""
    if info.context is None or not isinstance(name, str):
        return name
    if not isinstance(row := info.context.get(name), Tower):
        raise ValueError("no such row in vision.yaml; add one")
    return row


def _id_of(row: Tower) -> str:
    return row.id


class Vision(Strict):
    """What a model sees with."""

    tower: Annotated[Tower, BeforeValidator(_row_of), PlainSerializer(_id_of, return_type=str)]
    """Its row; files hold its id."""
    parameters: int = Field(gt=0)
    """Of tower and projector."""
