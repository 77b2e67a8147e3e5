"""What `kiosk content check` prints: findings, what a reviewer let stand and why, and what waits."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from db.words import long_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.findings import Finding


def report_as_text(findings: Sequence[Finding], waits: int) -> Iterator[str]:
    """One line for each finding, and the sums."""
    for finding in findings:
        if finding.decision is None:
            yield f"{finding.level:6} {finding} ({finding.rule})"
        else:
            decision = finding.decision
            day = long_date(decision.decided_on)
            yield f"let be {finding} ({finding.rule}) {decision.reviewer}, {day}: {decision.reason}"
    must, should, overridden = counts(findings)
    let_be = f" {overridden} overridden by a reviewer." if overridden else ""
    yield f"{must} must be mended, {should} should be.{let_be}" if findings else "Nothing to mend."
    if waits:
        what = "1 thing waits" if waits == 1 else f"{waits} things wait"
        yield f"{what} for confirmation: see kiosk content waiting."


def report_as_json(findings: Sequence[Finding], waits: int) -> dict[str, Any]:
    """The same for a script."""
    must, should, overridden = counts(findings)
    return {
        "must": must,
        "should": should,
        "overridden": overridden,
        "waiting": waits,
        "findings": [finding_as_json(finding) for finding in findings],
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """All fields of a finding; `decision` is null where nobody has overridden it."""
    fields = asdict(finding)
    if finding.decision is not None:
        fields["decision"]["decided_on"] = finding.decision.decided_on.isoformat()
    return fields


def counts(findings: Sequence[Finding]) -> tuple[int, int, int]:
    """How many must be mended, how many should be, and how many a reviewer has overridden."""
    must = sum(finding.stops for finding in findings)
    overridden = sum(finding.decision is not None for finding in findings)
    return must, len(findings) - must - overridden, overridden
