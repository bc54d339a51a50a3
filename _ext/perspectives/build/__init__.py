"""The events of a build and the commands of the shell: what happens when, and what is built again.

May import every room but the top.
First to open: :mod:`perspectives.build.build_events`.
"""
