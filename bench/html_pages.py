"""The same pages as plain HTML files, for a browser to show: same words, same typeface, same places to touch."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from db.blocks import BlockKind, LineRole

if TYPE_CHECKING:
    from pathlib import Path

    from db.blocks import Block
    from db.library import Library
    from db.reading import PageShown

STYLE = """
@font-face { font-family: Face; src: url(face.ttf); }
@font-face { font-family: Face; src: url(face-bold.ttf); font-weight: 700; }
body { margin: 0; font: 33px/1.45 Face, sans-serif; background: #faf7f0; color: #1c2b33; }
main { padding: 48px 60px 280px; }
a.card, nav a { position: absolute; box-sizing: border-box; padding: 24px;
  border: 1px solid #5b6b73; border-radius: 12px;
  background: #fff; color: inherit; text-decoration: none; font-weight: 700; overflow: hidden; }
nav a { position: fixed; background: #1d3f4f; color: #fff; }
.box { border-left: 8px solid #2a6a80; padding-left: 24px; }
"""


def write_site(folder: Path, fonts: Path, library: Library, routes: dict[str, Any]) -> int:
    """Write the start, every section and every page that `routes` (of `bench.jobs`) reaches; files written."""
    for source, target in (("Regular", "face.ttf"), ("Bold", "face-bold.ttf")):
        (folder / target).write_bytes((fonts / f"AtkinsonHyperlegibleNext-{source}.ttf").read_bytes())
    (folder / "style.css").write_text(STYLE, encoding="utf-8")
    start = card("home.html", "Touch to start", routes["start"])
    write(folder, "index", "Information while you wait", f"<h1>Information while you wait</h1>{start}")
    sections = "".join(card(f"section-{s['slug']}.html", s["title"], s["box"]) for s in routes["sections"])
    write(folder, "home", "Home", sections)
    written = 2
    home = bar("home.html", "Home", routes["home"])
    for section in routes["sections"]:
        cards = "".join(card(f"page-{page['slug']}.html", page["title"], page["box"]) for page in section["pages"])
        write(folder, f"section-{section['slug']}", section["title"], cards + home)
        for page in section["pages"]:
            back = bar(f"section-{section['slug']}.html", "Back", routes["back"])
            write(folder, f"page-{page['slug']}", page["title"], words(library.page(page["slug"])) + back + home)
        written += 1 + len(section["pages"])
    return written


def write(folder: Path, name: str, title: str, body: str) -> None:
    head = f"<!doctype html><html lang=en><meta charset=utf-8><title>{escape(title)}</title>"
    head += "<link rel=stylesheet href=style.css>"
    (folder / f"{name}.html").write_text(f"{head}<body>{body}", encoding="utf-8")


def card(target: str, label: str, box: list[int]) -> str:
    x, y, wide, tall = box
    style = f"left:{x}px;top:{y}px;width:{wide}px;height:{tall}px"
    return f'<a class=card style="{style}" href="{escape(target)}">{escape(label)}</a>'


def bar(target: str, label: str, box: list[int]) -> str:
    return f"<nav>{card(target, label, box)}</nav>"


def words(page: PageShown) -> str:
    """A page in reading order, with the end that every page has."""
    parts = ["<main>", f"<h1>{escape(page.title)}</h1>", *map(block, page.blocks)]
    parts += ["<h2>Where this comes from</h2><ul>", *(f"<li>{escape(source.text)}" for source in page.sources), "</ul>"]
    parts.append(f"<p>Page last reviewed: {page.last_reviewed}. Next review due: {page.next_review}.</p></main>")
    return "".join(parts)


def block(one: Block) -> str:
    """One block: headings and lists as such, everything else as paragraphs in a box."""
    title = "".join(f"<h3>{escape(line.text)}</h3>" for line in one.lines if line.role is LineRole.TITLE)
    lines = [escape(line.text) for line in one.lines if line.role is not LineRole.TITLE]
    match one.kind:
        case BlockKind.HEADING:
            return f"<h2>{''.join(lines)}</h2>"
        case BlockKind.PARAGRAPH:
            return "".join(f"<p>{line}</p>" for line in lines)
        case BlockKind.STEPS:
            return title + "<ol>" + "".join(f"<li>{line}" for line in lines) + "</ol>"
        case BlockKind.BULLETS:
            return title + "<ul>" + "".join(f"<li>{line}" for line in lines) + "</ul>"
        case _:
            return f"<div class=box>{title}{''.join(f'<p>{line}</p>' for line in lines)}</div>"
