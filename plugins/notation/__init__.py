"""The notation of workouts and of pros and cons: text in, exact values and diagnostics out.

A package of its own so that a linter, an editor or another site generator can use it: it imports
the standard library only.
"""
