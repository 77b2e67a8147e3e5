"""Two decorators of Qt as the type checker must see them: Qt's own stubs say neither what they take nor give."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import Signal

    T = TypeVar("T")

    class _Property(Generic[T]):
        @overload
        def __get__(self, instance: None, owner: type) -> Self: ...
        @overload
        def __get__(self, instance: object, owner: type) -> T: ...
        def __get__(self, instance: object, owner: type) -> object: ...

    def Property(
        type: object, *, notify: Signal | None = None, constant: bool = False, final: bool = False
    ) -> Callable[[Callable[[Any], T]], _Property[T]]: ...

    C = TypeVar("C", bound=type)

    def QmlUncreatable(reason: str) -> Callable[[C], C]: ...

else:
    from PySide6.QtCore import Property
    from PySide6.QtQml import QmlUncreatable

__all__ = ["Property", "QmlUncreatable"]
