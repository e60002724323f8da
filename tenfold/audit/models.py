"""What was done, by whom, to what: added to, never changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from tenfold.core.models import BaseModel


class AuditEvent(BaseModel):
    """One line of the trail. Its hash covers the line before, so none can be lost."""

    chain = models.CharField(_("chain"), max_length=36)
    number = models.PositiveBigIntegerField(_("number"))
    at = models.DateTimeField(_("at"))
    verb = models.CharField(_("verb"), max_length=64)
    actor_kind = models.CharField(_("kind of actor"), max_length=32)
    actor_id = models.CharField(_("actor"), max_length=36, blank=True)
    target_kind = models.CharField(_("kind of target"), max_length=32)
    target_id = models.CharField(_("target"), max_length=36)
    details = models.JSONField(_("details"), default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "number"],
                name="audit_event_has_one_place_in_its_chain",
            )
        ]
        indexes = [models.Index(fields=["target_kind", "target_id"])]


class ChainHead(models.Model):
    """The last line of a practice's trail, locked while the next one is written."""

    chain = models.CharField(primary_key=True, max_length=36)
    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"chain {self.chain}"
