"""Made-up sentences that name people, by a seed: what the name guard is held against.

The forms of each name are written down by hand, as a speaker of the language would
write them; nothing here uses the guard's own rules.
"""

from dataclasses import dataclass
from random import Random

from tenfold.notes.guard import Person

# first name, surname, what else the name becomes in this language, short forms
PEOPLE = {
    "en": [
        ("Marta", "Whitlock", "Marta's Martas", ""),
        ("Samuel", "Okafor", "Samuel's Samuel’s", "Sam Sammy"),
        ("Elizabeth", "Crane", "Elizabeth's", "Liz Beth Lizzie"),
        ("Peter", "Hollis", "Peter's Peters", "Pete"),
        ("Jonas", "Bright", "Jonas' Jonas's", ""),
        ("Priya", "Raman", "Priya's", ""),
        ("Thomas", "Keane", "Thomas's Thomas’", "Tom Tommy"),
        ("Ivo", "Dunne", "Ivo's", ""),
        ("Siobhan", "O'Connell", "Siobhan's O'Connell's", ""),
        ("Katherine", "Vale", "Katherine's", "Kate Kathy"),
        ("Will", "Marsh", "Will's", "Willy"),
        ("Rose", "Adeyemi", "Rose's", ""),
        ("Mark", "Iversen", "Mark's", ""),
        ("May", "Colley", "May's", ""),
    ],
    "de": [
        ("Jürgen", "Krüger", "Jürgens Krügers", ""),
        ("Anneliese", "Vogt", "Annelieses", ""),
        ("Sebastian", "Nowotny", "Sebastians", "Basti"),
        ("Katharina", "Groß", "Katharinas", "Kathi"),
        ("Heike", "Strobl", "Heikes", ""),
        ("Matthias", "Lenz", "Matthias'", ""),
    ],
    "cs": [
        ("Pavel", "Dvořák", "Pavla Pavlovi Pavlem Pavle Dvořáka Dvořákem", ""),
        ("Marek", "Beneš", "Marka Markovi Markem Marku", ""),
        ("Jitka", "Horáková", "Jitky Jitce Jitku Jitkou Horákové", ""),
        ("Tomáš", "Kučera", "Tomáše Tomášovi Tomášem Kučerovi", ""),
        ("Lenka", "Malá", "Lenky Lence Lenku Lenko Lenčin", ""),
        ("Eva", "Sýkorová", "Evy Evě Evu Evou Eviny", ""),
        ("Jiří", "Novotný", "Jiřího Jiřímu Jiřím Novotného", "Jirka"),
    ],
    "pl": [
        ("Łukasz", "Zieliński", "Łukasza Łukaszowi Łukaszem Zielińskiego", ""),
        ("Małgorzata", "Wrona", "Małgorzaty Małgorzatę Małgorzacie", "Gosia"),
        ("Piotr", "Mazur", "Piotra Piotrowi Piotrem Piotrze", "Piotrek"),
        ("Agata", "Sikora", "Agaty Agacie Agatę Agatą", ""),
        ("Bartek", "Wilk", "Bartka Bartkowi Bartkiem", ""),
    ],
    "es": [
        ("Guadalupe", "Ibáñez", "", "Lupe"),
        ("Joaquín", "Muñoz", "", ""),
        ("Begoña", "Salas", "", ""),
        ("Francisco", "Ortega", "", "Paco"),
    ],
    "pt": [
        ("João", "Figueiredo", "", "Joãozinho"),
        ("Inês", "Carvalho", "", ""),
        ("Gonçalo", "Teixeira", "", ""),
        ("Margarida", "Antunes", "", "Guida"),
    ],
    "fr": [
        ("Benoît", "Lefèvre", "", ""),
        ("Océane", "Garnier", "", ""),
        ("Gaëlle", "Perrot", "", ""),
    ],
    "it": [
        ("Giuseppe", "Bellini", "", "Beppe"),
        ("Ludovica", "Ferraro", "", ""),
    ],
    "ru": [
        ("Наталья", "Орлова", "Натальи Наталье Наталью Натальей", "Наташа"),
        ("Дмитрий", "Соколов", "Дмитрия Дмитрию Дмитрием", "Дима"),
        ("Марина", "Белова", "Марины Марине Марину Мариной", ""),
        ("Олег", "Громов", "Олега Олегу Олегом Олеге", ""),
    ],
    "el": [
        ("Γιώργος", "Παππάς", "Γιώργου Γιώργο", ""),
        ("Ελένη", "Βλάχου", "Ελένης", ""),
    ],
    "tr": [
        ("Ayşe", "Yıldız", "Ayşe'nin Ayşe'ye", ""),
        ("Emre", "Demir", "Emre'nin", ""),
    ],
    "hu": [("Zoltán", "Kovács", "Zoltánnak Zoltánnal Zoltánt", "")],
    "fi": [
        ("Mikko", "Laine", "Mikon Mikolle", ""),
        ("Aino", "Salmi", "Ainon Ainolle", ""),
    ],
    "he": [("יעל", "לוי", "ליעל ויעל", "")],
    "ar": [("يوسف", "حداد", "ليوسف ويوسف", "")],
    "zh": [("小龙", "李", "", "")],
    "ko": [("민수", "김", "", "")],
}
TEMPLATES = {
    "en": [
        "{} spoke about the week.",
        "Gave feedback to {} and was thanked.",
        "In the pair exercise with {} she stayed quiet.",
        "Responded to what {} had said with interest.",
        "- {}: late today, attentive afterwards.",
        "He felt understood (as {} had hoped), and said so.",
        "Was moved by {}; tearful, settled after grounding.",
    ],
    "de": [
        "Hat {} in der Runde zugehört und Rückmeldung gegeben.",
        "War mit {} in der Paarübung, danach ruhig.",
        "{} sprach über die Woche.",
    ],
    "cs": ["Na sezení poslouchal {} a pak mluvil o týdnu.", "{} – zmíněno v kruhu."],
    "pl": ["W rundzie była mowa o {} i o domu.", "Rozmowa z {} była spokojna."],
    "es": ["Escuchó a {} y dio su opinión.", "{} habló de su semana."],
    "pt": ["Falou com {} sobre o trabalho.", "{} ficou em silêncio."],
    "fr": ["A écouté {} avec attention.", "{} a parlé de sa semaine."],
    "it": ["Ha ascoltato {} con attenzione.", "{} ha parlato della settimana."],
    "ko": ["{}는 오늘 조용했다.", "오늘 {}가 말했다."],
    "ru": ["В группе говорили о {} и о работе.", "{} молчит сегодня."],
}
OTHERS = ["He listened while {} was speaking.", "{} was mentioned in the round."]
WORDS_TOO = {"Will", "Rose", "Mark", "May"}  # nobody finds these in small letters
# Sentences in which nobody is named, though their words are near to names.
NOBODY = """
He will try this at home and may report next week.
Will the exercise be repeated? May be.
Mark the worries from one to ten, then rose from the chair.
The plan for May is to return to work; grant a pause if needed.
Attended 88 of 90 min by video from stated location.
Worked on goal 2 (speaking up at work). Took part in pair listening.
Mood described as tense, affect congruent; spoke about 7 min.
Responded to feedback from a peer with interest; named one alternative thought.
No risk indicators disclosed or observed. Progress: some. Plan: continue weekly.
Peers offered support; another member described a similar week.
Same as last time. Time was short. Late by ten minutes.
Hope was named as a feeling. Joy too. Grace under pressure.
Then the group went round. There was silence. Pete's sake was not said.
He met the deadline at work, and the meter of the car broke.
She called 112 once in March 2026, on 23.11.2026 at 18:30, and again at 19:05.
The card with a crane on it was chosen; a bright colour, a vale, a lake.
Sleep: better. Appetite: same. Energy: low. Pain 4 of 10.
Said that Monday is hard, that in October and November he is tired.
Practised square breathing and the body scan; homework: thought record.
Invited to write to the practice at office@example.org or to call.
War heute ruhig, hat zugehört und eine Rückmeldung gegeben.
Die Stimmung war gedrückt, im Verlauf der Sitzung etwas heller.
Ha hablado poco y ha escuchado con atención a las demás personas.
A participé au tour de parole, puis est resté silencieux.
The walk, the lens and the lent book were talked about in the group.
Anne-sized worries were joked about; paint, pain, print and point.
Tommy-gun is a word he used; the pavement was wet; a marked change.
Felt seen. Felt heard. Left early. Came back. Stayed on.
Jokes about Jonah and the whale; a thesis; a theme; a rain man.
He read a poem about a rose, a lily and a robin in the summer.
"""
PARTS_OF_A_PERSON = 12


