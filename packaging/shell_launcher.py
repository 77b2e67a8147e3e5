"""Writes the file that tells Windows' Shell Launcher to start the kiosk, and what each of its exit codes means.

    python3 packaging/shell_launcher.py [--account NAME] [--shell COMMAND] [--out FILE]

Example: `python3 packaging/shell_launcher.py --account kiosk-1 --out shell-launcher.xml`

Without options it writes packaging/windows/lockdown/shell-launcher.xml, which a test holds to this file.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kiosk.exit_codes import EXIT_CODES, After  # noqa: E402 - the folder comes first

FILE = ROOT / "packaging" / "windows" / "lockdown" / "shell-launcher.xml"
ACCOUNT = "lung-net-kiosk"
SHELL = r"%ProgramFiles%\lung-net-kiosk\kiosk.exe --data %ProgramData%\lung-net-kiosk\screen supervise"
"""Without quotation marks round the program: so does Microsoft's own example with a space in it."""
PROFILE = "{5b3f3a52-9f0e-4c55-8d1a-3f1f6f9a7c20}"
"""Any GUID that no other profile on the machine has."""
DEFAULT = "http://schemas.microsoft.com/ShellLauncher/2018/Configuration"
V2 = "http://schemas.microsoft.com/ShellLauncher/2019/Configuration"
ACTIONS = ("RestartShell", "RestartDevice", "ShutdownDevice", "DoNothing")
MOST_CODES = 4
"""More codes with an action of their own Shell Launcher does not take."""
_GUID = re.compile(r"\{[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}")
_ACTION_OF = {After.STAYS_ENDED: "DoNothing"}
"""Whatever else `kiosk supervise` ends with, it is started again."""


