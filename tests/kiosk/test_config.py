"""Settings: whatever the file holds, the kiosk starts, and what is wrong is named."""

import os
import random
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kiosk import config
from kiosk.config import (
    NO_NATION,
    NOT_KNOWN,
    AppearanceSettings,
    IdleSettings,
    ScreenSettings,
    SettingFault,
    Settings,
    load_settings,
)
from kiosk.config_table import SETTINGS_TABLE
from kiosk.config_values import MOST_FAULTS

FULL = """
site = "leeds-lung-clinic"
languages = ["cy", "en"]
nation = "SCT"
data = "/srv/kiosk"

[screen]
dpi = 92
viewing_distance_mm = 700

[idle]
warning_seconds = 30
minimum_seconds = 180

[appearance]
text_size = 3
theme = "yellow-on-black"
"""


def load(folder: Path, text: str | bytes) -> tuple[Settings, tuple[SettingFault, ...]]:
    file = folder / "kiosk.toml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return load_settings(file)


def test_every_key_is_read(tmp_path: Path) -> None:
    settings, faults = load(tmp_path, FULL)

    assert faults == ()
    assert settings == Settings(
        site="leeds-lung-clinic",
        nation="SCT",
        languages=("cy", "en"),
        data=Path("/srv/kiosk").absolute(),
        screen=ScreenSettings(dpi=92.0, viewing_distance_mm=700.0),
        idle=IdleSettings(warning_seconds=30, minimum_seconds=180),
        appearance=AppearanceSettings(text_size=3, theme="yellow-on-black"),
    )


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, "") == (Settings(), ())


WRONG = [
    # the line, the key named, how what was found is shown
    pytest.param('site = "Leeds Clinic"', "site", '"Leeds Clinic"', id="site-is-no-slug"),
    pytest.param('site = "a\\n"', "site", '"a\n"', id="site-with-a-line-end"),
    pytest.param('languages = "en"', "languages", '"en"', id="languages-no-list"),
    pytest.param('languages = ["fr"]', "languages", "['fr']", id="languages-unknown"),
    pytest.param("languages = []", "languages", "[]", id="languages-none"),
    pytest.param('languages = ["en", "en"]', "languages", "['en', 'en']", id="languages-twice"),
    pytest.param("data = 5", "data", "5", id="data-is-a-number"),
    pytest.param('data = ""', "data", '""', id="data-is-empty"),
    pytest.param('data = "a\\u0000b"', "data", '"a\x00b"', id="data-holds-a-null"),
    pytest.param(r'data = "C:\temp"', "data", '"C:\temp"', id="data-holds-a-tab"),
    pytest.param("screen.dpi = 39.9", "screen.dpi", "39.9", id="dpi-too-small"),
    pytest.param("screen.dpi = 400.1", "screen.dpi", "400.1", id="dpi-too-large"),
    pytest.param('screen.dpi = "102.5"', "screen.dpi", '"102.5"', id="dpi-as-text"),
    pytest.param("screen.dpi = true", "screen.dpi", "true", id="dpi-as-a-boolean"),
    pytest.param("screen.dpi = nan", "screen.dpi", "nan", id="dpi-not-a-number"),
    pytest.param("screen.dpi = inf", "screen.dpi", "inf", id="dpi-infinite"),
    pytest.param(
        f"screen.dpi = 0x{'f' * 5000}", "screen.dpi", "a number of thousands of digits", id="dpi-beyond-all-bounds"
    ),
    pytest.param("screen.viewing_distance_mm = 299", "screen.viewing_distance_mm", "299", id="too-near"),
    pytest.param("screen.viewing_distance_mm = 1501", "screen.viewing_distance_mm", "1501", id="too-far"),
    pytest.param("idle.warning_seconds = 19", "idle.warning_seconds", "19", id="warning-too-short"),
    pytest.param("idle.warning_seconds = 121", "idle.warning_seconds", "121", id="warning-too-long"),
    pytest.param("idle.warning_seconds = 60.5", "idle.warning_seconds", "60.5", id="warning-not-whole"),
    pytest.param("idle.minimum_seconds = 29", "idle.minimum_seconds", "29", id="minimum-too-short"),
    pytest.param("idle.minimum_seconds = 541", "idle.minimum_seconds", "541", id="minimum-too-long"),
    pytest.param("appearance.text_size = 0", "appearance.text_size", "0", id="size-too-small"),
    pytest.param("appearance.text_size = 5", "appearance.text_size", "5", id="size-too-large"),
    pytest.param('appearance.theme = "Paper"', "appearance.theme", '"Paper"', id="theme-unknown"),
    pytest.param("appearance.theme = 2026-11-23", "appearance.theme", "2026-11-23", id="theme-is-a-date"),
]


