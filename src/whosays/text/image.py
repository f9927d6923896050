"""Images (PNG, JPEG, TIFF, GIF, BMP, WebP) by Pillow: their frames are pages. Runs in the child process."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import PIL
from PIL import Image, ImageOps

from whosays.text.extracted import FormatError
from whosays.text.sheets import Cover, Sheet

FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")
MAX_PIXELS = 120_000_000  # of a frame: a sheet of A2 at 400 dpi
_MAX_FRAMES = 5000
_SCANNED = ("TIFF",)  # frames of the others are those of a moving picture: the first one stands for all


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The image. Raises `FormatError` where it is damaged or too large."""
    Image.MAX_IMAGE_PIXELS = None  # the size is looked at before anything is unpacked
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except (OSError, ValueError, SyntaxError) as error:
        raise FormatError(
            "is an image that cannot be opened (it is damaged or cut off).", "Get it again."
        ) from error
    with picture:
        yield picture


def cover(data: bytes, argument: str) -> Iterator[Cover]:
    """How many pages the image has; the argument is not used."""
    with opened(data) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            raise FormatError(
                f"is an image of {picture.width:,} by {picture.height:,} pixels, too large to be read.",
                "Scale it down, or cut it into pages.",
            )
        frames = getattr(picture, "n_frames", 1) if picture.format in _SCANNED else 1
        if frames > _MAX_FRAMES:
            raise FormatError(f"is an image of {frames:,} pages, too many.", "Split it.")
        yield Cover(method=f"Pillow {PIL.__version__}", pages=frames)


def pages(data: bytes, argument: str) -> Iterator[Sheet]:
    """The pages from the first number in the argument up to the second: scans, all of them."""
    first, last = (int(number) for number in argument.split())
    for number in range(first, last + 1):
        yield Sheet(number=number, width=1.0, height=1.0, lines=[], source="scan")


def frame(data: bytes, number: int) -> Image.Image:
    """A page of the image in shades of grey, upright, on white. Raises `FormatError` where it cannot be had."""
    with opened(data) as picture:
        try:
            picture.seek(number - 1)
            if picture.width * picture.height > MAX_PIXELS:
                raise FormatError("it is too large", "Scale it down.")
            upright = ImageOps.exif_transpose(picture)
            if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
                clear = upright.convert("RGBA")
                upright = Image.new("RGBA", clear.size, "white")
                upright.alpha_composite(clear)
            if upright.mode.startswith("I;16") or upright.mode == "I":
                return upright.convert("I").point(lambda value: value / 256).convert("L")
            return upright.convert("L")
        except (OSError, ValueError, EOFError, SyntaxError) as error:
            raise FormatError("it is damaged", "Get it again.") from error
