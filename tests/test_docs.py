"""The documents: what they point to is there, and what they tell people to type exists."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

import dev
from db.forms.fields import FIELDS
from db.labels import label
from kiosk.commands.root import kiosk
from kiosk.config_table import SETTINGS_TABLE, SettingRow

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "db" / "content" / "LICENSE.md"])
SITE = ROOT / "docs" / "site.md"
DECISIONS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
PICTURES = sorted((ROOT / "docs" / "pictures").iterdir())
LARGEST_PICTURE = 150_000
ALL_PICTURES = 1_500_000

LINK = re.compile(r"\]\(([^)\s]+)\)|<img [^>]*src=\"([^\"]+)\"")
COMMAND = re.compile(r"`((?:kiosk|python3 dev\.py)(?: [^`]*)?)`|^(?:\$ )?((?:kiosk|python3 dev\.py) .*)$", re.MULTILINE)
OUR_PATH = re.compile(r"`((?:assets|db|docs|kiosk|packaging|requirements|tests|tools|ui)/[^`\s<>*]*)`")
# HW-01 to HW-06 and the design viewing distance (HW-07): what whoever mounts a kiosk must be told.
MOUNTING = [
    "380",
    "1,220",
    "800",
    "1,100",
    "510",
    "635",
    "1,120",
    "255",
    "610",
    "1,170",
    "1,015",
    "1,200",
    "1,400",
    "760",
    "685",
    "22.2",
    "2.5",
    "5",
    "600",
]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def anchors(path: Path) -> set[str]:
    """The names that headings get on the usual hosts: lower case, spaces as hyphens, no punctuation."""
    headings = re.findall(r"^#+ (.*)$", text_of(path), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(path: Path) -> list[str]:
    """Every command line of ours in a document, in text and in examples, on one line each."""
    without_fences = re.sub(r"^```.*$", "", text_of(path), flags=re.MULTILINE)
    return [" ".join((span or line).split()) for span, line in COMMAND.findall(without_fences)]


def problem_with(line: str) -> str:
    """What is wrong with a command line, or "" if its commands and options exist."""
    words = line.removeprefix("python3 dev.py").split() if line.startswith("python3") else line.split()
    if line.startswith("python3"):
        if not words or words[0] not in dev.COMMANDS:
            return "" if not words else f"dev.py has no command {words[0]}"
        if words[0] != "kiosk":
            return (
                ""
                if set(words[1:]) <= {"--full", "--deb", "--msi", "FOLDER", "--twice", "package", "checkout"}
                else f"dev.py {words[0]} does not take {words[1:]}"
            )
    command: click.Command = kiosk
    rest = iter(words[1:])
    for word in rest:
        if word.startswith("-"):
            option = next((each for each in options(command) if word in each.opts), None)
            if option is None:
                return f"{command.name} has no option {word}"
            if not option.is_flag and not option.count:
                next(rest, None)
        elif isinstance(command, click.Group):
            found = command.get_command(click.Context(command), word)
            if found is None:
                return f"{command.name} has no command {word}"
            command = found
    return ""


def options(command: click.Command) -> list[click.Option]:
    context = click.Context(command, **kiosk.context_settings)  # click keeps what it first found for --help
    return [each for each in command.get_params(context) if isinstance(each, click.Option)]


def test_there_are_documents_for_everybody() -> None:
    assert {"README.md", "CHANGELOG.md", "docs/patients.md", "docs/staff.md", "docs/it.md", "docs/architecture.md"} <= {
        named(path) for path in DOCS
    }


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_what_is_linked_is_there(path: Path) -> None:
    missing = []
    for target in (link or picture for link, picture in LINK.findall(text_of(path))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        if not found.exists() or (anchor and anchor not in anchors(found)):
            missing.append(target)

    assert missing == []


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_what_people_are_told_to_type_exists(path: Path) -> None:
    wrong = {line: problem for line in commands(path) if (problem := problem_with(line))}

    assert wrong == {}


def test_commands_in_documents_are_found_at_all() -> None:
    found = {line for path in DOCS for line in commands(path)}

    assert {"python3 dev.py run", "python3 dev.py test", "kiosk doctor --json", "kiosk release rollback"} <= found
    assert problem_with("kiosk release unpack") == "release has no command unpack"
    assert problem_with("kiosk --data DIR doctor --xml") == "doctor has no option --xml"
    assert problem_with("python3 dev.py fly") == "dev.py has no command fly"


@pytest.mark.parametrize("path", DOCS, ids=named)
def test_files_and_folders_that_are_named_are_there(path: Path) -> None:
    names = [name.partition("::")[0] for name in OUR_PATH.findall(text_of(path)) if "/Your" not in name]

    assert [name for name in names if not (ROOT / name).exists()] == []


def test_a_newcomer_is_told_what_each_folder_of_code_holds() -> None:
    """Folders within `ui/KioskUi` and `packaging` stand in the row of the folder they are in."""
    told = text_of(ROOT / "docs" / "architecture.md").split("## What each folder holds")[1].split("\n## ")[0]
    python = {path.parent for top in ("db", "kiosk") for path in (ROOT / top).rglob("__init__.py")}
    folders = {f"{path.relative_to(ROOT).as_posix()}/" for path in python if path.name != "viewmodels"}
    folders |= {f"{path.parent.name}/" for path in (ROOT / "ui").rglob("qmldir")}
    folders |= {f"{path.parent.name}/" for path in (ROOT / "packaging").glob("*/*.py")}

    assert len(folders) > 30
    assert {each for each in folders if f"`{each}`" not in told} == set()


@pytest.mark.parametrize("row", SETTINGS_TABLE, ids=lambda row: row.key)
def test_every_setting_is_explained_with_its_default_and_its_bounds(row: SettingRow) -> None:
    table = text_of(ROOT / "docs" / "it.md")
    found = re.search(rf"^\| `{re.escape(row.key)}` \| (.*)$", table, flags=re.MULTILINE)

    assert found is not None
    default, allowed = found[1].split(" | ")[:2]
    assert default.strip("`") == row.default
    assert all(f'"{choice}"' in allowed for choice in row.choices)
    assert all(f"{bound:g}" in allowed.split() + allowed.replace(",", "").split() for bound in bounds(row))


def bounds(row: SettingRow) -> list[float]:
    return [bound for bound in (row.least, row.most) if bound is not None]


def test_no_setting_is_explained_that_does_not_exist() -> None:
    section = text_of(ROOT / "docs" / "it.md").split("## kiosk.toml")[1].split("\n## ")[0]
    explained = set(re.findall(r"^\| `([a-z_.]+)` \|", section, flags=re.MULTILINE))

    assert explained == {row.key for row in SETTINGS_TABLE}


@pytest.mark.parametrize("number", MOUNTING)
def test_mounting_instructions_state_the_dimensions(number: str) -> None:
    mounting = text_of(SITE).split("## Mounting")[1].split("\n## ")[0]

    assert re.search(rf"(?<![\d,.]){re.escape(number)}(?![\d]|[,.]\d)", mounting)


def test_heights_of_panels_are_reckoned_from_the_picture() -> None:
    mounting, _, measuring = text_of(SITE).partition("## Measuring the panel")
    long_sides = dict(re.findall(r"^\| ([\d.]+ in) \| \d+ x \d+ \| (\d+) mm \|", measuring, flags=re.MULTILINE))
    row = re.compile(
        r"^\| ([\d.]+ in) \| (\d+) mm \| (\d+) mm \| (\d+) mm \| (?:(\d+) to (\d+) mm|not possible)", re.MULTILINE
    )
    rows = row.findall(mounting)

    assert {panel for panel, *_ in rows} == set(long_sides)
    for panel, upright, lower, lying, first, last in rows:
        assert upright == long_sides[panel]
        assert int(lower) + int(upright) == 1220
        assert abs(int(upright) * 9 / 16 - int(lying)) <= 1
        assert 800 + int(upright) / 2 <= 1100, "the lower half, with the edge at 800 mm"
        assert (int(first), int(last)) == (800, 1100 - int(lying)) if first else int(lying) > 300


def test_densities_of_panels_are_reckoned_from_their_width() -> None:
    section = text_of(SITE).split("## Measuring the panel")[1].split("\n## ")[0]
    rows = re.findall(r"^\| [\d.]+ in \| (\d+) x \d+ \| (\d+) mm \| ([\d.]+) \|$", section, flags=re.MULTILINE)

    assert len(rows) > 3
    assert [row for row in rows if abs(int(row[0]) * 25.4 / int(row[1]) - float(row[2])) > 0.2] == []


def test_cleaning_is_explained_without_spraying() -> None:
    cleaning = text_of(SITE).split("## Cleaning")[1].split("\n## ")[0]

    assert "70% isopropanol and 30% water" in cleaning
    assert "Never spray" in cleaning
    assert "frequent touch point" in cleaning


def test_decisions_are_numbered_without_a_gap_and_listed() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    listed = re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", text_of(ROOT / "docs" / "adr" / "README.md"))

    assert numbers == list(range(1, len(DECISIONS) + 1))
    assert listed == [path.name for path in DECISIONS]


@pytest.mark.parametrize("path", DECISIONS, ids=named)
def test_a_decision_says_why_and_what_was_dropped(path: Path) -> None:
    headings = re.findall(r"^## (.*)$", text_of(path), flags=re.MULTILINE)

    assert text_of(path).startswith(f"# {path.name[:4]}. ")
    assert headings == ["Context", "Decision", "Consequences", "Dropped"]


def test_what_staff_are_told_to_choose_stands_in_the_editor() -> None:
    window = [*(ROOT / "ui" / "KioskUi" / "Editor").glob("*.qml"), *(ROOT / "kiosk/editor/viewmodels").glob("*.py")]
    there = {*re.findall(r'"([A-Z][^"\n]+)"', "\n".join(map(text_of, window))), *labels()}
    told = re.findall(r"(?<!\*)\*([A-Z][^*]+)\*(?!\*)", text_of(ROOT / "docs" / "staff.md"))

    assert len(told) > 30
    assert [words for words in told if not any(each.startswith(" ".join(words.split())) for each in there)] == []


def labels() -> set[str]:
    """What the fields of the editor are called."""
    return {label(field.name, kind) for kind, fields in FIELDS.items() for field in fields}


def test_all_pictures_together_are_small() -> None:
    assert sum(picture.stat().st_size for picture in PICTURES) <= ALL_PICTURES


@pytest.mark.parametrize("picture", PICTURES, ids=named)
def test_pictures_are_small_and_shown_somewhere_with_words(picture: Path) -> None:
    shown = "\n".join(map(text_of, DOCS))

    assert picture.stat().st_size <= LARGEST_PICTURE
    assert re.search(rf"<img src=\"[^\"]*{picture.name}\" width=\"\d+%\" alt=\"[^\"]{{20,}}\">", shown)
