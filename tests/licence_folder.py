"""A folder of licences as the program has it, with two works of others: one text, and three long ones."""

from __future__ import annotations

import json
from pathlib import Path

TEXTS = Path(__file__).resolve().parent.parent / "packaging" / "licenses" / "texts"
SHORT, LONG = "click", "qt"


def write_licences(folder: Path) -> Path:
    """Write it into `folder`, which is returned."""
    folder.mkdir()
    titles = {"LGPL-3.0-only": "GNU Lesser General Public License 3", "GPL-3.0-only": "GNU General Public License 3"}
    titles |= {"ICU-third-party": "Notices of others in ICU", "BSD-3-Clause": "BSD 3-Clause License"}
    for name in titles:
        (folder / f"{name}.txt").write_bytes((TEXTS / f"{name}.txt").read_bytes())
    listed = [
        work(LONG, "Qt", "6.11.3", titles, ["LGPL-3.0-only", "GPL-3.0-only", "ICU-third-party"]),
        work(SHORT, "click", "8.5.1", titles, ["BSD-3-Clause"]),
    ]
    (folder / "components.json").write_text(json.dumps(listed), encoding="utf-8")
    return folder


def work(slug: str, name: str, version: str, titles: dict[str, str], texts: list[str]) -> dict[str, object]:
    return {
        "slug": slug,
        "name": name,
        "version": version,
        "licence": titles[texts[0]],
        "notice": [f"This program uses {name}. Its source code is at https://download.example.org/{slug}/{version}/"],
        "copyright": ["Copyright (C) 2014 some people"],
        "home": "https://www.example.org",
        "texts": [{"title": titles[text], "file": f"{text}.txt"} for text in texts],
    }
