"""The whole database: what the product is, where it goes, and what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freeze.version import NAME
from msi import actions, files, ids
from msi.files import FOLDER, ON_64_BIT, Shipped
from msi.names import filename
from msi.table import Table
from windows.machine import OLDEST_WINDOWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from msi.table import Cell

TITLE = "Lung NET kiosk"
MAKER = "Lung NET kiosk maintainers"
LANGUAGE = 2057
"""British English."""
DATA = "DataFolder"
MENU = "MenuFolder"
REGISTRY = rf"Software\{NAME}"
STARTS = {
    # In a window: the Start menu is that of an office PC, and whoever tries the kiosk there must get out again.
    "Lung NET kiosk": ("kiosk.exe", "--windowed", "Look at the pages as patients see them"),
    "Lung NET content editor": ("editor.exe", None, "Change, approve and publish the pages of the kiosk"),
}
"""Entry of the Start menu: what it starts, with which arguments, and what it is for."""
_PERMANENT, _NEVER_OVERWRITE = 16, 128
_TAKE_OVER, _ONLY_LOOK = 1, 2
_LOCAL_MACHINE = 2
_ON_INSTALL, _ON_UNINSTALL = 1, 2
_REGISTRY_VALUE, _OF_64_BIT = 2, 16

ICON = "kiosk.ico"
PROPERTIES = {
    "ALLUSERS": "1",
    "ARPNOMODIFY": "1",
    "ARPPRODUCTICON": ICON,
    "Manufacturer": MAKER,
    "ProductLanguage": str(LANGUAGE),
    "ProductName": TITLE,
    # The files of a version belong together. By the default rule a file of a higher version than the new one's
    # would stay, or go missing when the old product is removed.
    "REINSTALLMODE": "amus",
    "SecureCustomProperties": "NEWERFOUND;OLDERFOUND",
    "UpgradeCode": ids.UPGRADE_CODE,
}


def database(bundle: Sequence[Shipped], defaults: Shipped, version: str) -> list[Table]:
    """Every table for the files of a frozen folder; `defaults` is the settings file for a machine that has none."""
    named = {**PROPERTIES, "ProductCode": ids.product_code(version), "ProductVersion": version}
    return [
        Table("Property", list(named.items())),
        _directories(bundle),
        *_components(bundle, defaults),
        files.table(bundle, [(defaults, "Defaults")]),
        files.media(len(bundle) + 1),
        Table("Icon", [[ICON, ICON]]),
        *_settings(),
        *_menu(version),
        *_conditions(version),
        actions.custom(),
        *actions.sequences(),
    ]


def _directories(bundle: Sequence[Shipped]) -> Table:
    root = "TARGETDIR"
    of_windows = ("ProgramFiles64Folder", "ProgramMenuFolder", "CommonAppDataFolder", actions.SYSTEM)
    rows: list[list[Cell]] = [
        [root, None, "SourceDir"],
        [FOLDER, "ProgramFiles64Folder", filename(NAME)],
        [MENU, "ProgramMenuFolder", filename(TITLE)],
        [DATA, "CommonAppDataFolder", filename(NAME)],
    ]
    rows += [[folder, root, "."] for folder in of_windows]
    return Table("Directory", [*rows, *files.directories(bundle)])


def _components(bundle: Sequence[Shipped], defaults: Shipped) -> list[Table]:
    kept = ON_64_BIT + _PERMANENT + _NEVER_OVERWRITE
    rows: list[list[Cell]] = [
        *files.components(bundle),
        ["Menu", ids.component("the start menu"), MENU, ON_64_BIT, None, "Version"],
        ["Defaults", ids.component("the settings"), DATA, kept, "NOT SITECONF", defaults.key],
        # Without an identity Windows does not remember it: a repair neither copies nor removes settings.
        ["SiteConf", None, DATA, ON_64_BIT, "SITECONF AND SITECONF ~<> SettingsPlace", None],
    ]
    return [
        Table("Component", rows),
        Table("Feature", [["All", None, TITLE, None, 0, 1, FOLDER, 0]]),
        Table("FeatureComponents", [["All", row[0]] for row in rows]),
    ]


def _settings() -> list[Table]:
    """The file that SITECONF names takes the place of the settings: the one before goes first."""
    settings = filename(actions.SETTINGS)
    return [
        Table("CreateFolder", [[DATA, "SiteConf"]]),
        Table(
            "RemoveFile",
            [
                ["OldSettings", "SiteConf", settings, DATA, _ON_INSTALL],
                ["Menu", "Menu", None, MENU, _ON_UNINSTALL],
            ],
        ),
        Table("MoveFile", [["SiteConf", "SiteConf", None, settings, "SITECONF", DATA, 0]]),
    ]


def _menu(version: str) -> list[Table]:
    entries: list[list[Cell]] = [
        [
            *(ids.key("s", name), MENU, filename(name), "Menu", f"[{FOLDER}]{program}", arguments, what),
            *(None, None, None, None, FOLDER),
        ]
        for name, (program, arguments, what) in STARTS.items()
    ]
    said = {"Version": version, "Folder": f"[{FOLDER}]"}
    return [
        Table("Shortcut", entries),
        # At the end of the machine's PATH, and gone with the program: `lung-net-kiosk` is what IT types.
        Table("Environment", [["Path", "=-*PATH", f"[~];[{FOLDER}]", "Menu"]]),
        Table("Registry", [[name, _LOCAL_MACHINE, REGISTRY, name, value, "Menu"] for name, value in said.items()]),
    ]


def _conditions(version: str) -> list[Table]:
    """Older versions are replaced, a newer one stays, and Windows is new enough."""
    newer = (
        f"A newer version of [ProductName] is installed. Remove it first if version {version} is to take its place; "
        "the content and the settings stay."
    )
    # Windows would do nothing and call it done.
    again = (
        "Version [ProductVersion] is installed already, and SITECONF is read at an installation or an upgrade only. "
        "Put the file in place of kiosk.toml in the folder [CommonAppDataFolder]lung-net-kiosk by hand."
    )
    old_windows = "[ProductName] needs Windows 10 version 1809 or newer. Nothing was changed."
    build: list[Cell] = ["WindowsBuild", _LOCAL_MACHINE, r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"]
    return [
        Table(
            "Upgrade",
            [
                [ids.UPGRADE_CODE, None, version, None, _TAKE_OVER, None, "OLDERFOUND"],
                [ids.UPGRADE_CODE, version, None, None, _ONLY_LOOK, None, "NEWERFOUND"],
            ],
        ),
        Table(
            "LaunchCondition",
            [
                ["NOT NEWERFOUND", newer],
                ["NOT (Installed AND SITECONF AND NOT REMOVE)", again],
                [f"Installed OR WINDOWSBUILD >= {OLDEST_WINDOWS}", old_windows],
            ],
        ),
        Table("AppSearch", [["WINDOWSBUILD", "WindowsBuild"]]),
        Table("RegLocator", [[*build, "CurrentBuildNumber", _REGISTRY_VALUE + _OF_64_BIT]]),
        Table("Signature"),
    ]
