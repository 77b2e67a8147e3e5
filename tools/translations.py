"""Keep the translations of the interface in step with the sources: `python tools/translations.py update`.

    update     read every word of the interface into assets/i18n/*.ts
    compile    make build/i18n/*.qm of them, which the program loads

The .ts files are kept with the sources, the .qm files are not. Words that are no longer used are dropped.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kiosk.languages import ENGLISH, LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "assets" / "i18n"
COMPILED = ROOT / "build" / "i18n"
# PySide's own launchers, callable without knowing where an environment keeps its scripts.
TOOL = "import sys; from PySide6.scripts import pyside_tool; sys.argv[0] = {0!r}; pyside_tool.{0}()"
DOCTYPE = "<!DOCTYPE TS>\n"
HEADER = """<!-- A draft for a translator. No speaker of the language has checked it yet: a message
     stays "unfinished" until somebody has. Off unless a site turns the language on in kiosk.toml. -->
"""

# Staff work in English: a translator's time goes to what patients read.
ENGLISH_ONLY = {"Editor", "Staff"}

Message = tuple[str, str, bool]
"""Context, English words, and whether they change with a number."""


def tool(name: str, *arguments: str) -> None:
    """Run one of Qt Linguist's tools. Raises `subprocess.CalledProcessError` when it fails."""
    command = [sys.executable, "-c", TOOL.format(name), *arguments]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)


def source_files() -> list[str]:
    """Every file with words that patients read. lupdate finds QML in a folder by itself, Python only by name."""
    screens = [folder for folder in sorted((ROOT / "ui" / "KioskUi").iterdir()) if folder.name not in ENGLISH_ONLY]
    python = sorted((ROOT / "kiosk").rglob("*.py"))
    spoken = [file for file in python if "translat" in file.read_text(encoding="utf-8")]
    return [str(each.relative_to(ROOT)) for each in (*screens, *spoken)]


def read_words(file: Path, language: str) -> None:
    """Bring one .ts file up to date with the sources, keeping what is translated already."""
    options = ["-extensions", "qml", "-no-obsolete", "-locations", "none", "-target-language", language]
    tool("lupdate", *source_files(), *options, "-ts", str(file))


def update(file: Path) -> None:
    """Bring a kept .ts file up to date. The tool drops comments, so the header is put back."""
    read_words(file, file.stem.removeprefix("kiosk_"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(DOCTYPE, DOCTYPE + HEADER, 1), encoding="utf-8", newline="\n")


def compile_to(file: Path, out: Path) -> None:
    """Make the .qm file `out`. Drafts are taken too: a site decides whether to show them."""
    out.parent.mkdir(parents=True, exist_ok=True)
    tool("lrelease", "-silent", str(file), "-qm", str(out))


def messages(file: Path) -> set[Message]:
    """Everything a .ts file has a place for."""
    return {
        (context.findtext("name", ""), message.findtext("source", ""), message.get("numerus") == "yes")
        for context in ElementTree.parse(file).iter("context")
        for message in context.iter("message")
    }


def words_in_sources() -> set[Message]:
    """Everything in the sources that is to be translated."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "kiosk_en.ts"
        read_words(file, "en")
        return messages(file)


def main(arguments: list[str]) -> int:
    if arguments not in (["update"], ["compile"]):
        print(__doc__, file=sys.stderr)
        return 2
    for file in (SOURCES / f"kiosk_{code}.ts" for code in LANGUAGES if code != ENGLISH):
        if arguments == ["update"]:
            update(file)
        else:
            compile_to(file, COMPILED / f"{file.stem}.qm")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
