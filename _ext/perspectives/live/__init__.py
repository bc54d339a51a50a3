"""The live preview: pages that are served while they are edited, built by a process that is prepared.

Three kinds of processes work together:

* ``python -m perspectives serve`` watches the files and serves the pages. It has threads, and builds nothing.
* The prepared process has everything imported, and one thread. It starts a process for each build.
* The process of a build has made the Sphinx application before it is needed. It builds once, and ends.
  So every build begins as a new one does, and nothing of the one before is left in it.

They talk in lines of JSON: orders go down, events come up.

May import every room but the top.
First to open: :mod:`perspectives.live.serve_command`.
"""
