"""What the rooms above may listen to. All are sent within the transaction that did it.

Keyword arguments of decisions: `campaign`, the plan as it now is (of an amendment: the amendment), and `by`,
the account. Of changes: `campaign_id`; they are for what the database changes in rows that send no signals of
their own (`QuerySet.update`, `bulk_create`), and may come several times for one deed.
"""

from django.dispatch import Signal

plan_submitted = Signal()
plan_approved = Signal()
plan_returned = Signal()  # the reason is `campaign.returned_why`
plan_closed = Signal()

plan_changed = Signal()  # its state, number, or whether residents see it; what an amendment took over
duties_changed = Signal()  # duties were made, taken back, waived or are owed again
