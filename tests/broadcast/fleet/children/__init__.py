"""Programs the tests of the fleet run inside an installation of their own."""

import django
from django.apps import apps

if not apps.ready:
    django.setup()
