"""The fonts that cards on paper are set in, and the widths of their characters. All lengths are in ems."""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from lessonkit.font import COMMON, RARE, code_points

FONTS = Path(__file__).resolve().parents[2] / "node_modules/@fontsource"
UNKNOWN_WIDTH = 1.0  # a character that the font lacks comes from one that is not known: as wide as it is high
MONOSPACE_WIDTH = 0.62


@dataclass(frozen=True)
class Ink:
    """How far a glyph, or a formula, reaches: its advance, and its ink above and below the baseline."""

    width: float
    ascent: float = 0.0
    descent: float = 0.0


class Font:
    """Metrics of a font file, of all its characters or of those that the site carries."""

    def __init__(self, path: Path, characters: frozenset[int] | None = None) -> None:
        self._font: Any = TTFont(path)
        self._em: int = self._font["head"].unitsPerEm
        self._glyphs: dict[int, str] = {
            point: glyph
            for point, glyph in self._font.getBestCmap().items()
            if characters is None or point in characters
        }
        self._outlines: Any = self._font.getGlyphSet()

    def width(self, text: str) -> float:
        return sum(self._width(character) for character in text)

    def _width(self, character: str) -> float:
        glyph = self._glyphs.get(ord(character))
        return UNKNOWN_WIDTH if glyph is None else float(self._font["hmtx"][glyph][0] / self._em)

    def ink(self, character: str, *, largest: bool = False) -> Ink:
        """The ink of one character; of its largest variant, where formulas need a larger one."""
        glyph = self._glyphs.get(ord(character))
        if glyph is None:
            return Ink(UNKNOWN_WIDTH, 1.0, 0.4)
        return self._ink(self._variants.get(glyph, glyph) if largest else glyph)

    def _ink(self, glyph: str) -> Ink:
        pen = BoundsPen(self._outlines)
        self._outlines[glyph].draw(pen)
        _, bottom, _, top = pen.bounds or (0, 0, 0, 0)
        return Ink(self._font["hmtx"][glyph][0] / self._em, top / self._em, -bottom / self._em)

    @cached_property
    def _variants(self) -> dict[str, str]:
        if "MATH" not in self._font:
            return {}
        variants = self._font["MATH"].table.MathVariants
        records = zip(variants.VertGlyphCoverage.glyphs, variants.VertGlyphConstruction, strict=True)
        return {
            glyph: construction.MathGlyphVariantRecord[-1].VariantGlyph
            for glyph, construction in records
            if construction.MathGlyphVariantRecord
        }

    def constant(self, name: str) -> float:
        """A constant of the MATH table."""
        value = getattr(self._font["MATH"].table.MathConstants, name)
        return float(getattr(value, "Value", value)) / self._em


@cache
def text_font(*, bold: bool) -> Font:
    """Arimo has the widths of Arial and of Liberation Sans."""
    return Font(FONTS / f"arimo/files/arimo-latin-{700 if bold else 400}-normal.woff2")


@cache
def mathematics_font() -> Font:
    source = FONTS / "stix-two-math/files/stix-two-math-latin-400-normal.woff2"
    return Font(source, frozenset(code_points(f"{COMMON} {RARE}")))
