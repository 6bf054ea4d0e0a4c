"""How the site is passed on: feeds, site maps, the facts machines read, links and pictures to share."""
