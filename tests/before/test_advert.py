"""The advert reader: 120 generated adverts with known needs, real people's shapes, nothing lost, nothing that hangs."""

from pathlib import Path

import pytest
from adverts.by_hand import by_hand
from adverts.generator import LANGUAGES, LAYOUTS, adverts
from adverts.scoring import is_whole, score
from hypothesis import given
from hypothesis import strategies as st

from workbook.answers.fields import LONGEST_LINE
from workbook.before.advert import ADVERT_SECTIONS, DESIRABLE, ESSENTIAL, read_advert
from workbook.before.advert.advert_words import words
from workbook.before.advert.sentence_ends import pieces, sentences_in
from workbook.before.advert.source import as_lines
from workbook.before.proposed_needs import propose
from workbook.content.data_files import data_rows

HOW_MANY = 120
CASES = Path(__file__).parents[1] / "cases"


def case(number):
    (path,) = CASES.glob(f"advert-{number:02}-*.txt")
    return path.read_text(encoding="utf-8")


def by_section(advert):
    """[section, text] of every line that is no heading."""
    return [(line.section, line.text) for line in read_advert(advert).lines if line.section != "heading"]


def needs(advert):
    return [line.text for line in read_advert(advert).needs]


def others(advert):
    return [line.text for line in read_advert(advert).others]


# -- adverts with known needs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned with", "held out"])
def test_needs_are_found_little_else_is_proposed_and_no_line_is_lost(held_out):
    found = score(adverts(HOW_MANY, held_out))
    assert found.recall >= 0.95
    assert found.precision >= 0.8
    assert found.lost == []


@pytest.mark.parametrize("held_out", [False, True], ids=["tuned with", "held out"])
def test_every_language_and_layout_is_read(held_out):
    found = score(adverts(HOW_MANY, held_out))
    assert len(found.found) == 1 + len(LANGUAGES) + len(LAYOUTS)
    assert found.weakest >= 0.8


def test_six_adverts_that_were_written_by_hand():
    found = score(by_hand())
    assert found.adverts == 6
    assert found.recall >= 0.95
    assert found.precision >= 0.8
    assert found.lost == []


@given(st.text(max_size=2000))
def test_nothing_is_lost_or_invented_in_any_text(text):
    assert is_whole(text)
    assert all(len(line.text) <= LONGEST_LINE and line.section in ADVERT_SECTIONS for line in read_advert(text).lines)


PIECES = [
    "• ", "- ", "1. ", "2. ", "a) ", "A. ", "i. ", "ii. ", "o\t", "E1\t", "§ ", "|", "\t", "\n", "\n\n", " ",
    "<li>", "</li>", "<p>", "</p>", "<br>", "<b>", "</b>", "**", "# ", ":", "; ", ". ", "mind. ", "Kl. B. ", "12. ",
    "Dezember", "👉 ", "Requirements", "Wir bieten", "Profil recherché", "Apply", "three years of it", "Führerschein",
    "« apprécié »", "£62,000", "x" * 301, "a long line of more than sixty characters that a mail program broke",
    "\u200f", "العربية", "&amp;",
]  # fmt: skip
LIKE_ADVERTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(LIKE_ADVERTS)
def test_nothing_is_lost_whatever_stands_beside_what(text):
    assert is_whole(text)
    assert all(len(line.text) <= LONGEST_LINE for line in read_advert(text).lines)


# -- shapes that people have -----------------------------------------------------------------------------------------


def test_what_stands_around_an_advert_and_what_they_offer_is_no_need():
    assert by_section(case(1)) == [
        ("other", "Site Reliability Engineer"),
        ("other", "Example Cloud · Leeds, England, United Kingdom (Hybrid)"),
        ("furniture", "Posted 3 days ago · 87 applicants"),
        ("offer", "£62,000/yr - £70,000/yr"),
        ("furniture", "Full-time"),
        ("furniture", "Apply"),
        ("furniture", "Save"),
        ("firm", "We run payroll for 4,000 small firms."),
        ("firm", "We were founded in 2011."),
        (ESSENTIAL, "You have kept a service alive through a bad night."),
        (ESSENTIAL, "You write things down."),
        (DESIRABLE, "Terraform"),
        ("offer", "Private healthcare"),
        ("offer", "Cycle to work scheme"),
        ("furniture", "Equal opportunities employer: we welcome everybody."),
    ]


def test_needs_after_thirty_lines_of_the_firm_and_the_duties_are_found():
    assert needs(case(2)) == [
        "A nursing registration in good standing",
        "Two years of leading a ward or a home",
        "A driving licence",
    ]
    assert len(others(case(2))) == 35
    said = propose({}, read_advert(case(2)))
    assert (len(said.apart), said.left_out) == (35, (0, 0))
    assert said.said == "3 lines read like needs. 35 other lines stand apart below."


