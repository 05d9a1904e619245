"""Workbooks read by python-calamine in a process of its own, which may die of a damaged file.

apart.py   starts the process, hands it the bytes, takes its sheets of text, ends it when need be
watch.py   the limits of time and memory, on every system
child.py   the process: `python -m lib.importing.readers.workbooks.child`
cells.py   what python-calamine says of each visible sheet, as text
xlsx.py, xlsb.py, xls.py, ods.py   what it does not say: percentages, errors, and a few more
"""
