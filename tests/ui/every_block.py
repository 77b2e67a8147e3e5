"""A small library with every kind of block and long texts in every place: what a layout has to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from db.exchange.import_folder import import_folder
from db.release.compile import compile_release
from db.workspace import Workspace
from tests.db.release_files import let_all_stand

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "every-block"
LONG_PAGE = "long-words"

DATES = "last_reviewed = 2026-11-23\nnext_review = 2029-11-23\n"

FILES = {
    "collection.toml": 'as_of = 2026-11-23\nlocale = "en"\norganisation = "Starter text"\n',
    "sites.toml": """
[[site]]
slug = "starter"
name = "Neuroendocrine Tumour Clinic, Level 4, South Wing"
organisation = "St Somebody's and St Elsewhere's Hospitals NHS Foundation Trust"
funding = "The hospital's own charity pays for this screen."
""",
    "sections.toml": """
[[section]]
slug = "first"
title = "Everything that can stand on one page"
summary = "Each kind of block, with short texts and with long ones, one below the other"
icon = "lungs"
position = 10

[[section]]
slug = "support"
title = "Support and contacts"
summary = "People to ring"
icon = "phone"
position = 20
""",
    "sources.toml": """
[[source]]
slug = "one"
title = "Radiofrequency ablation of pulmonary neuroendocrine metastases: a review of practice in 14 hospitals"
publisher = "The Society for Interventional Gastroenteropancreatic Radiopharmaceutical Research"
published = "2024"

[[source]]
slug = "two"
title = "A short one"
publisher = "NHS"
""",
    "glossary.toml": '''
[[term]]
slug = "radiofrequency"
term = "Radiofrequency ablation"
say = "ray-dee-oh-FREE-kwen-see ab-LAY-shun"
meaning = """
Using heat from a thin probe to kill a small spot of cancer. It takes about 20 minutes. \\
You may go home the same day, and you are asked to rest for 2 days after it."""
forms = ["radiofrequency ablation"]

[[term]]
slug = "tracer"
term = "Tracer"
meaning = "A safe, slightly radioactive substance."
forms = ["tracer"]

[[term]]
slug = "fet"
term = "18F-FET-\u03b2AG-TOCA"
meaning = "A tracer that is still being studied."
forms = ["18F-FET-\u03b2AG-TOCA"]
''',
    "questions.toml": """
[[question]]
slug = "which"
group = "Before you choose a treatment"
position = 10
text = "Which treatments could help me, what does each of them do, and what happens if I wait?"

[[question]]
slug = "who"
group = "After treatment"
position = 20
text = "Who do I ring?"
""",
    "contacts.toml": f"""
[[contact]]
slug = "open"
name = "The neuroendocrine tumour nurse specialists of this hospital"
position = 10
for_whom = "When you have a question about your treatment or feel unwell after it"
phone = "01632 960 123"
phone_note = "Free from mobiles"
relay = "18001 01632 960 123"
hours = ["Mon-Fri 09:00-17:00", "Sat 10:00-12:30"]
dialled_on = 2026-11-02
say = "Say that you have a lung neuroendocrine tumour and which treatment you have."
web = "a-very-long-address.nhs.uk/neuroendocrine-tumours/patients-and-families"
urgent = true
grade = "A"
{DATES}
[[contact]]
slug = "closed"
name = "Helpline"
position = 20
for_whom = "For anyone"
phone = "0800 123 4567"
hours = ["Tue 10:00-12:00"]
closed_on_bank_holidays = true
dialled_on = 2026-11-02
grade = "A"
{DATES}
[[contact]]
slug = "web-only"
name = "A forum"
position = 30
for_whom = "For families"
web = "example.org"
grade = "A"
{DATES}
""",
    "images.toml": """
[[image]]
slug = "lungs-drawing"
alt = "A drawing of two lungs. The right one has three parts and the left one has two."
file = "lungs.png"
caption = "The lungs. A carcinoid often grows in one of the large airways."

