"""Lessons on real pages: what pupils get, what the teacher gets, and every fault that an editor can make."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup, Tag

from perspectives.records.document_problems import DOCUMENT_PROBLEMS
from perspectives.records.lesson_problems import LESSON_PROBLEMS
from perspectives.records.problems import PROBLEM_KINDS
from tests.support import CODE, Book, Build, add_lessons

QUESTIONS = "- Who says it?\n- To whom?"
CONTEXT = "A bell broke in the night."
ORGANISER = "::::{organiser}\n| Source | Writer |\n|---|---|\n| A | |\n::::\n"
TASK = "::::{task}\nWhom do you believe?\n::::\n"
TEACHER = ":::::{teacher}\nModel answer: the rope.\n:::::\n"


def source(
    target: str = "ringer-rope", options: str = ":credit: Anna Ringer, in 1701.", questions: str = QUESTIONS
) -> str:
    """Return a source of a lesson."""
    return f"::::{{lesson-source}} {target}\n{options}\n\n{questions}\n::::\n"


def lesson(*sources: str, options: str = ":skill: sourcing\n:minutes: 45", **parts: str) -> str:
    """Return a lesson; each of its parts can be replaced: context, organiser, task, teacher, tail."""
    pupils = "\n".join(
        [parts.get("context", CONTEXT), "", *(sources or (source(),)), parts.get("organiser", ORGANISER)]
    )
    return (
        f"::::::{{lesson}}\n{options}\n\n"
        f":::::{{pupils}}\n{pupils}\n{parts.get('task', TASK)}:::::\n\n"
        f"{parts.get('teacher', TEACHER)}{parts.get('tail', '')}::::::\n"
    )


@dataclass(frozen=True)
class Fault:
    """A lesson with faults: their codes, and words that the messages contain."""

    name: str
    codes: tuple[str, ...]
    text: str
    says: tuple[str, ...] = ()


LONG = "word " * 110
LONG_CLAIMS = "".join(
    f"\n:::{{claim}} abbot\n:id: long-{number}\n:source: odo-book\n\n> Number {number}: {LONG}\n:::\n"
    for number in range(6)
)
LONG_SOURCES = tuple(source(f"long-{number}") for number in range(6))

FAULTS = (
    Fault("whole", (), lesson()),
    Fault("many", (), lesson(source(), source("odo-ringer-did"), source("charter:p1"))),
    Fault("whole-document", (), lesson(source("charter:p1, 3-5"))),
    Fault("dashes", (), lesson(source("charter:p3–5"))),
    Fault("with-letters", (), lesson(source("charter:p3-p5"))),
    Fault("attachment", (), lesson(source("charter:a1-p1"))),
    Fault("verse-quote", (), lesson(context="See {quote}`The rope was old. <ringer-rope>`")),
    Fault(
        "gloss-as-it-stands",
        (),
        lesson(source(options=":credit: She.\n:gloss: Rope = a cord; was old = aged")),
    ),
    Fault("longer-lesson", (), lesson(*LONG_SOURCES, options=":skill: sourcing\n:minutes: 60")),
    Fault("unknown-claim", ("unknown-claim",), lesson(source("ringer-rop")), ("ringer-rop", "“ringer-rope”")),
    Fault("near-document", ("unknown-claim",), lesson(source("chartr")), ("“charter”",)),
    Fault("unknown-document", ("unknown-document",), lesson(source("chartr:p1")), ("“charter:p1”",)),
    Fault(
        "unknown-paragraph", ("unknown-paragraph",), lesson(source("charter:p9")), ("“9”", "from 1 to a1-p2")
    ),
    Fault("unknown-end", ("unknown-paragraph",), lesson(source("charter:p5-12")), ("“12”",)),
    Fault("backwards", ("malformed-selection",), lesson(source("charter:p5-3")), ("charter:p5-3", "p3-5")),
    Fault("words-for-number", ("malformed-selection",), lesson(source("charter:first")), ("charter:first",)),
    Fault("left-out", ("passage-left-out",), lesson(source("charter:p2")), ("“2”", "1, 3-5, a1")),
    Fault("half-left-out", ("passage-left-out",), lesson(source("charter:p5-6")), ("“6”",)),
    Fault(
        "only-quoted", ("unprintable-source",), lesson(source("letter:p1")), ("a claim that quotes letter",)
    ),
    Fault("only-quoted-whole", ("unprintable-source",), lesson(source("letter")), ("letter",)),
    Fault("no-words", ("source-without-words",), lesson(source("nobody-laughed")), ("nobody-laughed",)),
    Fault(
        "no-original",
        ("missing-original",),
        lesson(source(options=":credit: She.\n:show: original")),
        ("ringer-rope",),
    ),
    Fault(
        "original-of-document",
        ("missing-original",),
        lesson(source("charter:p1", ":credit: He.\n:show: original")),
        ("charter:p1",),
    ),
    Fault("twice", ("repeated-source",), lesson(source(), source()), ("ringer-rope",)),
    Fault("no-target", ("missing-argument",), lesson(source("")), ("the id of a claim, or a passage",)),
    Fault("no-credit", ("missing-option",), lesson(source(options="")), ("“credit”",)),
    Fault("empty-credit", ("missing-option",), lesson(source(options=":credit:")), ("“credit”",)),
    Fault(
        "show-what",
        ("unknown-value",),
        lesson(source(options=":credit: She.\n:show: orginal")),
        ("“original”",),
    ),
    Fault(
        "sourc-option",
        ("unknown-option",),
        lesson(source(options=":credt: She.\n:credit: She.")),
        ("“credit”",),
    ),
    Fault(
        "gloss-form",
        ("malformed-gloss",),
        lesson(source(options=":credit: She.\n:gloss: rope: a cord")),
        ("=",),
    ),
    Fault(
        "gloss-half", ("malformed-gloss",), lesson(source(options=":credit: She.\n:gloss: rope =; old = x"))
    ),
    Fault("gloss-empty", ("malformed-gloss",), lesson(source(options=":credit: She.\n:gloss:"))),
    Fault(
        "gloss-elsewhere",
        ("gloss-not-in-words",),
        lesson(source(options=":credit: She.\n:gloss: roppe = a cord")),
        ("“roppe”", "“rope”"),
    ),
    Fault("no-questions", ("lesson-questions",), lesson(source(questions="")), ("0 in ringer-rope",)),
    Fault("one-question", ("lesson-questions",), lesson(source(questions="- Who?")), ("1 in",)),
    Fault("three-questions", ("lesson-questions",), lesson(source(questions="- A?\n- B?\n- C?")), ("3 in",)),
    Fault("questions-in-prose", ("lesson-questions",), lesson(source(questions="Who? Why?")), ("0 in",)),
    Fault(
        "question-to-do", ("unwritten-part",), lesson(source(questions="- TODO who\n- Why?")), ("TODO who",)
    ),
    Fault(
        "no-pupils",
        ("missing-lesson-part",),
        f"::::::{{lesson}}\n:skill: x\n:minutes: 45\n\n{TEACHER}::::::\n",
        ("{pupils}",),
    ),
    Fault("no-teacher", ("missing-lesson-part",), lesson(teacher=""), ("{teacher}",)),
    Fault("no-task", ("missing-lesson-part",), lesson(task=""), ("{task}",)),
    Fault("no-organiser", ("missing-lesson-part",), lesson(organiser=""), ("{organiser}",)),
    Fault("no-context", ("missing-lesson-part",), lesson(context=""), ("the context",)),
    Fault("no-source", ("missing-lesson-part",), lesson(""), ("{lesson-source}",)),
    Fault("empty-task", ("empty-body",), lesson(task="::::{task}\n::::\n"), ("{task}",)),
    Fault("empty-teacher", ("empty-body",), lesson(teacher=":::::{teacher}\n:::::\n"), ("{teacher}",)),
    Fault("two-tasks", ("misplaced-lesson-part",), lesson(task=TASK + TASK), ("one {task}",)),
    Fault("two-teachers", ("misplaced-lesson-part",), lesson(teacher=TEACHER + TEACHER), ("one {teacher}",)),
    Fault(
        "task-outside",
        ("misplaced-lesson-part",),
        lesson(task="", tail=TASK),
        ("it in {pupils}",),
    ),
    Fault("source-alone", ("misplaced-lesson-part",), source(), ("it in {pupils}",)),
    Fault("teacher-alone", ("misplaced-lesson-part",), TEACHER, ("it in {lesson}",)),
    Fault("text-between", ("text-in-lesson",), lesson(tail="\nWords between.\n"), ("Words between.",)),
    Fault(
        "full-organiser",
        ("unfit-organiser",),
        lesson(organiser=ORGANISER.replace("A | |", "A | B |")),
        ("no empty cell",),
    ),
    Fault(
        "prose-organiser",
        ("unfit-organiser",),
        lesson(organiser="::::{organiser}\nA table.\n::::\n"),
        ("0 tables",),
    ),
    Fault(
        "nameless-column",
        ("unfit-organiser",),
        lesson(organiser=ORGANISER.replace("Source", "")),
        ("a column without a name",),
    ),
    Fault("no-skill", ("missing-option",), lesson(options=":minutes: 45"), ("“skill”",)),
    Fault("no-minutes", ("missing-option",), lesson(options=":skill: sourcing"), ("“minutes”",)),
    Fault(
        "minutes-in-words", ("malformed-minutes",), lesson(options=":skill: x\n:minutes: forty"), ("forty",)
    ),
    Fault(
        "minutes-with-unit",
        ("malformed-minutes",),
        lesson(options=":skill: x\n:minutes: 45 minutes"),
        ("“45”",),
    ),
    Fault("minutes-zero", ("malformed-minutes",), lesson(options=":skill: x\n:minutes: 0"), ("5 to 300",)),
    Fault(
        "uses-unknown",
        ("unknown-accounts",),
        lesson(options=":skill: x\n:minutes: 45\n:uses: who-broke-him"),
        ("“who-broke-it”",),
    ),
    Fault("too-long", ("long-lesson",), lesson(*LONG_SOURCES), ("672 words", "at most 600 words")),
    Fault(
        "too-long-for-half",
        ("long-lesson",),
        lesson(*LONG_SOURCES[:4], options=":skill: x\n:minutes: 30"),
        ("at most 400",),
    ),
    Fault("link", ("not-for-pupils",), lesson(context="See {claim}`ringer-wind`."), ("ringer-wind",)),
    Fault(
        "link-in-task",
        ("not-for-pupils",),
        lesson(task="::::{task}\nSee {ref}`the-bell`.\n::::\n"),
        ("the-bell",),
    ),
    Fault("citation", ("not-for-pupils",), lesson(context="So {cite:t}`odo-book`."), ("odo-book",)),
    Fault("address", ("not-for-pupils",), lesson(context="See <https://example.org/x>."), ("example.org",)),
    Fault("footnote", ("not-for-pupils",), lesson(context="So.[^1]\n\n[^1]: A note.")),
    Fault("view", ("not-for-pupils",), lesson(context="So.\n\n:::{view} voices\n:::\n")),
    Fault(
        "link-in-question",
        ("not-for-pupils",),
        lesson(source(questions="- Who, {voice}`ringer`?\n- Why?")),
        ("ringer",),
    ),
    Fault(
        "no-heading",
        ("misplaced-lesson",),
        lesson() + "\n" + lesson().replace("ringer-rope", "ringer-wind"),
        (),
    ),
    Fault(
        "in-note",
        ("misplaced-lesson",),
        ":::::::{editorial-note} date\n:id: n-lesson\n\n" + lesson() + ":::::::\n",
        ("editorial-note",),
    ),
)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, dict[str, list[str]]]:
    """Build one book with a page for each fault; return the messages of each page."""
    book = Book(tmp_path_factory.mktemp("lessons") / "book")
    add_lessons(book)
    book.write("docs/long.md", f"(long)=\n# Long\n{LONG_CLAIMS}")
    book.write("docs/same.md", f"(same)=\n# Same\n\n{lesson()}")
    book.write("docs/same-again.md", f"(lesson-same)=\n# Same again\n\n{lesson()}")
    book.write("docs/bare.md", f"# No label\n\n{lesson()}")
    names = ["long", "same", "same-again", "bare"]
    for fault in FAULTS:
        names.append(f"faulty-{fault.name}")
        text = f"(lesson-{fault.name})=\n# A lesson\n\nBefore it.\n\n{fault.text}"
        book.write(f"docs/faulty-{fault.name}.md", text)
    book.replace("docs/index.md", "registers\n", "\n".join(["registers", *names, ""]))
    build = book.build()
    by_page: dict[str, list[str]] = {}
    for warning in build.warnings:
        page = warning.partition(".md:")[0].rpartition("/")[2]
        by_page.setdefault(page, []).append(warning)
    return build, by_page


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.name for fault in FAULTS])
def test_a_fault_is_told_with_its_line_and_the_words_are_kept(
    faulty: tuple[Build, dict[str, list[str]]], fault: Fault
) -> None:
    build, by_page = faulty
    messages = by_page.get(f"faulty-{fault.name}", [])
    assert sorted(match[1] for one in messages if (match := CODE.search(one))) == sorted(fault.codes)
    assert len(messages) == len(fault.codes), messages
    for words in fault.says:
        assert words in " ".join(messages)
    for message in messages:
        code = CODE.search(message)
        assert code
        assert PROBLEM_KINDS[code[1]].mend in message
    page = build.read(f"faulty-{fault.name}.html")
    assert "Before it." in page
    for words in ("Whom do you believe?", "Model answer: the rope.", "Words between."):
        assert (words in fault.text) == (words in page)


def test_two_lessons_with_one_id_would_be_one_file(faulty: tuple[Build, dict[str, list[str]]]) -> None:
    _build, by_page = faulty
    (message,) = by_page["same-again"]
    assert "duplicate-id" in message
    assert "“same”" in message
    assert "same.md:4" in message


def test_a_lesson_under_a_heading_without_a_label_has_no_files(
    faulty: tuple[Build, dict[str, list[str]]],
) -> None:
    _build, by_page = faulty
    assert sorted(match[1] for one in by_page["bare"] if (match := CODE.search(one))) == [
        "unlabelled-section",
    ]


def test_every_kind_of_problem_of_lessons_is_tried() -> None:
    tried = {code for fault in FAULTS for code in fault.codes}
    # Those of the list of a reader for a class: tests/build/test_class_reader.py.
    tried |= {f"{fault}-class-reader" for fault in ("missing", "malformed", "long")}
    tried |= {f"{fault}-in-class-reader" for fault in ("unknown", "repeated")}
    assert {code for code, _sentence, _mend in LESSON_PROBLEMS} <= tried
    assert not tried & {code for code, _sentence, _mend in DOCUMENT_PROBLEMS} - set(PROBLEM_KINDS)


# What the pages show


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the tiny reader with two lessons, and offer their files."""
    book = Book(tmp_path_factory.mktemp("lessons") / "book")
    add_lessons(book)
    return book.build(perspectives_lessons="downloads/lessons", perspectives_report="https://a.example/?{id}")


