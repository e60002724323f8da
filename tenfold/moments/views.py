"""Pages: the moments of a session on a second device, and the tags of a practice."""

from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tenfold.core.errors import DomainError
from tenfold.moments.actions import (
    Batch,
    CannotChangeTagError,
    accept_changes,
    add_tag,
    change_tag,
    ensure_tags,
    open_desk,
    restore_tags,
    retire_tag,
    set_retention,
)
from tenfold.moments.forms import RetentionForm, StampForm, TagForm
from tenfold.moments.models import Moment, Retention, Tag
from tenfold.moments.protocol import TakeBack
from tenfold.moments.queries import moments_since
from tenfold.practice.access import StaffRequest, role_required
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting


@never_cache
def meeting_moments(request: StaffRequest, pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    open_desk(meeting, client_id=uuid4(), by=request.user)
    form = StampForm(meeting, request.POST or None)
    if form.is_valid():
        stamp = form.to_stamp(now=request.now)
        batch = Batch(uuid4(), [stamp])
        try:
            accept_changes(meeting, batch, by=request.user, now=request.now)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Stamped."))
            return redirect("moments:meeting_moments", request.practice.slug, pk)
    found = moments_since(meeting, seen_by=request.staff, after=0, now=request.now)
    context = {
        "meeting": meeting,
        "form": form,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "moments": sorted(found, key=lambda one: one.at, reverse=True),
    }
    return render(request, "moments/meeting_moments.html", context)


@require_POST
def moment_undo(request: StaffRequest, pk: UUID, moment_pk: UUID) -> HttpResponse:
    meeting = _led(request, pk)
    mine = Moment.objects.seen_by(request.staff, on=request.today)
    moment = get_object_or_404(mine.filter(meeting=meeting), pk=moment_pk)
    batch = Batch(uuid4(), [TakeBack(1, moment.pk)])
    try:
        accept_changes(meeting, batch, by=request.user, now=request.now)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("moments:meeting_moments", request.practice.slug, pk)


@role_required(*StaffMember.RUN_THE_PRACTICE)
def tag_list(request: StaffRequest) -> HttpResponse:
    ensure_tags(request.practice)
    tags = list(Tag.objects.visible_to(request.staff).in_use())
    initial = {"until": Retention.of(request.practice).until}
    form = RetentionForm(request.POST or None, initial=initial)
    if form.is_valid():
        until = form.cleaned_data["until"]
        set_retention(request.practice, until=until, by=request.staff)
        messages.success(request, _("Saved."))
        return redirect("moments:tag_list", request.practice.slug)
    context = {"tags": tags, "form": form, "has_room": len(tags) < Tag.MOST}
    return render(request, "moments/tag_list.html", context)


@role_required(*StaffMember.RUN_THE_PRACTICE)
def tag_add(request: StaffRequest) -> HttpResponse:
    ensure_tags(request.practice)
    form = TagForm(request.POST or None)
    if form.is_valid():
        try:
            tag = add_tag(request.practice, data=form.tag_data(), by=request.staff)
        except CannotChangeTagError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("“%(name)s” is added.") % {"name": tag.label})
            return redirect("moments:tag_list", request.practice.slug)
    return render(request, "moments/tag_edit.html", {"form": form})


@role_required(*StaffMember.RUN_THE_PRACTICE)
def tag_edit(request: StaffRequest, pk: UUID) -> HttpResponse:
    tag = get_object_or_404(Tag.objects.visible_to(request.staff).in_use(), pk=pk)
    form = TagForm.of(tag, request.POST or None)
    if form.is_valid():
        try:
            change_tag(tag, data=form.tag_data(), by=request.staff)
        except CannotChangeTagError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved."))
            return redirect("moments:tag_list", request.practice.slug)
    return render(request, "moments/tag_edit.html", {"form": form, "tag": tag})


@require_POST
@role_required(*StaffMember.RUN_THE_PRACTICE)
def tag_retire(request: StaffRequest, pk: UUID) -> HttpResponse:
    tag = get_object_or_404(Tag.objects.visible_to(request.staff).in_use(), pk=pk)
    try:
        retire_tag(tag, by=request.staff)
    except CannotChangeTagError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("“%(name)s” is gone.") % {"name": tag.label})
    return redirect("moments:tag_list", request.practice.slug)


@require_POST
@role_required(*StaffMember.RUN_THE_PRACTICE)
def tag_restore(request: StaffRequest) -> HttpResponse:
    restore_tags(request.practice, by=request.staff)
    messages.success(request, _("The tags are as they were in the beginning."))
    return redirect("moments:tag_list", request.practice.slug)


def _led(request: StaffRequest, pk: UUID) -> Meeting:
    led = Meeting.objects.led_by(request.staff, on=request.today)
    return get_object_or_404(led.select_related("group", "practice"), pk=pk)
