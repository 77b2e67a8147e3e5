"""One list for apply, verify and remove: what is changed is looked at, and can be put back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import shell_launcher

ROOT = Path(__file__).resolve().parents[2]
LOCKDOWN = ROOT / "packaging" / "windows" / "lockdown"
SETTINGS: list[dict[str, Any]] = json.loads((LOCKDOWN / "settings.json").read_text(encoding="ascii"))["settings"]
FIELDS = {
    "machine-registry": {"path", "name", "type"},
    "account-registry": {"path", "name", "type"},
    "feature": {"name"},
    "key": {"name"},
    "key-setting": {"name"},
    "rights": {"path"},
    "shell": {"file"},
    "programs": {"file"},
    "write-filter": {"path"},
}
LAST_OF_ALL = ["programs", "disk"]


def text(name: str) -> str:
    return (LOCKDOWN / name).read_text(encoding="ascii")


def kinds_in(function: str) -> set[str]:
    """The kinds of settings that one function of Kinds.psm1 has a way for."""
    body = re.search(rf"^function {function} \{{(.*?)^\}}", text("Kinds.psm1"), re.MULTILINE | re.DOTALL)
    assert body is not None
    return set(re.findall(r"^ +'([a-z-]+)' \{", body[1], re.MULTILINE))


def test_each_setting_has_a_name_of_its_own_and_says_why() -> None:
    assert len({each["id"] for each in SETTINGS}) == len(SETTINGS) > 50
    assert all(each["why"] and not each["why"].endswith(".") for each in SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda each: each["id"])
def test_a_setting_has_what_its_kind_needs(setting: dict[str, Any]) -> None:
    assert set(setting) == {"id", "part", "kind", "wanted", "why"} | FIELDS[setting["kind"]]
    match setting.get("type"):
        case "DWord":
            assert isinstance(setting["wanted"], int)
        case "String":
            assert isinstance(setting["wanted"], str)
        case unknown:
            assert unknown is None
    if "file" in setting:
        assert (LOCKDOWN / setting["file"]).is_file()


def test_what_can_be_set_can_be_looked_at_and_put_back() -> None:
    used = {each["kind"] for each in SETTINGS}

    # remove.ps1 sets what was noted by Get-Now, so that one way in and one way out are all there is.
    assert kinds_in("Get-Now") == used == set(FIELDS)
    assert kinds_in("Set-Value") == used


def test_nothing_is_changed_but_what_the_list_names() -> None:
    for name in ("apply.ps1", "remove.ps1", "verify.ps1"):
        script = text(name)
        assert "Get-Settings -Parts" in script
        assert not re.search(r"HKEY|HKLM|SOFTWARE\\|Control Panel|Set-ItemProperty|New-ItemProperty", script)
    for wanted in {each["name"] for each in SETTINGS if "registry" in each["kind"]}:
        assert not any(f"'{wanted}'" in text(path.name) for path in LOCKDOWN.glob("*.ps*1"))


def test_only_apply_and_remove_change_anything_and_only_when_told() -> None:
    assert "Set-Value" not in text("verify.ps1")
    for name in ("apply.ps1", "remove.ps1"):
        script = text(name)
        assert re.search(r"\[switch\] \$Really\b", script)
        before, *after = script.split("Set-Value -Setting")
        assert len(after) == 1
        # The only way there goes past the question whether it is meant.
        _, asked, behind = before.rpartition("elseif (-not $Really) {")
        assert asked
        assert re.findall(r"^ +((?:if|else).*) \{$", behind, re.MULTILINE) == ["else"]
        assert "foreach" not in behind


def test_what_was_there_is_noted_before_it_is_changed() -> None:
    script = text("apply.ps1")

    assert script.index("Add-Record -Setting") < script.index("Set-Value -Setting")


def test_apply_and_verify_look_at_the_same() -> None:
    def parameters(name: str) -> dict[str, str]:
        return dict(re.findall(r"^    \[[\w\[\]]+\] \$(\w+)(?: = (.+?))?,?$", text(name), re.MULTILINE))

    applied, verified = parameters("apply.ps1"), parameters("verify.ps1")

    assert applied.pop("Really") == ""
    assert applied == verified


def test_the_parts_are_those_of_the_list_and_the_two_dangerous_ones_must_be_named() -> None:
    parts = list(dict.fromkeys(each["part"] for each in SETTINGS))
    default = re.search(r"\$Parts = @\((.*?)\)", text("apply.ps1"))
    assert default is not None

    assert parts[-2:] == LAST_OF_ALL
    assert [each.strip(" '") for each in default[1].split(",")] == parts[:-2]
    for part in parts:
        assert f"| `{part}` |" in (ROOT / "docs" / "it-windows.md").read_text(encoding="utf-8")


def test_the_scripts_and_shell_launcher_speak_of_the_same_folders() -> None:
    defaults = dict(re.findall(r'\$(Program|Data|Account) = ["\'](.+?)["\']', text("apply.ps1")))
    plain = {key: re.sub(r"\$env:(\w+)", r"%\1%", value) for key, value in defaults.items()}

    assert rf"{plain['Program']}\kiosk.exe --data {plain['Data']} supervise" == shell_launcher.SHELL
    assert plain["Account"] == shell_launcher.ACCOUNT
    assert r'"$($Place.Program)\kiosk.exe --data $data supervise"' in text("Filters.psm1")


def test_the_write_filter_lets_the_data_through() -> None:
    (filtered,) = [each for each in SETTINGS if each["kind"] == "write-filter"]

    assert filtered["path"] == r"{ProgramData}\lung-net-kiosk"
    assert r"\ProgramData%\lung-net-kiosk\screen" in shell_launcher.SHELL.replace("%P", r"\P")
    assert SETTINGS[-1] is filtered


def test_keys_of_the_pad_are_not_blocked() -> None:
    blocked = {each["name"] for each in SETTINGS if each["kind"] == "key"}

    # docs/it.md, "A pad of keys".
    assert not blocked & {"BrowserBack", "BrowserHome", "VolumeUp", "VolumeDown", "VolumeMute", "Escape"}
    assert {"Alt+F4", "Alt+Tab", "Ctrl+Alt+Del", "Ctrl+Esc", "Shift+Ctrl+Esc"} <= blocked


def path_of(rule: ElementTree.Element) -> str:
    condition = rule.find("./Conditions/FilePathCondition")
    assert condition is not None
    return condition.text or condition.attrib["Path"]


def test_the_rules_for_programs_only_watch_at_first_and_let_the_kiosk_run() -> None:
    policy = ElementTree.fromstring(text("programs.xml"))
    rules = policy.findall("./RuleCollection/FilePathRule")
    denied = {path_of(each) for each in rules if each.get("Action") == "Deny"}

    assert [each.get("EnforcementMode") for each in policy] == ["AuditOnly"]
    assert len({each.get("Id") for each in rules}) == len(rules)
    assert {each.get("UserOrGroupSid") for each in rules if each.get("Action") == "Deny"} == {"ACCOUNT"}
    assert not any("kiosk.exe" in path or "safe-screen" in path for path in denied)
    assert r"%SYSTEM32%\cmd.exe" in denied
