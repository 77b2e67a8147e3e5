"""The page compiled into the program: what a patient reads when there is nothing else to show."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.translating import translate


class LastResort(NamedTuple):
    """A title, a few sentences, and helplines as (who answers, the number)."""

    title: str
    sentences: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]


def someone_to_talk_to() -> tuple[str, str]:
    """Whom to ring at any hour, as (who answers, the number)."""
    return translate("LastResort", "Someone to talk to, day or night: Samaritans"), "116 123"


def emergency_numbers(nation: str) -> tuple[tuple[str, str], ...]:
    """Whom to ring now, as (who answers, the number).

    Nothing says 111 in Northern Ireland, where the number does not answer, nor where the nation is not known.
    """
    ambulance = (translate("LastResort", "In an emergency: ambulance"), "999")
    if nation not in ("ENG", "SCT", "WLS"):
        return (ambulance,)
    return ambulance, (translate("LastResort", "Urgent medical advice: NHS"), "111")


def last_resort(nation: str, site_line: tuple[str, str] | None = None) -> LastResort:
    """The page for one nation. `site_line` is the clinic's own (name, number), if it is known."""
    numbers = [*emergency_numbers(nation)]
    if site_line and all(part.strip() for part in site_line):
        numbers.append(site_line)
    numbers.append(someone_to_talk_to())
    return LastResort(
        title=translate("LastResort", "Please ask a member of staff"),
        sentences=(
            translate("LastResort", "Feeling unwell now? Tell a member of staff straight away."),
            translate("LastResort", "The information pages cannot be shown just now. Staff can help you."),
        ),
        numbers=tuple(numbers),
    )
