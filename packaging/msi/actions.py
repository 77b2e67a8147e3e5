"""What is done in which order: the standard actions, and the few that are ours."""

from __future__ import annotations

from freeze.version import NAME
from msi.table import Table

SETTINGS = "kiosk.toml"
SYSTEM = "System64Folder"
_SET_PROPERTY = 51
_PROGRAM = 34
"""A command line, started from a folder; a code other than 0 ends the installation, which is then undone."""
_IN_SCRIPT, _COMMIT, _AS_THE_SYSTEM = 0x400, 0x200, 0x800
_COPYING = 'SITECONF AND NOT REMOVE="ALL"'
_PURGING = 'REMOVE="ALL" AND PURGE="1" AND NOT UPGRADINGPRODUCTCODE'

_BOTH = {
    "AppSearch": 50,
    "FindRelatedProducts": 25,
    "LaunchConditions": 100,
    "ValidateProductID": 700,
    "CostInitialize": 800,
    "FileCost": 900,
    "CostFinalize": 1000,
    "MigrateFeatureStates": 1200,
}
_EXECUTE = {
    **_BOTH,
    "InstallValidate": 1400,
    "InstallInitialize": 1500,
    # Within the transaction: when the new version cannot be installed, the old one comes back.
    "RemoveExistingProducts": 1501,
    "ProcessComponents": 1600,
    "UnpublishFeatures": 1800,
    "RemoveRegistryValues": 2600,
    "RemoveShortcuts": 3200,
    "RemoveEnvironmentStrings": 3300,
    "RemoveFiles": 3500,
    "RemoveFolders": 3600,
    "CreateFolders": 3700,
    "MoveFiles": 3800,
    "InstallFiles": 4000,
    "CreateShortcuts": 4500,
    "WriteRegistryValues": 5000,
    "WriteEnvironmentStrings": 5200,
    "RegisterUser": 6000,
    "RegisterProduct": 6100,
    "PublishFeatures": 6300,
    "PublishProduct": 6400,
    "InstallFinalize": 6600,
}
_ADMINISTRATIVE = {
    "CostInitialize": 800,
    "FileCost": 900,
    "CostFinalize": 1000,
    "InstallValidate": 1400,
    "InstallInitialize": 1500,
    "InstallAdminPackage": 3900,
    "InstallFiles": 4000,
    "InstallFinalize": 6600,
}
_ADVERTISED = {
    name: _EXECUTE[name]
    for name in (
        *("CostInitialize", "CostFinalize", "InstallValidate", "InstallInitialize"),
        *("CreateShortcuts", "PublishFeatures", "PublishProduct", "InstallFinalize"),
    )
}
OURS = {
    # Where conditions of components are decided no folder has a value yet, and cmd wants one without a stroke at
    # its end. In mixed case: nobody can name another place on the command line.
    "FindData": (_SET_PROPERTY, "DataPlace", rf"[CommonAppDataFolder]{NAME}"),
    "FindSettings": (_SET_PROPERTY, "SettingsPlace", rf"[DataPlace]\{SETTINGS}"),
    # As whoever installs, before anything has changed: a wrong path would be passed over without a word.
    "SettingsCanBeRead": (_PROGRAM, SYSTEM, r'"[System64Folder]cmd.exe" /d /c type "[SITECONF]" >nul'),
    "SettingsWereCopied": (
        _PROGRAM + _IN_SCRIPT + _AS_THE_SYSTEM,
        SYSTEM,
        r'"[System64Folder]cmd.exe" /d /c if not exist "[SettingsPlace]" exit 1',
    ),
    # Only once everything else has worked out.
    "RemoveData": (
        _PROGRAM + _IN_SCRIPT + _COMMIT + _AS_THE_SYSTEM,
        SYSTEM,
        r'"[System64Folder]cmd.exe" /d /c if exist "[DataPlace]" rmdir /s /q "[DataPlace]"',
    ),
}
"""Action: its type, where it starts or what it sets, and the command or the value."""
_WHEN = {
    "FindData": (None, 901),
    "FindSettings": (None, 902),
    "SettingsCanBeRead": (_COPYING, 1399),
    "SettingsWereCopied": (_COPYING, 4001),
    "RemoveData": (_PURGING, 6500),
}


def custom() -> Table:
    """Our own actions."""
    return Table("CustomAction", [[name, *what, None] for name, what in OURS.items()])


def sequences() -> list[Table]:
    """The order of actions for each way of installing. Nothing is asked in any of them."""
    tables = {
        "InstallExecuteSequence": _EXECUTE,
        "InstallUISequence": {**_BOTH, "ExecuteAction": 1300},
        "AdminExecuteSequence": _ADMINISTRATIVE,
        "AdminUISequence": {"CostInitialize": 800, "FileCost": 900, "CostFinalize": 1000, "ExecuteAction": 1300},
        "AdvtExecuteSequence": _ADVERTISED,
    }
    ours = [[name, *when] for name, when in _WHEN.items()]
    return [
        Table(
            name,
            [*([action, None, at] for action, at in actions.items()), *(ours if actions is _EXECUTE else [])],
        )
        for name, actions in tables.items()
    ]
