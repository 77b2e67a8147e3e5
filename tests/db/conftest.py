"""How random tests run: without a clock, because a busy machine is no defect, and without leaving files behind."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None, database=None)
settings.load_profile("steady")
