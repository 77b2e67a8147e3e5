"""After an upgrade of the program: its new starter texts come in, and nothing of the clinic's is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec
import pytest
from click.testing import CliRunner, Result

from db.exchange.export_folder import export_folder
from db.exchange.starter import add_starter
from db.people.person import NotAllowed, Person
from db.records import Contact, Page, Term
from db.release.chosen import choose
from db.upgrade.bring import bring_starter
from db.upgrade.edition import is_new
from db.upgrade.opening import open_up_to_date
from db.upgrade.upgraded import looked_at, upgraded
from db.worklist import Reason, worklist
from db.workspace import Workspace, WorkspaceError
from kiosk.commands.context import Context
from kiosk.commands.staff import staff
from tests.db.items import make
from tests.db.people.desk import WORDS, Desk
from tests.db.release_files import small_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.records import Item

TODAY = date(2026, 11, 26)
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
NURSES, REST, BIOPSY = ("contact", "nurses", "en"), ("page", "rest", "en"), ("term", "biopsy", "en")


class Program:
    """A program with its starter content, of which newer versions come out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._content = small_workspace()
        self.comes_out()

    def comes_out(self, *changed: tuple[str, Item]) -> Path:
        """The folder of a version in which these items are new or other than before."""
        for kind, item in changed:
            self._content.put(kind, item, origin="starter", author="Starter text")
        export_folder(self._content, self.folder, force=True)
        return self.folder

    def now(self, about: tuple[str, str, str]) -> Item:
        item = self._content.current(*about)
        assert item is not None
        return item

    def changed(self, about: tuple[str, str, str], **fields: object) -> tuple[str, Item]:
        return about[0], msgspec.structs.replace(self.now(about), **fields)

    def drops(self, about: tuple[str, str, str]) -> None:
        """A version without a page comes out."""
        (self.folder / f"pages/{about[1]}.md").unlink()

    def close(self) -> None:
        self._content.close()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.people.passphrase._COST", "n=1024,r=8,p=1")


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    made = Program(tmp_path / "program")
    yield made
    made.close()


@pytest.fixture
def desk(program: Program) -> Desk:
    made = Desk()
    add_starter(made.workspace, program.folder)
    return made


def listed(desk: Desk) -> list[str]:
    return [change.where for change in upgraded(desk.workspace)]


def shown(desk: Desk, about: tuple[str, str, str]) -> tuple[Item, bool] | None:
    chosen = choose(desk.workspace).find(*about)
    return None if chosen is None else (chosen.item, chosen.approved)


def test_the_same_edition_changes_nothing(program: Program, desk: Desk) -> None:
    assert not is_new(desk.workspace, program.folder)
    assert (bring_starter(desk.workspace, program.folder), upgraded(desk.workspace)) == (0, ())
    assert [len(desk.workspace.history(*about)) for about in (NURSES, REST)] == [1, 1]


def test_what_nobody_touched_becomes_the_new_text(program: Program, desk: Desk) -> None:
    folder = program.comes_out(program.changed(NURSES, phone="020 7946 0999"))

    assert is_new(desk.workspace, folder)
    assert bring_starter(desk.workspace, folder) == 1

    assert desk.workspace.current(*NURSES) == program.now(NURSES)
    assert shown(desk, NURSES) == (program.now(NURSES), False)
    assert [each.origin for each in desk.workspace.history(*NURSES)] == ["starter", "starter"]
    (change,) = upgraded(desk.workspace)
    assert (change.about, change.safety, change.own) == (NURSES, True, False)
    assert [(field.before, field.after) for field in change.changes.fields] == [("020 7946 0123", "020 7946 0999")]


def test_a_text_of_the_clinics_own_stays(program: Program, desk: Desk) -> None:
    ours = msgspec.structs.replace(program.now(NURSES), name="Our own nurses")
    desk.write("contact", ours)
    desk.approve("contact", "nurses")
    before = desk.workspace.history(*NURSES)

    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, phone="020 7946 0999")))

    assert desk.workspace.current(*NURSES) == ours
    assert desk.workspace.history(*NURSES) == before
    assert shown(desk, NURSES) == (ours, True)
    (change,) = upgraded(desk.workspace)
    assert (change.own, change.safety) == (True, True)
    # From one starter text to the other: what the clinic wrote is not part of it.
    assert [(field.label, field.after) for field in change.changes.fields] == [("Phone number", "020 7946 0999")]


def test_an_example_is_corrected_even_where_the_clinics_text_waits(program: Program, desk: Desk) -> None:
    desk.write("contact", msgspec.structs.replace(program.now(NURSES), name="Our own nurses"))
    assert shown(desk, NURSES) == (program.now(NURSES), False)

    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, phone="020 7946 0999")))

    assert shown(desk, NURSES) == (program.now(NURSES), False)
    desk.approve("contact", "nurses")
    assert shown(desk, NURSES) == (desk.workspace.current(*NURSES), True)