def test_the_source_of_a_page_loses_its_tags():
    assert needs(case(3)) == ["Three years of bookkeeping", "VAT returns & year end", "Excel: look-ups, pivot tables"]
    assert others(case(3)) == ["Requirements", "We offer:", "25 days\u00a0of leave"]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("- <img src=x onerror=alert(1)>", "- <img src=x onerror=alert(1)>"),  # a line that has a tag is no page
        ("Knows <b> and <i>", "Knows <b> and <i>"),
        ("R&amp;D, caf&eacute; &#8211; &bogus; &amp", "R&D, café \N{EN DASH} &bogus; &amp"),
        ("<p>Mail to <your name></p>", "\nMail to <your name>\n"),
        ("<li>a <<b>b</b> 1 < 2</li>", "\n• a <**b** 1 < 2\n"),
        ("<table><tr><td>A</td><td>B</td></tr></table>", "\n\n| A | B |\n\n"),
        ("<h2>Profil</h2><script>alert(1)</script>", "\n# Profil\nalert(1)"),
        ("<p>one\ntwo</p>\nthree<br>four", "\none two\n\nthree\nfour"),
        ("<!-- no --><!DOCTYPE html><p>x</p>", "\nx\n"),
    ],
)
def test_tags_and_entities(source, lines):
    assert as_lines(source) == lines


def test_several_on_one_line_are_one_each():
    four = ["Three years in retail", "Cash handling", "Weekend work", "A steady hand with customers"]
    line = case(4)
    assert needs(line) == four
    for mark in ("–", "·", "|", "*", "✅", "✔\ufe0f", "\uf0b7", "※"):
        assert needs(line.replace("•", mark)) == four, mark
    assert needs(f"Requirements: {' '.join(f'{at}. {one}' for at, one in enumerate(four, 1))}") == four
    assert needs(f"Requirements: {'; '.join(four)}") == four
    assert needs("Your profile\n- A well-known name – and a driving licence") == [
        "A well-known name – and a driving licence"
    ]


def test_the_bullets_of_word_go():
    assert needs(case(6)) == [
        "Completed training as a joiner",
        "Driving licence, class B",
        "Happy to work at heights",
        "Second-level bullet from Word",
        "Reads drawings",
        "Can lead a crew of three",
    ]


MARKS = (  # noqa: SIM905
    "- – — ‐ ‑ ‒ ― − * + • ‣ ⁃ ● ○ ◦ ▪ ▫ ■ □ ◆ ◇ ▶ ► ▸ ★ ☆ ☑ ☐ ✓ ✔ ✔\ufe0f ✗ ➔ ➢ ➤ → ⇒ » › ・ ･ · ∙ ※ ① ❶ ⓐ ⬤ ⮕ 👉 "
    "👉🏽 ✅ 🧑‍🔧 1\ufe0f\u20e3 -> => \uf0b7 \uf0d8"
).split()


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("lay", ["{} {}", "{}\t{}", "{}\n{}", "  {}\u00a0{}", "\u200b{} {}"], ids=ascii)
def test_marks_of_every_kind_go(mark, lay):
    items = ["Reads drawings", "élan vital", "Weekend work"]
    assert needs("\n".join(["Requirements", *(lay.format(mark, item) for item in items)])) == items


def test_short_forms_and_ordinals_cut_no_sentence():
    assert by_section(case(7)) == [
        ("furniture", "Sachbearbeitung (m/w/d) Bauleitplanung – Entgeltgruppe 11 TVöD"),
        ("duties", "Sie bearbeiten Bebauungspläne, z. B. für Wohngebiete, d. h. vom Entwurf bis zur Bekanntmachung"),
        ("duties", "Sie stimmen sich mit den Fachämtern ab"),
        (ESSENTIAL, "abgeschlossenes Studium (Dipl.-Ing. bzw. Bachelor) der Raumplanung"),
        (ESSENTIAL, "Kenntnisse im BauGB, insb. §§ 1 ff."),
        (ESSENTIAL, "Sie bringen mind. 3 Jahre Berufserfahrung mit."),
        (DESIRABLE, "Von Vorteil ist ein Führerschein der Kl. B."),
        ("offer", "Wir bieten eine unbefristete Stelle."),
        ("apply", "Bewerbungsschluss ist der 12. Dezember."),
        ("furniture", "Kennziffer 61/2026."),
    ]


