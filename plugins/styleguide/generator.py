"""Writes the page, if the settings ask for it."""

from __future__ import annotations

from typing import Any, Final

from pelican.generators import Generator

URL: Final = "styleguide/"
SAVE_AS: Final = "styleguide/index.html"


class StyleguideGenerator(Generator):
    """Renders ``styleguide.html`` with the tests' examples and a few pages of the site."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican to write."""
        # What is published knows nothing of the tests.
        from tests.theme.examples import printed, pros_cons, workout  # noqa: PLC0415

        writer.write_file(
            SAVE_AS,
            self.get_template("styleguide"),
            {
                **self.context,
                "workouts": workout.ALL,
                "workout_sheets": workout.SHEETS,
                "every_pros_cons": pros_cons.ALL,
                "printed_example": printed,
            },
            self.settings["RELATIVE_URLS"],
            page_name="styleguide",
            template_name="styleguide",
            url=URL,
        )


def wanted(pelican: Any) -> type[StyleguideGenerator] | None:
    """Return the generator while one writes: ``make serve`` sets ``STYLEGUIDE``."""
    return StyleguideGenerator if pelican.settings.get("STYLEGUIDE") else None
