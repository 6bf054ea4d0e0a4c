"""Programs the fault tests run as processes of their own: real code, killed or starved on purpose."""

import django

django.setup()
