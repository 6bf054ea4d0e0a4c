"""python -m broadcast.player: the same as loaxa-player."""

import sys

from broadcast.player.cli import main

sys.exit(main())