@pytest.mark.parametrize(("line", "key", "found"), WRONG)
def test_a_wrong_value_is_named_and_only_its_key_takes_the_default(
    tmp_path: Path, line: str, key: str, found: str
) -> None:
    other = "screen.dpi = 80" if not key.startswith("screen.dpi") else "appearance.text_size = 4"
    row = next(row for row in SETTINGS_TABLE if row.key == key)

    settings, (fault,) = load(tmp_path, f"# here\n{other}\n{line}\n")

    assert fault == SettingFault(str(tmp_path / "kiosk.toml"), key, found, row.allowed, row.default, 3)
    expected, _ = load(tmp_path, other)
    assert settings == expected
    for part in (f"{fault.file}, line 3: {key}", found, row.allowed, row.default):
        assert part in str(fault)


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        pytest.param("[screen]\n\n# dpi = 90\n  dpi = 9", "screen.dpi", 4, id="below-its-table"),
        pytest.param("screen = {dpi = 9}", "screen.dpi", 1, id="within-braces"),
        pytest.param('[idle]\n["screen"]\n"dpi" = 9', "screen.dpi", 3, id="in-quotes"),
        pytest.param("[ screen ]\ndpi\t=\t9", "screen.dpi", 2, id="with-tabs"),
        pytest.param("\r\n\r\n[screen]\r\ndpi = 9\r\n", "screen.dpi", 4, id="lines-of-windows"),
        pytest.param("[appearance]\n[screen.dpi]\nx = 1", "screen.dpi", 2, id="a-table-in-its-place"),
        pytest.param("[screen]\ndpi = 90\n[other]\ndpi = 9", "other.dpi", 4, id="the-other-of-two"),
        pytest.param('"site" = 5', "site", 1, id="at-the-top"),
    ],
)
def test_a_fault_is_found_on_its_line(tmp_path: Path, text: str, key: str, line: int) -> None:
    _, faults = load(tmp_path, text)

    assert (key, line) in [(fault.key, fault.line) for fault in faults]


@pytest.mark.parametrize(
    ("text", "key", "advice"),
    [
        pytest.param('sit = "x"', "sit", "perhaps site is meant", id="misspelt"),
        pytest.param("dpi = 90", "dpi", "perhaps screen.dpi is meant", id="outside-its-table"),
        pytest.param("[screen]\ndpy = 90", "screen.dpy", "perhaps screen.dpi is meant", id="misspelt-in-a-table"),
        pytest.param(
            '[appearance]\nsite = "x"',
            "appearance.site",
            "perhaps site is meant, which stands above the first [table]",
            id="at-the-end-of-a-table",
        ),
        pytest.param("screen = 90", "screen", "a table: write [screen] and its keys below it", id="table-as-value"),
        pytest.param("[[screen]]\ndpi = 90", "screen", "a table: write [screen] and its keys below it", id="an-array"),
        pytest.param("[x.y]\nz = 1", "x.y", "the keys that `kiosk config explain` lists", id="nothing-like-it"),
        pytest.param('"" = 1', "", "the keys that `kiosk config explain` lists", id="empty-key"),
    ],
)
def test_an_unknown_key_is_named_with_the_nearest_known_one(tmp_path: Path, text: str, key: str, advice: str) -> None:
    settings, (fault,) = load(tmp_path, text)

    assert settings == Settings()
    assert (fault.key, fault.found, fault.allowed) == (key, "a key that is not known", advice)


