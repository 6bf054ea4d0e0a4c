"""Leaflets, posters, banners and slogans, their print runs and distribution."""
