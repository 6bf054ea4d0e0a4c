"""Bulletins for stations with other hardware: folders by date in play order, playlists, a rundown."""
