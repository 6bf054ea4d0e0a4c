"""How the one-stop desk settled dossiers: figures, charts, words for the loudspeakers."""
