"""A list that is shown by and by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QSignalSpy

from kiosk.editor.viewmodels.long_rows import LongRows

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester


def test_the_rest_is_added_a_few_at_a_time(qtmodeltester: ModelTester) -> None:
    rows = LongRows(("n",), 2)
    qtmodeltester.check(rows)

    rows.show((n,) for n in range(5))
    assert (rows.count, rows.more) == (2, 3)
    rows.showMore()
    assert (rows.count, rows.more) == (4, 1)
    rows.showMore()
    assert (rows.count, rows.more) == (5, 0)
    assert [rows.data(rows.index(n), 0x101) for n in range(5)] == [0, 1, 2, 3, 4]


def test_new_rows_begin_with_the_first_again() -> None:
    rows = LongRows(("n",), 2)
    rows.show((n,) for n in range(5))
    rows.showMore()
    told = QSignalSpy(rows.moreChanged)

    rows.show([(9,)])

    assert (rows.count, rows.more) == (1, 0)
    assert told.count() == 1
