"""What production changes: absolute addresses, feeds, a clean output folder. Nothing else."""

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

DELETE_OUTPUT_DIRECTORY = True
