"""The seam to a provincial source-information system (Thông tư 39/2020/TT-BTTTT); off unless switched on.

The station calls, the province answers: what it asks for and gives comes in the answer (docs/adr/0009).
"""
