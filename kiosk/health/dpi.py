"""Does `screen.dpi` fit what the panel says of itself? It is often wrong: it warns, and no size ever rests on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.config import MILLIMETRES_PER_INCH
from kiosk.health import edid, probe
from kiosk.health.display import NO_SCREEN
from kiosk.health.finding import Finding, Machine, State

if TYPE_CHECKING:
    from kiosk.health.edid import Panel

MAY_DIFFER = 0.07
"""A panel rounds its size to whole centimetres or mm."""
PLAUSIBLE = (40.0, 400.0)
GUESSED = (96.0, 100.0)
"""What a system says when it does not know."""
MEASURE = (
    "Measure the width of the lit picture. screen.dpi = its width in pixels x 25.4 / that width in mm. "
    "If your measure agrees with the setting, the panel is wrong about itself: leave it so."
)
SHARP = "Set the session to the panel's own number of pixels."


def check(machine: Machine) -> list[Finding]:
    answer = probe.asked(machine, "display")
    if answer.failure or answer.values["platform"] in NO_SCREEN:
        return [Finding("dpi", State.NOTE, "not known: there is no screen to ask.")]
    screens, panels = answer.values["screens"], edid.panels()
    sharp = _sharp(screens, panels)
    if sharp is not None:
        return [sharp]
    set_to = machine.settings.screen.dpi
    told = [dense for panel in panels if (dense := of_panel(panel))] or [
        dense for screen in screens if (dense := of_screen(screen))
    ]
    if not told:
        found = f"{set_to:g} is set. The panel does not say how large it is: see that yours was measured."
        return [Finding("dpi", State.NOTE, found)]
    if any(abs(dense / set_to - 1) <= MAY_DIFFER for dense in told):
        return [Finding("dpi", State.GOOD, f"{set_to:g} is set, and fits what the panel says of its size")]
    said = " and ".join(f"{dense:.1f}" for dense in told)
    return [
        Finding("dpi", State.ATTENTION, f"screen.dpi is {set_to:g}, but the panel's own size means {said}.", MEASURE)
    ]


def of_panel(panel: Panel) -> float:
    """Dots per inch by the panel's own account, 0.0 where it gives none that could be true."""
    return _dense(max(panel.width, panel.height), max(panel.width_mm, panel.height_mm))


def of_screen(screen: dict[str, Any]) -> float:
    """The same by the account of the session, which often only guesses."""
    dense = _dense(max(screen["width"], screen["height"]), max(screen["width_mm"], screen["height_mm"]))
    return 0.0 if any(abs(dense - guess) < 0.5 for guess in GUESSED) else dense


def _dense(pixels: float, millimetres: float) -> float:
    dense = pixels * MILLIMETRES_PER_INCH / millimetres if millimetres else 0.0
    return dense if PLAUSIBLE[0] <= dense <= PLAUSIBLE[1] else 0.0


def _sharp(screens: list[dict[str, Any]], panels: list[Panel]) -> Finding | None:
    """Whether the one panel is driven with fewer pixels than it has: then every letter is blurred."""
    if len(screens) != 1 or len(panels) != 1 or not panels[0].width:
        return None
    (screen,), (panel,) = screens, panels
    if sorted((screen["width"], screen["height"])) == sorted((panel.width, panel.height)):
        return None
    said = f"the session draws {screen['width']} x {screen['height']}, the panel has {panel.width} x {panel.height}."
    return Finding("dpi", State.ATTENTION, said, SHARP)
