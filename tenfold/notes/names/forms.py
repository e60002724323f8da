"""How one name may be written: its cases, its possessives, its short forms."""

import re
from enum import IntEnum

from tenfold.notes.names.folding import fold


class Nearness(IntEnum):
    """How near a word is to the name; less is nearer."""

    SAME = 0
    INFLECTED = 1
    SHORT = 2
    TYPO = 3


PARTICLES = frozenset(
    """
    al ap ben bin bint d da das de del della den der des di do dos du e el ibn l la
    las le los mac mc o of saint san santa st st. ten ter the und und van vom von y zu
    dr mr mrs ms mx miss prof herr frau jr sr ii iii
    """.split()
)
ENDINGS = {
    "latin": """
        s es en ens n ns e er a u y i o m em om am ou ovi ove ova ovo ovy ovou ovu in
        ina ino iny inu inou inych inym iem im ym um ym ami am ach owi ego emu ho mu ie
        ii ej oj om nak nek val vel t ot et at ra re ba be ban ben bol hoz hez tol nal
        nel ne na lla lle lta lta ssa sta ksi ta nin un nun ya ye yi dan den da de ta te
        la le yla as os is us ai ui iu ei ju ja m uv an on un iho imu eho
        """,
    "cyrillic": """
        а у ю я е ы и і ой ою ом ем ам ами ах ею ей ии ов ова ин ина ины ові ім
        """,
    "greek": "σ υ ο ου α ασ η ησ ε ω οσ",
}
PROCLITICS = {
    "hebrew": "ו ל ב ה מ ש כ ול וב וה ומ וש".split(),
    "arabic": "و ف ب ل ك ال وال بال لل".split(),
}
DIMINUTIVES = """
    i ie y ey ka ko ke ki chen lein li le el erl ito ita inho inha zinho zinha ette
    ina ino ica ico illa illo iko ika ek ik icek icka ecka enka inka unka uska us usia
    usz cia sia zia ulka unia ia nia sha shka enka ochka echka usha uccio uccia ella
    ello etta etto otta uca cek czek os ous
    ша шка енка енька очка ечка юша уша ик ка ок чик ня ся тя
    """.split()
CALLED = """
    alexander sasha sascha sandy alex lex xander sandro
    alexandra sasha sandra alex lexi alexa
    aleksandr саша sasha
    александр саша шура
    александра саша шура
    мария маша маруся
    дмитрий дима митя
    dmitri dima mitya
    наталья наташа ната
    natalia natasha tasha nata
    екатерина катя
    анна аня нюра
    иван ваня
    владимир вова володя
    vladimir vova volodya vladi
    михаил миша
    mikhail misha
    mikhael misha
    евгений женя
    william bill billy will willy liam
    robert bob bobby rob robbie bert
    richard dick rick ricky rich
    elizabeth liz lizzie beth betty eliza lisa elsie ellie lilibet
    margaret peggy meg maggie greta rita marge daisy
    katherine kate katie kathy kay kit kitty
    catherine kate katie cathy kay
    katharina kathi kati käthe trine nina
    katarzyna kasia kaska kasienka
    małgorzata gosia malgosia
    james jim jimmy jamie
    john jack johnny jackie
    edward ted ed eddie ned teddy
    theodore ted teddy theo
    henry harry hal hank
    charles charlie chuck chas
    francis frank fran
    francisco paco pancho fran curro
    josé pepe chepe
    guadalupe lupe
    dolores lola
    ignacio nacho
    enrique quique kike
    concepción concha
    giuseppe beppe peppe pino
    giovanni gianni vanni
    luigi gigi
    lorenzo renzo
    salvatore totò turi
    johannes hannes hans jo
    elisabeth lisa lisbeth elsa elli liesl sissi else betti
    sebastian basti wastl
    wolfgang wolf wolfi
    friedrich fritz fred
    heinrich heiner heinz
    josef sepp pepa jupp pepik
    jan honza janek jenda
    jiří jirka
    jakub kuba kubik
    tomasz tomek
    piotr piotrek
    petr péťa peťa
    antonín tonda
    františek franta
    václav vašek
    věra věruška
    grzegorz grzesiek grzes
    krzysztof krzysiek krzys
    stanisław staszek stas
    zbigniew zbyszek
    agnieszka aga
    barbara basia barb babs bara
    aleksandra ola olenka
    jadwiga jadzia
    margarida guida
    manuel manolo manu
    mary molly polly may
    sarah sally sadie
    dorothy dot dottie dolly
    susan sue suzy
    patricia pat patty trish tricia
    patrick pat paddy
    rebecca becky becca
    deborah deb debbie
    jennifer jen jenny
    michael mike mick mickey
    nicholas nick nicky klaus
    anthony tony
    thomas tom tommy
    david dave davy
    stephen steve
    steven steve
    lawrence larry
    gerald gerry jerry
    jeremiah jerry
    joseph joe joey
    samantha sam
    eleanor ellie nell nora
    helen nell ellie
    abigail abby gail
    victoria vicky tori
    veronica ronnie
    magdalena lena magda madzia magdi
    """
