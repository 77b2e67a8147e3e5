"""The pictures that a section's card on Home can have."""

from __future__ import annotations

SECTION_ICONS = (
    ("lungs", "Lungs"),
    ("scan", "Scan"),
    ("medicine", "Medicine"),
    ("flask", "Research"),
    ("leaf", "Living well"),
    ("phone", "Phone"),
    ("hospital", "Hospital"),
    ("home", "Home"),
    ("person", "Person"),
    ("book", "Book"),
    ("note", "Letter"),
    ("calendar", "Calendar"),
    ("clock", "Clock"),
    ("question", "Questions"),
    ("info", "Information"),
    ("web", "World"),
)
"""Each as `records.Section.icon` names it, with what staff call it. A test holds them against the icon font."""