def side(build: Build, name: str, which: str) -> Tag:
    """Return one side of a lesson: ``pupils`` or ``teacher``."""
    tag = BeautifulSoup(build.read(f"{name}.html"), "html.parser").select_one(f".ps-{which}")
    assert tag is not None
    return tag


def lines(tag: Tag) -> list[str]:
    """Return the words of each block in a tag, in their order."""
    blocks = tag.find_all(["h2", "h3", "p", "th", "td", "blockquote"])
    return [
        " ".join(block.get_text().split())
        for block in blocks
        if not block.find(["p", "h3"]) and block.get_text()
    ]


def test_pupils_get_context_sources_organiser_and_task_and_nothing_else(shown: Build) -> None:
    assert shown.warnings == []
    assert lines(side(shown, "lesson-who-broke-it", "pupils")) == [
        "For pupils",
        "A bell broke in the night of 1 May 1701. Nobody saw it. Four people have told us why.",
        "Source A",
        "Anna Ringer, who rang the bell, in May 1701; a pedlar printed it in a letter of 1702.",
        '‘It was the wind -- "a great wind" ... and [not] I.’',
        "the wind: moving air; great: here: strong",
        "What does she say broke the bell?",
        "What might she want to be believed?",
        "Source B",
        "Odo, who kept the abbey’s book, in that book.",
        "“She rang too hard.”",
        "What does Odo say that she did, as against “the wind”?",
        "How could he know?",
        "Source C",
        "A miller, in Latin, in the abbey’s book of 1720.",
        "In English",
        "“I heard it break at midnight.”",
        "In Latin",
        "“Media nocte fractam audivi.”",
        "What did he hear?",
        "When did he hear it?",
        "Fill in",
        *("Source", "Was the writer there?", "What might the writer want?", "A", "B", "C"),
        "Your task",
        "Whom would you believe, and about what? Write 80 to 120 words.",
    ]


