"""Why a slot was heard or not: everything that happened to it, in order of time, in words."""