def test_a_starter_text_behind_a_clinics_own_that_was_tampered_with_is_not_shown(program: Program, desk: Desk) -> None:
    desk.write("contact", msgspec.structs.replace(program.now(NURSES), name="Our own nurses"))
    first = program.now(NURSES)
    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, phone="020 7946 0999")))
    connection = desk.workspace._db
    connection.execute("DROP TRIGGER starter_change_is_never_changed")
    connection.execute("UPDATE starter_change SET after = replace(after, '0999', '0666')")

    assert shown(desk, NURSES) == (first, False)


def test_what_was_approved_as_it_came_stays_on_the_screen(program: Program, desk: Desk) -> None:
    desk.approve("contact", "nurses")
    approved = program.now(NURSES)

    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, phone="020 7946 0999")))

    assert shown(desk, NURSES) == (approved, True)
    assert listed(desk) == ["contact:nurses"]
    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, hold="Nobody answers")))
    assert shown(desk, NURSES) == (approved, True)


def test_what_the_program_takes_back_is_no_example_any_more(program: Program, desk: Desk) -> None:
    desk.write("term", make(Term, slug="biopsy", term="Biopsy", meaning="Ours"))

    bring_starter(desk.workspace, program.comes_out(program.changed(BIOPSY, hold="A source is missing")))

    assert shown(desk, BIOPSY) is None
    (change,) = upgraded(desk.workspace)
    assert (change.safety, change.own) == (True, True)


def test_new_texts_and_those_that_are_gone_are_listed(program: Program, desk: Desk) -> None:
    walking = make(Page, slug="walking", section="living", sources=("cruk",), body="Walk 10 minutes.")
    program.comes_out(("page", walking))
    program.drops(REST)

    assert bring_starter(desk.workspace, program.folder) == 2

    gone, new = upgraded(desk.workspace)
    assert (gone.about, gone.gone, gone.safety) == (REST, True, True)
    assert (new.where, new.new, new.safety) == ("page:walking", True, False)
    # Nothing is ever removed: staff take it off when they have seen why.
    assert desk.workspace.current(*REST) is not None
    assert bring_starter(desk.workspace, program.folder) == 0


def test_several_versions_are_one_change_and_safety_comes_first(program: Program, desk: Desk) -> None:
    first = program.now(NURSES)
    term = program.changed(BIOPSY, meaning="A very small sample of tissue is looked at")
    bring_starter(desk.workspace, program.comes_out(term, program.changed(NURSES, phone="020 7946 0777")))
    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, phone="020 7946 0999")))

    nurses, biopsy = upgraded(desk.workspace)

    assert (nurses.safety, biopsy.safety) == (True, False)
    assert [(field.before, field.after) for field in nurses.changes.fields] == [("020 7946 0123", "020 7946 0999")]
    bring_starter(desk.workspace, program.comes_out(("contact", first)))
    assert listed(desk) == ["term:biopsy"]


def test_who_has_looked_sees_only_what_comes_after(program: Program, desk: Desk) -> None:
    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, phone="020 7946 0777")))

    looked_at(desk.workspace, NURSES, desk.writer)

    assert listed(desk) == []
    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, phone="020 7946 0999")))
    (change,) = upgraded(desk.workspace)
    assert [(field.before, field.after) for field in change.changes.fields] == [("020 7946 0777", "020 7946 0999")]


def test_only_somebody_with_an_account_looks_and_only_at_what_changed(program: Program, desk: Desk) -> None:
    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, phone="020 7946 0777")))
    stranger = Person(99, "stranger", "S", "S", frozenset(), True)

    with pytest.raises(NotAllowed, match="account"):
        looked_at(desk.workspace, NURSES, stranger)
    with pytest.raises(WorkspaceError, match="No new version"):
        looked_at(desk.workspace, REST, desk.writer)
    assert listed(desk) == ["contact:nurses"]


def test_what_is_not_shown_to_patients_is_no_change(program: Program, desk: Desk) -> None:
    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, grade="A")))

    assert upgraded(desk.workspace) == ()


