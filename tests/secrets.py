"""Words that belong to one person and must be found nowhere else."""

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Secrets:
    """What a practice knows of a member, each a word that occurs nowhere by chance."""

    legal_name: str
    email: str
    phone: str
    date_of_birth: str
    contact_note: str
    emergency_name: str
    emergency_relation: str
    emergency_phone: str
    other_group: str
    name_in_other_group: str
    location: str
    phone_today: str
    note: str

    def words(self) -> dict[str, str]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


def secrets_of(name: str, number: int) -> Secrets:
    mark = f"{name}zx{number}".lower()
    return Secrets(
        legal_name=f"{mark}legal",
        email=f"{mark}mail@example.org",
        phone=f"+3519110{number:05d}",
        date_of_birth=f"19{number % 90 + 10}-07-19",
        contact_note=f"{mark}contactnote",
        emergency_name=f"{mark}emergency",
        emergency_relation=f"{mark}relation",
        emergency_phone=f"+3519220{number:05d}",
        other_group=f"{mark}othergroup",
        name_in_other_group=f"{mark}othername",
        location=f"{mark}street 7",
        phone_today=f"+3519330{number:05d}",
        note=f"{mark}note",
    )
