"""Programs the tests of the ledger run as processes of their own."""

import django

django.setup()
