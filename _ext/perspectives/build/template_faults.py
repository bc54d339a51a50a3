"""Why a template of pages cannot be carried out, for an editor: file, line, what was found, and the mend."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

NO_PAGES = "The template cannot be carried out, so that no page is written."
OWN_MEND = "Correct the line, or take the file out: then the template of the theme is used."
THEME_MEND = "It is one of the theme's: correct the settings in conf.py that it reads."


def template_fault(error: BaseException, confdir: Path) -> tuple[str, int, str] | None:
    """Return the fault of the template for which Sphinx could not write a page; None if there is none.

    :param error: the error of Sphinx, with that of Jinja as its cause
    :param confdir: the folder of conf.py, below which a book has its own templates
    :return: the file, which is conf.py where no template is known; its line; what is wrong, and the mend
    """
    cause = error.__cause__
    places = list(_template_places(cause.__traceback__)) if cause else []
    if isinstance(cause, TemplateSyntaxError) and cause.filename:
        places.append((cause.filename, cause.lineno))
    if cause is None or not (places or isinstance(cause, TemplateError)):
        return None
    own = [place for place in places if Path(place[0]).resolve().is_relative_to(confdir.resolve())]
    path, line = (own or places or [(str(confdir / "conf.py"), 1)])[-1]
    if isinstance(cause, TemplateNotFound):
        words = f"There is no template of this name. Found: “{cause.name}”."
        return path, line, f"{words} Correct the name, or put the file there."
    said = next(iter(str(cause).splitlines()), type(cause).__name__).rstrip(".")
    mend = OWN_MEND if own else THEME_MEND
    return path, line, f"{NO_PAGES} Found: “{_text_of(path, line)}”: {said}. {mend}"


def _template_places(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Yield the lines of templates in the course of an error: Jinja puts them there like lines of Python."""
    while trace:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _text_of(path: str, line: int) -> str:
    try:
        lines = Path(path).read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    return lines[line - 1].strip() if 0 < line <= len(lines) else ""
