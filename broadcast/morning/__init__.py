"""The morning card (“Hôm nay loa phát gì”): all that will be heard today, and anything unusual about it."""
