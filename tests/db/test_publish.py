"""Publishing as one job, and taking a page off: what is done, what is said, what breaks."""

from __future__ import annotations

import errno
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from db.people.person import Person, Role
from db.publish import copy_out as copying
from db.publish import job as jobs
from db.publish.job import STEPS, publish
from db.publish.take_off import take_off
from db.records import Page, Section, Site
from db.release import install as installing
from db.release.install import STEPS as INSTALL_STEPS
from db.release.install import install, rollback
from db.release.lock import only_one
from db.sealed.opening import open_release
from db.workspace import Workspace
from tests.db.items import make
from tests.db.own_process import run
from tests.db.publishing import PASSPHRASE, Desk
from tests.db.release_files import small_release

if TYPE_CHECKING:
    from db.publish.outcome import Outcome

PULL_THE_PLUG = """
import os, signal, sys
from pathlib import Path
from db.people.person import Person
from db.publish import copy_out, job
from db.publish.take_off import take_off
from db.release import install
from db.release.store import ReleaseStore

def step(name):
    print(name, flush=True)
    if name == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

copy_out.step = install.step = job.step = step
workspace, data = Path(sys.argv[1]), Path(sys.argv[2])
person = Person(1, "ann", "A. Author", "Nurse", frozenset(), True)
store = ReleaseStore(data / "releases")
if sys.argv[4] == "publish":
    told = job.publish(workspace, store, person=person, to=data / "stick")
else:
    told = take_off(workspace, store, person=person, reason="Wrong", kind="page", slug="biopsy", to=data / "stick")
print(told.fault, file=sys.stderr)
"""

FILL_THE_DISK = """
import resource, signal, sys
from pathlib import Path
from db.people.person import Person
from db.publish.job import publish
from db.release.store import ReleaseStore

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
person = Person(1, "ann", "A. Author", "Nurse", frozenset(), True)
told = publish(Path(sys.argv[1]), ReleaseStore(Path(sys.argv[2]) / "releases"), person=person)
print(told.fault)
"""

WRONG = "Ring 999 if you cough.\n\n<script>alert(1)</script>"

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be ended like a pulled plug there")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A machine that shows a release, with a newer title written since. Copied, never used."""
    data = tmp_path_factory.mktemp("published") / "data"
    desk = Desk(data)
    outcome = publish(desk.workspace, desk.store, person=desk.person)
    assert outcome.good, outcome.fault
    desk.put("page", make(Page, slug="rest", section="living", title="Rest and sleep", body="Sleep well."))
    (data / "stick").mkdir()
    return data


@pytest.fixture
def desk(published: Path, tmp_path: Path) -> Desk:
    return Desk.at(shutil.copytree(published, tmp_path / "data"))


def test_one_call_checks_compiles_installs_and_copies(desk: Desk, tmp_path: Path) -> None:
    seen: list[str] = []

    outcome = publish(
        desk.workspace,
        desk.store,
        person=desk.person,
        to=tmp_path / "data/stick",
        progress=lambda _done, _total, what: seen.append(what),
    )

    assert outcome.good, outcome.fault
    assert outcome.label.startswith("000002-")
    here, copied = outcome.done
    assert here.startswith("The screen here has the new texts now, ")
    assert copied.startswith("A copy for other kiosks was written, ")
    assert outcome.label in copied
    assert desk.title_shown("rest") == "Rest and sleep"
    assert (tmp_path / "data/stick" / f"{outcome.label}.sqlite").read_bytes() == desk.store.candidates()[
        0
    ].path.read_bytes()
    assert list(dict.fromkeys(seen)) == ["Checking and compiling", "Putting it in use", "Copying"]
    assert list((tmp_path / "data/building").iterdir()) == []


def test_what_is_showing_already_is_not_published_again(desk: Desk) -> None:
    publish(desk.workspace, desk.store, person=desk.person)

    again = publish(desk.workspace, desk.store, person=desk.person)

    assert again.good
    assert again.done[0].startswith("Nothing has changed")


def test_going_back_and_forth_is_one_call_each(desk: Desk) -> None:
    newest = publish(desk.workspace, desk.store, person=desk.person).label

    rollback(desk.store)
    assert desk.title_shown("rest") == "Rest"
    rollback(desk.store, to=newest)
    assert desk.title_shown("rest") == "Rest and sleep"