@dataclass(frozen=True)
class Case:
    """A sentence, the group around it, and the words that give somebody away."""

    text: str
    others: tuple[Person, ...]
    named: str
    way: str


def person(row: tuple[str, str, str, str], language: str) -> Person:
    first, last, *_ = row
    display = f"{first} {last[0]}." if len(last) > 1 else first
    whole = last + first if language == "zh" else f"{first} {last}"
    mail = f"{first}.{last}@example.net".lower().replace(" ", "")
    return Person((display, whole, first), (mail, "+351 912 " + _number(first)))


def _number(first: str) -> str:
    return Random(first).choice(["307 ", "455 ", "818 "]) + str(
        Random(first).randint(100, 999)
    )


def cases(seed: int, count: int) -> list[Case]:
    """So many sentences that each name one person of a group of twelve."""
    random = Random(seed)
    rows = [(language, row) for language, rows in PEOPLE.items() for row in rows]
    return [_case(random, rows) for _ in range(count)]


def _case(random: Random, rows: list) -> Case:
    language, row = random.choice(rows)
    company = random.sample(rows, PARTS_OF_A_PERSON - 1)
    others = {row[0]: person(row, language)}
    others |= {other[0]: person(other, code) for code, other in company}
    way, named = _named(random, row, language)
    template = random.choice(TEMPLATES.get(language, OTHERS))
    before = random.choice(["", "Came on time. ", "Quiet at first; ", "🙂 "])
    return Case(before + template.format(named), tuple(others.values()), named, way)


