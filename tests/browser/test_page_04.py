"""Page 04 in a real JupyterLab: people and stakeholders by keyboard alone, and the map under a pointer."""

import re

from playwright.sync_api import expect

from browser.desks import opened_again
from browser.keyboard import tab_to
from browser.waiting import in_journal, until_recorded
from workbook.journal import Journal

NAME = "04-the-people"
HOSTILE = "<img src=x onerror=alert(1)>"
STAKES = ".wb-stakeholders"

# How much of any name on the map lies under another name or a dot, and which dots a pointer cannot reach.
COVERED = """() => {
  const boxes = (names) => [...document.querySelectorAll(names)].map((it) => it.getBoundingClientRect());
  const over = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left))
    * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const [names, dots] = [boxes('.wb-dot-label'), boxes('.wb-dot')];
  const covered = names.map((a, i) => [...names.slice(i + 1), ...dots].reduce((sum, b) => sum + over(a, b), 0));
  const hidden = [...document.querySelectorAll('.wb-dot')].filter((dot) => {
    const { x, y, width, height } = dot.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) !== dot;
  });
  return [Math.round(Math.max(...covered)), hidden.length];
}"""


def with_stakeholders(lab, places):
    """A journal in which each (who, influence, stance) has a row."""
    journal = Journal(lab.home / "journal.sqlite3")
    for i, (who, influence, stance) in enumerate(places, 1):
        for field, value in {"who": who, "influence": influence, "stance": stance}.items():
            journal.record(f"stakeholder.{i}.{field}", value)
    journal.record("stakeholders.order", [f"stakeholder.{i + 1}" for i in range(len(places))])
    journal.record("stakeholders.last", len(places))
    journal.close()


def with_people(lab, *names):
    """A journal in which each name has a row on the roster."""
    journal = Journal(lab.home / "journal.sqlite3")
    keys = [f"person.{number + 1}" for number in range(len(names))]
    for key, name in zip(keys, names, strict=True):
        journal.record(f"{key}.name", name)
    journal.record("people.order", keys)
    journal.record("people.last", len(names))
    journal.close()


def dot(page, who):
    return page.get_by_role("button", name=re.compile(f"{re.escape(who)}.?, influence"))


def test_from_the_roster_to_the_map_by_keyboard_alone(lab, visit):
    page = visit(lab, NAME, instruments=5).page
    keyboard = page.keyboard
    page.get_by_role("button", name="Add a person").focus()
    keyboard.press("Enter")
    name = page.get_by_label("What is their name, and how do you say it?")
    expect(name).to_be_focused()
    keyboard.type(HOSTILE)
    keyboard.press("Tab")
    keyboard.type("Ward manager")
    row = page.locator(".wb-roster .wb-list tbody tr")
    expect(row).to_contain_text("Ward manager")
    expect(row).to_contain_text("no question yet, no story yet")
    tab_to(page, page.get_by_label("What can only this person tell you?"))
    keyboard.type("What is hard at night?")
    expect(page.locator(".wb-roster .wb-summary")).to_contain_text("1 person; still to find: a story to lead with.")

    tab_to(page, page.get_by_role("button", name="Copy the people from the list above"))
    keyboard.press("Enter")
    expect(page.locator(f"{STAKES} .wb-list tbody th")).to_contain_text(HOSTILE)
    expect(page.get_by_role("button", name="Add a stakeholder")).to_be_focused()
    tab_to(page, page.get_by_role("button", name=re.compile("^Place ")))
    keyboard.press("Enter")
    placed = dot(page, HOSTILE)
    expect(placed).to_be_focused()
    for key in ("ArrowUp", "ArrowUp", "ArrowLeft"):
        keyboard.press(key)
    expect(page.get_by_label("How much can they move the decision")).to_have_value("7")
    expect(page.get_by_label("How do they feel about hiring you")).to_have_value("-1")
    expect(placed).to_be_focused()
    expect(page.locator(f"{STAKES} .wb-unseen[role=status]")).to_contain_text(
        "influence 7 of 10, stance 1 of 5 against you."
    )
    tab_to(page, page.get_by_label("What worries them about this hire?"))
    keyboard.type("Nights")
    expect(page.locator(f"{STAKES} .wb-concerns")).to_contain_text("Concerns without an answer yet (1)")
    tab_to(page, page.get_by_role("button", name="Answer the worry of"))
    keyboard.press("Enter")
    evidence = page.get_by_label("What have you done that would calm this worry?")
    expect(evidence).to_be_focused()
    keyboard.type("Two years of nights")
    expect(page.locator(".wb-concerns")).to_contain_text("No question yet that opens a talk about it.")
    expect(page.locator(f"{STAKES} .wb-saved")).to_contain_text("Saved ")

    opened_again(page)
    expect(dot(page, HOSTILE)).to_have_accessible_name(re.compile("influence 7 of 10, stance 1 of 5"))
    expect(evidence).to_have_value("Two years of nights")
    expect(page.get_by_label("What is their job title?")).to_have_value("Ward manager")
    assert page.locator(".wb-instrument img").count() == 0


