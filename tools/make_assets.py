"""Make `assets/fonts` and `assets/icons` again from the packages they come from.

The files in `assets/` are committed, so nobody needs this to run or build the kiosk. It is here to show
where they came from and to add a letter or an icon later:

1.  In an empty folder, fetch the packages by name and unpack each into a folder of its own name::

        for name in @fontsource-variable/atkinson-hyperlegible-next @fontsource-variable/lexend \\
                @fontsource/noto-sans-math material-symbols; do
            archive=$(npm pack "$name")
            mkdir -p "unpacked/$name" && tar -xzf "$archive" -C "unpacked/$name" --strip-components=1
        done
        pip download --no-deps fontpkg-noto-sans
        python3 -m zipfile -e fontpkg_noto_sans-*.whl unpacked/fontpkg-noto-sans

2.  `python tools/make_assets.py unpacked` (needs `fonttools` and `brotli`, both in the `dev` extra).

An icon is added by a line in `ICONS`: the name QML uses and the name Material Symbols gives the glyph.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "assets" / "fonts"
ICON_FOLDER = ROOT / "assets" / "icons"

BASIC_LATIN = range(0x20, 0x7F)
# Everything Noto stands in for: Latin with Welsh, Greek, superscripts, currency, letter-like signs and number forms.
NOTO_TEXT = [
    (0x0020, 0x024F),
    (0x02B0, 0x0303),
    (0x0370, 0x03FF),
    (0x1E80, 0x1E85),
    (0x1EF2, 0x1EF3),
    (0x2000, 0x206F),
    (0x2070, 0x20BF),
    (0x2100, 0x218B),
]
# Noto Sans itself has no arrows and hardly any mathematical sign; Noto Sans Math is drawn to go with it.
NOTO_SIGNS = [(0x2190, 0x21FF), (0x2200, 0x22FF), (0x2713, 0x2713), (0x25A0, 0x25FF)]

# From the names QML and `sections.toml` use to the glyph names of Material Symbols.
ICONS = {
    "back": "arrow_back",
    "book": "menu_book",
    "calendar": "calendar_month",
    "check": "check_circle",
    "chevron": "chevron_right",
    "clock": "schedule",
    "close": "close",
    "cross": "close",
    "down": "arrow_downward",
    "flask": "science",
    "home": "home",
    "hospital": "local_hospital",
    "info": "info",
    "leaf": "spa",
    "listen": "volume_up",
    "lungs": "pulmonology",
    "medicine": "medication",
    "note": "description",
    "palette": "contrast",
    "person": "person",
    "phone": "call",
    "plus": "add",
    "question": "quiz",
    "restart": "restart_alt",
    "scan": "radiology",
    "search": "search",
    "text-size": "format_size",
    "tick": "check",
    "touch": "touch_app",
    "up": "arrow_upward",
    "urgent": "emergency",
    "warning": "warning",
    "web": "language",
}


@dataclass(frozen=True, slots=True)
class Face:
    """One static file: `family` is what QML asks for, `style` and `weight` (CSS units) tell it from its sisters."""

    family: str
    style: str
    weight: int

    @property
    def file(self) -> Path:
        """Where the face is kept, for example `assets/fonts/NotoSans-Regular.ttf`."""
        return FONTS / f"{self.family.replace(' ', '')}-{self.style}.ttf"


def subset(font: TTFont, codepoints: set[int]) -> None:
    """Keep only `codepoints` and what shapes them (kerning, marks, figures)."""
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "liga", "ccmp", "locl", "tnum", "lnum"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codepoints)
    subsetter.subset(font)


def within(ranges: list[tuple[int, int]]) -> set[int]:
    """All code points of inclusive `ranges`."""
    return {point for first, last in ranges for point in range(first, last + 1)}


def merge(first: TTFont, second: TTFont) -> TTFont:
    """One font with the glyphs of both. `second` gives way where both have a code point."""
    subset(second, set(second.getBestCmap()) - set(first.getBestCmap()))
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / "first.ttf", Path(folder) / "second.ttf"]
        for font, path in zip((first, second), paths, strict=True):
            font.flavor = None
            font.save(path)
        return Merger().merge([str(path) for path in paths])


def name_it(font: TTFont, face: Face) -> None:
    """Name the face so that every system sees the weights of a family as one family.

    Windows groups only Regular and Bold under name 1; the others are grouped by names 16 and 17.
    """
    linked = face.style in ("Regular", "Bold")
    family = face.family if linked else f"{face.family} {face.style}"
    postscript = f"{face.family.replace(' ', '')}-{face.style}"
    names = {1: family, 2: face.style if linked else "Regular", 4: f"{face.family} {face.style}", 6: postscript}
    names |= {3: f"{face.weight};{postscript}", 16: face.family, 17: face.style}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 7, 8, 9, 11, 13, 14)]
    for identifier, text in names.items():
        table.setName(text, identifier, 3, 1, 0x409)
    bold = face.style == "Bold"
    os2 = font["OS/2"]
    os2.usWeightClass = face.weight
    os2.fsSelection = (os2.fsSelection & ~0b1100001) | (0b100000 if bold else 0b1000000 if linked else 0)
    font["head"].macStyle = 1 if bold else 0
    if "STAT" in font:
        del font["STAT"]


def save(font: TTFont, path: Path, like: TTFont) -> None:
    """Write `path` with the time stamps of its source, so that the same packages give the same bytes."""
    font.flavor = None
    font.recalcTimestamp = False
    font["head"].created, font["head"].modified = like["head"].created, like["head"].modified
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB, {len(font.getBestCmap())} code points")


def at(path: Path, **axes: float) -> TTFont:
    """The font at `path` as a static one, with its axes fixed at `axes`."""
    font = TTFont(path)
    return instantiateVariableFont(font, axes) if "fvar" in font else font


def make_atkinson(packages: Path) -> None:
    """Atkinson Hyperlegible Next: the reading face, in the three weights the screens use."""
    package = packages / "@fontsource-variable" / "atkinson-hyperlegible-next"
    files = [
        package / "files" / f"atkinson-hyperlegible-next-{part}-wght-normal.woff2" for part in ("latin", "latin-ext")
    ]
    for style, weight in (("Regular", 400), ("SemiBold", 650), ("Bold", 750)):
        font = merge(at(files[0], wght=weight), at(files[1], wght=weight))
        face = Face("Atkinson Hyperlegible Next", style, weight)
        name_it(font, face)
        save(font, face.file, TTFont(files[0]))
    shutil.copyfile(package / "LICENSE", FONTS / "LICENSE-AtkinsonHyperlegibleNext.txt")


def make_lexend(packages: Path) -> None:
    """Lexend for phone numbers: its zero is plain, Atkinson's is slashed."""
    package = packages / "@fontsource-variable" / "lexend"
    source = package / "files" / "lexend-latin-wght-normal.woff2"
    font = at(source, wght=600)
    subset(font, set(BASIC_LATIN) | {0xA0, 0x2007, 0x2013, 0x2019})
    face = Face("Lexend", "SemiBold", 600)
    name_it(font, face)
    save(font, face.file, TTFont(source))
    shutil.copyfile(package / "LICENSE", FONTS / "LICENSE-Lexend.txt")


