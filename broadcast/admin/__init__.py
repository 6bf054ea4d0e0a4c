"""The station in the officers' admin: its settings, programmes, calendar, bulletins and play log."""
