"""The site while somebody writes: built anew whenever a file changes, and open pages follow.

:mod:`.news` is what the last build has to tell, :mod:`.web` shows the site and passes the news on
to the pages, ``python -m plugins.serving`` (``make serve``) builds. What an open page needs for
this is added to it on its way to the browser: no file of the site knows of it, so nothing of it is
ever published.
"""
