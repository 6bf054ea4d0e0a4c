"""Reports: what is reported, and the form of official documents it is written in."""
