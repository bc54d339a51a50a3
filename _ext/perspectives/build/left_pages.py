"""The event of a build that makes way for a newer change before all pages are written: see the live preview.

What such a build has not written is noted by the preview; what the next build must know besides is noted by
those who connect to this event.
"""

PAGES_LEFT = "perspectives-pages-left"
