"""The one composition root: which adapter stands behind each port.

Every builder takes its settings and, by keyword, anything to put in an adapter's place; tests use that. Nothing here
connects: clients do at their first call.
"""
