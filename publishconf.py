"""What production changes: absolute addresses, feeds, and what a host is given to send."""

import os
import sys
from pathlib import Path

# Pelican runs this file by its path: the folder it stands in is not on the import path.
sys.path.insert(0, str(Path(__file__).parent))

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITEURL", "https://ratherberunning.example").rstrip("/")
PRINTED_ADDRESS = SITEURL.split("://", 1)[-1]
FEED_DOMAIN = SITEURL

FEED_ALL_ATOM = "feed.atom"
CATEGORY_FEED_ATOM = "category/{slug}/feed.atom"
TAG_FEED_ATOM = "tag/{slug}/feed.atom"

#: What those ask for that look for pages: these need absolute addresses, too.
DIRECT_TEMPLATES = [*DIRECT_TEMPLATES, "sitemap", "robots", "manifest"]  # noqa: F405
SITEMAP_SAVE_AS = "sitemap.xml"
ROBOTS_SAVE_AS = "robots.txt"
MANIFEST_SAVE_AS = "site.webmanifest"

#: What Pelican or a plugin logs, be it a warning, keeps the site from being published. What may be
#: meant otherwise in a text is told, and published.
PUBLISHING = True

#: A file's name has its fingerprint, so that browsers may keep it for ever (docs/hosting.md).
FINGERPRINT_ASSETS = True
#: Write ``_headers`` for the hosts that read it: the policy, and how long a file may be kept.
HOST_HEADERS = True
#: Write compressed forms beside the texts, for hosts that send them.
PRECOMPRESS = True
