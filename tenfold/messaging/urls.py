from django.urls import path

from tenfold.messaging import views

app_name = "messaging"

urlpatterns = [path("", views.mail_list, name="mail_list")]
