"""Writing, submitting, deciding about and closing plans in Wagtail's admin."""
