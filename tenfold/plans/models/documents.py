"""Papers that came from elsewhere or were signed: sealed files in a client's chart."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.clients.models import Client
from tenfold.core.fields import EncryptedTextField
from tenfold.library.models import KeptFile
from tenfold.plans.models.doors import OfClientQuerySet
from tenfold.practice.models import StaffMember


class Document(KeptFile):
    """A PDF or a picture of a paper."""

    class Kind(models.TextChoices):
        REFERRAL = "referral", _("Referral")
        REPORT = "report", _("Report")
        CONSENT = "consent", _("Consent or agreement")
        LETTER = "letter", _("Letter")
        OTHER = "other", _("Something else")

    client = models.ForeignKey(Client, models.PROTECT, related_name="documents")
    kind = models.CharField(_("kind"), choices=Kind, max_length=10)
    title = EncryptedTextField(_("title"))
    dated_on = models.DateField(_("dated"))
    added_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    objects = OfClientQuerySet.as_manager()