def test_every_build_is_remembered_with_who_made_it(desk: Desk) -> None:
    publish(desk.workspace, desk.store, person=desk.person)

    with Workspace.open(desk.workspace) as workspace:
        assert [build.serial for build in workspace.builds.all()] == [1, 2]


def test_a_finding_stops_it_and_is_told_with_what_shows(desk: Desk) -> None:
    desk.put("page", make(Page, slug="rest", section="living", title="Rest", body=WRONG))

    fault = publish(desk.workspace, desk.store, person=desk.person).fault

    assert fault is not None
    assert fault.findings
    assert "000001-" in fault.showing
    assert desk.title_shown("rest") == "Rest"


def test_it_can_be_stopped_between_two_pages(desk: Desk) -> None:
    outcome = publish(desk.workspace, desk.store, person=desk.person, stopped=lambda: True)

    assert outcome.fault is not None
    assert outcome.fault.what.startswith("You stopped it")
    assert desk.title_shown("rest") == "Rest"


def test_other_content_than_somebody_looked_at_is_not_published(desk: Desk) -> None:
    outcome = publish(desk.workspace, desk.store, person=desk.person, expected="0" * 64)

    assert outcome.fault is not None
    assert "changed since you looked" in outcome.fault.what
    assert desk.title_shown("rest") == "Rest"


def test_two_desks_at_once_one_is_told_to_wait(desk: Desk, tmp_path: Path) -> None:
    with only_one(tmp_path / "data/building.lock"):
        outcome = publish(desk.workspace, desk.store, person=desk.person)

    assert outcome.fault is not None
    assert "Somebody else is publishing" in outcome.fault.what
    assert publish(desk.workspace, desk.store, person=desk.person).good


@pytest.mark.parametrize("where", ["no such folder", "a file"])
def test_a_stick_that_is_not_there_is_told_and_the_release_is_in_use_here(
    desk: Desk, tmp_path: Path, where: str
) -> None:
    (tmp_path / "a file").write_text("", encoding="utf-8")

    outcome = publish(desk.workspace, desk.store, person=desk.person, to=tmp_path / where)

    assert outcome.fault is not None
    assert "is not there" in outcome.fault.what
    assert len(outcome.done) == 1
    assert desk.title_shown("rest") == "Rest and sleep"


@pytest.mark.parametrize("name", copying.STEPS[:-1])
@pytest.mark.parametrize("fault", ["EIO", "ENOSPC", "vanishes"])
def test_a_stick_pulled_at_any_step_of_a_copy(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, fault: str
) -> None:
    stick = tmp_path / "data/stick"

    def pulled(at: str) -> None:
        if at == name:
            if fault != "vanishes":
                raise OSError(getattr(errno, fault), "pulled")
            shutil.rmtree(stick)

    monkeypatch.setattr(copying, "step", pulled)

    outcome = publish(desk.workspace, desk.store, person=desk.person, to=stick)

    assert outcome.fault is not None
    assert str(stick) in outcome.fault.what
    assert "Nothing you wrote is lost" in outcome.fault.next
    assert not stick.exists() or list(stick.iterdir()) == []
    assert desk.title_shown("rest") == "Rest and sleep"


