"""Settings of the site while one writes. ``publishconf.py`` changes what production needs."""

import sys
from pathlib import Path

# Pelican runs this file by its path: the folder it stands in is not on the import path.
sys.path.insert(0, str(Path(__file__).parent))

from plugins.building import Site

# --- The site --------------------------------------------------------------------------
SITENAME = "Rather Be Running"
SITESUBTITLE = "Short, printable strength workouts for people who would rather be running"
SITEURL = ""
AUTHOR = "Rather Be Running"
DEFAULT_LANG = "en"
LOCALE = ["C.UTF-8", "C"]
TIMEZONE = "UTC"
DEFAULT_DATE_FORMAT = "%-d %B %Y"
#: Who writes here: name -> a biography, and links (label, address), also to pages of ours. A text
#: whose Author stands here ends with it.
AUTHORS = {
    "Rather Be Running": {
        "biography": "We are runners, some of us coaches, and none of us has ever looked forward "
        "to a plank. We lift because we like what it lets us do afterwards.",
        "links": [("More about us", "about/")],
    },
}
#: An e-mail address for answers to the questions at the end of a text. None: readers are told to
#: answer where they share it.
CONTACT: str | None = None
#: The form of a newsletter's provider: action (an address), field (the name of the field for the
#: reader's address), honeypot (the name of one that people leave empty), privacy (a sentence that
#: says what becomes of the address), title. None: there is no form.
NEWSLETTER: dict[str, str] | None = None
CONTENT_LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
#: The address as it is printed on paper, where there is no link to follow.
PRINTED_ADDRESS = "ratherberunning.example"

# --- Where the content is --------------------------------------------------------------
PATH = "content"
ARTICLE_PATHS = ["articles", "workouts"]
PAGE_PATHS = ["pages"]
EXERCISE_PATHS = ["exercises"]
STATIC_PATHS = ["images"]
#: The copies of the pictures that texts show: where they are, and how wide, in points. A column of
#: text is 640 wide; a telephone has two or three points for one.
PICTURE_PATH = "pictures"
PICTURE_WIDTHS = (360, 720, 1080, 1280)
#: Files and folders of programs, which are no part of the site: what a name begins or ends with.
IGNORE_FILES = [".*", "*~", "#*#", "__pycache__", "Thumbs.db", "desktop.ini"]
USE_FOLDER_AS_CATEGORY = True
DEFAULT_CATEGORY = "articles"
SLUGIFY_SOURCE = "basename"
# Files of one slug are a mistake, which is told with their places; they are no translations.
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
#: Folder name -> what readers see. The order is that of the menu.
CATEGORY_NAMES = {
    "total-body": "Total body",
    "kettlebell": "Kettlebell",
    "core": "Core",
    "indoor": "Indoor",
    "articles": "Articles",
}
WORKOUT_CATEGORIES = ["total-body", "kettlebell", "core", "indoor"]

# --- Addresses: one folder a page, short enough to type from paper ---------------------
ARTICLE_URL = "{slug}/"
ARTICLE_SAVE_AS = "{slug}/index.html"
DRAFT_URL = "drafts/{slug}/"
DRAFT_SAVE_AS = "drafts/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
DRAFT_PAGE_URL = "drafts/pages/{slug}/"
DRAFT_PAGE_SAVE_AS = "drafts/pages/{slug}/index.html"
# A folder each here, too: what a page has beside it, such as its sheets, is named in its own.
ARTICLE_LANG_URL = PAGE_LANG_URL = "{slug}-{lang}/"
ARTICLE_LANG_SAVE_AS = PAGE_LANG_SAVE_AS = "{slug}-{lang}/index.html"
DRAFT_LANG_URL = "drafts/{slug}-{lang}/"
DRAFT_LANG_SAVE_AS = "drafts/{slug}-{lang}/index.html"
DRAFT_PAGE_LANG_URL = "drafts/pages/{slug}-{lang}/"
DRAFT_PAGE_LANG_SAVE_AS = "drafts/pages/{slug}-{lang}/index.html"
EXERCISE_URL = "exercises/{slug}/"
EXERCISE_SAVE_AS = "exercises/{slug}/index.html"
DRAFT_EXERCISE_URL = "drafts/exercises/{slug}/"
DRAFT_EXERCISE_SAVE_AS = "drafts/exercises/{slug}/index.html"
EXERCISES_URL = "exercises/"
CATEGORY_URL = "category/{slug}/"
CATEGORY_SAVE_AS = "category/{slug}/index.html"
CATEGORIES_URL = "category/"
CATEGORIES_SAVE_AS = "category/index.html"
TAG_URL = "tag/{slug}/"
TAG_SAVE_AS = "tag/{slug}/index.html"
TAGS_URL = "tag/"
TAGS_SAVE_AS = "tag/index.html"
FINDER_URL = "find/"
SEARCH_URL = "search/"
SEARCH_SAVE_AS = "search/index.html"
#: Where Pagefind's files are.
SEARCH_INDEX = "pagefind/"
ARCHIVES_URL = "archives/"
ARCHIVES_SAVE_AS = "archives/index.html"
# One author today: an author page would only repeat the archives.
AUTHOR_SAVE_AS = ""
AUTHORS_SAVE_AS = ""
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
DEFAULT_PAGINATION = 12
DIRECT_TEMPLATES = ["index", "archives", "tags", "categories", "search", "404"]
#: The page that has the booklets, the posters and the form for a booklet of one's own.
PRINT_PAGE = "print"
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None}

# --- Feeds: published only, because they need absolute addresses -----------------------
FEED_DOMAIN: str | None = None
FEED_ALL_ATOM: str | None = None
CATEGORY_FEED_ATOM: str | None = None
TAG_FEED_ATOM: str | None = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

# --- How it is made --------------------------------------------------------------------
THEME = "theme"
# The theme's files are written by plugins.assets, under names of its own.
THEME_STATIC_PATHS: list[str] = []
#: Pelican's own default does not escape; the templates rely on this.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}
#: Pelican takes the class itself: of a dotted name it would import the first part only.
PELICAN_CLASS = Site
PLUGINS = [
    # First, because the others may use what it keeps.
    "plugins.caching",
    "plugins.markdown_source",
    "plugins.pictures",
    "plugins.workouts",
    "plugins.exercises",
    "plugins.pros_cons",
    "plugins.sheets",
    "plugins.reading",
    "plugins.feeds",
    "plugins.finder",
    "plugins.search",
    "plugins.styleguide",
    "plugins.writing",
    "plugins.progress",
    # Last, because it compresses what the others have written.
    "plugins.assets",
]
READERS = {"html": None, "rst": None}
MARKDOWN = {
    "extensions": ["markdown.extensions.extra", "markdown.extensions.sane_lists"],
    "extension_configs": {"markdown.extensions.footnotes": {"USE_DEFINITION_ORDER": False}},
    "output_format": "html",
}
TYPOGRIFY = False
SUMMARY_MAX_LENGTH = None
DELETE_OUTPUT_DIRECTORY = False
LOAD_CONTENT_CACHE = False
CACHE_CONTENT = False
