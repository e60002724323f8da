"""The invented people of the demonstration practice."""

from dataclasses import dataclass, field

from tenfold.clients.actions import ClientData, ContactData

SLUG = "riverside"
PASSWORD = "riverside demo"  # noqa: S105 — printed by the demonstration, used by nothing else


@dataclass(frozen=True)
class Colleague:
    email: str
    name: str
    display_name: str
    role: str
    what: str
    credential: str = ""


@dataclass(frozen=True)
class Member:
    """A client, what others may do to reach them, and how reliably they come."""

    name: str
    surname: str
    phone: str
    zone: str = "Europe/Lisbon"
    contact: tuple[str, str, str] = ("", "", "")
    rules: dict[str, bool] = field(default_factory=dict)
    note: str = ""
    weeks: int = 12
    comes: float = 0.9
    birth: str = ""

    @property
    def client(self) -> ClientData:
        return ClientData(
            preferred_name=self.name,
            legal_name=f"{self.name} {self.surname}",
            email=f"{self.name}.{self.surname}@example.org".lower().replace(" ", "."),
            phone=self.phone,
            date_of_birth=self.birth,
            time_zone=self.zone,
            contact_note=self.note,
            **self.rules,
        )

    @property
    def emergency(self) -> ContactData:
        name, relation, phone = self.contact
        return ContactData(name=name, relation=relation, phone=phone)


OWNER = Colleague(
    "abena@example.org",
    "Abena Osei",
    "Dr Abena Osei",
    "owner",
    "who leads the session that runs now",
    "Clinical psychologist",
)
CO_FACILITATOR = Colleague(
    "hanna@example.org",
    "Hanna Weiss",
    "Hanna Weiss",
    "facilitator",
    "co-facilitator of it",
    "Group analyst",
)
MANAGER = Colleague(
    "duarte@example.org", "Duarte Pinto", "Duarte Pinto", "manager", "practice manager"
)
BILLING = Colleague(
    "ines@example.org", "Inês Carvalho", "Inês Carvalho", "billing", "billing"
)
STAFF = (OWNER, CO_FACILITATOR, MANAGER, BILLING)

TUESDAY = (
    Member(
        "Maya",
        "Ferreira",
        "+351 912 000 001",
        contact=("Rui Ferreira", "husband", "+351 912 000 101"),
        comes=0.96,
        birth="1989-04-17",
    ),
    Member(
        "Ivo",
        "Marin",
        "+351 912 000 002",
        contact=("Petra Marin", "sister", "+351 912 000 102"),
        rules={"may_mail": False, "may_leave_message": False},
        note="Call, do not write: his letters are opened at home.",
        birth="1984-11-02",
    ),
    Member(
        "Sam",
        "Okafor",
        "+44 7700 900103",
        "Europe/London",
        ("Ada Okafor", "mother", "+44 7700 900203"),
        {"may_text": True},
        weeks=9,
        comes=0.8,
        birth="1996-01-30",
    ),
    Member(
        "Leila",
        "Haddad",
        "+33 6 39 98 00 04",
        "Europe/Paris",
        ("Karim Haddad", "brother", "+33 6 39 98 00 14"),
        birth="1991-08-08",
    ),
    Member(
        "Tomas",
        "Novak",
        "+49 30 23125 105",
        "Europe/Berlin",
        ("Jana Novak", "partner", "+49 30 23125 115"),
        {"may_text": True, "may_leave_message": True},
        comes=0.86,
        birth="1978-06-21",
    ),
    Member(
        "Ana",
        "Sousa",
        "+351 912 000 006",
        contact=("Clara Sousa", "daughter", "+351 912 000 106"),
        birth="1969-03-12",
    ),
    Member(
        "Kofi",
        "Mensah",
        "+44 7700 900107",
        "Europe/London",
        ("Esi Mensah", "wife", "+44 7700 900207"),
        weeks=7,
        comes=0.78,
        birth="1987-12-05",
    ),
    Member(
        "June",
        "Abbott",
        "+351 912 000 008",
        contact=("Tom Abbott", "son", "+44 7700 900208"),
        rules={"may_call": True, "may_text": False, "may_leave_message": True},
        comes=0.98,
        birth="1957-05-25",
    ),
    Member(
        "Rafi",
        "Castro",
        "+351 912 000 009",
        "Atlantic/Azores",
        ("Luz Castro", "mother", "+351 912 000 109"),
        {"may_text": True},
        comes=0.85,
        birth="1999-09-09",
    ),
    Member(
        "Bea",
        "Lindqvist",
        "+351 912 000 010",
        contact=("Nils Lindqvist", "father", "+351 912 000 110"),
        rules={"may_call": False},
        note="Not by phone before 17:00: she works at an open counter.",
        weeks=5,
        birth="1993-02-14",
    ),
    Member(
        "Noor",
        "Rahimi",
        "+49 30 23125 111",
        "Europe/Berlin",
        weeks=3,
        comes=1.0,
        birth="1990-07-19",
    ),
    Member(
        "Emil",
        "Hart",
        "+1 202 555 0112",
        "America/New_York",
        ("Ruth Hart", "aunt", "+1 202 555 0122"),
        weeks=2,
        comes=1.0,
        birth="1995-10-28",
    ),
)

