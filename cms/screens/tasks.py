from datetime import datetime

from django_tasks import task

from cms.screens.evidence import write


@task()
def write_shown(screen_id: int, ids: list[str], at: str) -> int:
    """Write into the ledger what a television began to show at a moment (ISO); return how many rows."""
    return write(screen_id, ids, datetime.fromisoformat(at))