def configuration(account: str = ACCOUNT, shell: str = SHELL) -> str:
    """The whole file. Raises ValueError for an account that Windows does not take."""
    if not account or len(account) > 256 or re.search(r'[/\[\]:;|=,+*?<>"\x00-\x1f]', account):
        raise ValueError(f"{account!r} is no name of an account")
    codes = [each for each in EXIT_CODES if each.after in _ACTION_OF]
    actions = "".join(
        f'          <ReturnCodeAction ReturnCode="{each.code}" Action="{_ACTION_OF[each.after]}"/>'
        f" <!-- {each.means} -->\n"
        for each in codes
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Written by packaging/shell_launcher.py from kiosk/exit_codes.py: change those. -->
<ShellLauncherConfiguration xmlns="{DEFAULT}" xmlns:V2="{V2}">
  <Profiles>
    <Profile Id="{PROFILE}" Name="Lung NET kiosk">
      <Shell Shell={quoteattr(shell)} V2:AppType="Desktop" V2:AllAppsFullScreen="true">
        <ReturnCodeActions>
{actions}        </ReturnCodeActions>
        <DefaultAction Action="RestartShell"/>
      </Shell>
    </Profile>
  </Profiles>
  <Configs>
    <Config>
      <Account Name={quoteattr(account)}/>
      <Profile Id="{PROFILE}"/>
    </Config>
  </Configs>
</ShellLauncherConfiguration>
"""


def problems(text: str) -> list[str]:
    """What Windows would not take, by the rules of its published schema for what we use of it; [] if all is well."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as fault:
        return [f"it is not XML: {fault}"]
    found = [f"{_path(part)}: {said}" for part, said in _wrong(root)]
    profiles = root.findall(f"{{{DEFAULT}}}Profiles/{{{DEFAULT}}}Profile")
    known = [each.get("Id") for each in profiles]
    if len(set(known)) != len(known):
        found.append("two profiles have one Id")
    for each in root.iterfind(f"{{{DEFAULT}}}Configs/{{{DEFAULT}}}Config/{{{DEFAULT}}}Profile"):
        if each.get("Id") not in known:
            found.append(f"no profile has the Id {each.get('Id')}")
    for actions in root.iter(f"{{{DEFAULT}}}ReturnCodeActions"):
        codes = [each.get("ReturnCode") for each in actions]
        if len(set(codes)) != len(codes):
            found.append("one code has two actions")
        if len(codes) > MOST_CODES:
            found.append(f"{len(codes)} codes have an action of their own, and {MOST_CODES} may")
    return found


_GUID_RULE = _GUID.fullmatch
_INTEGER_RULE = re.compile(r"[+-]?\d+").fullmatch
_ACTION_RULE = re.compile("|".join(ACTIONS)).fullmatch
_TEXT_RULE = re.compile(r"(?s).+").fullmatch
# Element: its children in order, each with how many there may be, then its attributes, those that must be there first.
_SHAPE = {
    "ShellLauncherConfiguration": ((("Profiles", 1, 1), ("Configs", 0, 1)), {}, {}),
    "Profiles": ((("Profile", 1, 99),), {}, {}),
    "Configs": ((("Config", 0, 99),), {}, {}),
    "Config": ((("Account", 1, 1), ("Profile", 1, 1)), {}, {}),
    "Account": ((), {"Name": _TEXT_RULE}, {}),
    "Shell": (
        (("ReturnCodeActions", 0, 1), ("DefaultAction", 0, 1)),
        {"Shell": _TEXT_RULE},
        {
            f"{{{V2}}}AppType": re.compile("UWP|Desktop").fullmatch,
            f"{{{V2}}}AllAppsFullScreen": re.compile("true|false|0|1").fullmatch,
        },
    ),
    "ReturnCodeActions": ((("ReturnCodeAction", 1, 99),), {}, {}),
    "ReturnCodeAction": ((), {"ReturnCode": _INTEGER_RULE, "Action": _ACTION_RULE}, {}),
    "DefaultAction": ((), {"Action": _ACTION_RULE}, {}),
}
_PROFILE_AS = {  # the same name for what is defined and for what points to it
    "Profiles": ((("Shell", 1, 1),), {"Id": _GUID_RULE}, {"Name": _TEXT_RULE}),
    "Config": ((), {"Id": _GUID_RULE}, {}),
}


def _wrong(part: ElementTree.Element, above: str = "") -> list[tuple[ElementTree.Element, str]]:
    name = part.tag.removeprefix(f"{{{DEFAULT}}}")
    shape = _PROFILE_AS.get(above) if name == "Profile" else _SHAPE.get(name)
    if shape is None:
        return [(part, "there is no such element here")]
    children, needed, allowed = shape
    found = [(part, f"{key} is missing") for key in needed if key not in part.attrib]
    for key, value in part.attrib.items():
        rule = {**needed, **allowed}.get(key)
        if rule is None or not rule(value):
            found.append((part, f"{key} may not be {value!r}"))
    names = [child.tag.removeprefix(f"{{{DEFAULT}}}") for child in part]
    order = [child for child, _, _ in children]
    if sorted(names, key=lambda each: order.index(each) if each in order else 99) != names:
        found.append((part, "its parts stand in another order"))
    for child, least, most in children:
        if not least <= names.count(child) <= most:
            found.append((part, f"it has {names.count(child)} of {child}"))
    return [*found, *(each for child in part for each in _wrong(child, name))]


def _path(part: ElementTree.Element) -> str:
    return part.tag.rpartition("}")[2]


def main(arguments: list[str] | None = None) -> int:
    """Write the file; 1 if it would not be taken, 2 if the command was not understood."""
    assert __doc__ is not None
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--account", default=ACCOUNT, help="the account whose shell the kiosk is")
    parser.add_argument("--shell", default=SHELL, help="what is started in its session")
    parser.add_argument("--out", type=Path, default=FILE, metavar="FILE")
    given = parser.parse_args(arguments)
    try:
        text = configuration(given.account, given.shell)
    except ValueError as fault:
        print(f"Nothing was written: {fault}.", file=sys.stderr)
        return 1
    if wrong := problems(text):
        print("\n".join(["Nothing was written. Shell Launcher would not take it:", *wrong]), file=sys.stderr)
        return 1
    try:
        given.out.write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        print(f"{given.out} cannot be written: {fault.strerror or fault}.", file=sys.stderr)
        return 1
    print(f"{given.out}: {given.account} gets {given.shell}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
