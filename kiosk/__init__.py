"""The kiosk program: what runs in the waiting room, and its commands."""

__version__ = "0.1.0"
