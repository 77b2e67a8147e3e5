"""What the package says of itself."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING

from freeze.version import NAME, version

if TYPE_CHECKING:
    from collections.abc import Iterable

MAINTAINER = "Lung NET kiosk maintainers <maintainers@lung-net-kiosk.invalid>"
SESSION = "systemd"
"""Makes the accounts and folders, and starts the screen."""
RECOMMENDS = ("cage (>= 0.2) | sway", "seatd")
"""For the screen; an office PC with the editor needs none of them. Debian 12 has no cage of 0.2."""
SUGGESTS = ("libspeechd2", "libpulse0", "grim")


def control(architecture: str, depends: Iterable[str], size: int) -> str:
    """The control file; `size` in bytes is that of all files."""
    return f"""Package: {NAME}
Version: {version()}
Architecture: {architecture}
Maintainer: {MAINTAINER}
Installed-Size: {-(-size // 1024)}
Depends: {", ".join(sorted([*depends, SESSION]))}
Recommends: {", ".join(RECOMMENDS)}
Suggests: {", ".join(SUGGESTS)}
Section: misc
Priority: optional
Description: calm, large-text information about lung neuroendocrine tumours
 A touchscreen for the waiting room of a clinic, which needs no network, and
 the editor with which staff keep its pages up to date.
 .
 After "systemctl enable lung-net-kiosk" the machine starts into the screen.
 Without it nothing starts by itself, as on an office PC with the editor.
"""


def changelog(moment: int) -> str:
    """The list of changes in Debian's form, which leads to ours; `moment` in seconds since 1970."""
    return f"""{NAME} ({version()}) stable; urgency=medium

  * See CHANGELOG.md.

 -- {MAINTAINER}  {format_datetime(datetime.fromtimestamp(moment, UTC))}
"""


def copyright_file() -> str:
    """Where the licence of each part is to be found, in Debian's form."""
    licences = f"/usr/lib/{NAME}/_internal/licences"
    return f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: {NAME}
Comment: Everything in this package is named with its authors and its licence
 in {licences}/components.json, and the texts
 of all licences are beside it. The screen shows them too: About this kiosk,
 Software and licences. Qt and PySide are used under the LGPL; their libraries
 are separate files that may be replaced, and the texts offer their source.

Files: *
Copyright: the authors of {NAME}
License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.

Files: usr/lib/{NAME}/_internal/PySide6/* usr/lib/{NAME}/_internal/shiboken6/*
Copyright: The Qt Company Ltd. and others
License: LGPL-3
 On Debian systems the text is in /usr/share/common-licenses/LGPL-3.
"""
