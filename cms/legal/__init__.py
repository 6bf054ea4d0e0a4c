"""Legal and administrative documents, citations of them, and words that have gone out of use."""
