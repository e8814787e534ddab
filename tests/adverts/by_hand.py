"""Six adverts in shapes that people paste, written by hand: what they need is marked with "@" and read without it."""

from adverts.generator import Advert

TRUST = """Band 6 Community Nurse
NHS AfC: Band 6
Main area
Community Nursing
Contract
Permanent: weekends, nights
Salary
£37,338 - £44,962 per annum
Closing
12/12/2026 23:59

Job overview
An exciting opportunity has arisen for a nurse to join our friendly team.

Main duties of the job
To assess, plan and deliver care to patients in their own homes.
To mentor students and junior staff.

Person specification
Qualifications
Essential criteria
@Registered Nurse with current NMC registration
@Mentorship qualification
Desirable criteria
@Non-medical prescribing
Experience
Essential criteria
@Recent experience in the community
@Wound care
Desirable criteria
@Experience of leading a shift

Applicant requirements
@You must have appropriate UK professional registration.
"""
STARTUP = """Backend Engineer (Go) – Remote EU
Acme makes tools that help farmers plan. We're a team of 30.

As a Backend Engineer at Acme you'll design APIs, own services end to end, and mentor juniors.

In your first 6 months you will:
* Ship the new billing service
* Cut p99 latency by half

You'll fit right in if you:
* @Have 4+ years of professional experience with Go, Rust or similar
* @Have run Postgres in production
* @Are comfortable on call (1 week in 5)
* @Care about simple code

Nice-to-haves:
* @Kubernetes
* @Ag-tech

The deal:
* €70k–€85k + equity
* 30 days off
* Remote-first, yearly retreats

We interview in 3 steps: call, pairing, team chat. Sound good? Apply below!
"""
WORKSHOP = """Wir suchen zum 01.01.2027 eine/n
Mechatroniker (m/w/d)
in Vollzeit für unseren Standort Chemnitz.

Deine Aufgaben
- Wartung und Instandsetzung unserer Anlagen
- Fehlersuche und -behebung

Das solltest du mitbringen
- @abgeschlossene Ausbildung zum Mechatroniker oder vergleichbar
- @Bereitschaft zum 3-Schicht-System
- @PKW-Führerschein

Das kannst du von uns erwarten
- übertarifliche Bezahlung ab 19,50 €/Std.
- 30 Tage Urlaub, Urlaubs- und Weihnachtsgeld
- Dienstrad

Haben wir dein Interesse geweckt? Dann schick deine Bewerbung an Frau Schulz, Tel. 0371 1234-56.
"""
CALLS = """Chargé de clientèle H/F - CDI - Nantes
Le poste
Au sein d'une équipe de 8 personnes, vous aurez pour principales missions :
- Répondre aux appels entrants
- Traiter les réclamations
Le profil que nous recherchons
@De formation Bac+2 minimum, vous avez une première expérience en relation client.
@Votre aisance relationnelle et votre sens du service sont vos meilleurs atouts.
@La maîtrise de l'anglais est un plus.
Ce qu'on vous offre
- 1 900 € brut + primes
- Tickets resto
- 2 jours de télétravail
Envie de nous rejoindre ? Envoyez-nous votre CV !
"""
TAVERN = """Camarero/a - Valencia
Requisitos:
· @Experiencia mínima de 1 año
· @Inglés medio
· @Buena presencia
Se ofrece: contrato de 40 horas, dos días libres seguidos, salario según convenio.
Interesados enviar CV por WhatsApp al 600 123 456.
"""
SCHOOL = """Teaching Assistant
@Do you have a passion for helping children learn? @Are you patient and kind? You'll support pupils in Years 3 and 4, \
prepare materials and supervise lunch. @You will need GCSEs in English and maths (grade C/4 or above) and some \
experience of working with children; a Level 2 certificate would be an advantage. The role is 30 hours a week, term \
time only, £12.65 an hour. To apply, e-mail office@school.example by Friday 4 December.
"""


def by_hand() -> list[Advert]:
    """The six; of SCHOOL, whose needs are sentences of one paragraph, up to the next "?" or ". "."""
    return [_advert(name, text) for name, text in globals().items() if name.isupper()]


def _advert(name: str, text: str) -> Advert:
    needs = [line.partition("@")[2] for line in text.splitlines() if "@" in line and name != "SCHOOL"]
    if name == "SCHOOL":
        needs = [
            "Do you have a passion for helping children learn?",
            "Are you patient and kind?",
            text[text.index("You will need") : text.index(" The role")],
        ]
    return Advert(f"{name.lower()} by-hand", text.replace(" @", " ").replace("\n@", "\n"), tuple(needs), ())
