"""What Qt knows of screens, touch, graphics and speech. Each answer can be written as JSON.

`display` and `speech` make an application of their own, for the process of a probe; `seen` asks the one that runs.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtQuick import QQuickWindow

GL_RENDERER = 0x1F01
TOUCH_COMES_WITHIN_SECONDS = 0.3
"""A Wayland compositor tells of its touch panel a moment after the connection is made."""


def display() -> dict[str, Any]:
    """Screens and touch panels of this session."""
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication(["kiosk"])
    until = time.monotonic() + TOUCH_COMES_WITHIN_SECONDS
    while not touch_panels() and app.platformName() == "wayland" and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.01)
    return seen(app)


def seen(app: QGuiApplication) -> dict[str, Any]:
    """The same, of an application that is there already. Sizes in pixels of the panel, and in mm as it claims."""
    screens = [
        {
            "name": screen.name(),
            "width": round(screen.size().width() * screen.devicePixelRatio()),
            "height": round(screen.size().height() * screen.devicePixelRatio()),
            "width_mm": screen.physicalSize().width(),
            "height_mm": screen.physicalSize().height(),
        }
        for screen in app.screens()
    ]
    return {"platform": app.platformName(), "screens": screens, "touch": touch_panels()}


def touch_panels() -> list[dict[str, Any]]:
    from PySide6.QtGui import QInputDevice, QPointingDevice

    return [
        {"name": device.name(), "points": device.maximumPoints()}
        for device in QInputDevice.devices()
        if device.type() == QInputDevice.DeviceType.TouchScreen and isinstance(device, QPointingDevice)
    ]


def renderer() -> dict[str, Any]:
    """What would draw, found out without a window: one would lie over the patients' screen for a moment."""
    from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext
    from PySide6.QtQuick import QQuickRenderControl, QQuickWindow

    from kiosk.panel import choose_renderer

    chosen = [name for name in ("QT_QUICK_BACKEND", "QSG_RHI_BACKEND") if os.environ.get(name)]
    choose_renderer(os.environ)
    told: dict[str, Any] = {"chosen": chosen, "device": "", "works": True}
    if os.environ.get("QT_QUICK_BACKEND") == "software":
        return {**told, "api": "software"}
    app = QGuiApplication(["kiosk"])
    control = QQuickRenderControl()
    window = QQuickWindow(control)
    told |= {"works": control.initialize(), "api": drawing_with(window)}
    context, surface = QOpenGLContext(), QOffscreenSurface()
    surface.create()
    if told["api"] == "OpenGL" and context.create() and context.makeCurrent(surface):
        told["device"] = str(context.functions().glGetString(GL_RENDERER))
        context.doneCurrent()
    del window, control, app
    return told


def drawing_with(window: QQuickWindow) -> str:
    """The name of what a window draws with: "software", "OpenGL", "Vulkan", "Direct3D11", "Metal"."""
    name = window.rendererInterface().graphicsApi().name
    return "software" if name == "Software" else name


def speech() -> dict[str, Any]:
    """Engines that could speak, and whether they work."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtTextToSpeech import QTextToSpeech

    app = QCoreApplication(["kiosk"])
    engines = {}
    for name in QTextToSpeech.availableEngines():
        if name == "mock":  # Qt's own dummy for tests: it makes no sound
            continue
        engine = QTextToSpeech(name)
        working = engine.state() != QTextToSpeech.State.Error
        voices = len(engine.availableVoices()) if working else 0
        engines[name] = {"works": working, "voices": voices, "problem": engine.errorString()}
    del app
    return {"engines": engines}
