"""Files of the site: which are taken (media.guarding judges), and to whom each is given."""