def test_a_dot_is_dragged_to_whole_numbers_and_saved_once(lab, visit):
    with_stakeholders(lab, [("Night team", 2, -4), ("Head office", 9, 3)])
    page = visit(lab, NAME, instruments=5).page
    moving, frame = dot(page, "Night team"), page.locator(".wb-map-frame")
    moving.scroll_into_view_if_needed()
    start, box = moving.bounding_box(), frame.bounding_box()
    page.mouse.move(start["x"] + 13, start["y"] + 13)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 + 3, steps=9)
    expect(page.locator(".wb-dragged + .wb-dot-label")).to_have_text("influence 5 of 10, stance open or not known")
    assert Journal(lab.home / "journal.sqlite3").latest("stakeholder.1.influence") == 2
    page.mouse.up()
    expect(page.get_by_label("How much can they move the decision")).to_have_value("5")
    expect(page.get_by_label("How do they feel about hiring you")).to_have_value("0")
    expect(page.locator(f"{STAKES} .wb-saved")).to_contain_text("Saved ")
    journal = Journal(lab.home / "journal.sqlite3")
    assert (journal.latest("stakeholder.1.influence"), journal.latest("stakeholder.1.stance")) == (5, 0)

    dot(page, "Head office").click()  # a press that does not move shows the fields
    expect(page.get_by_label("Who is it?")).to_have_value("Head office")
    expect(dot(page, "Head office")).to_have_attribute("aria-current", "true")
    expect(dot(page, "Head office")).to_have_accessible_name(re.compile("influence 9 of 10, stance 3 of 5 for you"))

    moving.hover()
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 40, steps=5)
    page.keyboard.press("Escape")  # gives the drag up
    page.mouse.up()
    expect(moving).to_have_accessible_name(re.compile("influence 5 of 10, stance open"))

    page.get_by_label("How do they feel about hiring you").fill("-5")
    expect(dot(page, "Head office")).to_have_accessible_name(re.compile("stance 5 of 5 against you"))
    page.get_by_text("Show the map as a table").click()
    expect(page.locator(f"{STAKES} .wb-said-table tbody tr").first).to_contain_text(re.compile("Head office.*9 of 10"))


def test_names_and_dots_do_not_cover_each_other_where_many_stand_together(lab, visit):
    many = [("R. M.", 5, 0), ("The customers, patients, pupils or residents", 5, 0), ("Night team", 5, 0)]
    with_stakeholders(lab, [*many, ("Family council", 5, 1), ("Head office", 10, 5), ("Works council", 10, 5)])
    page = visit(lab, NAME, instruments=5).page
    for width in (1280, 400):
        page.set_viewport_size({"width": width, "height": 900})
        page.locator(".wb-map-frame").scroll_into_view_if_needed()
        page.wait_for_function(f"() => ({COVERED})().every((by) => by === 0)")


def test_what_is_often_forgotten_is_added_one_after_the_other(lab, visit):
    journal = Journal(lab.home / "journal.sqlite3")
    journal.record("interview.role", "general")
    journal.close()
    page = visit(lab, NAME, instruments=5).page
    page.get_by_text("Who often has a say in this kind of work (7)").press("Enter")
    page.get_by_role("button", name="Add The owner or the head of the site").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{STAKES} .wb-list tbody tr")).to_have_count(1)
    expect(page.get_by_role("button", name="Add The shift, ward, shop or site manager")).to_be_focused()
    worry = page.get_by_label("What worries them about this hire?")
    expect(worry).to_have_value("That a wrong choice costs us customers, families or good staff.")
    expect(page.get_by_label("What have you done that would calm this worry?")).to_have_value("")
    expect(page.locator(f"{STAKES} .wb-form")).to_contain_text("What would calm it: How long you have stayed")


def test_a_double_click_removes_one_person_and_each_can_be_put_back(lab, visit):
    with_people(lab, "Ada", "Brook", "Cara")
    page = visit(lab, NAME, instruments=5).page
    rows, removes = page.locator(".wb-roster .wb-list tbody th"), page.locator(".wb-roster [data-do=remove]")
    removes.first.scroll_into_view_if_needed()
    box = removes.first.bounding_box()
    x, y = box["x"] + 9, box["y"] + 9
    page.mouse.click(x, y)
    expect(rows).to_have_count(2)
    page.mouse.click(x, y)  # at once: the row that moved up is not meant
    page.wait_for_timeout(1000)
    expect(rows).to_have_count(2)
    page.mouse.dblclick(x, y)
    page.wait_for_timeout(1000)
    expect(rows).to_have_count(1)
    for name in ("Brook", "Ada"):
        undo = page.locator(".wb-roster .wb-undo")
        expect(undo).to_contain_text(name)
        undo.get_by_role("button").click()
        expect(rows.filter(has_text=name)).to_have_count(1)
    expect(undo).to_be_hidden()
    assert [re.sub(r"\W", "", row) for row in rows.all_inner_texts()] == ["Ada", "Brook", "Cara"]


def test_what_is_typed_into_the_third_row_outlives_the_kernel(lab, visit):
    with_people(lab, "Ada", "Brook", "Cara")
    page = visit(lab, NAME, instruments=5).page
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    page.locator('.wb-roster [data-do=edit][data-key="person.3"]').click()
    box = page.locator('[data-key="person.3.question"]')
    box.focus()
    page.keyboard.type("What is hard ")
    [kernel] = lab.kernels()
    kernel.kill()
    notice, restarted = page.locator(".workbook-notice"), False
    for key in "at night? dd and a cut xx":
        page.keyboard.press(key)
        page.wait_for_timeout(200)
        restarted = restarted or notice.is_visible()
    if not restarted:
        expect(notice).to_be_visible()
    expect(notice).to_be_hidden()
    expect(box).to_be_focused()
    page.keyboard.type(" xxa")
    typed = "What is hard at night? dd and a cut xx xxa"
    expect(box).to_have_value(typed)
    until_recorded(page, lab, {"person.3.question": typed})
    expect(box).to_have_value(typed)
    assert in_journal(lab, "person.1.question") is None
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