[[image]]
slug = "tall-drawing"
alt = "A tall thin drawing"
file = "tall.svg"
""",
    f"pages/{PAGE}.md": f"""+++
section = "first"
position = 10
kind = "care"
title = "Everything that can stand on one page, with a long title"
summary = "Each kind of block there is, with the words it needs"
sources = ["one", "two"]
see_also = ["{LONG_PAGE}"]
{DATES}+++

::: key-facts
- One short fact.
- A second fact that is so long that it needs more than one line on every screen, whatever size is chosen.
:::

A paragraph with a **strong** word, a tracer and radiofrequency ablation. Its words go on & on, for < 5 lines.

Another paragraph, with 18F-FET-\u03b2AG-TOCA in it and 123456789012345 digits.

## A heading of the second level that goes over more than one line

- one
- two, with **strong words** and an explanation that goes over the end of the line on a tall screen

### A heading of the third level

1. First lie down.
2. Then wait.
3. Breathe in.
4. Breathe out.
5. Rest.
6. Drink.
7. Sit up.
8. Stand up.
9. Dress.
10. Go home, and ask somebody to come with you, because you may be tired.
11. Sleep.

::: information
Plain information without a heading, which stands in a box of its own.
:::

::: information
## With a heading
And a text.
:::

::: important
Bring all your medicines.
:::

::: important
## Do not eat before the scan
You may drink water.

- tea without milk is fine
- coffee is not

Ask if you are not sure.
:::

::: speak-to
## Speak to your team's advice line now if:
- you have a temperature
- you cannot keep your medicines down
:::

::: call-111
## Call 111 if it is urgent but no life is in danger and you cannot reach your team
It is free.
:::

::: call-999
## Call 999 or go to A&E now if:
- you are very short of breath
:::

::: do
- drink enough
- tell somebody how you feel, also when you think that it is nothing
:::

::: dont
- do not drive on the day of your test
- do not stop a medicine on your own
:::

::: details How a radiofrequency probe works, for those who want to know more about it
The doctor puts a thin probe through the skin.

- It gets hot.
- The heat kills the cells around it.
:::

::: contact open
:::

::: contact closed
:::

::: contact web-only
:::

::: question which
:::

::: image lungs-drawing
:::

::: image tall-drawing
:::
""",
    f"pages/{LONG_PAGE}.md": f"""+++
section = "first"
position = 20
kind = "research"
title = "Gastroenteropancreatic neuroendocrine radiopharmaceuticals"
summary = "Pneumonoultramicroscopic names"
owner = "The information team of St Somebody's and St Elsewhere's Hospitals NHS Foundation Trust"
see_also = ["{PAGE}"]
last_reviewed = 2020-01-06
next_review = 2021-01-06
+++

## Electrochemotherapy and radioimmunotherapy

::: speak-to
## Speak to your gastroenterologist if:
- you take hydroxychloroquine
:::

::: details Immunohistochemistry
Chromogranin.
:::
""",
    "pages/help.md": f"""+++
section = "support"
position = 10
kind = "care"
title = "Help"
summary = "Short"
{DATES}+++

Ask.
""",
    "images/tall.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="400" viewBox="0 0 120 400">'
        '<rect x="10" y="10" width="100" height="380" fill="none" stroke="black" stroke-width="6"/></svg>'
    ),
}


def compile_every_block(folder: Path, out: Path) -> Path:
    """Write the content to `folder` and compile it into the release file `out`."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "images" / "lungs.png").write_bytes(_drawing())
    with Workspace.in_memory() as workspace:
        report = import_folder(workspace, folder, origin="starter", author="Starter text")
        assert not report.findings, [str(finding) for finding in report.findings]
        let_all_stand(workspace)
        compile_release(workspace, out)
    return out


def _drawing() -> bytes:
    image = QImage(900, 500, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.black)
    painter.drawEllipse(100, 50, 300, 400)
    painter.drawEllipse(500, 50, 300, 400)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its types ask for bytes, which it refuses
    return bytes(buffer.data().data())
