"""Bring one Word or Markdown file in as a page that is held until somebody has read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.exchange import text_file, word_file
from db.exchange.fields import convert, name_problems
from db.exchange.layout import PAGE_FILE_SAYS
from db.exchange.read_folder import Entry
from db.exchange.references import existing_slugs, reference_findings
from db.findings import ContentError, Finding
from db.people.person import NotAllowed, Role
from db.records import DEFAULT_LOCALE, Page
from db.slugs import slug_from

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from db.exchange.brought import Brought
    from db.people.person import Person
    from db.workspace import Workspace

HOLD = "Imported, not yet read"
NOBODY = "Command line"
"""Who brought a page in when nobody signed in for it."""
_UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class BroughtPage:
    """The draft that was made, and what is to be looked at in it."""

    page: Page
    findings: tuple[Finding, ...]


def read_one(path: Path) -> Brought:
    """What a .docx or .md file holds. Raises ContentError, also for a file that only says it is one."""
    name = path.name.lower()
    word = name.endswith((".docx", ".docm", ".doc", ".dotx", ".dotm"))
    if not word and not name.endswith((".md", ".markdown", ".txt")):
        raise ContentError(f"{path.name} is no Word or Markdown file. Choose one that ends in .docx or .md.")
    try:
        size = path.stat().st_size
        (word_file if word else text_file).refuse_size(size)
        data = path.read_bytes()
    except FileNotFoundError as problem:
        mend = "Look at how its folder, its name and its end are written."
        raise ContentError(f"There is no file {path}. {mend}") from problem
    except OSError as problem:
        raise ContentError(f"The file {path} cannot be read: {problem.strerror}. Check its permissions.") from problem
    if not word:
        return text_file.read_text(data, where=path.name)
    from db.exchange.word import read_word

    return read_word(data, where=path.name)


def bring_in(
    workspace: Workspace,
    path: Path,
    *,
    person: Person | None,
    today: date,
    section: str = "",
    slug: str = "",
    locale: str = DEFAULT_LOCALE,
) -> BroughtPage:
    """Make a held draft of a file. It is never shown before somebody takes the hold away.

    `person` stands for it, and cannot approve it later; None for a command that nobody signed in for: then somebody
    adopts it. `slug` "" proposes one from the title. A file with the fields of a page keeps them, but for
    `section` where one is given. Raises NotAllowed for somebody who is no author, and ContentError, with nothing
    written, when the file cannot be used, the name is taken or is none, or it refers to what does not exist.
    """
    if person is not None:
        _refuse_readers(workspace, person)
    author = person.name if person is not None else NOBODY
    brought = read_one(path)
    findings = list(brought.findings)
    with workspace.transaction():
        if brought.fields:
            page = _from_fields(brought, path, slug, section, locale)
        else:
            slug = slug or slug_from(brought.title or path.stem)
            page = _fresh(workspace, brought, slug, section, locale, today, author)
            findings += _to_write(page, path.name)
        _refuse_names(page)
        _refuse_taken(workspace, page)
        _known_section(workspace, page.section)
        _refuse_dangling(workspace, page, path.name, brought.first_line)
        number = person.id if person is not None else None
        workspace.put("page", page, origin="site", author=author, author_id=number)
    return BroughtPage(page, tuple(findings))


def _refuse_readers(workspace: Workspace, person: Person) -> None:
    known = workspace.people.find(person.login)
    if known is None or not known.may(Role.AUTHOR):
        raise NotAllowed("Only an author brings a page in. An administrator says who is one.")


def _fresh(
    workspace: Workspace, brought: Brought, slug: str, section: str, locale: str, today: date, author: str
) -> Page:
    if not section:
        raise ContentError(f"Say which section the page belongs to. {_sections(workspace)}")
    last = max((page.position for page in _pages(workspace) if page.section == section), default=0)
    return Page(
        slug=slug,
        locale=locale,
        hold=HOLD,
        section=section,
        position=last + 10,
        title=brought.title or _UNTITLED,
        summary="",
        kind="care",
        # Nobody has reviewed it, so its next review is due at once.
        last_reviewed=today,
        next_review=today,
        # Not those of the starter text, which stand where nothing is said.
        author=author,
        owner="",
        reviewer="",
        body=brought.body,
    )


def _from_fields(brought: Brought, path: Path, slug: str, section: str, locale: str) -> Page:
    values = {**brought.fields, "slug": slug or path.stem, "locale": locale, "body": brought.body}
    if section:
        values["section"] = section
    values["hold"] = values.get("hold") or HOLD
    page = convert(values, Page, hidden=PAGE_FILE_SAYS)
    if isinstance(page, list):
        wrong = [Finding(f"field-{each.field}", "must", path.name, 1, each.found, each.mend) for each in page]
        raise ContentError("The fields at the top of the file are not those of a page.", wrong)
    return page


def _to_write(page: Page, where: str) -> list[Finding]:
    found = []
    if page.title == _UNTITLED:
        found.append(Finding("title-missing", "should", where, 0, "No title could be found.", "Write one."))
    mend = "Write one line that says what the page is about."
    found.append(Finding("summary-missing", "should", where, 0, "The page has no summary yet.", mend))
    mend = "Write both dates, the kind, the sources, the owner and the reviewer when you have read it."
    found.append(Finding("review-missing", "should", where, 0, "Nobody has reviewed the page, so it is due now.", mend))
    return found


def _refuse_names(page: Page) -> None:
    for problem in name_problems(page):
        said = page.slug if problem.field == "slug" else page.locale
        what = "short name" if problem.field == "slug" else "language"
        raise ContentError(f'"{said}" cannot be the {what} of a page. {problem.mend}')


def _refuse_dangling(workspace: Workspace, page: Page, where: str, first_line: int) -> None:
    wrong = reference_findings([Entry("page", page, where, first_line)], existing_slugs(workspace))
    if wrong:
        raise ContentError("The file refers to what does not exist. Nothing was brought in.", wrong)


def _refuse_taken(workspace: Workspace, page: Page) -> None:
    taken = {(each.slug, each.locale) for each in _pages(workspace)}
    taken |= {(form.slug, form.locale) for form in workspace.working.all() if form.kind == "page"}
    if (page.slug, page.locale) in taken:
        raise ContentError(
            f'There is a page "{page.slug}" already. Nothing was brought in. Choose another short name for this one.'
        )


def _known_section(workspace: Workspace, section: str) -> None:
    if section not in _section_slugs(workspace):
        raise ContentError(f'There is no section "{section}". {_sections(workspace)}')


def _sections(workspace: Workspace) -> str:
    return f"The sections are: {', '.join(_section_slugs(workspace)) or 'none yet'}."


def _section_slugs(workspace: Workspace) -> list[str]:
    return sorted({current.item.slug for current in workspace.items("section")})


def _pages(workspace: Workspace) -> list[Page]:
    items = [current.item for current in workspace.items("page")]
    items += [draft.item for draft in workspace.drafts() if draft.kind == "page"]
    return [item for item in items if isinstance(item, Page)]
