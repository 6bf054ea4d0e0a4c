"""What the editor of an article sends."""


def typed(**more: str) -> dict[str, str]:
    """Return the fields of an empty article with `more` typed in."""
    return {
        "title": "",
        "slug": "",
        "summary": "",
        "loudspeaker_text": "",
        "priority": "1",
        "airings_wanted": "2",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "attachments-TOTAL_FORMS": "0",
        "attachments-INITIAL_FORMS": "0",
        "related_procedures-TOTAL_FORMS": "0",
        "related_procedures-INITIAL_FORMS": "0",
        **more,
    }