@pytest.mark.parametrize("sound", ["[idle]\nwarning_seconds = 120\nminimum_seconds = 480"])
def test_reading_time_and_warning_may_take_ten_minutes(tmp_path: Path, sound: str) -> None:
    assert load(tmp_path, sound)[1] == ()


@pytest.mark.parametrize(
    ("warning", "minimum"), [pytest.param(120, 481, id="both-given"), pytest.param(61, 540, id="at-their-ends")]
)
def test_reading_time_and_warning_may_not_pass_ten_minutes(tmp_path: Path, warning: int, minimum: int) -> None:
    settings, (fault,) = load(tmp_path, f"idle.warning_seconds = {warning}\nidle.minimum_seconds = {minimum}")

    assert fault.key == "idle.minimum_seconds"
    assert str(600 - warning) in fault.allowed
    assert settings.idle == IdleSettings(warning_seconds=warning)


@pytest.mark.parametrize(
    ("raw", "said", "line"),
    [
        pytest.param(b"[screen", "not TOML", 1, id="not-toml"),
        pytest.param(b"a" * 5, "not TOML", 1, id="a-bare-word"),
        pytest.param(b"# one\nsite = st-elsewhere\n", 'words in "quotes"', 2, id="no-quotes"),
        pytest.param(b'# one\ndata = "C:\\kiosk"\n', "/ or \\\\ where a path has \\", 2, id="a-path-of-windows"),
        pytest.param(
            "site = \u201cst-elsewhere\u201d".encode(), 'words in "quotes"', 1, id="quotes-of-a-word-processor"
        ),
        pytest.param(b"counts = false\ncounts = true\n", "each key once", 2, id="a-key-twice"),
        pytest.param(b"\n\n[screen]\n[screen]\n", "each [table] once", 4, id="a-table-twice"),
        pytest.param(b"site: x", "one key = value on each line", 1, id="a-colon"),
        pytest.param(b"\xef\xbb\xbf\xef\xbb\xbf", "not TOML", 1, id="two-byte-order-marks"),
        pytest.param(b'# a\r\n# b\r\nsite = "\xe9"', "a letter that is not UTF-8", 3, id="latin-1"),
        pytest.param(b"x = " + b"[" * 50_000, "brackets within brackets", 0, id="nested-without-end"),
        pytest.param(b'x = """', "not TOML", 1, id="quotes-without-end"),
    ],
)
def test_a_file_that_cannot_be_used_leaves_every_default(tmp_path: Path, raw: bytes, said: str, line: int) -> None:
    settings, (fault, *_) = load(tmp_path, raw)

    assert settings == Settings()
    assert (fault.key, fault.line) == ("", line)
    assert said in str(fault)
    assert (f", line {line}: found" in str(fault)) == bool(line)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(b"site = st-elsewhere", id="no-quotes"),
        pytest.param(b'site = "st-elsewhere', id="half-of-the-quotes"),
        pytest.param(b"# R\xe9seau", id="a-remark-in-another-encoding"),
        pytest.param(b"\x00\x01", id="what-a-bad-disk-leaves"),
        pytest.param(b'nation = "ENG"', id="a-key-twice"),
        pytest.param(b"[screen\nviewing_distance_mm = 700", id="half-of-a-table"),
        pytest.param(b"[" * 3000, id="brackets"),
    ],
)
def test_a_slip_on_one_line_leaves_the_others_as_they_are(tmp_path: Path, broken: bytes) -> None:
    """A kiosk in Northern Ireland must not become one in England, where patients read of 111."""
    settings, (fault, *_) = load(
        tmp_path, b'nation = "NIR"\nscreen.dpi = 90\n' + broken + b"\n[idle]\nwarning_seconds = 30\n"
    )

    assert settings == Settings(nation="NIR", screen=ScreenSettings(dpi=90.0), idle=IdleSettings(warning_seconds=30))
    assert "Used instead: what can be read on the other lines." in str(fault)


