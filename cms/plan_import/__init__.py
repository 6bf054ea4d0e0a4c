"""A plan from its file into a draft: read, looked through beside the document, corrected, accepted.

file (bytes -> document and PlanDraft) -> filling (PlanDraft -> first values, pure) -> sheet (the forms) ->
acceptance (one draft campaign, or nothing). Between the pages everything travels in the form (carried).
"""
