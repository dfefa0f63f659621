"""The one composition root: which adapter stands behind each port, a module a function.

Every `…_ports` builder takes its settings and, by keyword, anything to put in an adapter's place; tests use that.
Nothing here connects: clients do at their first call. The builders are imported when they are asked for, so that a
function does not pay for the libraries of another.
"""
