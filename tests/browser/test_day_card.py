"""The day card in a real browser: one sheet, whatever is on it."""

import re

import pytest

from workbook.before.day_card import MARGIN, MOST_ON_CARD, PAPERS, CardWords, PersonLine, day_card

POINTS = 72 / 25.4  # in a mm

SHOWN = """() => {
  const main = document.querySelector("main");
  const foot = main.querySelector("footer").getBoundingClientRect();
  const last = main.querySelector("footer").previousElementSibling.getBoundingClientRect();
  return {
    over: main.scrollHeight - main.clientHeight,
    wide: main.scrollWidth - main.clientWidth,
    room: foot.top - last.bottom,
    footRoom: main.getBoundingClientRect().bottom - foot.bottom,
    cut: [...document.querySelectorAll(".t")].filter((one) => one.scrollHeight > one.clientHeight + 1)
      .map((one) => one.textContent),
  };
}"""

WORDS = "I led the move of 40 services to one platform, on time, and with nobody paged at night. "
KINDS_OF_TEXT = {
    "words": WORDS,
    "capitals": "AND THE ANSWER WAS ",
    "broad": "MWM@W ",
    "unbroken": "W",
    "narrow": "il ",
    "accents": "Ça déjà où naïve Straße ",
    "emoji": "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{MAN}\N{ZERO WIDTH JOINER}\N{GIRL}",
    "han": "漢字",
    "arabic": "قدمت المشروع في الموعد ",
    "ligature": "\N{ARABIC LIGATURE BISMILLAH AR-RAHMAN AR-RAHEEM}",
    "stacked": "Z\u0351\u036b\u0343\u036a\u0302\u036b ",
}
ORDINARY = ("words", "capitals", "broad", "narrow", "accents", "arabic")


def full(text, longer=1, **most):
    """A card with as many of everything as there can be, each of them too long."""
    count = {**MOST_ON_CARD, **most}
    long = text * (500 // len(text))
    return CardWords(
        *[long] * 10,
        people=(PersonLine(*[long] * 4),) * (count["people"] * longer),
        questions=(long,) * (count["questions"] * longer),
        ifs=((long, long),) * (count["ifs"] * longer),
        checks=(long,) * (count["checks"] * longer),
    )


@pytest.fixture
def printed(browser):
    """Show a card; its PDF, what is on the screen, and what it asked the network for."""
    context = browser.new_context(viewport={"width": 900, "height": 1200})
    page, asked, said = context.new_page(), [], []
    context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    def show(card, paper):
        page.set_content(day_card(card, paper))
        shown = page.evaluate(SHOWN)
        pdf = page.pdf(prefer_css_page_size=True)
        assert (asked, said) == ([], [])
        return pdf, shown

    yield show
    context.close()


def sheets(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def is_one_sheet(pdf, shown, paper):
    box = [float(number) for number in re.search(rb"/MediaBox\s*\[([^\]]*)\]", pdf)[1].split()]
    assert box[2:] == pytest.approx([side * POINTS for side in PAPERS[paper]], abs=1)
    assert sheets(pdf) == 1
    assert shown["over"] <= 0
    assert shown["wide"] <= 0
    assert shown["room"] >= 0
    assert shown["footRoom"] >= 0


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("text", KINDS_OF_TEXT)
def test_a_full_card_is_one_sheet_whatever_it_is_written_in(printed, paper, text):
    pdf, shown = printed(full(KINDS_OF_TEXT[text], longer=2), paper)
    is_one_sheet(pdf, shown, paper)
    if text in ORDINARY:
        assert shown["cut"] == []  # all that was cut was cut before, with the foot to say so


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", range(6))
def test_a_card_of_any_fullness_is_one_sheet_and_nothing_is_cut_in_silence(printed, paper, count):
    card = full(WORDS, people=count, questions=count + 2, ifs=count, checks=count)
    pdf, shown = printed(card, paper)
    is_one_sheet(pdf, shown, paper)
    assert shown["cut"] == []


def test_an_empty_card_is_one_sheet(printed):
    for paper in PAPERS:
        is_one_sheet(*printed(CardWords(), paper), paper)


def test_a_card_that_is_higher_than_the_sheet_would_be_noticed(printed, browser):
    """The measure itself: more lines than were counted do show."""
    page = browser.new_page()
    page.set_content(day_card(full(WORDS), "Letter"))
    page.add_style_tag(content=".t { -webkit-line-clamp: 9 !important; display: block !important; }")
    page.add_style_tag(content="main { font-size: 12pt !important; }")
    assert page.evaluate(SHOWN)["over"] > 0
    page.close()


def test_the_margin_is_twelve_millimetres(browser):
    page = browser.new_page()
    page.set_content(day_card(full(WORDS), "A4"))
    page.emulate_media(media="print")
    box = page.evaluate("() => document.querySelector('main').getBoundingClientRect().toJSON()")
    assert box["width"] == pytest.approx((210 - 2 * MARGIN) * 96 / 25.4, abs=1)
    assert box["height"] == pytest.approx((297 - 2 * MARGIN) * 96 / 25.4, abs=3)
    page.close()


PHONE = """() => ({
  wide: document.documentElement.scrollWidth,
  letters: Math.min(...[...document.querySelectorAll(".t, dt, h2")]
    .map((one) => parseFloat(getComputedStyle(one).fontSize))),
  padding: getComputedStyle(document.querySelector("main")).padding,
  cut: [...document.querySelectorAll("main, .t")].filter((one) => one.scrollHeight > one.clientHeight + 1
    && getComputedStyle(one).display !== "inline").length,
})"""


@pytest.mark.parametrize("width", [320, 390, 599])
@pytest.mark.parametrize("text", ["words", "unbroken"])
def test_on_a_phone_it_is_one_column_to_read(browser, width, text):
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.set_content(day_card(full(KINDS_OF_TEXT[text])))
    shown = page.evaluate(PHONE)
    assert shown["wide"] == width
    assert shown["letters"] >= 13
    assert shown["padding"] == "16px"
    assert shown["cut"] == 0
    pdf = page.pdf(prefer_css_page_size=True)
    assert sheets(pdf) == 1
    page.close()
