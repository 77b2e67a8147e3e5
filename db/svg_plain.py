"""An SVG picture without what its program wrote beside it: authors, file names, settings, comments."""

from __future__ import annotations

from xml.etree import ElementTree

from db.images import read_image

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_KEPT = ("", _SVG, _XLINK)


def plain_svg(data: bytes) -> bytes:
    """The same drawing. Raises ImageError if it may not be shown (see `db.svg.svg_size`)."""
    read_image(data)
    root = ElementTree.fromstring(data.decode("utf-8"))
    _strip(root)
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    return ElementTree.tostring(root, encoding="unicode").strip().encode()


def _strip(element: ElementTree.Element) -> None:
    for name in [name for name, _ in element.items() if _space(name) not in _KEPT]:
        del element.attrib[name]
    for part in list(element):
        if _space(part.tag) not in _KEPT or part.tag.rpartition("}")[2] == "metadata":
            element.remove(part)
        else:
            _strip(part)


def _space(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""