def make_noto(packages: Path) -> None:
    """Noto Sans behind both: Greek, superscripts, arrows and mathematical signs."""
    folder = packages / "fontpkg-noto-sans" / "fontpkg_noto_sans"
    text = folder / "files" / "NotoSans[wdth,wght].ttf"
    maths = packages / "@fontsource" / "noto-sans-math"
    for style, weight in (("Regular", 400), ("Bold", 700)):
        letters = at(text, wght=weight, wdth=100)
        subset(letters, within(NOTO_TEXT))
        signs = at(maths / "files" / "noto-sans-math-latin-400-normal.woff2")
        subset(signs, within(NOTO_SIGNS))
        # Only formulas are laid out with these, and the merge cannot carry them.
        for tag in ("MATH", "GPOS", "GSUB", "GDEF"):
            if tag in signs:
                del signs[tag]
        font = merge(letters, signs)
        face = Face("Noto Sans", style, weight)
        name_it(font, face)
        save(font, face.file, TTFont(text))
    shutil.copyfile(folder / "LICENSE", FONTS / "LICENSE-NotoSans.txt")
    shutil.copyfile(maths / "LICENSE", FONTS / "LICENSE-NotoSansMath.txt")


def make_icons(packages: Path) -> None:
    """Material Symbols Rounded at one weight, reduced to `ICONS`; the map from name to code point beside it."""
    package = packages / "material-symbols"
    source = package / "material-symbols-rounded.woff2"
    font = TTFont(source)
    points: dict[str, int] = {}
    for point, glyph in sorted(font.getBestCmap().items()):
        # Some glyphs have several code points; any would do, the highest is the same each time.
        points[glyph] = point
    chosen = {name: points[glyph] for name, glyph in ICONS.items()}
    options = Options()
    options.layout_features = []
    options.name_IDs = ["*"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(chosen.values()))
    subsetter.subset(font)
    for tag in ("GSUB", "GPOS"):
        if tag in font:
            del font[tag]
    # A medium stroke: the icons stand beside words of weight 650.
    font = instantiateVariableFont(font, {"wght": 500, "opsz": 48, "GRAD": 0, "FILL": 0})
    name_it(font, Face("Kiosk Icons", "Regular", 400))
    save(font, ICON_FOLDER / "KioskIcons.ttf", TTFont(source))
    lines = {name: f"{point:04X}" for name, point in sorted(chosen.items())}
    (ICON_FOLDER / "icons.json").write_text(json.dumps(lines, indent=2) + "\n", encoding="utf-8", newline="\n")
    shutil.copyfile(package / "LICENSE", ICON_FOLDER / "LICENSE-Apache-2.0.txt")


def main() -> int:
    """Make everything from the folder named on the command line; 2 when it is not there."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("Say which folder holds the unpacked packages: python tools/make_assets.py unpacked", file=sys.stderr)
        return 2
    packages = Path(sys.argv[1])
    for make in (make_atkinson, make_lexend, make_noto, make_icons):
        make(packages)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
