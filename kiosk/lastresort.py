"""The page compiled into the program: what a patient reads when there is nothing else to show."""

from __future__ import annotations

from typing import NamedTuple


class LastResort(NamedTuple):
    """A title, a few sentences, and helplines as (who answers, the number)."""

    title: str
    sentences: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]


def last_resort(nation: str, site_line: tuple[str, str] | None = None) -> LastResort:
    """The page for one nation. `site_line` is the clinic's own (name, number), if it is known.

    Nothing says 111 in Northern Ireland, where the number does not answer.
    """
    numbers = [("In an emergency: ambulance", "999")]
    if nation != "NIR":
        numbers.append(("Urgent medical advice: NHS", "111"))
    if site_line and all(part.strip() for part in site_line):
        numbers.append(site_line)
    numbers.append(("Someone to talk to, day or night: Samaritans", "116 123"))
    return LastResort(
        title="Please ask a member of staff",
        sentences=(
            "Feeling unwell now? Tell a member of staff straight away.",
            "The information pages cannot be shown just now. Staff can help you.",
        ),
        numbers=tuple(numbers),
    )
