"""The fonts that cards on paper are set in, and the room of their characters. All lengths are in ems.

Reading a font takes longer than measuring a hundred cards, so what was read of it is kept.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from lessonkit.font import COMMON, RARE, code_points

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "node_modules/@fontsource"
KEPT = ROOT / ".cache/fonts"
UNKNOWN_WIDTH = 1.0  # a character that the font lacks comes from one that is not known: as wide as it is high
MONOSPACE_WIDTH = 0.62


@dataclass(frozen=True)
class Ink:
    """How far a glyph, or a formula, reaches: its advance, and its ink above and below the baseline."""

    width: float
    ascent: float = 0.0
    descent: float = 0.0


UNKNOWN = Ink(UNKNOWN_WIDTH, 1.0, 0.4)


@dataclass(frozen=True)
class Font:
    """Metrics of a font: the ink of its characters, of their largest variants where formulas need a larger one, and the
    constants of its MATH table.
    """

    inks: dict[str, Ink]
    largest: dict[str, Ink]
    constants: dict[str, float]

    def width(self, text: str) -> float:
        return sum(self.inks.get(character, UNKNOWN).width for character in text)

    def ink(self, character: str, *, largest: bool = False) -> Ink:
        found = self.inks.get(character, UNKNOWN)
        return self.largest.get(character, found) if largest else found

    def constant(self, name: str) -> float:
        return self.constants[name]


def read_font(path: Path, characters: frozenset[int] | None = None) -> Font:
    """Metrics of a font file, of all its characters or of those that the site carries."""
    font: Any = TTFont(path)
    outlines, em = font.getGlyphSet(), font["head"].unitsPerEm
    glyphs = {
        chr(point): glyph for point, glyph in font.getBestCmap().items() if characters is None or point in characters
    }

    def ink(glyph: str) -> Ink:
        pen = BoundsPen(outlines)
        outlines[glyph].draw(pen)
        _, bottom, _, top = pen.bounds or (0, 0, 0, 0)
        return Ink(font["hmtx"][glyph][0] / em, top / em, -bottom / em)

    variants = _largest_variants(font)
    return Font(
        {character: ink(glyph) for character, glyph in glyphs.items()},
        {character: ink(variants[glyph]) for character, glyph in glyphs.items() if glyph in variants},
        _constants(font, em),
    )


def _largest_variants(font: Any) -> dict[str, str]:
    if "MATH" not in font:
        return {}
    variants = font["MATH"].table.MathVariants
    records = zip(variants.VertGlyphCoverage.glyphs, variants.VertGlyphConstruction, strict=True)
    return {
        glyph: construction.MathGlyphVariantRecord[-1].VariantGlyph
        for glyph, construction in records
        if construction.MathGlyphVariantRecord
    }


def _constants(font: Any, em: int) -> dict[str, float]:
    if "MATH" not in font:
        return {}
    given = vars(font["MATH"].table.MathConstants)
    return {name: getattr(value, "Value", value) / em for name, value in given.items()}


def kept_font(path: Path, characters: frozenset[int] | None = None, kept: Path = KEPT) -> Font:
    """As `read_font`, read once and then kept in the folder `kept`."""
    recipe = (path.read_bytes(), repr(sorted(characters or ())).encode(), Path(__file__).read_bytes())
    file = kept / f"{hashlib.sha256(b''.join(recipe)).hexdigest()[:16]}.json"
    if not file.exists():
        kept.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(f".{os.getpid()}")  # another build may be reading
        partial.write_text(json.dumps(asdict(read_font(path, characters))))
        partial.replace(file)
    read = json.loads(file.read_text())
    inks, largest = ({char: Ink(**ink) for char, ink in read[part].items()} for part in ("inks", "largest"))
    return Font(inks, largest, read["constants"])


@cache
def text_font(*, bold: bool) -> Font:
    """Arimo has the widths of Arial and of Liberation Sans."""
    return kept_font(FONTS / f"arimo/files/arimo-latin-{700 if bold else 400}-normal.woff2")


@cache
def mathematics_font() -> Font:
    source = FONTS / "stix-two-math/files/stix-two-math-latin-400-normal.woff2"
    return kept_font(source, frozenset(code_points(f"{COMMON} {RARE}")))
