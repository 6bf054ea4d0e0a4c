"""From draft to approved plan, its amendments and its end.

`deciding` submits, approves and sends back; `amending` takes an approved amendment over into its plan;
`closing` ends a plan; `completeness` says what a draft still lacks; `comparing` (pure) says how two versions
differ; `starting` from which day duties are counted; `rights` who may decide, and who may not about his own
work.
"""
