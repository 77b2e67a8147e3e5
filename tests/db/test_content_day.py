"""The content is of the day on which somebody last wrote in it, not for ever of that of the starter texts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.checks import check_workspace
from db.checks.live import LiveChecks
from db.content_day import content_day, writing_day
from db.exchange.export_folder import export_folder
from db.records import Contact
from db.release.compile import compile_release
from tests.db.items import make
from tests.db.people.desk import Desk
from tests.db.release_files import small_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from db.findings import Finding

TOLD = date(2026, 11, 23)


def dialled(day: date) -> Contact:
    return make(Contact, slug="nurses", phone="020 7946 0199", dialled_on=day)


def test_nobody_has_written_yet() -> None:
    with small_workspace() as workspace:
        assert content_day(workspace) == TOLD


def test_what_nobody_with_an_account_wrote_leaves_it() -> None:
    with small_workspace(("contact", dialled(TOLD))) as workspace:
        assert content_day(workspace) == TOLD


def test_a_number_dialled_today_is_published_under_today(tmp_path: Path) -> None:
    with small_workspace() as workspace:
        desk = Desk(workspace)
        today = writing_day(workspace)
        number = dialled(today)

        assert not contact_findings(LiveChecks.of(workspace).look("contact", number).findings)
        desk.write("contact", number)
        desk.approve("contact", "nurses")

        assert content_day(workspace) == today
        assert not contact_findings(check_workspace(workspace))
        assert compile_release(workspace, tmp_path).header.as_of == today
        export_folder(workspace, tmp_path / "out")
        assert f"as_of = {today.isoformat()}" in (tmp_path / "out" / "collection.toml").read_text(encoding="utf-8")


def test_a_number_dialled_tomorrow_is_refused() -> None:
    with small_workspace() as workspace:
        desk = Desk(workspace)
        tomorrow = dialled(writing_day(workspace) + timedelta(days=1))

        assert contact_findings(LiveChecks.of(workspace).look("contact", tomorrow).findings)
        desk.write("contact", tomorrow)

        assert contact_findings(check_workspace(workspace))


def test_a_clock_that_is_behind_does_not_turn_the_day_back() -> None:
    desk = Desk()
    desk.workspace.meta_set("as_of", "2030-01-01")
    desk.write("contact", dialled(TOLD))

    assert content_day(desk.workspace) == date(2030, 1, 1) == writing_day(desk.workspace)


def test_the_latest_of_several_days_counts() -> None:
    desk = Desk()
    for days in (0, 3):
        desk.clock.go(days=days)
        desk.write("contact", dialled(TOLD - timedelta(days=days)))

    assert content_day(desk.workspace) == date(2026, 11, 29)


def contact_findings(findings: Iterable[Finding]) -> list[Finding]:
    return [each for each in findings if each.rule == "contact-dialled"]