@pytest.mark.parametrize("name", [step for step in INSTALL_STEPS if step not in ("pruned",)])
def test_a_full_disk_at_any_step_of_the_install_leaves_one_whole_release(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def full(at: str) -> None:
        if at == name:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(installing, "step", full)

    fault = publish(desk.workspace, desk.store, person=desk.person).fault

    assert fault is not None
    assert "the disk is full" in fault.what
    assert desk.title_shown("rest") in ("Rest", "Rest and sleep")
    assert desk.is_sound()
    monkeypatch.undo()
    assert publish(desk.workspace, desk.store, person=desk.person).good
    assert desk.title_shown("rest") == "Rest and sleep"


def test_a_newer_release_that_comes_while_one_is_being_made_is_told_in_words_and_publishing_again_helps(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = small_release(tmp_path / "brought", ("site", make(Site, name="From IT")), serial=7).path

    def comes(at: str) -> None:
        if at == "recorded":
            install(newer, desk.store)

    monkeypatch.setattr(jobs, "step", comes)
    fault = publish(desk.workspace, desk.store, person=desk.person).fault
    monkeypatch.undo()

    assert fault is not None
    assert fault.what.startswith("The release 000002-")
    assert "It came here while yours was being made." in fault.what
    assert "kiosk release" not in str(fault), "it is told to somebody at a window"
    again = publish(desk.workspace, desk.store, person=desk.person)
    assert again.good, again.fault
    assert again.label.startswith("000008-")


@needs_signals
@pytest.mark.parametrize("room", [200, 20_000, 60_000])
def test_a_full_disk_while_compiling_leaves_the_old_release(desk: Desk, tmp_path: Path, room: int) -> None:
    told = run(FILL_THE_DISK, desk.workspace, tmp_path / "data", room)

    assert told.returncode == 0, told.stderr
    assert "full" in told.stdout or "may hold" in told.stdout or "the disk reports a fault" in told.stdout
    assert desk.title_shown("rest") == "Rest"
    assert desk.is_sound()
    assert publish(desk.workspace, desk.store, person=desk.person).good


ALL_STEPS = ("publishing", "compiled", "recorded", *INSTALL_STEPS, "installed", *copying.STEPS, "published")


@needs_signals
def test_every_step_is_one_where_the_plug_is_pulled(desk: Desk, tmp_path: Path) -> None:
    told = run(PULL_THE_PLUG, desk.workspace, tmp_path / "data", "", "publish")

    assert told.returncode == 0, told.stderr
    assert tuple(dict.fromkeys(told.stdout.splitlines())) == ALL_STEPS
    assert set(STEPS) <= set(ALL_STEPS)


@needs_signals
@pytest.mark.parametrize("name", ALL_STEPS)
def test_a_plug_pulled_while_publishing(desk: Desk, tmp_path: Path, name: str) -> None:
    told = run(PULL_THE_PLUG, desk.workspace, tmp_path / "data", name, "publish")

    assert told.returncode == -9, told.stderr
    pointed = ALL_STEPS.index(name) >= ALL_STEPS.index("pointed")
    assert desk.title_shown("rest") == ("Rest and sleep" if pointed else "Rest")
    assert desk.is_sound()
    again = publish(desk.workspace, desk.store, person=desk.person, to=tmp_path / "data/stick")
    assert again.good, again.fault
    assert desk.title_shown("rest") == "Rest and sleep"
    assert len(list((tmp_path / "data/stick").glob("*.sqlite"))) == 1
    assert list((tmp_path / "data/building").iterdir()) == []


# Taking a page off


def off(desk: Desk, **changes: Any) -> Outcome:
    about = {"kind": "page", "slug": "biopsy", "reason": "A number is wrong", "person": desk.person, **changes}
    return take_off(desk.workspace, desk.store, **about)


def test_a_page_is_off_with_one_person_and_a_reason_and_brings_nothing_new(desk: Desk) -> None:
    before = desk.store.current()
    assert before is not None

    outcome = off(desk)

    assert outcome.good, outcome.fault
    assert desk.pages_shown() == ["rest"]
    assert desk.title_shown("rest") == "Rest"  # the newer title waits for somebody to publish it
    assert [each.label for each in desk.store.candidates()] == [outcome.label]
    assert before.label in desk.store.record().withdrawn


def test_a_passphrase_that_somebody_else_chose_publishes_nothing_and_takes_off(desk: Desk) -> None:
    before = desk.store.current()
    with Workspace.open(desk.workspace) as workspace:
        newcomer = workspace.people.add(
            login="new", name="N", job="Nurse", roles={Role.AUTHOR}, passphrase=PASSPHRASE, by=desk.person
        )

    refused = publish(desk.workspace, desk.store, person=newcomer).fault
    assert refused is not None
    assert "was chosen by A. Author" in refused.what
    assert desk.store.current() == before
    assert off(desk, person=newcomer).fault is None, "a wrong page must not wait"
    assert desk.pages_shown() == ["rest"]


def test_no_later_release_shows_it_and_no_way_leads_back(desk: Desk, tmp_path: Path) -> None:
    before = desk.store.current()
    assert before is not None
    aside = Path(shutil.copy(before.path, tmp_path / before.path.name))
    off(desk)

    assert publish(desk.workspace, desk.store, person=desk.person).good

    assert desk.pages_shown() == ["rest"]
    assert desk.title_shown("rest") == "Rest and sleep"
    with pytest.raises(installing.InstallRefused, match="withdrawn"):
        install(aside, desk.store)
    with pytest.raises(installing.InstallRefused):
        rollback(desk.store, to=before.label)


def test_it_is_an_urgent_release(desk: Desk) -> None:
    off(desk)

    opened = open_release(desk.store.candidates()[0].path)
    opened.connection.close()
    assert opened.header.urgent


def test_findings_in_other_pages_do_not_keep_a_wrong_page_on_the_screen(desk: Desk) -> None:
    desk.put("page", make(Page, slug="rest", section="living", title="Rest", body=WRONG))
    assert not publish(desk.workspace, desk.store, person=desk.person).good

    outcome = off(desk)

    assert outcome.good, outcome.fault
    assert desk.pages_shown() == ["rest"]
    assert desk.title_shown("rest") == "Rest"


def test_what_was_approved_and_published_stays_and_what_was_approved_since_waits(desk: Desk) -> None:
    first, second = (make(Page, slug="rest", section="living", title=title, body="Sleep well.") for title in "AB")
    desk.approve("page", first)
    assert publish(desk.workspace, desk.store, person=desk.person).good
    checked = desk.page_shown("rest")
    desk.approve("page", second)

    assert off(desk).good

    assert desk.page_shown("rest") == checked
    assert checked.title == "A"
    assert checked.approved


def test_what_is_approved_again_comes_back(desk: Desk) -> None:
    off(desk)
    page = make(Page, slug="biopsy", section="tests", title="Biopsy", body="It is short.")

    desk.approve("page", page)
    assert publish(desk.workspace, desk.store, person=desk.person).good

    assert desk.pages_shown() == ["biopsy", "rest"]


def test_the_last_page_of_all_cannot_be_taken_off(desk: Desk) -> None:
    off(desk)

    fault = off(desk, slug="rest").fault

    assert fault is not None
    assert "There is no page that may be shown" in fault.what
    assert desk.pages_shown() == ["rest"]


def test_the_same_again_carries_on(desk: Desk) -> None:
    first, second = off(desk), off(desk)

    assert second.good
    assert second.label == first.label
    with Workspace.open(desk.workspace) as workspace:
        assert len(workspace.withdrawals.history()) == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"reason": "  "}, "Say why"),
        ({"slug": "no-such-page"}, "There is no page"),
        ({"kind": "section", "slug": "tests"}, "cannot be taken off by itself"),
        ({"person": Person(9, "nobody", "Nobody", "None", frozenset({Role.AUTHOR}), True)}, "account"),
    ],
    ids=["no reason", "no page", "a section", "a stranger"],
)
def test_what_cannot_be_taken_off_is_told_and_changes_nothing(
    desk: Desk, changes: dict[str, object], told: str
) -> None:
    fault = off(desk, **changes).fault

    assert fault is not None
    assert told in fault.what
    assert desk.pages_shown() == ["biopsy", "rest"]


def test_a_contact_can_be_taken_off_and_pages_that_name_it_stay(desk: Desk) -> None:
    outcome = off(desk, kind="contact", slug="nurses")

    assert outcome.good, outcome.fault
    assert desk.pages_shown() == ["biopsy", "rest"]


@pytest.mark.slow
@needs_signals
@pytest.mark.parametrize("name", ALL_STEPS[:-1])
def test_a_plug_pulled_while_a_page_is_taken_off(desk: Desk, tmp_path: Path, name: str) -> None:
    told = run(PULL_THE_PLUG, desk.workspace, tmp_path / "data", name, "take off")

    assert told.returncode == -9, told.stderr
    pointed = ALL_STEPS.index(name) >= ALL_STEPS.index("pointed")
    assert desk.pages_shown() == (["rest"] if pointed else ["biopsy", "rest"])
    assert desk.is_sound()
    if name != "publishing":  # it is written down: nobody can publish it again by mistake
        desk.put("section", make(Section, slug="living", title="Living with it", position=20))
        assert publish(desk.workspace, desk.store, person=desk.person).good
        assert desk.pages_shown() == ["rest"]
    assert off(desk).good
    assert desk.pages_shown() == ["rest"]
