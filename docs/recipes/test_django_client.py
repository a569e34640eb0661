"""Django: django.test.Client calls the project's URLs, and TestCase brings one as self.client."""

import django
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import path

if not settings.configured:
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"])
    django.setup()


def hello(request):
    return HttpResponse("hello")


urlpatterns = [path("", hello)]


def test_hello():
    assert Client().get("/").content == b"hello"
