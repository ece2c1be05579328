"""What makes the site installable: the web app manifest and its icons."""

import json
import struct
import zlib

import numpy as np
import numpy.typing as npt

COLOUR = "#12355b"
SIZES = (192, 512)
# Material's sigma, the site's logo, on its grid of 24.
_SIGMA = (
    (18, 6),
    (8.83, 6),
    (14.83, 12),
    (8.83, 18),
    (18, 18),
    (18, 20),
    (6, 20),
    (6, 18),
    (12, 12),
    (6, 6),
    (6, 4),
    (18, 4),
)
_GRID = 28  # with a margin, so that the letter stays inside the circle that a launcher may cut
_SAMPLES = 4


def icon_name(size: int) -> str:
    return f"icon-{size}.png"


def web_manifest(name: str, short_name: str, description: str) -> str:
    """All addresses are relative to the manifest, at the site's root: it is at home under any path."""
    icons = [
        {"src": f"assets/{icon_name(size)}", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    content = {
        "name": name,
        "short_name": short_name,
        "description": description,
        "lang": "en",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": COLOUR,
        "background_color": COLOUR,
        "icons": icons,
    }
    return json.dumps(content, sort_keys=True)


def icon(size: int) -> bytes:
    """A PNG of `size` by `size` pixels: the sigma in white on the site's colour."""
    colour = np.array([int(COLOUR[place : place + 2], 16) for place in (1, 3, 5)])
    share = _coverage(size)[:, :, None]
    pixels = np.rint(colour + (255 - colour) * share).astype(np.uint8)
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _coverage(size: int) -> npt.NDArray[np.float64]:
    """How much of each pixel the letter covers: (size, size), 0 to 1, by samples and the even-odd rule."""
    steps = (np.arange(size * _SAMPLES) + 0.5) / (size * _SAMPLES) * _GRID - (_GRID - 24) / 2
    inside = np.zeros((steps.size, steps.size), dtype=bool)
    for (x0, y0), (x1, y1) in zip(_SIGMA, (*_SIGMA[1:], _SIGMA[0]), strict=True):
        if y0 == y1:
            continue
        crosses = (steps >= min(y0, y1)) & (steps < max(y0, y1))
        where = x0 + (steps - y0) * (x1 - x0) / (y1 - y0)
        inside ^= crosses[:, None] & (steps[None, :] < where[:, None])
    shares: npt.NDArray[np.float64] = inside.reshape(size, _SAMPLES, size, _SAMPLES).mean(axis=(1, 3))
    return shares


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
