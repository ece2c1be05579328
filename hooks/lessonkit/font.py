"""The font of the mathematics: STIX Two Math, cut down to the characters that formulas here are made of.

MathML needs a font with a MATH table for large operators, roots and the height of indices; phones have none.
"""

import hashlib
import io
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

COMMON = (
    "20-7E A0 B7 D7 3B8 3C4 2026 2032 2061-2063 210E 2208 220F 2211 2212 221E 2223 2248 2264 2265 "
    "1D434-1D467 1D49C-1D4B5 1D6FC-1D71B"
)
"""What most formulas are made of; a browser fetches the other file only for a page that holds another character."""
RARE = (
    "B1 F7 391-3B7 3B9-3C3 3C5-3C9 3D1 3D5 2016 2102 2112 211D 2190-2193 21A6 21D2 2200-2207 2209-220E 2210 2213-221D "
    "221F-2222 2224-2247 2249-2263 226A 226B 2282-2287 22A4 22A5 22C5 22EE-22F1"
)
FEATURES = ["ccmp", "dtls", "flac", "kern", "ssty"]


def code_points(ranges: str) -> list[int]:
    """Numbers from hexadecimal code points and ranges, both ends included."""
    points: list[int] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        points += range(int(first, 16), int(last or first, 16) + 1)
    return points


def math_font(source: Path, characters: str, cache: Path) -> bytes:
    """The subset as WOFF2, made once and then kept in `cache`. The same source gives the same bytes."""
    recipe = source.read_bytes() + repr((characters, FEATURES)).encode()
    kept = cache / f"{hashlib.sha256(recipe).hexdigest()[:16]}.woff2"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(_subset(source, characters))
    return kept.read_bytes()


def _subset(source: Path, characters: str) -> bytes:
    options = Options(layout_features=FEATURES, notdef_outline=True, hinting=False)
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points(characters))
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
