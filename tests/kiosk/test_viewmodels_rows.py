"""The list model under every list on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QSignalSpy

from kiosk.viewmodels.rows import RowsModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester

ROLES = ("slug", "title")


def rows_of(model: RowsModel) -> list[tuple[Any, ...]]:
    roles = sorted(model.roleNames())
    return [tuple(model.data(model.index(row), role) for role in roles) for row in range(model.rowCount())]


def test_it_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = RowsModel(ROLES)
    qtmodeltester.check(model)
    model.show([("a", "A"), ("b", "B")])
    qtmodeltester.check(model)
    model.extend([("c", "C")])
    qtmodeltester.check(model)
    model.change([("a", "A"), ("x", "X"), ("y", "Y"), ("z", "Z")])
    qtmodeltester.check(model)
    model.change([("x", "X")])
    qtmodeltester.check(model)


def test_a_delegate_finds_each_role_by_its_name() -> None:
    model = RowsModel(ROLES)
    model.show([("a", "A"), ("b", "B")])

    assert [bytes(name.data()).decode() for _, name in sorted(model.roleNames().items())] == list(ROLES)
    assert rows_of(model) == [("a", "A"), ("b", "B")]


def test_what_is_not_there_is_nothing() -> None:
    model = RowsModel(ROLES)
    model.show([("a", "A")])
    role = min(model.roleNames())

    assert model.data(QModelIndex(), role) is None
    assert model.data(model.index(1), role) is None
    assert model.data(model.index(0), int(Qt.ItemDataRole.DisplayRole)) is None
    assert model.rowCount(model.index(0)) == 0


def test_other_rows_reset_the_list_and_tell_their_number_only_if_it_changed() -> None:
    model = RowsModel(ROLES)
    model.show([("a", "A")])
    reset, counted = QSignalSpy(model.modelReset), QSignalSpy(model.countChanged)

    model.show([("b", "B")])
    assert (reset.count(), counted.count()) == (1, 0)
    model.show([])

    assert (reset.count(), counted.count()) == (2, 1)
    assert model.count == 0


def test_more_rows_leave_the_first_ones_alone() -> None:
    model = RowsModel(ROLES)
    model.show([("a", "A")])
    reset, added = QSignalSpy(model.modelReset), QSignalSpy(model.rowsInserted)

    model.extend([("b", "B"), ("c", "C")])

    assert reset.count() == 0
    assert [added.at(0)[1], added.at(0)[2]] == [1, 2]
    assert rows_of(model) == [("a", "A"), ("b", "B"), ("c", "C")]


def test_no_more_rows_say_nothing() -> None:
    model = RowsModel(ROLES)
    added = QSignalSpy(model.rowsInserted)

    model.extend([])

    assert added.count() == 0


def test_rows_that_change_are_told_one_by_one_and_the_others_stay() -> None:
    model = RowsModel(ROLES)
    model.show([("a", "A"), ("b", "B"), ("c", "C")])
    changed, reset, removed = QSignalSpy(model.dataChanged), QSignalSpy(model.modelReset), QSignalSpy(model.rowsRemoved)

    model.change([("a", "A"), ("x", "X")])

    assert rows_of(model) == [("a", "A"), ("x", "X")]
    assert [changed.at(n)[0].row() for n in range(changed.count())] == [1]
    assert (reset.count(), removed.count()) == (0, 1)


def test_more_rows_than_before_are_added_behind() -> None:
    model = RowsModel(ROLES)
    model.show([("a", "A")])
    counted = QSignalSpy(model.countChanged)

    model.change([("b", "B"), ("c", "C"), ("d", "D")])

    assert rows_of(model) == [("b", "B"), ("c", "C"), ("d", "D")]
    assert counted.count() == 1


def test_rows_behind_the_first_may_wait() -> None:
    model = RowsModel(ROLES)
    model.show([("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")])
    after = [("e", "E"), ("f", "F"), ("g", "G")]

    model.change(after, most=1)
    assert rows_of(model) == [("e", "E"), ("b", "B"), ("c", "C")]
    model.change(after)

    assert rows_of(model) == after


def row(*letters: str) -> list[tuple[str, str]]:
    """Rows whose first role is a small letter and whose second is as it stands: "aX" is ("a", "X")."""
    return [(each[0], each[1:]) for each in letters]


@pytest.mark.parametrize(
    ("after", "filled", "removed", "inserted"),
    [
        (row("a1", "b1", "c1", "d1"), 0, 0, 0),
        (row("a1", "b2", "c1", "d1"), 1, 0, 0),
        (row("a1", "b2", "c2", "d1"), 2, 0, 0),
        (row("a1", "x1", "c1", "d1"), 0, 1, 1),
        (row("a1", "b1", "x1", "c1", "d1"), 0, 0, 1),
        (row("a1", "b1", "c1", "d1", "e1"), 0, 0, 1),
        (row("a1", "d1"), 0, 1, 0),
        (row("b1", "c1", "d1"), 0, 1, 0),
        ([], 0, 1, 0),
        (row("d1", "c1", "b1", "a1"), 0, 1, 1),
        (row("a1", "a1", "b1", "c1", "d1"), 0, 0, 1),
    ],
    ids=["same", "one", "two", "another kind", "in between", "at the end", "fewer", "without the first", "none",
         "turned", "twice"],
)  # fmt: skip
def test_a_patch_leaves_the_rows_that_stay(
    qtmodeltester: ModelTester, after: list[tuple[str, str]], filled: int, removed: int, inserted: int
) -> None:
    model = RowsModel(ROLES)
    before = row("a1", "b1", "c1", "d1")
    model.show(before)
    qtmodeltester.check(model)
    spies = QSignalSpy(model.dataChanged), QSignalSpy(model.rowsRemoved), QSignalSpy(model.rowsInserted)
    reset, counted = QSignalSpy(model.modelReset), QSignalSpy(model.countChanged)

    model.patch(after)

    qtmodeltester.check(model)
    assert rows_of(model) == after
    assert tuple(spy.count() for spy in spies) == (filled, removed, inserted)
    assert reset.count() == 0
    assert counted.count() == (len(after) != len(before))
