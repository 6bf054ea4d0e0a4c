"""What a plan owes, window by window, and what the ledger says was done of it.

`owed` (pure) turns a timing into windows; `making` keeps a plan's duties as rows; `counting` (pure) counts
deeds into them; `reading` fetches both. Board, calendar, reports and commands all read through `reading`.
"""
