"""What happens by itself once the leases ran out: a pass of the clock, and a worker that does what waits."""

from django.core.management import call_command

if __name__ == "__main__":
    call_command("clock", once=True)
    call_command("worker", batch=True)
