"""The types of entries in BibTeX and BibLaTeX, and the names that tools have for them.

Each type has a type of CSL 1.0.2, and the type of BibTeX that pybtex's own styles can print.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryType:
    """What an entry of this type is.

    :ivar csl: the type of CSL 1.0.2
    :ivar bibtex: the type of BibTeX
    :ivar genre: the genre of a work whose entry has no field ``type``
    """

    csl: str
    bibtex: str
    genre: str = ""


_BOOK, _PART = EntryType("book", "book"), EntryType("chapter", "incollection")
_ENTRY = EntryType("entry-encyclopedia", "incollection")
_WEB, _REPORT = EntryType("webpage", "online"), EntryType("report", "techreport")

ENTRY_TYPES = {
    "article": EntryType("article-journal", "article"),
    "suppperiodical": EntryType("article-journal", "article"),
    "periodical": EntryType("periodical", "misc"),
    **dict.fromkeys("book mvbook collection mvcollection reference mvreference".split(), _BOOK),
    **dict.fromkeys("proceedings mvproceedings".split(), EntryType("book", "proceedings")),
    "booklet": EntryType("book", "booklet"),
    "manual": EntryType("book", "manual"),
    **dict.fromkeys("incollection bookinbook suppbook suppcollection".split(), _PART),
    "inbook": EntryType("chapter", "inbook"),
    "inreference": _ENTRY,
    **dict.fromkeys(["inproceedings", "conference"], EntryType("paper-conference", "inproceedings")),
    "thesis": EntryType("thesis", "phdthesis"),
    "phdthesis": EntryType("thesis", "phdthesis", "PhD thesis"),
    "mastersthesis": EntryType("thesis", "mastersthesis", "master’s thesis"),
    **dict.fromkeys(["report", "techreport"], _REPORT),
    **dict.fromkeys(["online", "electronic", "www"], _WEB),
    "unpublished": EntryType("manuscript", "unpublished"),
    "misc": EntryType("document", "misc"),
    "patent": EntryType("patent", "patent"),
    "dataset": EntryType("dataset", "dataset"),
    "software": EntryType("software", "software"),
    "review": EntryType("review", "article"),
    "letter": EntryType("personal_communication", "misc"),
    "standard": EntryType("standard", "misc"),
    "legislation": EntryType("legislation", "misc"),
    "jurisdiction": EntryType("legal_case", "misc"),
    "legal": EntryType("legal_case", "misc"),
    **dict.fromkeys(["artwork", "image"], EntryType("graphic", "misc")),
    **dict.fromkeys(["audio", "music"], EntryType("song", "misc")),
    **dict.fromkeys(["movie", "video"], EntryType("motion_picture", "misc")),
    "performance": EntryType("performance", "misc"),
    "commentary": EntryType("document", "misc"),
}
"""The types of BibTeX and of BibLaTeX (the manual of BibLaTeX 3.20, sections 2.1.1 to 2.1.3)."""
UNKNOWN_TYPE = ENTRY_TYPES["misc"]
"""What a work of an unknown type is taken for."""
ARTICLE_TYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
"""The CSL type of an article, by the field ``entrysubtype``."""
ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "review"})
"""The CSL types of works that are part of a periodical."""
PART_TYPES = frozenset({"chapter", "paper-conference", "entry-encyclopedia"})
"""The CSL types of works that are part of a book."""
DATA_TYPE = "xdata"
"""The type of an entry that is no work, and holds fields for others."""
NO_WORKS = frozenset({DATA_TYPE, "set", "control", "bibnote"})
"""Types of entries that are not works."""
FOREIGN_TYPES = {
    **dict.fromkeys("buch livre libro livro libri libër kniga boek bok kitap monograph".split(), "book"),
    **dict.fromkeys("aufsatz artikel artículo articolo artigo artikull".split(), "article"),
    **dict.fromkeys("zeitschriftenartikel journalarticle magazine newspaper press".split(), "article"),
    **dict.fromkeys("kapitel chapitre capítulo capitolo chapter section bookpart".split(), "incollection"),
    **dict.fromkeys("sammelband editedbook anthology".split(), "collection"),
    **dict.fromkeys("webpage website webseite site internet web blog url".split(), "online"),
    **dict.fromkeys("hochschulschrift dissertation diss phd".split(), "thesis"),
    **dict.fromkeys("bericht rapport techrep".split(), "report"),
    **dict.fromkeys("encyclopedia encyclopaedia dictionary lexikon entry".split(), "inreference"),
    **dict.fromkeys("brief lettre correspondence".split(), "letter"),
    **dict.fromkeys("film motionpicture".split(), "movie"),
    **dict.fromkeys("document archive generic other".split(), "misc"),
    **dict.fromkeys("manuscript handschrift".split(), "unpublished"),
}
"""Names that are not types, and the type that they most probably mean."""
