"""The events of a build, incremental builds, the log of problems, and the commands.

May import every room but the top.
First to open: :mod:`perspectives.build.build_events`.
"""