def test_an_earlier_program_takes_nothing_back(program: Program, desk: Desk, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier"
    with small_workspace() as content:
        export_folder(content, earlier)
    later = program.comes_out(program.changed(NURSES, phone="020 7946 0999"))
    bring_starter(desk.workspace, later)

    assert not is_new(desk.workspace, earlier)
    assert not is_new(desk.workspace, later)


def test_the_name_of_the_collection_is_the_clinics(program: Program, desk: Desk) -> None:
    desk.workspace.meta_set("organisation", "St Elsewhere NHS Trust")
    desk.workspace.meta_set("as_of", "2027-01-01")

    bring_starter(desk.workspace, program.comes_out(program.changed(NURSES, phone="020 7946 0999")))

    assert desk.workspace.meta_get("organisation") == "St Elsewhere NHS Trust"
    assert desk.workspace.meta_get("as_of") == "2027-01-01"


def test_a_translation_is_not_said_to_match_a_clinics_own_text(program: Program, desk: Desk) -> None:
    desk.write("term", make(Term, slug="biopsy", term="Biopsy", meaning="Ours is another text"))
    desk.approve("term", "biopsy")
    welsh = msgspec.structs.replace(program.now(BIOPSY), locale="cy", meaning="Sampl bach", translates="current")

    bring_starter(desk.workspace, program.comes_out(("term", welsh)))

    chosen = choose(desk.workspace).find("term", "biopsy", "cy")
    assert chosen is not None
    assert chosen.stale


def test_the_worklist_tells_it_safety_first(program: Program, desk: Desk) -> None:
    desk.write("contact", msgspec.structs.replace(program.now(NURSES), name="Our own nurses"))
    rest = program.changed(REST, summary="Other words about rest")
    bring_starter(desk.workspace, program.comes_out(rest, program.changed(NURSES, phone="020 7946 0999")))

    tasks = [task for task in worklist(desk.workspace, TODAY) if task.reason is Reason.STARTER]

    assert [task.item for task in tasks] == ["contact:nurses", "page:rest"]
    assert tasks[0].why == (
        "This may be a safety correction. Its starter text has changed. "
        "Your own text was left as it is: see whether it needs the same."
    )
    assert tasks[1].why == "Its starter text has changed."


def opened(path: Path, program: Program, told: list[str]) -> Workspace:
    return open_up_to_date(path, tell=told.append, now=lambda: NOW, starter=program.folder)


@pytest.fixture
def path(tmp_path: Path, program: Program) -> Path:
    made = tmp_path / "data/workspace.sqlite"
    with Workspace.create(made) as workspace:
        add_starter(workspace, program.folder)
    opened(made, program, []).close()
    return made


def test_opening_brings_a_new_edition_in_once_after_a_backup(path: Path, program: Program) -> None:
    program.comes_out(program.changed(NURSES, phone="020 7946 0999"))
    before = len(list((path.parent / "backups").glob("workspace-*")))
    told: list[str] = []

    for _ in range(2):
        with opened(path, program, told) as workspace:
            assert [change.about for change in upgraded(workspace)] == [NURSES]

    assert told == ["This version of the program changes 1 starter text. kiosk staff worklist lists what is new."]
    assert len(list((path.parent / "backups").glob("workspace-*"))) == before + 1


def test_a_damaged_starter_folder_stops_nobody(path: Path, program: Program) -> None:
    program.comes_out(program.changed(NURSES, phone="020 7946 0999"))
    (program.folder / "contacts.toml").write_text("[[contact]\n", encoding="utf-8")
    told: list[str] = []

    with opened(path, program, told) as workspace:
        assert (upgraded(workspace), workspace.current(*NURSES) is not None) == ((), True)

    assert len(told) == 1
    assert "Install it again." in told[0]
    program.comes_out()
    with opened(path, program, told) as workspace:
        assert [change.about for change in upgraded(workspace)] == [NURSES]


def test_without_a_backup_nothing_is_brought_in(path: Path, program: Program) -> None:
    program.comes_out(program.changed(NURSES, phone="020 7946 0999"))
    (path.parent / "backups/.lock").unlink(missing_ok=True)
    for backup in (path.parent / "backups").iterdir():
        backup.unlink()
    (path.parent / "backups").rmdir()
    (path.parent / "backups").write_text("a file in its place", encoding="utf-8")
    told: list[str] = []

    with opened(path, program, told) as workspace:
        assert upgraded(workspace) == ()

    assert any("yours are as they were" in line for line in told)


def test_a_collection_that_stands_for_itself_is_left_alone(tmp_path: Path, program: Program) -> None:
    made = tmp_path / "own/workspace.sqlite"
    with Workspace.create(made) as workspace:
        workspace.put("contact", make(Contact), origin="starter", author="Starter text")
    told: list[str] = []

    with opened(made, program, told) as workspace:
        assert workspace.items("page") == []

    assert told == []


def run(data: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(staff, list(arguments), obj=Context(data, None), input=typed)


def test_the_command_lists_tells_and_takes_off_the_list(
    path: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.comes_out(program.changed(NURSES, phone="020 7946 0999"))
    defaults = open_up_to_date.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "starter", program.folder)
    with opened(path, program, []) as workspace:
        Desk(workspace)

    listing = run(path.parent, "starter")
    telling = run(path.parent, "starter", "contact:nurses")
    looking = run(path.parent, "starter", "contact:nurses", "--as", "writer", typed=f"{WORDS}\n")
    after = run(path.parent, "starter")
    again = run(path.parent, "starter", "contact:nurses")

    assert "contact:nurses: changed. Safety." in listing.output
    assert "- Phone number: 020 7946 0123" in telling.output
    assert "+ Phone number: 020 7946 0999" in telling.output
    assert (looking.exit_code, again.exit_code) == (0, 1), looking.output
    assert "No starter text has changed" in after.output


def test_the_command_explains_itself(tmp_path: Path) -> None:
    assert "Example" in run(tmp_path, "starter", "--help").output
