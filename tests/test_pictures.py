"""Pictures as messages tell them: size, number, limit, and whether the vision tower is trained."""

from typing import Any

import pytest

from advisor.catalog.catalog import Catalog
from advisor.reading.spans.spans import find

NAMES = ("images_per_sample", "image_pixels", "max_pixels", "train_vision_tower", "samples", "num_gpus")  # fmt: skip


def told(message: str, catalog: Catalog) -> dict[str, Any]:
    return {
        slot: value
        for span in find(message, catalog)
        for slot, value in span.values
        if slot in NAMES
    }


@pytest.mark.parametrize(("message", "stated"), [
    ("each sample has 2 images of 1024x1024", {"images_per_sample": 2, "image_pixels": "1024x1024"}),
    ("every example contains three pictures, 640 x 480", {"images_per_sample": 3, "image_pixels": "640x480"}),
    ("4 pictures per sample, 640*480", {"images_per_sample": 4, "image_pixels": "640x480"}),
    ("20k images, 2 images of 1024x1024 per sample", {"samples": 20000, "images_per_sample": 2, "image_pixels": "1024x1024"}),
    ("pictures 512x512, 1 per sample", {"images_per_sample": 1, "image_pixels": "512x512"}),
    ("10k samples, each has one 1280x720 image", {"samples": 10000, "images_per_sample": 1, "image_pixels": "1280x720"}),
    ("一张1080p的图是多少token", {"image_pixels": "1920x1080"}),
    ("one image per conversation at 512px", {"images_per_sample": 1, "image_pixels": "512x512"}),
    ("每条样本一张 1024×1024 的图", {"images_per_sample": 1, "image_pixels": "1024x1024"}),
    ("每条一张448的图", {"images_per_sample": 1, "image_pixels": "448x448"}),
    ("每个样本3张图片，分辨率448x448", {"images_per_sample": 3, "image_pixels": "448x448"}),
    ("每条数据带两张截图，1080p", {"images_per_sample": 2, "image_pixels": "1920x1080"}),
    ("on 5000 images (1280x720)", {"samples": 5000, "image_pixels": "1280x720"}),
    ("用5000张1080p的图片微调", {"samples": 5000, "image_pixels": "1920x1080"}),
    ("MAX_PIXELS=1003520 swift sft --freeze_vit false", {"max_pixels": 1003520, "train_vision_tower": True}),
    ("image_max_pixels: 262144\nfreeze_vision_tower: true", {"max_pixels": 262144, "train_vision_tower": False}),
    ("max_pixels=1280*28*28, min_pixels=256*28*28", {"max_pixels": 1003520}),
    ("finetune_vision_layers = False", {"train_vision_tower": False}),
    ("--tune_mm_vision True", {"train_vision_tower": True}),
    ("with an unfrozen vision tower", {"train_vision_tower": True}),
    ("we freeze the ViT", {"train_vision_tower": False}),
    ("冻结视觉塔", {"train_vision_tower": False}),
    ("不冻结视觉编码器", {"train_vision_tower": True}),
    ("ViT也一起训练", {"train_vision_tower": True}),
])  # fmt: skip
def test_what_is_told_of_pictures(message: str, stated: dict[str, Any], catalog: Catalog) -> None:
    assert told(message, catalog) == stated


@pytest.mark.parametrize("message", [
    "8x80GB A100", "2 x 4090", "a 1024x1024 matrix", "LoRA on 7B, 512 tokens", "4张4090微调7B", "64*1024 context", "InternViT-6B-448px", "more than one image per example",
])  # fmt: skip
def test_what_is_no_picture(message: str, catalog: Catalog) -> None:
    found = told(message, catalog)
    assert (
        not {"image_pixels", "images_per_sample", "max_pixels", "train_vision_tower"} & found.keys()
    )
