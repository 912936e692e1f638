"""An edition in which some texts have other words, and nothing else is another than it was.

Most edits are of this kind. :mod:`.texts` reads such a text again, and is sure that nobody else
has to know of it; :mod:`.values` keeps what a build knew of all texts; :mod:`.revise` makes the
pages anew that show something of the text, and takes over all others. Whatever is not sure is built
as if there had been no last time (``docs/decisions/0013``).
"""
