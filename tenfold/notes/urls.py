from django.urls import URLPattern, URLResolver, include, path

from tenfold.notes.views import (
    finishing,
    phrases,
    queue,
    records,
    sessions,
    signing,
    templates,
)

app_name = "notes"

# p/<slug:practice>/sessions/<uuid:pk>/notes/finish/<uuid:note_pk>/
finish_urls = [
    path("sentence/", finishing.sentence_take, name="sentence_take"),
    path("names/", finishing.names_replace, name="names_replace"),
    path("names/keep/", finishing.name_keep, name="name_keep"),
]

# p/<slug:practice>/sessions/<uuid:pk>/notes/
session_urls: list[URLPattern | URLResolver] = [
    path("", sessions.meeting_notes, name="meeting_notes"),
    path("template/", sessions.template_choose, name="template_choose"),
    path("finish/", finishing.finish, name="finish"),
    path("finish/facts/", finishing.facts_confirm, name="facts_confirm"),
    path("finish/<uuid:note_pk>/", include(finish_urls)),
]

# p/<slug:practice>/note-templates/
template_urls = [
    path("", templates.template_list, name="template_list"),
    path("rules/", templates.rules, name="rules"),
    path("new/", templates.template_add, name="template_add"),
    path("<uuid:pk>/", templates.template_edit, name="template_edit"),
    path("<uuid:pk>/retire/", templates.template_retire, name="template_retire"),
]

# p/<slug:practice>/phrases/
phrase_urls = [
    path("", phrases.phrase_list, name="phrase_list"),
    path("new/", phrases.phrase_add, name="phrase_add"),
    path("restore/", phrases.phrase_restore, name="phrase_restore"),
    path("<uuid:pk>/", phrases.phrase_edit, name="phrase_edit"),
    path("<uuid:pk>/retire/", phrases.phrase_retire, name="phrase_retire"),
]

# p/<slug:practice>/
practice_urls: list[URLPattern | URLResolver] = [
    path("sessions/<uuid:pk>/notes/", include(session_urls)),
    path("note-templates/", include(template_urls)),
    path("phrases/", include(phrase_urls)),
    path("clients/<uuid:pk>/notes/new/", records.record_begin, name="record_begin"),
    path("notes/", queue.queue, name="queue"),
    path("notes/new/", records.supervision_begin, name="supervision_begin"),
    path("notes/text/<uuid:pk>/", signing.note, name="note"),
    path("notes/text/<uuid:pk>/<slug:deed>/", signing.note_deed, name="note_deed"),
    path("notes/<uuid:pk>/", records.record, name="record"),
    path(
        "notes/<uuid:pk>/conflicts/<uuid:conflict_pk>/",
        sessions.conflict_resolve,
        name="conflict_resolve",
    ),
]

urlpatterns = [path("p/<slug:practice>/", include(practice_urls))]
