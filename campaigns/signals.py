"""What the rooms above may listen to. All are sent within the transaction that did it.

Keyword arguments of each: `campaign`, the plan as it now is (of an amendment: the amendment), and `by`,
the account.
"""

from django.dispatch import Signal

plan_submitted = Signal()
plan_approved = Signal()
plan_returned = Signal()  # the reason is `campaign.returned_why`
plan_closed = Signal()