NO_NATION_AT_ALL = [
    # the file, its fault that speaks of the nation: key, line
    pytest.param(b'nation = "GB"', "nation", 1, id="unknown"),
    pytest.param(b'nation = "sct"', "nation", 1, id="in-small-letters"),
    pytest.param(b"nation = 4", "nation", 1, id="a-number"),
    pytest.param(b"screen.dpi = 90\nnation = SCT", "", 2, id="without-quotes"),
    pytest.param(b"nation: SCT", "", 1, id="a-colon"),
    pytest.param(b'# Site\nnaton = "SCT"', "naton", 2, id="misspelt"),
    pytest.param(b'Nation = "SCT"', "Nation", 1, id="in-capitals"),
    pytest.param(b'[appearance]\nnation = "SCT"', "appearance.nation", 2, id="at-the-end-of-a-table"),
    pytest.param(b'[nation]\ncode = "Scotland"', "nation.code", 2, id="as-a-table"),
    pytest.param(b'country = "SCT"', "country", 1, id="by-another-name"),
    pytest.param(b'country = "Scotland"', "country", 1, id="by-another-name-in-words"),
    pytest.param(b'[clinic]\nplace = "Northern Ireland"', "clinic.place", 2, id="in-words-below-a-table"),
    pytest.param(b'nations = ["SCT"]', "nations", 1, id="as-a-list"),
    pytest.param(b"".join(b"k%d = 1\n" % n for n in range(99)) + b'naton = "SCT"', "naton", 100, id="last"),
    pytest.param(b"\x00" * 400, "", 1, id="what-is-left-after-a-power-cut"),
    pytest.param(b"\xff\xfe\x00", "", 0, id="half-of-utf-16"),
    pytest.param(b"#" * 100_001, "", 0, id="large"),
]


@pytest.mark.parametrize(("raw", "key", "line"), NO_NATION_AT_ALL)
def test_a_nation_that_was_meant_and_is_not_understood_is_not_england(
    tmp_path: Path, raw: bytes, key: str, line: int
) -> None:
    """Helplines of another country, and 111 in Northern Ireland, do not answer: nobody guesses (H-10)."""
    settings, faults = load(tmp_path, raw)

    assert settings.nation == NOT_KNOWN
    (told,) = [fault for fault in faults if NO_NATION in fault.used]
    assert (told.key, told.line) == (key, line)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('nation = "SCT"\n[other]\nnation = "ENG"', id="said-twice"),
        pytest.param('# nation = "SCT"\nsite = no-quotes\nnation = "SCT"', id="beside-a-slip"),
        pytest.param('station = "reception"\nnation = "SCT"', id="beside-a-key-that-looks-like-it"),
        pytest.param('nation = "SCT"\ndonation = "at the desk"', id="before-a-key-that-looks-like-it"),
        pytest.param('nation = "SCT"\nregion = "WLS"', id="beside-a-key-with-another-nation"),
    ],
)
def test_a_nation_that_is_understood_holds_whatever_else_is_wrong(tmp_path: Path, text: str) -> None:
    settings, faults = load(tmp_path, text)

    assert settings.nation == "SCT"
    assert faults
    assert not any(NO_NATION in fault.used or "nation is meant" in fault.allowed for fault in faults)


@pytest.mark.parametrize("text", ["animation = true", "rotation = 90", 'station = "reception"', 'country = "England"'])
def test_a_key_that_cannot_mean_a_nation_leaves_the_pages(tmp_path: Path, text: str) -> None:
    settings, (fault,) = load(tmp_path, text)

    assert settings == Settings()
    assert fault.used == "nothing"


def test_a_slip_in_a_file_that_says_no_nation_leaves_its_default(tmp_path: Path) -> None:
    settings, (fault,) = load(tmp_path, '# nation = "SCT"\nsite = no-quotes\n')

    assert settings == Settings()
    assert NO_NATION not in fault.used


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"], ids=["plain", "of-notepad", "of-powershell"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lines", "lines-of-windows"])
def test_what_editors_of_windows_make_of_a_file_is_fine(tmp_path: Path, code: str, end: str) -> None:
    text = f'\tnation = "WLS"\t# Cymru \u0177{end}{end}[screen]{end}\tdpi\t=\t90{end}'

    settings, faults = load(tmp_path, text.encode(code))

    assert faults == ()
    assert (settings.nation, settings.screen.dpi) == ("WLS", 90.0)


