"""Signs the frozen program or its package with a certificate of yours.

    python packaging/sign_windows.py PATH... --thumbprint HEX [--timestamp URL]                     on Windows
    python packaging/sign_windows.py PATH... --pfx FILE [--password-file FILE] [--timestamp URL]    elsewhere

A PATH is a file, or a folder: of a folder, every program and library is signed that nobody has signed before.

Example: python packaging/sign_windows.py dist/lung-net-kiosk --pfx ours.pfx --password-file secret.txt
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from windows.signing import Certificate, NotSigned, sign, unsigned


def main(arguments: list[str]) -> int:
    """Sign; 1 when that could not be done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--thumbprint", default="", help="of a certificate in the store of Windows")
    parser.add_argument("--pfx", type=Path, help="a file with certificate and key")
    parser.add_argument("--password-file", type=Path, help="a file with the password of that one")
    parser.add_argument("--timestamp", default="", metavar="URL", help="a time-stamp service (RFC 3161)")
    options = parser.parse_args(arguments)
    certificate = Certificate(options.thumbprint, options.pfx, options.password_file, options.timestamp)
    named = [*options.paths, *(file for file in (options.pfx, options.password_file) if file is not None)]
    if missing := [str(path) for path in named if not path.exists()]:
        print(f"There is no {', '.join(missing)}: nothing was signed.", file=sys.stderr)
        return 1
    if not certificate.timestamp:
        print("Without --timestamp the signatures end when the certificate does.", file=sys.stderr)
    try:
        files = [file for path in options.paths for file in (unsigned(path) if path.is_dir() else [path])]
        sign(files, certificate)
    except (NotSigned, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Signed: {len(files)} files", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
