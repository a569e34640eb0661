"""The settings of a Django project that has nothing."""

ALLOWED_HOSTS = ["*"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
INSTALLED_APPS: list[str] = []
ROOT_URLCONF = "app"
SECRET_KEY = "none"
