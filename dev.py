"""Set up, run and test the kiosk from a checkout: `python3 dev.py run`, `python3 dev.py test`.

Needs Python 3.11 to 3.14 and nothing else. It makes `.venv` from `requirements/dev.txt` (every file checked by
its hash), adds the system libraries Qt needs where it may, or prints the one command that adds them, and then
starts what was asked for. Which package index and cache are used is pip's own setting on this machine.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tools import dev_help
from tools.python_range import NEWEST, OLDEST, RANGE
from tools.system_packages import (
    BENCH_TOOLS,
    BUILD_TOOLS,
    DRAWING,
    FULL_TOOLS,
    MSI_TOOLS,
    PROOF_TOOLS,
    WINDOW,
    Trouble,
    add_libraries,
    add_packages,
    add_tools,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "kiosk-stamp.txt"
BUILD = ROOT / "build"
LOCK = ROOT / "requirements" / "dev.txt"
STARTER = BUILD / "starter.sqlite"
PATIENCE_SECONDS = 5.0
"""For what is asked to end, before it is made to."""

USAGE = """usage: python3 dev.py COMMAND

  run [ARGS]              set up, compile the starter content, open the kiosk in a window
  test [--full] [-- ARGS] lint, types, QML lint and the tests; ARGS go to pytest
  tour [ARGS]             draw every screen into build/tour
  bench [ARGS]            measure the budgets
  build [--deb]           freeze the program into dist/ and check it; the Debian package too
  build --msi [FOLDER]    pack a folder that was frozen on Windows (dist/lung-net-kiosk) for Windows Installer
  prove package|checkout  try the package, or a fresh clone, on a bare Debian that is made for it (needs root)
  kiosk ARGS              any kiosk command, for example: python3 dev.py kiosk doctor
  lock [--upgrade]        renew requirements/*.txt from pyproject.toml (needs uv)

python3 dev.py COMMAND --help lists the options of each.
"""


def check_python(version: tuple[int, ...]) -> None:
    """Refuse a Python that the locked packages do not support."""
    if not OLDEST <= version <= NEWEST:
        raise Trouble(
            "The kiosk needs Python {}; this is {}.{}. ".format(RANGE, *version)
            + "Start dev.py with one of those, for example: python3.12 dev.py run"
        )


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be opened. Windows and macOS always have a desktop."""
    return platform != "linux" or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


# --- The environment ---


def venv_python(venv: Path, platform: str) -> Path:
    """The interpreter inside `venv`."""
    return venv / "Scripts" / "python.exe" if platform == "win32" else venv / "bin" / "python"


def digest(files: Iterable[Path], base: Path) -> str:
    """SHA-256 over the names (relative to `base`) and contents of `files`, whatever their order."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.relative_to(base).as_posix().encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def venv_stamp(version: tuple[int, ...], venv: Path, lock: Path) -> str:
    """What a finished `.venv` was made from. First line: a change means a new one; second line: install again."""
    return "{}.{} {}\n{}\n".format(*version, venv, digest([lock], lock.parent))


def is_set_up() -> bool:
    """Whether `.venv` is what the lock file says."""
    there = venv_python(VENV, sys.platform).exists()
    return there and _found_stamp() == venv_stamp(sys.version_info[:2], VENV, LOCK)


def _found_stamp() -> str:
    return STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""


def set_up() -> None:
    """Make `.venv` what the lock file says; returns at once when it already is."""
    if is_set_up():
        return
    wanted, found = venv_stamp(sys.version_info[:2], VENV, LOCK), _found_stamp()
    python = venv_python(VENV, sys.platform)
    if found.split("\n")[0] != wanted.split("\n")[0] or not python.exists():
        make_venv()
    say("Installing the locked packages into .venv. The first time takes some minutes.")
    install = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "-r", str(LOCK)]
    if subprocess.run(install, check=False).returncode != 0:
        raise Trouble(
            "pip could not install the packages; its last lines say why. Without a network it needs a folder of "
            "packages (PIP_FIND_LINKS) or a mirror (PIP_INDEX_URL). Then run the same command again."
        )
    STAMP.write_text(wanted, encoding="utf-8")


def make_venv() -> None:
    """A fresh `.venv`. Debian keeps the part of `venv` that brings pip in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        add_packages(["python{}.{}-venv".format(*sys.version_info[:2])], "Making the Python environment")
    say(f"Making {VENV}")
    # From within the environment itself the interpreter must not be the one that is about to be replaced.
    base = getattr(sys, "_base_executable", "") or sys.executable
    if subprocess.run([base, "-m", "venv", "--clear", str(VENV)], check=False).returncode != 0:
        raise Trouble(f"Python could not make {VENV}; the lines above say why. Is the folder yours to write in?")


def call(*arguments: str, where: Path = ROOT, **environment: str) -> int:
    """Run the environment's Python with `arguments` in folder `where`; the exit code."""
    command = [str(venv_python(VENV, sys.platform)), *arguments]
    return subprocess.run(command, cwd=where, env={**os.environ, "PYTHONPATH": str(ROOT), **environment}).returncode


class Beside:
    """A process that goes on while other things are done. Calling it waits, shows what it said, and gives its code."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def __call__(self) -> int:
        said, _ = self.process.communicate()
        print(said, end="", flush=True)
        return self.process.returncode

    def end(self) -> None:
        """Let it not outlive whoever stopped asking. Does nothing once it has been called."""
        if self.process.poll() is None:
            # A Python that is interrupted ends what it has started itself, which one that is terminated does not.
            self.process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
            try:
                self.process.communicate(timeout=PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        if self.process.stdout is not None:
            self.process.stdout.close()  # what it said and nobody asked for


def begin(*arguments: str) -> Beside:
    """Start the environment's Python with `arguments`, and go on."""
    return Beside(
        subprocess.Popen(
            [str(venv_python(VENV, sys.platform)), *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    )


def starter_stamp(root: Path) -> str:
    """What the starter release depends on: the content, the code that compiles it and the packages it uses."""
    files = [path for path in (root / "db").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return digest([*files, root / "requirements" / "kiosk.txt"], root)


def compile_starter() -> int:
    """Compile the starter release to `build/starter.sqlite` unless it is up to date; the exit code."""
    stamp_file = STARTER.with_suffix(".stamp")
    wanted = starter_stamp(ROOT)
    if STARTER.is_file() and stamp_file.is_file() and stamp_file.read_text(encoding="utf-8") == wanted:
        return 0
    BUILD.mkdir(exist_ok=True)
    code = call("-m", "kiosk", "release", "build", "--starter", "--out", str(STARTER))
    if code == 0:
        stamp_file.write_text(wanted, encoding="utf-8")
    return code


def compile_translations() -> int:
    """Compile the translations of the interface unless they are up to date; the exit code."""
    kept, stamp_file = sorted((ROOT / "assets" / "i18n").glob("*.ts")), BUILD / "i18n" / "stamp"
    wanted = digest(kept, ROOT)
    made = all((BUILD / "i18n" / f"{file.stem}.qm").is_file() for file in kept)
    if made and stamp_file.is_file() and stamp_file.read_text(encoding="utf-8") == wanted:
        return 0
    code = call("tools/translations.py", "compile")
    if code == 0:
        stamp_file.write_text(wanted, encoding="utf-8")
    return code


def compile_licences() -> int:
    """Write the folder of licences that the program shows unless it is up to date; the exit code."""
    folder, stamp_file = BUILD / "licences", BUILD / "licences.stamp"
    of_others = [*(ROOT / "packaging" / "licenses").rglob("*.t*"), *(ROOT / "packaging" / "supply").glob("*.py")]
    wanted = "{} Python {}.{}.{}".format(
        digest([*of_others, LOCK, ROOT / "kiosk" / "__init__.py"], ROOT), *sys.version_info
    )
    if folder.is_dir() and stamp_file.is_file() and stamp_file.read_text(encoding="utf-8") == wanted:
        return 0
    code = call("packaging/licences.py", "--out", str(folder))
    if code == 0:
        stamp_file.write_text(wanted, encoding="utf-8")
    return code


def prepare(libraries: Mapping[str, str]) -> None:
    """Everything the program needs before it can start from a checkout."""
    set_up()
    add_libraries(libraries, "Qt")
    if compile_starter() != 0:
        raise Trouble("The starter content did not compile; the lines above name the file and the line.")
    if compile_translations() != 0:
        raise Trouble("The translations in assets/i18n could not be compiled; the lines above say why.")
    if compile_licences() != 0:
        raise Trouble("The folder of licences could not be written; the lines above say why.")


# --- The commands ---


def run(arguments: list[str]) -> int:
    """The kiosk in a window, or the tour where there is no screen."""
    if not has_display(sys.platform, os.environ):
        say("No display here (no DISPLAY or WAYLAND_DISPLAY): drawing every screen to build/tour instead.")
        return tour([])
    prepare({**DRAWING, **WINDOW})
    return call("-m", "kiosk", "--windowed", *arguments, where=Path.cwd())


def kiosk(arguments: list[str]) -> int:
    """Any kiosk command; paths are the caller's."""
    prepare({**DRAWING, **WINDOW} if has_display(sys.platform, os.environ) else DRAWING)
    return call("-m", "kiosk", *arguments, where=Path.cwd())


def tour(arguments: list[str]) -> int:
    """Every screen as a picture."""
    prepare(DRAWING)
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return call("-m", "kiosk", "tour", "--out", str(BUILD / "tour"), *arguments, QT_QPA_PLATFORM=platform)


def bench(arguments: list[str]) -> int:
    """The budgets, measured."""
    add_tools(BENCH_TOOLS, "The benchmark")
    prepare({**DRAWING, **WINDOW})
    return call("-m", "bench", *arguments)


def build(arguments: list[str]) -> int:
    """The frozen program in dist/, held against its gates; --msi packs one that was frozen on Windows."""
    if not (ROOT / "build_spec.spec").is_file():
        raise Trouble("build_spec.spec is missing, so nothing can be frozen.")
    if "--msi" in arguments:
        add_tools(MSI_TOOLS, "Packing for Windows")
        set_up()
        arguments = [argument for argument in arguments if argument != "--msi"]
        return call(str(ROOT / "packaging" / "build_msi.py"), *arguments, where=Path.cwd())
    add_tools(BUILD_TOOLS, "Freezing")
    prepare({**DRAWING, **WINDOW})
    return call(str(ROOT / "packaging" / "build.py"), *arguments, where=Path.cwd())


def prove(arguments: list[str]) -> int:
    """The package, or a fresh clone, on a bare Debian."""
    proofs = {"package": "prove_deb.py", "checkout": "prove_checkout.py"}
    if not arguments or arguments[0] not in proofs:
        raise Trouble("prove knows two things: prove package (python3 dev.py build --deb first) and prove checkout")
    add_tools(PROOF_TOOLS, "The bare Debian")
    set_up()
    return call(str(ROOT / "packaging" / proofs[arguments[0]]), *arguments[1:], where=Path.cwd())


def test(arguments: list[str]) -> int:
    """Every check, all of them even if one fails; the failures are named at the end."""
    split = arguments.index("--") if "--" in arguments else len(arguments)
    options, for_pytest = arguments[:split], arguments[split + 1 :]
    if set(options) - {"--full"}:
        raise Trouble("test knows --full, and hands on to pytest what stands after --")
    full = "--full" in options
    if full:
        add_tools(FULL_TOOLS, "The slow tests")
    set_up()
    add_libraries({**DRAWING, **WINDOW} if full else DRAWING, "Qt")
    chosen = [] if full else ["-m", "not slow"]
    cores = os.cpu_count() or 1
    # What takes long and says little goes on beside the rest.
    beside = {"mypy": begin("-m", "mypy"), "qmllint": begin("tools/lint_qml.py")}
    steps: dict[str, Callable[[], int]] = {
        "starter release": compile_starter,
        "translations": compile_translations,
        "licences": compile_licences,
        "ruff check": lambda: call("-m", "ruff", "check", "."),
        "ruff format": lambda: call("-m", "ruff", "format", "--check", "."),
        "pytest": lambda: call(
            # More workers than cores: nearly every test waits for a window or a process of its own.
            *("-m", "pytest", "-n", str(cores + cores // 2), "--dist", "worksteal"),
            *(*chosen, *for_pytest),
            QT_QPA_PLATFORM="offscreen",
            PYTHONDONTWRITEBYTECODE="",  # hundreds of processes read the same modules
        ),
        **beside,
    }
    try:
        failed = carry_out(steps)
    finally:
        for each in beside.values():
            each.end()
    say(f"\nFailed: {', '.join(failed)}" if failed else f"\nAll {len(steps)} checks are good.")
    return 1 if failed else 0


def carry_out(steps: Mapping[str, Callable[[], int]]) -> list[str]:
    """Take every step, whatever became of the one before; the names of those that failed."""
    failed = []
    for name, step in steps.items():
        say(f"--- {name}")
        began = time.monotonic()
        if step() != 0:
            failed.append(name)
        say(f"--- {name}: {'FAILED' if name in failed else 'good'} in {time.monotonic() - began:.1f} s")
    return failed


def lock(arguments: list[str]) -> int:
    """Renew the lock files; they hold versions and hashes only, never where a package comes from."""
    uv = shutil.which("uv")
    if uv is None:
        raise Trouble("Renewing the lock files needs uv. Install it (for example: pip install uv), then try again.")
    environment = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "python3 dev.py lock"}
    common = ["--universal", "--python-version", "3.11", "--generate-hashes", "--quiet", *arguments]
    # The second set is held to the first, so that what is tested is what is shipped.
    for target, extra in (("kiosk", []), ("dev", ["--extra", "dev", "--constraint", "requirements/kiosk.txt"])):
        command = [
            uv,
            "pip",
            "compile",
            "pyproject.toml",
            *extra,
            *common,
            "--output-file",
            f"requirements/{target}.txt",
        ]
        if subprocess.run(command, cwd=ROOT, env=environment).returncode != 0:
            raise Trouble(f"uv could not renew requirements/{target}.txt; its last lines say why.")
    return 0


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command for command in (run, test, tour, bench, build, prove, kiosk, lock)
}


def tell_of(command: str, arguments: list[str]) -> int:
    """The help of a command; nobody waits for packages to read it. The kiosk tells of its own, once it is there."""
    if command == "kiosk" and is_set_up():
        return call("-m", "kiosk", *arguments, where=Path.cwd())
    print(dev_help.HELP[command], end="")
    return 0


def main(arguments: list[str]) -> int:
    """Run one command; its exit code, 1 for trouble the user can mend, 2 for an unknown command."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(USAGE, end="")
        return 0
    if arguments[0] not in COMMANDS:
        print(f"dev.py has no command {arguments[0]!r}.\n\n{USAGE}", end="", file=sys.stderr)
        return 2
    if dev_help.wanted(arguments[1:]):
        return tell_of(arguments[0], arguments[1:])
    try:
        check_python(sys.version_info[:2])
        return COMMANDS[arguments[0]](arguments[1:])
    except Trouble as trouble:
        print(f"dev.py: {trouble}", file=sys.stderr)
    except PermissionError as denied:
        print(f"dev.py: may not write {denied.filename}. Is this folder yours?", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
