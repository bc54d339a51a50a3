"""The parts of a message, as an editor's program finds them."""

from __future__ import annotations

import re

from perspectives.build.problem_matchers import MESSAGE_FORMS


def form_of(line: str) -> dict[str, str]:
    """Return the parts of a message, with the name of its form; nothing if it has none."""
    found = [(form, match) for form in MESSAGE_FORMS if (match := re.search(form.expression, line))]
    assert len(found) < 2, f"two forms: {line}"
    for form, match in found:
        parts = {part: match[group] for part, group in form.groups.items() if match[group]}
        return {"owner": form.owner, **parts}
    return {}
