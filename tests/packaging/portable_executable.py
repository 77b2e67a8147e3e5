"""The smallest program of 64-bit Windows that tools take for one; it does nothing and is never run."""

from __future__ import annotations

import struct

X64, X86 = 0x8664, 0x014C


def program(machine: int = X64, *, more: bytes = b"") -> bytes:
    """Its bytes: heads, and one part of code that returns. `more` makes one unlike another."""
    head = b"MZ" + bytes(58) + struct.pack("<I", 64)
    coff = struct.pack("<4sHHIIIHH", b"PE\0\0", machine, 1, 0, 0, 0, 240, 0x22)
    optional = struct.pack("<HBBIIIII", 0x20B, 14, 0, 512, 0, 0, 0x1000, 0x1000)
    optional += struct.pack(
        "<QIIHHHHHHIIIIHH", 0x140000000, 0x1000, 512, 6, 0, 0, 0, 6, 0, 0, 0x2000, 512, 0, 3, 0x8100
    )
    optional += struct.pack("<QQQQII", 0x100000, 0x1000, 0x100000, 0x1000, 0, 16) + bytes(8 * 16)
    code = struct.pack("<8sIIIIIIHHI", b".text", 512, 0x1000, 512, 512, 0, 0, 0, 0, 0x60000020)
    return (head + coff + optional + code).ljust(512, b"\0") + (b"\xc3" + more).ljust(512, b"\0")
