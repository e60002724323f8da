"""Keeping and deleting papers, and the consents that they carry."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenfold.audit.actions import record
from tenfold.clients.models import Client
from tenfold.core.errors import DomainError
from tenfold.core.sealed_files import remove_sealed
from tenfold.library.actions.materials import seal_file
from tenfold.library.media_types import MediaType
from tenfold.plans.models import Consent, Document
from tenfold.practice.models import StaffMember


class CannotRevokeError(DomainError):
    pass


@dataclass(frozen=True)
class DocumentData:
    """What is said about a paper."""

    title: str
    kind: str
    dated_on: date


@dataclass(frozen=True)
class ConsentData:
    """Who may get records, and what for."""

    recipient: str
    purpose: str
    given_on: date


def add_document(
    client: Client,
    file: TemporaryUploadedFile,
    *,
    media: MediaType,
    data: DocumentData,
    by: StaffMember,
) -> Document:
    """Keep a paper as it came, sealed. Without its row the file goes again."""
    kept = seal_file(Path(file.temporary_file_path()), media.mime)
    try:
        with transaction.atomic():
            document = Document.objects.create(
                practice=client.practice,
                client=client,
                added_by=by,
                title=data.title,
                kind=data.kind,
                dated_on=data.dated_on,
                **kept,
            )
            details = {"bytes": document.size, "kind": data.kind}
            record("document.added", by=by.user, target=document, details=details)
    except BaseException:
        remove_sealed(kept["file_name"])
        raise
    return document


@transaction.atomic
def note_document_opened(document: Document, *, by: StaffMember) -> None:
    """Leave a line that somebody took this paper out."""
    record("document.opened", by=by.user, target=document)


@transaction.atomic
def delete_document(document: Document, *, by: StaffMember) -> None:
    """Delete a paper for good: from the disk as well."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    record("document.deleted", by=by.user, target=document)
    name = document.file_name
    document.delete()
    transaction.on_commit(partial(remove_sealed, name))


@transaction.atomic
def keep_consent(client: Client, *, data: ConsentData, by: StaffMember) -> Consent:
    """Write down that somebody allowed records to be passed on."""
    consent = Consent.objects.create(
        practice=client.practice,
        client=client,
        recipient=data.recipient,
        purpose=data.purpose,
        given_on=data.given_on,
        kept_by=by,
    )
    record("consent.given", by=by.user, target=consent)
    return consent


@transaction.atomic
def revoke_consent(consent: Consent, *, by: StaffMember, on: date) -> Consent:
    """Write down that it was taken back. From now on nothing leaves under it."""
    consent = Consent.objects.select_for_update().get(pk=consent.pk)
    if consent.revoked_on is not None:
        raise CannotRevokeError(_("This consent was taken back already."))
    consent.revoked_on = max(on, consent.given_on)
    consent.save(update_fields=["revoked_on"])
    record("consent.revoked", by=by.user, target=consent)
    return consent
