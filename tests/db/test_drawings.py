"""Line drawings are known by their colours, and take those of a theme."""

from __future__ import annotations

import pytest

from db.drawings import COLOURS, is_drawing, recoloured

OTHERS = [f"{number:06x}" for number in range(len(COLOURS))]


def svg(inside: str, root: str = 'fill="none" stroke="#16262e"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" {root}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        pytest.param(svg('<path d="M0 0"/>'), True, id="lines"),
        pytest.param(svg('<path fill="#ffd166" stroke="none" d="M0 0"/>'), True, id="a-fill-of-ours"),
        pytest.param(svg("<path fill='#0a4a56' d='M0 0'/>"), True, id="other-quotes"),
        pytest.param(svg('<path fill="#ff0000" d="M0 0"/>'), False, id="another-colour"),
        pytest.param(svg('<path fill="red" d="M0 0"/>'), False, id="a-named-colour"),
        pytest.param(svg('<path fill="url(#a)" d="M0 0"/>'), False, id="a-gradient"),
        pytest.param(svg('<path style="fill:#16262e" d="M0 0"/>'), False, id="a-style"),
        pytest.param(svg('<g opacity="0.1"><path d="M0 0"/></g>'), False, id="see-through"),
        pytest.param(svg('<path stroke-opacity=".5" d="M0 0"/>'), False, id="lines-see-through"),
        pytest.param(svg('<path d="M0 0"/>', root='stroke="#16262e"'), False, id="black-where-nothing-is-said"),
    ],
)
def test_a_drawing_has_nothing_but_our_colours(picture: bytes, expected: bool) -> None:
    assert is_drawing("image/svg+xml", picture) is expected


def test_only_an_svg_can_be_a_drawing() -> None:
    assert not is_drawing("image/png", svg('<path d="M0 0"/>'))


def test_every_colour_is_replaced_by_that_of_its_role() -> None:
    inside = "".join(f'<path fill="{colour}" d="M0 0"/>' for colour in COLOURS.values())
    expected = "".join(f'<path fill="#{colour}" d="M0 0"/>' for colour in OTHERS)

    assert recoloured(svg(inside, root='fill="none"'), OTHERS) == svg(expected, root='fill="none"')


def test_two_themes_may_swap_two_colours() -> None:
    ink, accent = COLOURS["ink"], COLOURS["accent"]
    swapped = [accent[1:], ink[1:], *OTHERS[2:]]

    assert recoloured(f"{ink} {accent}".encode(), swapped) == f"{accent} {ink}".encode()


@pytest.mark.parametrize(
    "colours",
    [OTHERS[1:], [*OTHERS, "000000"], ["#16262e", *OTHERS[1:]], ['0"/><b', *OTHERS[1:]], ["FFFFFF", *OTHERS[1:]]],
    ids=["too-few", "too-many", "a-sign", "markup", "capitals"],
)
def test_nothing_but_colours_gets_into_a_drawing(colours: list[str]) -> None:
    with pytest.raises(ValueError, match="not the colours"):
        recoloured(svg(""), colours)
