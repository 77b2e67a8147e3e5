"""`kiosk content override` and `overrides`: a reviewer lets one finding stand, and says why."""

from __future__ import annotations

import json
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from db.records import DEFAULT_LOCALE, KINDS
from db.words import long_date
from kiosk.commands.context import ContentFault, Context
from kiosk.commands.workspaces import workspace_to_read, workspace_to_write

if TYPE_CHECKING:
    from db.overrides import Override
    from db.workspace import Workspace

_EXIT_CODES = """
\b
Exit codes:
  0  done
  1  there is nothing of the kind to override or to take back
  2  the command was not written as it should be
  3  the workspace cannot be opened or written
"""


@click.command("override", epilog=_EXIT_CODES)
@click.argument("item")
@click.argument("rule")
@click.option("--reason", required=True, help="Why it may stand. Everybody who checks the content reads it.")
@click.option("--reviewer", required=True, metavar="ROLE", help='Who decides, by role: "Lung nurse specialist".')
@click.option("--words", default=None, help="The words found, where the rule found more than one thing.")
@click.option("--locale", default=DEFAULT_LOCALE, show_default=True, help="The language of the item.")
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Day of the decision, if not today."
)
@click.option("--take-back", is_flag=True, help="End an override in place of giving one.")
@click.pass_obj
def override_command(
    context: Context,
    item: str,
    rule: str,
    reason: str,
    reviewer: str,
    words: str | None,
    locale: str,
    day: datetime | None,
    take_back: bool,
) -> None:
    """Let one finding of RULE in ITEM stand, although it must be mended.

    It holds for the very words that were found, and ends when they change. It is kept for
    ever, with the reason, and shown by every check. ITEM and RULE are as "content check" names
    them: page:everolimus, dose.

    \b
    Examples:
      kiosk content override page:everolimus dose --reason "Agreed with our pharmacy" --reviewer "Lung nurse specialist"
      kiosk content override page:everolimus dose --take-back --reason "The page has changed" --reviewer "Pharmacist"
    """
    from db.overrides import Override

    _look_at(item, rule)
    for name, value in (("--reason", reason), ("--reviewer", reviewer)):
        if not value.strip():
            raise click.BadParameter("Write some words.", param_hint=name)
    decided_on = day.date() if day else date.today()
    with workspace_to_write(context.workspace_path, with_starter=True) as workspace:
        choose = _words_in_force if take_back else _words_found
        meant = choose(workspace, item, rule, words, locale)
        override = Override(
            item=item,
            locale=locale,
            rule=rule,
            words=meant,
            reason=reason.strip(),
            reviewer=reviewer.strip(),
            decided_on=decided_on,
        )
        if take_back:
            workspace.overrides.take_back(override)
        elif not workspace.overrides.give(override):
            raise ContentFault("The same decision was taken back. Give another reason, or another day with --on.")
    about = f' for "{meant}"' if meant else ""
    click.echo(f"{'Taken back' if take_back else 'Overridden'}: {rule} in {item}{about}.")


@click.command("overrides", epilog=_EXIT_CODES)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.pass_obj
def overrides_command(context: Context, as_json: bool) -> None:
    """List the overrides in force, with who gave them and why.

    \b
    Example:
      kiosk content overrides
    """
    from db.checks import check_workspace
    from db.checks.checker import UNUSED, unused_words

    with workspace_to_read(context.workspace_path) as workspace:
        overrides = workspace.overrides.active()
        unused = (
            {(found.where, found.words) for found in check_workspace(workspace) if found.rule == UNUSED}
            if overrides
            else set()
        )
    rows = [(each, (_where(each.item, each.locale), unused_words(each)) in unused) for each in overrides]
    if as_json:
        click.echo(json.dumps([_as_json(each, lost) for each, lost in rows], ensure_ascii=False, indent=2))
        return
    for each, lost in rows:
        about = f' for "{each.words}"' if each.words else ""
        click.echo(f"{_where(each.item, each.locale)}: {each.rule}{about}")
        click.echo(f"  {each.reviewer}, {long_date(each.decided_on)}: {each.reason}")
        if lost:
            click.echo("  It matches nothing any more: take it back.")
    if not rows:
        click.echo("Nothing is overridden.")
    else:
        click.echo(f"{len(rows)} override{'s' * (len(rows) != 1)} in force.")


def _look_at(item: str, rule: str) -> None:
    """Refuse what can be no item or rule at all, before any work is done."""
    from db.checks import RULES

    kind, _, slug = item.partition(":")
    if kind not in KINDS or not slug:
        raise click.BadParameter(f'"{item}" names no item. Write one such as page:everolimus.', param_hint="ITEM")
    names = [each.name for each in RULES]
    if rule not in names:
        near = get_close_matches(rule, names, n=1)
        hint = f" Do you mean {near[0]}?" if near else " docs/checks.md lists them."
        raise click.BadParameter(f'There is no rule "{rule}" that can be overridden.{hint}', param_hint="RULE")


def _words_found(workspace: Workspace, item: str, rule: str, words: str | None, locale: str) -> str:
    """The words of the one finding that is meant."""
    from db.checks import check_item

    findings = [each for each in check_item(workspace, _where(item, locale)) if each.rule == rule]
    if findings and findings[0].level != "must":
        raise ContentFault(f'The rule "{rule}" is only a hint and stops nothing.')
    stops = [each for each in findings if each.stops]
    if findings and not stops:
        raise ContentFault("That is overridden already. See kiosk content overrides.")
    return _one([each.words for each in stops], words, f'no finding of the rule "{rule}" in {_where(item, locale)}')


def _words_in_force(workspace: Workspace, item: str, rule: str, words: str | None, locale: str) -> str:
    """The words of the one override that is meant."""
    active = [
        each for each in workspace.overrides.active() if (each.item, each.rule, each.locale) == (item, rule, locale)
    ]
    return _one([each.words for each in active], words, f'no override of the rule "{rule}" in {_where(item, locale)}')


def _one(found: list[str], words: str | None, nothing: str) -> str:
    choices = list(dict.fromkeys(found))
    if words is not None:
        choices = [each for each in choices if each == words]
    if not choices:
        about = f' for "{words}"' if words else ""
        raise ContentFault(f"There is {nothing}{about}.")
    if len(choices) > 1:
        listed = "\n".join(f'  --words "{each}"' for each in choices)
        raise ContentFault(f"There is more than one. Say which:\n{listed}")
    return choices[0]


def _where(item: str, locale: str) -> str:
    from db.findings import place

    kind, _, slug = item.partition(":")
    return place(kind, slug, locale)


def _as_json(each: Override, lost: bool) -> dict[str, str | bool]:
    return {
        "item": each.item,
        "locale": each.locale,
        "rule": each.rule,
        "words": each.words,
        "reason": each.reason,
        "reviewer": each.reviewer,
        "decided_on": each.decided_on.isoformat(),
        "matches": not lost,
    }
