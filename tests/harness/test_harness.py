"""The harness is tested too: a spoiled case must fail."""

from pathlib import Path

import pytest

from plugins.notation.source import Source, Span
from plugins.notation.workout import parse, present
from tests.harness.cases import BadCase, read_folder, read_text
from tests.harness.checks import failures
from tests.harness.words import lost_from_workout

GOOD = """# Topic

## a case

```workout
- Squat: 8 reps @ RPE 12   ⟵ rpe-out-of-range «12»
- Lunge: 3 x 8
```

```model
section '' (main)
  'Squat' | Reps 8 effort=(Rpe 12)
  'Lunge' | Reps 8 sets=3
```

```format
- Squat: 8 reps @ RPE 12
- Lunge: 3 x 8
```

```report
workout:1:23: error[rpe-out-of-range]: RPE 12 is above the scale
  |
1 | - Squat: 8 reps @ RPE 12
  |                       ^^
  = help: RPE goes from 1 to 10; write RPE 10 for a set to failure
```
"""


def failed(text: str) -> list[str]:
    """Return the failures of all cases in ``text``."""
    return [failure for case in read_text(text) for failure in failures(case)]


def test_a_good_case_passes() -> None:
    """What the spoiled ones below begin from has nothing wrong."""
    assert failed(GOOD) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("   ⟵ rpe-out-of-range «12»", ""),
        ("«12»", "«RPE»"),
        ("⟵ rpe-out-of-range «12»", "⟵ rir-out-of-range «12»"),
        (
            "- Lunge: 3 x 8\n```\n\n```model",
            "- Lunge: 3 x 8   ⟵ missing-colon «3»\n```\n\n```model",
        ),
        ("- Lunge: 3 x 8\n```\n\n```report", "- Lunge: 3 x 9\n```\n\n```report"),
        ("sets=3", "sets=4"),
        ("above the scale", "beyond the scale"),
        ("  |                       ^^", "  |                      ^^"),
    ],
    ids=["unannounced", "place", "code", "announced", "format", "model", "message", "caret"],
)
def test_a_spoiled_expectation_fails(old: str, new: str) -> None:
    """One wrong word in what is expected is enough."""
    assert GOOD.count(old) == 1

    assert failed(GOOD.replace(old, new)) != []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# Topic\n\nprose\n", "has no case"),
        ("## a\n\nprose\n", "one input"),
        ("## a\n\n```workout\n- Squat: 8 reps\n```\n", "nothing is expected"),
        ("## a\n\n```workout\n\n```\n\n```format\nx\n```\n", "is empty"),
        ("## a\n\n```workout\nx\n```\n\n```formt\nx\n```\n", "no fence of a case"),
        ("## a\n\n```workout\nx\n```\n\n```workout\nx\n```\n", "a second fence"),
        ("## a\n\n```workout\nx\n", "not closed"),
        ("```workout\nx\n```\n", "under no heading"),
        ("## a\n\n```workout\nx   ⟵ no-such-code\n```\n", "no code 'no-such-code'"),
        ("## a\n\n```workout\nx   ⟵ unread-line «y»\n```\n", "stands there 0 times"),
        ("## a\n\n```workout\nx x   ⟵ unread-line «x»\n```\n", "stands there 2 times"),
        ("## a\n\n```workout\nx   ⟵ Unread Line\n```\n", "cannot be read"),
        ("## a\n\n```workout\nx   ⟵ unread-line\n```\n\n## a\n\n```workout\nx\n```\n", "two cases"),
    ],
)
def test_a_case_that_asserts_nothing_is_refused(text: str, message: str) -> None:
    """A typing slip in a case must not make it pass."""
    with pytest.raises(BadCase, match=message):
        read_text(text)


def test_an_empty_corpus_is_refused(tmp_path: Path) -> None:
    """A wrong path must not pass as a folder of good cases."""
    with pytest.raises(BadCase, match="no cases"):
        read_folder(tmp_path)


def test_a_page_of_an_unknown_kind_is_refused() -> None:
    """The folder decides which metadata is needed."""
    with pytest.raises(BadCase, match="no kind of page"):
        failed("## a\n\n```page recipes\nTitle: x   ⟵ missing-key\n```\n")


def test_lost_words_are_found() -> None:
    """Names, cues and numbers count; the notation's own words and units do not."""
    text = "1. Goblet squat: 3 x 8 each leg @ 16 kg, tempo 31X0, rest 1:30 — slowly\n"

    view = present(parse(Source("text", text), Span(0, len(text))).workout)
    more = text + "- Lunge: 12 reps — quickly, 2 min\n"

    assert lost_from_workout(text, view) == []
    assert lost_from_workout(more, view) == ["Lunge", "quickly", "12", "2"]