def test_of_a_file_of_something_else_so_much_is_told(tmp_path: Path) -> None:
    settings, faults = load(tmp_path, 'nation = "SCT"\n' + "".join(f"k{number} = 1\n" for number in range(5000)))

    assert settings == Settings(nation="SCT")
    assert len(faults) == MOST_FAULTS + 1
    assert "found 4,970 more keys like these" in str(faults[-1])


def test_lines_without_end_keep_nobody_waiting(tmp_path: Path) -> None:
    spaces = " " * 49_000

    _, (fault,) = load(tmp_path, f'site = """\n{spaces}"""\n{spaces}screen.dpi = 90\n')

    assert (fault.key, fault.line) == ("site", 1)


def test_a_file_named_explicitly_that_is_missing_is_a_fault(tmp_path: Path) -> None:
    settings, (fault,) = load_settings(tmp_path / "nowhere.toml")

    assert settings == Settings(nation=NOT_KNOWN)
    assert fault.found == "no file of this name"


def test_a_folder_in_its_place_is_a_fault(tmp_path: Path) -> None:
    _, (fault,) = load_settings(tmp_path)

    assert fault.found == "a folder of this name"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this platform has no pipes in folders")
def test_a_pipe_in_its_place_does_not_hang_the_kiosk(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "kiosk.toml")

    _, (fault,) = load_settings(tmp_path / "kiosk.toml")

    assert fault.found == "something that is not a file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("site = 'x'")
    file.chmod(0)

    _, (fault,) = load_settings(file)

    assert fault.found == "a file that this account may not read"


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_that_the_system_does_not_give_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuses(_path: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", refuses)
    (tmp_path / "kiosk.toml").write_text("site = 'x'")

    settings, (fault,) = load_settings(tmp_path / "kiosk.toml")

    assert settings == Settings(nation=NOT_KNOWN)
    assert "may not read" in fault.found or "Input/output error" in fault.found


def test_without_a_file_anywhere_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "default_files", lambda: (tmp_path / "a.toml", tmp_path / "b.toml"))

    assert load_settings() == (Settings(), ())


def test_the_first_file_found_is_the_one_that_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = (tmp_path / "none.toml", tmp_path / "user.toml", tmp_path / "machine.toml")
    files[1].write_text('nation = "NIR"')
    files[2].write_text('nation = "WLS"')
    monkeypatch.setattr(config, "default_files", lambda: files)

    settings, _ = load_settings()

    assert settings.nation == "NIR"


def test_a_relative_data_folder_counts_from_the_settings_file(tmp_path: Path) -> None:
    settings, _ = load(tmp_path, 'data = "content"')

    assert settings.data_folder == tmp_path / "content"


def test_the_command_line_may_name_another_data_folder(tmp_path: Path) -> None:
    assert Settings().with_data(tmp_path).data_folder == tmp_path


def test_the_table_and_the_defaults_agree() -> None:
    settings = Settings()
    for row in SETTINGS_TABLE:
        if row.key == "data":
            continue
        value: object = settings
        for name in row.key.split("."):
            value = getattr(value, name)
        value = list(value) if isinstance(value, tuple) else value
        assert tomllib.loads(f"x = {row.default}")["x"] == value, row.key


def test_no_bytes_whatever_raise(tmp_path: Path) -> None:
    dice = random.Random(20261123)
    for _ in range(400):
        raw = bytearray(FULL.encode())
        for _ in range(dice.randrange(1, 6)):
            place = dice.randrange(len(raw))
            raw[place : place + dice.randrange(3)] = bytes([dice.randrange(256)])
        settings, _ = load(tmp_path, bytes(raw))
        assert settings.idle.minimum_seconds + settings.idle.warning_seconds <= 600


def test_a_kiosk_without_a_settings_file_loads_no_checker(tmp_path: Path) -> None:
    code = (
        "import sys; from kiosk.config import load_settings; from pathlib import Path;"
        "load_settings(Path(sys.argv[1])); print('msgspec' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "none.toml")], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"
