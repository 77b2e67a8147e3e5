"""The parts of the staff panel, each with a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.staff.viewmodels.staff_check import StaffCheck
    from kiosk.staff.viewmodels.staff_cleaning import StaffCleaning
    from kiosk.staff.viewmodels.staff_counts import StaffCounts
    from kiosk.staff.viewmodels.staff_grid import StaffGrid
    from kiosk.staff.viewmodels.staff_offer import StaffOffer
    from kiosk.staff.viewmodels.staff_pin import StaffPin
    from kiosk.staff.viewmodels.staff_releases import StaffReleases
    from kiosk.staff.viewmodels.staff_stick import StaffStick


@dataclass(frozen=True, slots=True)
class PanelParts:
    pin: StaffPin
    cleaning: StaffCleaning
    check: StaffCheck
    grid: StaffGrid
    releases: StaffReleases
    stick: StaffStick
    offer: StaffOffer
    counts: StaffCounts
