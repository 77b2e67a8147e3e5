"""Signatures with a certificate made for the test: on programs, on the package, and told apart from makers' own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import build_msi
import sign_windows
from msi.write import missing_tools
from tests.packaging.portable_executable import program
from windows import pe, signing
from windows.signing import Certificate, NotSigned, sign, unsigned

SIGNED_HERE = pytest.mark.skipif(
    shutil.which("osslsigncode") is None or shutil.which("openssl") is None, reason="needs osslsigncode and openssl"
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate that signs code, of nobody, with its key and a password."""
    folder = tmp_path_factory.mktemp("certificate")
    (folder / "secret").write_text("only for the test")
    key = ["-newkey", "rsa:2048", "-keyout", "key.pem", "-out", "certificate.pem", "-days", "2", "-noenc"]
    use = ["-subj", "/CN=Nobody/", "-addext", "extendedKeyUsage=codeSigning"]
    openssl("req", "-x509", *key, *use, folder=folder)
    both = ["-inkey", "key.pem", "-in", "certificate.pem", "-out", "both.pfx"]
    openssl("pkcs12", "-export", *both, "-passout", "file:secret", folder=folder)
    return Certificate(file=folder / "both.pfx", password=folder / "secret")


def openssl(*arguments: str, folder: Path) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


