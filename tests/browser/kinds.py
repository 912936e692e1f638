"""A page of each kind that the site has."""

from typing import Final

import pytest

#: What a page is -> where one of it is.
KINDS: Final = {
    "front page": "/",
    "category": "/category/core/",
    "categories": "/category/",
    "tag": "/tag/circuit/",
    "tags": "/tag/",
    "archives": "/archives/",
    "finder": "/find/",
    "part of the finder": "/find/mat/",
    "search": "/search/",
    "workout": "/total-body-strength/",
    "workout with a table": "/four-week-block/",
    "several workouts": "/six-workouts-for-when-you-are-stuck-inside/",
    "article with pros and cons": "/should-runners-strength-train/",
    "article": "/a-runners-love-hate-relationship-with-strength-training/",
    "exercise": "/exercises/goblet-squat/",
    "exercise of many positions": "/exercises/turkish-get-up/",
    "exercises": "/exercises/",
    "exercises by muscle": "/exercises/by-muscle/",
    "every figure": "/exercises/figures/",
    "all ways to print": "/six-workouts-for-when-you-are-stuck-inside/all-sheets/",
    "things to print": "/print/",
    "page": "/how-to-read-a-workout/",
    "404": "/404.html",
}

#: The pages of workouts, and how many workouts are on each.
WORKOUTS: Final = {
    "/abs-for-distance-runners/": 1,
    "/four-week-block/": 1,
    "/kettlebell-emom-for-runners/": 1,
    "/six-workouts-for-when-you-are-stuck-inside/": 6,
    "/stability-ball-core/": 1,
    "/ten-minute-hills/": 1,
    "/total-body-strength/": 1,
}

#: What is made of the same parts as another kind: looked at by `make test-long`.
_LIKE_OTHERS: Final = (
    *("categories", "tag", "tags", "exercise of many positions"),
    *("every figure", "exercises by muscle", "part of the finder"),
)
#: What the audit looks for in every kind of page of the sample is looked for in these of ours.
_FIRST: Final = ("front page", "workout", "several workouts", "article")
#: Each kind as a parameter of a test.
EACH_KIND: Final = [
    pytest.param(path, id=kind, marks=[pytest.mark.long] if kind in _LIKE_OTHERS else [])
    for kind, path in KINDS.items()
]
FIRST_KINDS: Final = [
    pytest.param(path, id=kind, marks=[] if kind in _FIRST else [pytest.mark.long])
    for kind, path in KINDS.items()
]
