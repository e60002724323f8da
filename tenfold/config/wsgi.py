"""The entry point for a web server."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tenfold.config.settings.production")
application = get_wsgi_application()
connection.ensure_connection()  # an unsafe database stops us at the start
connection.close()