FEWEST_LETTERS = 3


def letters_of(name: str) -> list[str]:
    """The folded words of a name that stand for the person; particles do not."""
    words = re.findall(r"[^\W\d_]+", fold(name))
    telling = [word for word in words if word not in PARTICLES and len(word) > 1]
    return telling or words


def stems_of(word: str) -> set[str]:
    """What a folded name may begin with in another case; the name is among it."""
    stems = _stems(word) | {word}
    return stems | {word + word[-1]} if len(word) > FEWEST_LETTERS else stems


def is_ending(ending: str, word: str) -> bool:
    """Whether a name takes this ending in some language of its script."""
    return ending in _ENDINGS.get(script_of(word), ())


def without_clitic(form: str) -> list[str]:
    """What is left of a Hebrew or Arabic word without a prefixed preposition."""
    clitics = PROCLITICS.get(script_of(form), [])
    return [form.removeprefix(clitic) for clitic in clitics if form.startswith(clitic)]


def short_forms(word: str) -> list[str]:
    """What a name is called in its own language; short and long lead to each other."""
    long = [name for name, short in _CALLED.items() if word in short]
    return [*_CALLED.get(word, ()), *long]


def is_diminutive(form: str, word: str) -> bool:
    """Whether a short form is a beginning of the name, alone or with an ending."""
    if len(form) < FEWEST_LETTERS or len(word) < FEWEST_LETTERS:
        return False
    if word.startswith(form):
        return len(word) - len(form) >= 2  # noqa: PLR2004
    shared = _shared(form, word)
    ending = form[shared:]
    if shared >= FEWEST_LETTERS and form[shared - 1] == ending[:1]:
        ending = ending[1:]  # Sam, Sammy
    return shared >= FEWEST_LETTERS and ending in _DIMINUTIVES


def script_of(word: str) -> str:
    first = word[:1]
    if "\u0590" <= first <= "\u05ff":
        return "hebrew"
    if "\u0600" <= first <= "\u077f":
        return "arabic"
    if "\u0400" <= first <= "\u052f":
        return "cyrillic"
    return "greek" if "\u0370" <= first <= "\u03ff" else "latin"


def _stems(word: str) -> set[str]:
    """What remains of a name before an ending of another case."""
    stems = set()
    if word[-1] in "aeiouyаеиоуыяйьіαειουη" and len(word) >= FEWEST_LETTERS:
        stems.add(word[:-1])
    if word.endswith(
        ("us", "os", "is", "as", "ος", "ης", "ας", "οσ", "ησ", "ασ", "ий")
    ):
        stems.add(word[:-2])
    if re.search(r"[^aeiouy][eo][lrkcn]$", word):
        stems.add(word[:-2] + word[-1])  # Pavel, Pavla; Marek, Marka
    if re.search(r"[^аеиоуыя][еоё][лркцн]$", word):
        stems.add(word[:-2] + word[-1])
    if word.endswith("ies"):
        stems.add(word[:-3])
    softened = {s + soft for s in stems for hard, soft in _SOFTENED if s.endswith(hard)}
    softened |= {
        s[: -len(hard)] + soft
        for s in stems
        for hard, soft in _SOFT
        if s.endswith(hard)
    }
    return {stem for stem in stems | softened if len(stem) > 1 and stem != word}


_SOFTENED = (("t", "i"), ("d", "zi"), ("r", "z"), ("n", "i"), ("s", "i"))
_SOFT = (
    ("k", "c"), ("g", "z"), ("g", "dz"), ("h", "z"), ("ch", "s"), ("t", "ci"),
    ("kk", "k"), ("tt", "t"), ("pp", "p"),
)  # fmt: skip
_ENDINGS = {script: set(fold(found).split()) for script, found in ENDINGS.items()}
_DIMINUTIVES = {fold(ending) for ending in DIMINUTIVES}


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _called() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in CALLED.strip().splitlines():
        name, *short = (fold(word) for word in line.split())
        found.setdefault(name, []).extend(short)
    return found


_CALLED = _called()