GRIEF = (
    Member(
        "Helena",
        "Brito",
        "+351 912 000 021",
        contact=("Jorge Brito", "son", "+351 912 000 121"),
        weeks=5,
    ),
    Member(
        "Otto",
        "Lehmann",
        "+49 30 23125 122",
        "Europe/Berlin",
        ("Greta Lehmann", "sister", "+49 30 23125 132"),
        {"may_leave_message": True},
        weeks=5,
    ),
    Member(
        "Marta",
        "Reis",
        "+351 912 000 023",
        contact=("Sofia Reis", "friend", "+351 912 000 123"),
        rules={"may_mail": False},
        note="Her letters go to a shared flat.",
        weeks=5,
        comes=0.75,
    ),
    Member(
        "Daniel",
        "Shaw",
        "+44 7700 900124",
        "Europe/London",
        ("Lucy Shaw", "daughter", "+44 7700 900224"),
        weeks=5,
    ),
    Member(
        "Yara",
        "Nunes",
        "+351 912 000 025",
        contact=("Paulo Nunes", "brother", "+351 912 000 125"),
        weeks=5,
        comes=0.82,
    ),
    Member("Viktor", "Ilic", "+49 30 23125 126", "Europe/Berlin", weeks=5),
)

PARENTS = (
    Member(
        "Carla",
        "Mendes",
        "+351 912 000 031",
        contact=("Hugo Mendes", "husband", "+351 912 000 131"),
        weeks=10,
    ),
    Member(
        "Joel",
        "Adeyemi",
        "+44 7700 900132",
        "Europe/London",
        ("Tola Adeyemi", "wife", "+44 7700 900232"),
        {"may_text": True},
        weeks=10,
        comes=0.7,
    ),
    Member(
        "Sigrid",
        "Krause-Hohenberger",
        "+49 30 23125 133",
        "Europe/Berlin",
        ("Uwe Krause", "partner", "+49 30 23125 143"),
        weeks=8,
    ),
    Member(
        "Beatriz",
        "Lopes",
        "+351 912 000 034",
        contact=("Ana Lopes", "mother", "+351 912 000 134"),
        weeks=6,
        comes=0.8,
    ),
    Member(
        "Amir",
        "Toumi",
        "+33 6 39 98 00 35",
        "Europe/Paris",
        ("Nadia Toumi", "sister", "+33 6 39 98 00 45"),
        weeks=4,
    ),
)

WAITING = (
    Member(
        "Grace",
        "Whitfield",
        "+44 7700 900141",
        "Europe/London",
        ("Paul Whitfield", "brother", "+44 7700 900241"),
        {"may_text": True},
    ),
    Member(
        "Miguel",
        "Tavares",
        "+351 912 000 042",
        contact=("Rosa Tavares", "mother", "+351 912 000 142"),
    ),
)
