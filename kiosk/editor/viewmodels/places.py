"""The side list of the editor: where somebody can go."""

from __future__ import annotations

from enum import StrEnum


class Area(StrEnum):
    """Every part of the window. The QML file of one is its name with a capital and "Area"."""

    WORKLIST = "worklist"
    PAGES = "page"
    CONTACTS = "contact"
    TERMS = "term"
    QUESTIONS = "question"
    SECTIONS = "section"
    SOURCES = "source"
    SYNONYMS = "synonyms"
    PICTURES = "image"
    SITE = "site"
    BRING_IN = "bringIn"
    REVIEW = "review"
    REVIEW_FILES = "reviewFiles"
    PUBLISH = "publish"
    COUNTS = "counts"
    BACKUPS = "backups"
    PEOPLE = "people"
    RECORD = "record"
    TAKE_OFF = "takeOff"
    HISTORY = "history"
    STARTER = "starter"
    ABOUT = "about"


KIND_AREAS = (
    Area.PAGES, Area.CONTACTS, Area.TERMS, Area.QUESTIONS, Area.SECTIONS, Area.SOURCES, Area.SYNONYMS, Area.PICTURES,
    Area.SITE,
)  # fmt: skip
"""The areas that list the items of the kind they are named after."""

LISTED = (
    (Area.WORKLIST, "What waits"),
    (Area.PAGES, "Pages"),
    (Area.CONTACTS, "Contacts"),
    (Area.TERMS, "Glossary"),
    (Area.QUESTIONS, "Questions"),
    (Area.SECTIONS, "Sections"),
    (Area.SOURCES, "Sources"),
    (Area.SYNONYMS, "Other words"),
    (Area.PICTURES, "Pictures"),
    (Area.SITE, "This clinic"),
    (Area.STARTER, "New in the program"),
    (Area.BRING_IN, "Bring in a file"),
    (Area.REVIEW, "Approve"),
    (Area.REVIEW_FILES, "Review files"),
    (Area.PUBLISH, "Publish"),
    (Area.COUNTS, "Page views"),
    (Area.BACKUPS, "Backups"),
    (Area.PEOPLE, "People"),
    (Area.ABOUT, "About and licences"),
)
"""The side list from the top. Everybody may look everywhere; who may change what, the workspace decides."""

BEGIN = frozenset({Area.PAGES, Area.STARTER, Area.REVIEW, Area.COUNTS})
"""The places before which a line stands: texts, what comes in, what goes out, and the rest."""