@pytest.mark.parametrize(
    "said",
    [
        ["Ein M.Sc. Biologie ist nötig.", "Wir helfen."],
        ["Licence of class B.", "You drive e.g. a van."],
        ["Permis B.", "Vous avez env. 40 pers. à encadrer."],
        ["Vigencia mín. 2 años, p. ej. Carné B.", "Eres puntual."],
        ["Sie kennen sich mit §§ 1 ff. aus.", "Das 2. Staatsexamen liegt vor."],
        ["We are a team of 12.", "You lead it."],
        ["Call Dr. Okonjo at St. Mary's.", "She leads it."],
        ["Write to jobs@example.org.", "Be quick!", "Are you kind?", "“Yes.”", "Then come."],
        ["工作经验。", "沟通能力。"],
        ["هل لديك رخصة قيادة؟", "نعم مطلوبة."],
    ],
    ids=lambda said: ascii(said[0])[:20],
)
def test_sentences(said):
    assert sentences_in(" ".join(said)) == said


def test_quotation_marks_and_blanks_that_do_not_break():
    found = [
        "Diplôme d’État d’infirmier(ère)",
        "Au moins 2 ans d’expérience en gériatrie",
        "Permis B",
        "Anglais courant « apprécié »",
        "Disponible de suite",
    ]
    assert needs(case(8)) == found
    for typed in ("\u00a0", "\u202f"):
        blanks = {" :": f"{typed}:", " ;": f"{typed};", "« ": f"«{typed}", " »": f"{typed}»", "✔ ": f"✔{typed}"}
        text, wanted = case(8), found
        for plain, said in blanks.items():
            text, wanted = text.replace(plain, said), [one.replace(plain, said) for one in wanted]
        assert needs(text) == wanted


def test_a_language_that_nobody_taught_it_is_proposed_whole():
    assert needs(case(10)) == [
        "إعداد التقارير الشهرية",
        "متابعة حسابات العملاء",
        "شهادة في المحاسبة",
        "خبرة لا تقل عن ثلاث سنوات",
        "إجادة اللغة الإنجليزية",
        "هل لديك رخصة قيادة؟",
        "نعم مطلوبة.",
    ]
    assert not read_advert(case(10)).named


def test_numbers_go_when_they_count():
    assert [(section, text) for section, text in by_section(case(11)) if section in (ESSENTIAL, DESIRABLE)] == [
        (ESSENTIAL, "Degree in biology or equivalent"),
        (ESSENTIAL, "Experience of teaching key stage 4"),
        (DESIRABLE, "Willing to run a club"),
        (ESSENTIAL, "Lead Year 11 exam preparation"),
        (ESSENTIAL, "Mark mock papers"),
        (ESSENTIAL, "Safeguarding training"),
        (ESSENTIAL, "Enhanced DBS"),
        (ESSENTIAL, "Qualified teacher status"),
        (ESSENTIAL, "Two years in the classroom"),
        (ESSENTIAL, "Punctual"),
    ]
    assert needs("Requirements\ni. Safeguarding\nii.\n") == ["Safeguarding"]


@pytest.mark.parametrize(
    "text",
    [
        "2.5 years of German",
        "2. Staatsexamen",
        "12. Klasse",
        "J. Smith knows it",
        "§ 34a GewO",
        "-5 °C is fine",
        "C++",
        "R",
    ],
)
def test_what_only_looks_like_a_mark_stays(text):
    assert needs(f"Requirements\n{text}\nA driving licence") == [text, "A driving licence"]


TABLE = """| Criteria | Essential | Desirable |
|---|---|---|
| Education | A degree in law | A master's degree |
| Experience | Two years at a desk | |

How to apply
Send it in
"""


def test_columns_of_a_table_say_what_is_desirable():
    assert needs(TABLE) == ["A degree in law", "A master's degree", "Two years at a desk"]
    assert (DESIRABLE, "A master's degree") in by_section(TABLE)
    assert "Send it in" in others(TABLE)


def test_a_line_that_was_broken_is_whole_again():
    text = (
        "Requirements\n"
        "* Three years of running a busy kitchen, with up to thirty people in\n"
        "  Leeds or elsewhere, and the will to go on\n"
        "* Mind. zwei Jahre Erfahrung, gern auch mehr, spätestens bis zum 12.\n"
        "  Dezember, in einer\n  Verwaltung\n"
        "* Punctual"
    )
    assert needs(text) == [
        "Three years of running a busy kitchen, with up to thirty people in Leeds or elsewhere, and the will to go on",
        "Mind. zwei Jahre Erfahrung, gern auch mehr, spätestens bis zum 12. Dezember, in einer Verwaltung",
        "Punctual",
    ]


