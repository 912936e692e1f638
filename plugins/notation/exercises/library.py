"""All exercises together: which one a name means, what is near a name, what is easier or harder."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

from plugins.late import expression
from plugins.notation.exercises.present import figure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from plugins.notation.exercises.model import Exercise, Named
    from plugins.notation.exercises.present import FigureView

#: What gives the figure of an exercise of this slug.
Drawer: TypeAlias = "Callable[[str, Exercise], FigureView | None]"

_WORD: Final = expression(r"[^\W_]+")
#: What stands in a word and cannot be seen: who copies a name from a page copies that, too.
_UNSEEN: Final = expression("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ASIDE: Final = expression(r"\([^()]*\)")
#: How much alike two names are that may be one misspelt: a letter or two of a short name.
_ALIKE: Final = 0.75


class Library:
    """The exercises by their slugs. Not changed after it is made.

    Names are found in whatever case, with hyphens or spaces, in the singular or the plural, and
    without what stands in brackets: "Push-ups (slow)" is the push-up. A name as it is written goes
    before its other forms. ``files`` are the paths of the exercises' files below the content, by
    slug; ``made_from`` is a hash of what they say. ``draw`` gives all their figures; without it
    each is drawn when it is asked for.
    """

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        files: Mapping[str, str] | None = None,
        made_from: bytes = b"",
        draw: Drawer | None = None,
    ) -> None:
        self.exercises = dict(sorted(exercises.items()))
        self.files = dict(files or {})
        self.made_from = made_from
        self._by_key: dict[str, str] = {}
        self._by_form: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        for slug, exercise in self.exercises.items():
            for name in exercise.names:
                whole, *others = forms(name.text)
                self._by_key.setdefault(whole, slug)
                for form in others:
                    self._by_form.setdefault(form, slug)
                if whole:
                    self._titles.setdefault(" ".join(name.text.casefold().split()), name.text)
        # A name without a letter or a digit is none.
        self._by_key.pop("", None)
        self._by_form.pop("", None)
        self._found: dict[str, str] = {}
        self._figures: dict[str, FigureView | None] = (
            {slug: draw(slug, each) for slug, each in self.exercises.items()} if draw else {}
        )

    def __bool__(self) -> bool:
        return bool(self.exercises)

    def find(self, name: str) -> str:
        """Return the slug of the exercise that ``name`` means, or an empty text."""
        slug = self._found.get(name)
        if slug is None:
            slug = self._found[name] = next(self._all(name), "")
        return slug

    def _all(self, name: str) -> Iterator[str]:
        """Yield the slugs of what ``name`` may mean, the surest first."""
        spelt = [form for text in (name, _ASIDE.sub(" ", name)) for form in forms(text)]
        for known in (self._by_key, self._by_form):
            yield from (known[form] for form in spelt if form in known)

    def figure(self, slug: str) -> FigureView | None:
        """Return the figure of an exercise, ``None`` where too little of it could be read."""
        if slug not in self._figures:
            self._figures[slug] = figure_of(slug, self.exercises[slug])
        return self._figures[slug]

    def get(self, name: str) -> Exercise | None:
        """Return the exercise that ``name`` means."""
        return self.exercises.get(self.find(name))

    def near(self, name: str) -> str | None:
        """Return the name of the library that ``name`` is most likely a misspelling of."""
        words = " ".join(_ASIDE.sub(" ", name).casefold().split())[:60]
        # Hardly a text has a name that the library has not.
        from difflib import get_close_matches  # noqa: PLC0415

        close = get_close_matches(words, self._titles, n=1, cutoff=_ALIKE)
        return self._titles[close[0]] if close else None

    def easier(self, slug: str) -> tuple[str, ...]:
        """Return the slugs of the easier versions of an exercise, whichever file says so."""
        return self._others(slug, "easier", "harder")

    def harder(self, slug: str) -> tuple[str, ...]:
        """Return the slugs of the harder versions of an exercise, whichever file says so."""
        return self._others(slug, "harder", "easier")

    def _others(self, slug: str, own: str, theirs: str) -> tuple[str, ...]:
        named: tuple[Named, ...] = getattr(self.exercises[slug], own)
        found = dict.fromkeys(other for name in named if (other := self.find(name.text)))
        for other, exercise in self.exercises.items():
            if any(self.find(name.text) == slug for name in getattr(exercise, theirs)):
                found[other] = None
        found.pop(slug, None)
        return tuple(found)


def key(name: str) -> str:
    """Return what two spellings of a name have in common."""
    seen = name if name.isascii() else _UNSEEN.sub("", name)
    text = unicodedata.normalize("NFC", seen).casefold()
    return " ".join(_WORD.findall(text.replace("'", "").replace("’", "")))


def ending_sign(name: str) -> str:
    """Return the first sign of ``name`` that ends a name in a list or a workout, or nothing."""
    return next((sign for sign in name if sign in ",:"), "")


def forms(name: str) -> tuple[str, ...]:
    """Return the key of a name, and those of what else it says.

    "Crunches" is also "crunch", "lunges" "lunge", and "clean & press" is "clean and press".
    """
    spelt = [key(name)]
    if spelt[0] and "&" in name:
        spelt.append(key(name.replace("&", " and ")))
    return tuple(dict.fromkeys([*spelt, *(one for whole in spelt for one in _singulars(whole))]))


def _singulars(whole: str) -> Iterator[str]:
    if not whole.endswith("s") or whole.endswith("ss"):
        return
    yield whole[:-1]
    if whole.endswith("es"):
        yield whole[:-2]
    if whole.endswith("ies"):
        yield f"{whole[:-3]}y"
