"""A person's reading: measured when it arrives, judged, cleaned, kept with the words that were read."""
