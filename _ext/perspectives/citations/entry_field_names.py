"""The names of the fields of BibTeX and BibLaTeX, as Zotero, JabRef, EndNote and others export them.

Each name is in one of these tables: it has another name here (:data:`FIELD_ALIASES`), it is kept
(:data:`KEPT_FIELDS`), it is read together with others (:data:`COMBINED_FIELDS`), no citation has a place
for it (:data:`UNPRINTED_FIELDS`), or it is left out on purpose (:data:`LEFT_OUT_FIELDS`).
Fields without a place and all other fields are reported.
"""

from __future__ import annotations

import re

NAME_FIELDS = ("author", "editor", "translator", "bookauthor")
"""The fields with names of persons and bodies."""
FIELD_ALIASES = {
    "journaltitle": "journal",
    "location": "address",
    "langid": "language",
    "hyphenation": "language",
    "lang": "language",
    "original-language": "origlanguage",
    "origdate": "origyear",
    "accessed": "urldate",
    "lastaccessed": "urldate",
    "lastchecked": "urldate",
    "version": "edition",
    "numpages": "pagetotal",
    "eid": "pages",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "conference": "eventtitle",
    "university": "school",
    "pmcid": "pmc",
}
"""The name here for another name of the same field."""
FIELD_VARIABLES = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "volume": "volume",
    "number": "number",
    "issue": "issue",
    "pages": "page",
    "edition": "edition",
    "series": "collection-title",
    "chapter": "number",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "note": "note",
    "language": "language",
    "archive": "archive",
    "eprinttype": "archive",
    "collection": "archive_collection",
    "shorttitle": "title-short",
    "howpublished": "archive_location",
    "eprint": "archive_location",
    "type": "genre",
    "pagetotal": "number-of-pages",
    "eventtitle": "event-title",
    "venue": "event-place",
    "origtitle": "original-title",
    "annotation": "annote",
    "pmid": "PMID",
    "pmc": "PMCID",
}
"""The fields that are text, and the variable of CSL for each; an earlier field goes before a later one."""
VERBATIM_FIELDS = ("doi", "url")
"""The fields whose text is no prose: it is taken as it is."""
DATE_FIELDS = {
    "date": "issued",
    "year": "issued",
    "origyear": "original-date",
    "urldate": "accessed",
    "eventdate": "event-date",
}
"""The fields with dates, and the variable of CSL for each; an earlier field goes before a later one."""
COMBINED_FIELDS = frozenset(
    "month day subtitle booksubtitle journalsubtitle maintitle mainsubtitle addendum eprintclass pubstate "
    "crossref xdata entrysubtype editortype".split()
)
"""The fields that become part of another field, or say how another one is read."""
UNPRINTED_FIELDS = frozenset(
    "afterword annotator authortype bookauthortype booktitleaddon commentator editora editoratype editorb "
    "editorbtype editorc editorctype entrykey eventtitleaddon foreword holder introduction isan ismn isrn "
    "issuesubtitle issuetitle issuetitleaddon iswc journaltitleaddon mainbooktitle maintitleaddon nameaddon "
    "part reprinttitle shortlocation titleaddon translatortype volumes".split()
)
"""The fields of BibLaTeX that no citation has here; each use of them is reported."""
KEPT_FIELDS = frozenset({*NAME_FIELDS, *FIELD_VARIABLES, *DATE_FIELDS, "origlanguage"})
LEFT_OUT_FIELDS = frozenset(
    # What a work is about, and what someone thought of it.
    "abstract annote comment keywords keyword review readstatus printed priority ranking "
    "relevance qualityassured status contents "
    # Files, and the state of a collection.
    "file pdf url-local local-url groups owner timestamp creationdate modificationdate date-added "
    "date-modified mendeley-tags mendeley-groups citationkey ids intrafile library lccn call-number "
    "callnumber accessdate database-provider researchnotes __markedentry nosource "
    # How another program sorts, abbreviates and prints.
    "sortkey sortname sorttitle sortyear sortshorthand presort options execute label shorthand "
    "shorthandintro indextitle indexsorttitle gender pagination bookpagination entryset shortjournal "
    "journalabbreviation shortseries shortauthor shorteditor langidopts refsection related relatedtype "
    "relatedstring relatedoptions xref urlday urlmonth urlyear "
    # Numbers of other databases.
    "zbl zblnumber mrnumber mrclass mrreviewer fjournal coden bibsource biburl adsurl adsnote".split()
)
"""The fields that are left out on purpose, since no citation has them."""
LEFT_OUT_PATTERN = re.compile(r"bdsk-(?:url|file)-\d+|user[a-f]|verb[abc]|tex\..+|x-.+|owner-?\d*")
"""More fields that are left out: those of BibDesk, of Better BibTeX, and those for anybody's own use."""
NOT_INHERITED = frozenset(
    "crossref xdata ids label options presort shorthand shorthandintro sortkey sortname sorttitle entryset "
    "entrysubtype execute xref related relatedoptions relatedstring relatedtype "
    # These say something of the parent alone.
    "doi url urldate eprint eprinttype eprintclass pages pagetotal shorttitle titleaddon abstract keywords "
    "file note addendum howpublished chapter seen annotation".split()
)
"""The fields that a work does not take from the work that it is part of."""
ENDNOTE_TYPES = {
    **dict.fromkeys(
        [
            *(
                "journal article",
                "book",
                "book section",
                "edited book",
                "report",
                "generic",
                "thesis",
                "misc",
            ),
            *("conference paper", "conference proceedings", "encyclopedia", "dictionary", "manuscript"),
            *("unpublished work", "electronic article", "electronic book"),
        ],
        "",
    ),
    "web page": "online",
    "blog": "online",
    "newspaper article": "newspaper",
    "magazine article": "magazine",
}
"""Names of types that EndNote writes into the field ``type`` of every entry, and what they say besides."""
GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "master’s thesis",
    "mastersthesis": "master’s thesis",
    "bathesis": "bachelor’s thesis",
    "candthesis": "candidate’s thesis",
    "techreport": "technical report",
    "resreport": "research report",
    "software": "software",
    "datacd": "data CD",
    "audiocd": "audio CD",
}
"""The genre for a key of BibLaTeX in the field ``type``."""
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
"""The number of an edition, by its name."""
ARCHIVES = {
    "arxiv": "arXiv",
    "jstor": "JSTOR",
    "pubmed": "PubMed",
    "googlebooks": "Google Books",
    "hdl": "Handle",
}
"""The names of archives, by their keys in the field ``eprinttype``."""


def is_left_out(name: str) -> bool:
    """Return whether a field is left out on purpose."""
    return name in LEFT_OUT_FIELDS or LEFT_OUT_PATTERN.fullmatch(name) is not None