def verified(file: Path, certificate: Certificate) -> bool:
    assert certificate.file is not None
    trusted = certificate.file.with_name("certificate.pem")
    command = ["osslsigncode", "verify", "-CAfile", str(trusted), "-in", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0 and "Succeeded" in done.stdout and "CN=Nobody" in done.stdout


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    root = tmp_path / "bundle"
    (root / "_internal").mkdir(parents=True)
    for name in (*build_msi.EXECUTABLES, "_internal/own.pyd"):
        (root / name).write_bytes(program(more=name.encode()))
    (root / "_internal" / "starter.sqlite").write_bytes(b"content")
    return root


@SIGNED_HERE
def test_a_folder_is_signed_but_for_what_somebody_signed_before(bundle: Path, certificate: Certificate) -> None:
    theirs = bundle / "_internal" / "own.pyd"
    sign([theirs], certificate, windows=False)
    before = theirs.read_bytes()

    assert [file.name for file in unsigned(bundle)] == sorted(build_msi.EXECUTABLES)
    arguments = ["--pfx", str(certificate.file), "--password-file", str(certificate.password)]
    assert sign_windows.main([str(bundle), *arguments]) == 0

    assert unsigned(bundle) == []
    assert verified(bundle / "kiosk.exe", certificate)
    assert theirs.read_bytes() == before
    assert sorted(file.name for file in bundle.iterdir()) == sorted([*build_msi.EXECUTABLES, "_internal"])


@SIGNED_HERE
@pytest.mark.skipif(bool(missing_tools()), reason="needs msitools and gcab")
def test_the_package_is_signed_and_still_a_package(bundle: Path, certificate: Certificate, tmp_path: Path) -> None:
    package, problems = build_msi.make(bundle, tmp_path / "out", number="0.1.0", moment=1_790_000_000)
    assert problems == []
    before = subprocess.run(["msiinfo", "export", package, "File"], capture_output=True, check=True).stdout

    sign([package], certificate, windows=False)

    assert verified(package, certificate)
    assert subprocess.run(["msiinfo", "export", package, "File"], capture_output=True, check=True).stdout == before


@SIGNED_HERE
def test_a_changed_program_is_no_longer_good(bundle: Path, certificate: Certificate) -> None:
    file = bundle / "kiosk.exe"
    sign([file], certificate, windows=False)
    data = bytearray(file.read_bytes())
    data[520] ^= 1
    file.write_bytes(data)

    assert not verified(file, certificate)


@SIGNED_HERE
def test_a_wrong_password_is_told_and_changes_nothing(
    bundle: Path, certificate: Certificate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wrong").write_text("not this one")
    before = {path: path.read_bytes() for path in bundle.rglob("*") if path.is_file()}

    code = sign_windows.main([str(bundle), "--pfx", str(certificate.file), "--password-file", str(tmp_path / "wrong")])

    assert code == 1
    assert "osslsigncode ended at own.pyd with code" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in bundle.rglob("*") if path.is_file()} == before


def test_a_path_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sign_windows.main([str(tmp_path / "none.msi"), "--thumbprint", "AB"]) == 1
    assert "none.msi: nothing was signed" in capsys.readouterr().err

    (tmp_path / "kiosk.exe").write_bytes(program())
    assert sign_windows.main([str(tmp_path), "--pfx", str(tmp_path / "ours.pfx")]) == 1
    assert "ours.pfx: nothing was signed" in capsys.readouterr().err


def test_a_folder_without_any_program_is_not_called_signed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kiosk.exe").mkdir()

    assert sign_windows.main([str(tmp_path), "--thumbprint", "AB"]) == 1
    assert "There is no program in" in capsys.readouterr().err


@SIGNED_HERE
def test_a_file_that_is_no_program_is_named(
    bundle: Path, certificate: Certificate, capsys: pytest.CaptureFixture[str]
) -> None:
    (bundle / "editor.exe").write_text("cut off by a full disk")

    code = sign_windows.main(
        [str(bundle), "--pfx", str(certificate.file), "--password-file", str(certificate.password)]
    )

    assert code == 1
    assert "osslsigncode ended at editor.exe" in capsys.readouterr().err


class Windows:
    """Plays signtool: notes what it is asked, and signs or only says so."""

    def __init__(self, *, works: bool = True) -> None:
        self.asked: list[list[str]] = []
        self.works = works

    def __call__(self, command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        self.asked.append(command)
        for name in command:
            if self.works and name.endswith(".exe") and Path(name).is_file():
                data = bytearray(Path(name).read_bytes())
                at = 64 + 24 + 112 + 4 * 8 + 4  # the size of the signature in the head
                data[at : at + 4] = (8).to_bytes(4, "little")
                Path(name).write_bytes(data)
        return subprocess.CompletedProcess(command, 0, "", "")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Windows:
    played = Windows()
    monkeypatch.setattr(signing, "signtool", lambda: "signtool.exe")
    monkeypatch.setattr("windows.signing.subprocess.run", played)
    return played


def test_on_windows_many_files_take_few_calls(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "AT_ONCE", 3)
    files = [tmp_path / f"{number}.exe" for number in range(signing.AT_ONCE + 1)]
    for file in files:
        file.write_bytes(program())

    sign(files, Certificate(thumbprint="ab cd", timestamp="http://time.example"), windows=True)

    assert [[Path(name).name for name in command if name.startswith(str(tmp_path))] for command in windows.asked] == [
        ["0.exe", "1.exe", "2.exe"],
        ["3.exe"],
    ]
    assert windows.asked[0][:6] == ["signtool.exe", "sign", "/fd", "SHA256", "/sha1", "abcd"]
    assert windows.asked[0][8:12] == ["/tr", "http://time.example", "/td", "SHA256"]
    assert all(pe.is_signed(file) for file in files)


def test_a_tool_that_says_good_and_signs_nothing_is_found_out(windows: Windows, tmp_path: Path) -> None:
    windows.works = False
    (tmp_path / "kiosk.exe").write_bytes(program())

    with pytest.raises(NotSigned, match=r"not signed: kiosk\.exe"):
        sign([tmp_path / "kiosk.exe"], Certificate(thumbprint="ab"), windows=True)


@pytest.mark.parametrize(
    ("certificate", "on_windows", "said"),
    [
        (Certificate(file=Path("a.pfx")), True, "thumbprint"),
        (Certificate(thumbprint="ab"), False, r"a file \(\.pfx, \.p12\)"),
    ],
)
def test_what_the_certificate_must_be_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, certificate: Certificate, on_windows: bool, said: str
) -> None:
    monkeypatch.setattr(signing, "signtool", lambda: "signtool.exe")
    monkeypatch.setattr("windows.signing.shutil.which", lambda name: f"/usr/bin/{name}")

    with pytest.raises(NotSigned, match=said):
        sign([tmp_path / "kiosk.exe"], certificate, windows=on_windows)


def test_the_newest_signtool_of_the_sdk_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for version in ("10.0.9.0", "10.0.22621.0", "10.0.19041.0"):
        tool = tmp_path / "Windows Kits" / "10" / "bin" / version / "x64" / "signtool.exe"
        tool.parent.mkdir(parents=True)
        tool.touch()
    monkeypatch.setenv("PROGRAMFILES(X86)", str(tmp_path))
    monkeypatch.setattr("windows.signing.shutil.which", lambda _name: None)

    assert signing.signtool() == str(tmp_path / "Windows Kits/10/bin/10.0.22621.0/x64/signtool.exe")
