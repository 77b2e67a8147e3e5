"""What is wrong with a picture, in words for staff."""

from __future__ import annotations


class ImageError(ValueError):
    """The bytes are no picture that can be shown. `found` and `mend` are sentences for staff."""

    def __init__(self, found: str, mend: str = "Save it again.") -> None:
        super().__init__(f"{found} {mend}")
        self.found = found
        self.mend = mend
