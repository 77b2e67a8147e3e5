"""What patients see of an item, as the editor says it: never more than this machine can know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.hashing import item_hash
from db.publish.live import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.publish.live import Live
    from db.records import Item

IN_FORCE = "Patients see these words now, and they are approved."
AS_EXAMPLE = "Patients see these words now, as an example."
TICKS_TOO = "What is to be ticked tells what differs from that one too."
_NOTHING = {
    Known.SCREEN: "Patients see nothing of it now.",
    Known.MADE: "The last release made here has nothing of it.",
    Known.APPROVED: "Nothing of it goes into a release until it is approved.",
}


def what(live: Live) -> str:
    """What a version is held against, to stand after "from"."""
    match live.known:
        case Known.SCREEN:
            return "what patients see now"
        case Known.MADE:
            return "what the last release made here has"
    return "the example text" if live.example else "what was approved last"


def mark(live: Live) -> str:
    """What stands beside the version that patients see."""
    match live.known:
        case Known.SCREEN:
            return "Patients see this"
        case Known.MADE:
            return "In the last release made here"
    return "The example text" if live.example else "Approved last"


def mark_of_next(live: Live) -> str:
    """What stands beside the version that was approved last, where patients see another one."""
    return "Approved since" if live.known is Known.MADE else "Approved, not on the screen here"


def now(live: Live, kind: str, version: Item, *, more: int = 0) -> str:
    """What patients see of it where `version` is read. `more` lines to tick are about the next release's text alone."""
    return " ".join(_now(live, kind, version, more))


def _now(live: Live, kind: str, version: Item, more: int) -> Iterator[str]:
    same = _says(live.item, kind, version)
    if live.foreign:
        yield "The screen here shows other words of this, which are not in this workspace."
        if live.item is not None and not same:
            yield f"So this is held against {what(live)}."
    if live.item is None:
        yield _NOTHING[live.known]
    elif same:
        yield _same(live, kind)
    if live.other_approved(kind) and live.chosen is not None:
        itself = _says(live.chosen.item, kind, version)
        yield _between(live, "This version" if itself else f"Version {live.number}")
        if more and not itself:
            yield TICKS_TOO
    elif more:
        yield f"The next release would have another text of it than that. {TICKS_TOO}"


def _same(live: Live, kind: str) -> str:
    approved = live.chosen is not None and live.chosen.approved and not live.other_approved(kind)
    match live.known:
        case Known.SCREEN if live.example:
            then = " They are approved, and stop being an example with the next publishing." if approved else ""
            return f"{AS_EXAMPLE}{then}"
        case Known.SCREEN:
            return IN_FORCE if approved else "Patients see these words now."
        case Known.MADE:
            return f"The last release made here has these words{', as an example' if live.example else ''}."
    return "These words are approved already." if approved else "This is the example text, as it came with the program."


def _between(live: Live, version: str) -> str:
    """Of an approved text that patients do not see."""
    if live.gone_back:
        return f"{version} was approved and published, and the screen here went back to a release without it."
    if live.known is Known.MADE:
        return f"{version} was approved since that release was made."
    return f"{version} is approved, and not on the screen here: it comes with the next publishing."


def _says(item: Item | None, kind: str, version: Item) -> bool:
    return item is not None and item_hash(kind, item) == item_hash(kind, version)
