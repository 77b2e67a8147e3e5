"""What `dev.py COMMAND --help` says before anything is installed. A test holds it to what the commands know."""

from __future__ import annotations

HELP = {
    "run": """usage: python3 dev.py run [--data DIR] [--config FILE]

Sets up, compiles the starter content and opens the kiosk in a window. Without a display it draws every screen instead.

  --data DIR       folder of releases, workspace and logs, in place of the usual one
  --config FILE    settings file, in place of the usual kiosk.toml
""",
    "test": """usage: python3 dev.py test [--full] [-- ARGS]

Lint, types, QML lint and the tests. All checks are made even if one fails; the failures are named at the end.

  --full           the slow tests too
  -- ARGS          for pytest, for example: python3 dev.py test -- -k search
""",
    "tour": """usage: python3 dev.py tour [--profile NAMES] [--text NAMES] [--theme NAMES] [--out DIR] [--editor DIR]

Draws every screen as a picture into build/tour, with an index.html that shows them all. Needs no display.

  --profile NAMES  portrait, landscape and others, with commas between them, or all
  --text NAMES     smallest, default, large, largest, or all
  --theme NAMES    paper, white, dark, yellow-on-black, or all
  --out DIR        where the pictures of the kiosk go, in place of build/tour
  --editor DIR     draw the editor too, into this folder
""",
    "bench": """usage: python3 dev.py bench [--quick] [--strict] [--only PART ...]

Measures the budgets, prints one table and saves it.

  --quick          fewer runs and taps; the table says so
  --strict         exit code 1 when a budget is missed
  --only PART ...  only these parts: start, taps, keys, search, memory, idle, compile, size, chromium, editor
""",
    "build": """usage: python3 dev.py build [--deb] [--twice] [--dist DIR] [--work DIR]
       python3 dev.py build --msi [FOLDER] [--out DIR]

Freezes the program into dist/ and checks it. With --msi it packs a folder that was frozen on Windows.

  --deb            make the Debian package too
  --twice          build once more elsewhere: both must be the same
  --dist DIR       where it goes (dist/)
  --work DIR       for what is between (build/freeze)
  --msi [FOLDER]   pack FOLDER (dist/lung-net-kiosk) for Windows Installer
  --out DIR        where the package for Windows goes (beside FOLDER)
""",
    "prove": """usage: python3 dev.py prove package [--deb FILE] [--measure] [--pictures DIR] [OPTIONS]
       python3 dev.py prove checkout [--all] [OPTIONS]

Tries the package, or a fresh clone, on a bare Debian that is made for it. Needs root.

  --deb FILE       the package (the one in dist/)
  --measure        print size, start and memory too, for docs/it.md
  --pictures DIR   where pictures go (build/proof)
  --all            every quick test, and `run` twice
  --folder DIR     where Debians are made (build/debian)
  --suite NAME     which Debian (bookworm)
  --mirror URL     its archive (the one this machine uses)
""",
    "kiosk": """usage: python3 dev.py kiosk [COMMAND] [ARGS]

Any kiosk command: config, content, counts, doctor, editor, release, staff, supervise, tour. Without one, the patient
screen, full screen and locked.

The help of each command comes with the program, which is set up first: python3 dev.py kiosk --version
Then again: python3 dev.py kiosk --help
""",
    "lock": """usage: python3 dev.py lock [--upgrade]

Renews requirements/*.txt from pyproject.toml. Needs uv, which is given all other options.

  --upgrade        take the newest versions
""",
}
"""By command."""


def wanted(arguments: list[str]) -> bool:
    """Whether help is asked for. What stands after -- is for another program."""
    ours = arguments[: arguments.index("--")] if "--" in arguments else arguments
    return any(each in ("-h", "--help") for each in ours)