def test_a_word_that_was_broken_at_its_hyphen_is_whole_again():
    text = (
        "Requirements\n* Somebody who is not afraid of being responsible for all of the month-\n  end accounts\n"
        "* Wir erwarten sehr große Lust auf alles, was man lernen kann, auf Fort-\n  und Weiterbildung"
    )
    assert [need[-20:] for need in needs(text)] == ["f the month-end accounts"[-20:], "ort- und Weiterbildung"[-20:]]


PARTS = """Requirements

Technical:
- Python
- SQL

Personal:
* Education:
* A degree
in
Law
,
Economics
, or the like

The deal:
- 30 days of leave
- Tea
"""


def test_parts_of_a_section_belong_to_it_and_an_item_that_links_tore_apart_is_whole():
    assert needs(PARTS) == ["Python", "SQL", "A degree in Law , Economics , or the like"]
    assert [text for section, text in by_section(PARTS) if section == "offer"] == ["30 days of leave", "Tea"]


def test_what_is_too_long_for_a_row_stands_in_parts():
    read = read_advert(case(14))
    *parts, last = [line.text for line in read.needs]
    assert (" ".join(parts), last) == (case(14).splitlines()[0][2:], "Punctual")
    assert all(len(part) <= LONGEST_LINE for part in parts)
    assert parts[0].endswith("depots,")
    assert read.cut == 1
    assert needs("• " + f"Plans {'x' * 200}. Leads {'y' * 200}.") == [f"Plans {'x' * 200}.", f"Leads {'y' * 200}."]
    assert pieces("x" * 700, 300) == ["x" * 300, "x" * 300, "x" * 100]


@pytest.mark.parametrize(
    ("advert", "found"),
    [
        ("", []),
        ("   \n\n", []),
        ("Requirements:", []),
        ("- ", []),
        ("ab", []),
        ("abc", ["abc"]),
        ("_____________", []),
        ("Tasks:\n- Leads a team\n- Plans the rota", ["Leads a team", "Plans the rota"]),  # the closest it says
        ("- Punctual", ["Punctual"]),
    ],
)
def test_adverts_that_say_little(advert, found):
    assert needs(advert) == found


# -- hostile ---------------------------------------------------------------------------------------------------------

HOSTILE = {
    "words": "word " * 20_000,
    "bullets": "• a need\n" * 20_000,
    "bullets alone": "•\n" * 50_000,
    "nested": "<div>" * 20_000 + "x" + "</div>" * 20_000,
    "half tags": "<p>" + "<a" * 50_000,
    "half comments": "<p></p>" + "<!--" * 25_000,
    "entities": "&#" * 50_000,
    "points": "a. " * 33_000,
    "pipes": "a|" * 50_000,
    "tabs": "a\tb\n" * 25_000,
    "numbers": "1.1 A\n" * 16_000,
    "broken lines": "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod te\n" * 1_400,
    "one letter": "z" * 100_000,
    "blanks": ("a" + " " * 1_000) * 100,
    "stars": "**" * 50_000,
    "emoji": "👩‍💻" * 30_000,
    "money": "£" + "1," * 50_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hundred_thousand_characters_are_read_whole(kind):
    assert is_whole(HOSTILE[kind])


# -- the words -------------------------------------------------------------------------------------------------------


def test_every_language_has_words_of_every_kind():
    kinds = {(row["language"], row["kind"], row["section"]) for row in data_rows("advert-words.csv")}
    shapes = {(kind, section) for language, kind, section in kinds if language == "en"}
    assert len(shapes) == 21
    for language in ("de", "fr", "es"):
        assert {(kind, section) for of, kind, section in kinds if of == language} == shapes, language
    assert {section for _language, _kind, section in kinds} - {""} <= ADVERT_SECTIONS.keys()


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("What you need", ESSENTIAL), ("Your skills and experience", ESSENTIAL), ("Nice to have", DESIRABLE),
        ("Benefits", "offer"), ("Ihr Profil", ESSENTIAL), ("Von Vorteil", DESIRABLE), ("Wir bieten", "offer"),
        ("Das erwartet Sie", "duties"), ("Profil recherché", ESSENTIAL), ("Vos missions", "duties"),
        ("Ce que nous vous proposons", "offer"), ("Qui sommes-nous ?", "firm"), ("Requisitos", ESSENTIAL),
        ("Se valorará", DESIRABLE), ("¿Qué ofrecemos?", "offer"), ("Sobre nosotros", "firm"),
    ],
)  # fmt: skip
def test_headings(heading, section):
    assert words().heading(heading)[0] == section
    assert words().heading(heading)[1] >= 0.8
