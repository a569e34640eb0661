"""The settings of a Django project that has nothing."""

ALLOWED_HOSTS = ["*"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS = ["django_extensions"]
ROOT_URLCONF = "app"
SECRET_KEY = "none"
