"""How plans stand, to look at: board, chart, coverage, calendar, my work, and the rows behind each number.

Every page counts through `campaigns.duties.reading.account`; `choice` says which rows a number is made of and
stands in the query string of the link behind it.
"""