@pytest.mark.parametrize("name", ["lesson-who-broke-it", "lesson-charter"])
def test_the_pupils_side_leads_nowhere_and_comes_first(shown: Build, name: str) -> None:
    pupils = side(shown, name, "pupils")
    assert not pupils.select("a, sup, [id]")
    following = pupils.find_next_sibling()
    assert isinstance(following, Tag)
    assert "ps-teacher" in following["class"]


def test_the_lines_of_a_document_have_numbers_and_hard_words_stand_at_the_foot(shown: Build) -> None:
    pupils = side(shown, "lesson-charter", "pupils")
    assert [line.get_text() for line in pupils.select(".ps-source-line")] == [
        "a rope that was frayed;",
        "a clapper that was bent;",
        "The ringer says she did not pull. ",
        "The abbot says she did. I heard it, he says, & no more.",
    ]
    foot = pupils.select_one(".ps-lesson-source + .ps-gloss-foot")
    assert foot is not None
    assert foot.get_text() == "line 1: frayed: worn thin; line 2: clapper: the part that strikes the bell"


def test_the_teachers_side_adds_credits_words_minutes_and_the_form(shown: Build) -> None:
    teacher = side(shown, "lesson-who-broke-it", "teacher")
    text = " ".join(teacher.get_text().split())
    for words in (
        "Trains: sourcing · 45 minutes · From the comparison: Who broke the bell?",
        "A. Anna Ringer, 1 May 1701, original not identified; as quoted in Tom Pedlar, “A Letter,”",
        "Evidence: not yet collated. Seen of the work: only what others quote. In this book: ringer-wind.",
        "C. A pedlar, in Abbot Odo, The Book of the Abbey (Bellham: The Abbey, 1720), 20. Evidence: not yet",
        "The sources have 20 words (A 10, B 4, C 6).",
        "The original words beside them, 4, are not counted.",
        "about 1 min at 120 words a minute",
        "about 1 min at 80, for learners. This is estimated, not measured.",
        "Not yet tried with a class",
        "What pupils said that the model answer does not foresee",
        "Report back: https://a.example/?lesson-who-broke-it",
    ):
        assert words in text
    assert not any(sign in text for sign in "●◒◐○")
    tried = side(shown, "lesson-charter", "teacher").get_text()
    assert "Not yet tried" not in tried
    assert "With a class of fifteen in Bellham" in tried
    assert "Paragraphs 3–5. In this book: charter." in " ".join(tried.split())


def test_a_lesson_offers_its_files_where_they_are(
    shown: Build, faulty: tuple[Build, dict[str, list[str]]]
) -> None:
    page = BeautifulSoup(shown.read("lesson-charter.html"), "html.parser")
    assert [link["href"] for link in page.select(".ps-lesson-files a")] == [
        "downloads/lessons/charter.pdf",
        "downloads/lessons/charter-letter.pdf",
        "downloads/lessons/charter.docx",
    ]
    assert "ps-lesson-files" not in faulty[0].read("lesson-charter.html")
