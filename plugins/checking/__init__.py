"""What can be found before a site is built, and what only the site that was built can tell.

``python -m plugins.checking content`` is ``make check``; the build runs the same checks first.
"""