def _named(random: Random, row: tuple, language: str) -> tuple[str, str]:
    first, last, inflected, short = row
    spaced = language not in ("zh", "ko")
    cased = first != first.lower()
    ways = ["as it is"] * 3
    ways += ["inflected"] * 4 * bool(inflected) + ["short"] * 2 * bool(short)
    ways += ["whole", "surname", "mail", "part of the mail", "phone"] * spaced
    ways += ["small"] * (cased and first not in WORDS_TOO) + ["capitals"] * cased
    ways += ["typo"] * 4 * (len(first) > 3 and spaced)
    ways += ["without accents"] * 2 * (_bare(first) != first)
    way = random.choice(ways)
    whole = person(row, language)
    return way, {
        "as it is": first,
        "inflected": random.choice(inflected.split() or [first]),
        "short": random.choice(short.split() or [first]),
        "whole": f"{first} {last}",
        "surname": last if len(last) > 1 else first,
        "mail": whole.contacts[0],
        "part of the mail": whole.contacts[0].split("@")[0],
        "phone": whole.contacts[1].removeprefix("+351 ").replace(" ", "-"),
        "small": first.lower(),
        "capitals": first.upper(),
        "typo": _typo(random, first),
        "without accents": _bare(first),
    }[way]


def _typo(random: Random, name: str) -> str:
    """One letter left out, doubled, wrong, or two of them the other way round."""
    at = random.randrange(1, max(2, len(name) - 1))
    letter = random.choice(name.lower())
    return random.choice(
        [
            name[:at] + name[at + 1 :],
            name[: at + 1] + name[at:],
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
        ]
    )


def _bare(name: str) -> str:
    return name.translate(str.maketrans("üößřšáéíýčěłñãçêîëèı", "uosrsaeiycelnaceieei"))
