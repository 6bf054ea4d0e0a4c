"""The operator's page: today's slots, played or not, and why."""
