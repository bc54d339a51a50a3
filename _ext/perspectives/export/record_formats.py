"""The files of records: those of the whole book, and those of a single claim, section, document or page."""

from __future__ import annotations

from sphinx.locale import get_translation

from perspectives.export.bibliography_files import page_metadata_files
from perspectives.export.book_data import as_json
from perspectives.export.editions_json import editions_json
from perspectives.export.file_format import JSON_LD_STANDARD, JSON_STANDARD, RECORD_LISTS, Format, Standard
from perspectives.export.mentions_json import MENTIONS_FILE, MENTIONS_SCHEMA, mentions_json
from perspectives.export.record_files import claim_files, document_files, section_files
from perspectives.export.retired_json import retired_json
from perspectives.export.schema import claims_schema
from perspectives.rendering.page_facts import LINKED_DATA_FOLDER

_ = get_translation("perspectives")

RECORD_FILES = (
    Format(
        "claims.json",
        "records",
        _(
            "Every claim with its voice, chain, source and words, and all that it is connected with. "
            "For programs, and for whoever wants the whole book in one file."
        ),
        JSON_STANDARD,
        RECORD_LISTS,
        lambda data: as_json(data.content),
    ),
    Format(
        "claims.schema.json",
        "records",
        _(
            "What each field of the file above may hold. "
            "For programs that check it, and for those who write them."
        ),
        Standard("JSON Schema, draft 2020-12", "https://json-schema.org/draft/2020-12"),
        (),
        lambda data: as_json(claims_schema(data.kinds)),
    ),
    Format(
        MENTIONS_FILE,
        "records",
        _(
            "The names of the index, with every place that speaks of each. "
            "For programs that look for persons, places and things."
        ),
        JSON_STANDARD,
        ("names",),
        mentions_json,
    ),
    Format(
        "mentions.schema.json",
        "records",
        _(
            "What each field of the file above may hold. "
            "For programs that check it, and for those who write them."
        ),
        Standard("JSON Schema, draft 2020-12", "https://json-schema.org/draft/2020-12"),
        (),
        lambda data: as_json(MENTIONS_SCHEMA),
    ),
    Format(
        "retired.json",
        "records",
        _(
            "The ids that are retired: since which edition, why, and what took the place of each. "
            "For programs that know an id from an earlier edition."
        ),
        JSON_STANDARD,
        ("retired",),
        retired_json,
    ),
    Format(
        "editions.json",
        "records",
        _(
            "The editions of the book, and which claims are new, reworded, moved or retired in each. "
            "For programs that hold what an earlier edition said."
        ),
        JSON_STANDARD,
        (),
        editions_json,
    ),
    Format(
        "claims/<id>.json",
        "pieces",
        _(
            "A claim by itself, with its voice, event and sources written out "
            "and its citation in every form. "
            "For whoever cites or embeds one claim."
        ),
        JSON_STANDARD,
        ("claims",),
        claim_files,
    ),
    Format(
        "sections/<label>.json",
        "pieces",
        _(
            "A section by itself: its title, number and page, its citation in every form, "
            "and the ids of what stands in it. "
            "For whoever cites a section or follows its claims."
        ),
        JSON_STANDARD,
        ("sections",),
        section_files,
    ),
    Format(
        "documents/<id>.json",
        "pieces",
        _(
            "A document by itself: its maker, its paragraphs with their addresses and citations, "
            "and the claims that read them; never its text. "
            "For whoever cites a paragraph."
        ),
        JSON_STANDARD,
        ("documents",),
        document_files,
    ),
    Format(
        f"{LINKED_DATA_FOLDER}/<page>.jsonld",
        "pieces",
        _(
            "What a page is and which book it belongs to, in the words of schema.org. "
            "For search engines and catalogues."
        ),
        JSON_LD_STANDARD,
        ("pages",),
        page_metadata_files,
    ),
)
"""These files, in the order of the page that lists them."""
