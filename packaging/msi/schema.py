"""The tables of Windows Installer that we use: how many columns name a row, then the columns and their types.

A type is a letter and a length: `s` and `l` are texts, `i` numbers, `v` files; a capital may be empty, and a length
of 0 has no limit. The file of tables carries them, so they must be those that Windows expects.
"""

from __future__ import annotations

_ACTIONS = (1, "Action:s72 Condition:S255 Sequence:I2")

SCHEMA = {
    "AdminExecuteSequence": _ACTIONS,
    "AdminUISequence": _ACTIONS,
    "AdvtExecuteSequence": _ACTIONS,
    "AppSearch": (2, "Property:s72 Signature_:s72"),
    "Component": (1, "Component:s72 ComponentId:S38 Directory_:s72 Attributes:i2 Condition:S255 KeyPath:S72"),
    "CreateFolder": (2, "Directory_:s72 Component_:s72"),
    "CustomAction": (1, "Action:s72 Type:i2 Source:S72 Target:S255 ExtendedType:I4"),
    "Directory": (1, "Directory:s72 Directory_Parent:S72 DefaultDir:l255"),
    "Environment": (1, "Environment:s72 Name:l255 Value:L255 Component_:s72"),
    "Feature": (
        1,
        "Feature:s38 Feature_Parent:S38 Title:L64 Description:L255 Display:I2 Level:i2 Directory_:S72 Attributes:i2",
    ),
    "FeatureComponents": (2, "Feature_:s38 Component_:s72"),
    "File": (
        1,
        "File:s72 Component_:s72 FileName:l255 FileSize:i4 Version:S72 Language:S20 Attributes:I2 Sequence:i4",
    ),
    "Icon": (1, "Name:s72 Data:v0"),
    "InstallExecuteSequence": _ACTIONS,
    "InstallUISequence": _ACTIONS,
    "LaunchCondition": (1, "Condition:s255 Description:l255"),
    "Media": (1, "DiskId:i2 LastSequence:i4 DiskPrompt:L64 Cabinet:S255 VolumeLabel:S32 Source:S72"),
    "MoveFile": (
        1,
        "FileKey:s72 Component_:s72 SourceName:S255 DestName:S255 SourceFolder:S72 DestFolder:s72 Options:i2",
    ),
    "Property": (1, "Property:s72 Value:l0"),
    "Registry": (1, "Registry:s72 Root:i2 Key:l255 Name:L255 Value:L0 Component_:s72"),
    "RegLocator": (1, "Signature_:s72 Root:i2 Key:s255 Name:S255 Type:I2"),
    "RemoveFile": (1, "FileKey:s72 Component_:s72 FileName:L255 DirProperty:s72 InstallMode:i2"),
    "Shortcut": (
        1,
        (
            "Shortcut:s72 Directory_:s72 Name:l128 Component_:s72 Target:s72 Arguments:S255 Description:L255 Hotkey:I2 "
            "Icon_:S72 IconIndex:I2 ShowCmd:I2 WkDir:S72"
        ),
    ),
    "Signature": (
        1,
        (
            "Signature:s72 FileName:s255 MinVersion:S20 MaxVersion:S20 MinSize:I4 MaxSize:I4 MinDate:I4 MaxDate:I4 "
            "Languages:S255"
        ),
    ),
    "_SummaryInformation": (1, "PropertyId:i2 Value:l255"),
    "Upgrade": (
        5,
        "UpgradeCode:s38 VersionMin:S20 VersionMax:S20 Language:S255 Attributes:i4 Remove:S255 ActionProperty:s72",
    ),
}
