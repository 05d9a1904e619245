"""A school's files, however messy, made into clean rows, or a list of what is wrong with them.

delivery = deliver(file_name, data, content, checkpoint, academic_year)   delivery.py
previews = preview(database, [delivery])            nothing stored         importer.py
stored = store(database, previews, who)             one transaction        importer.py
stored = store_unseen(database, deliveries, who)    nightly, the sample    importer.py
undo(database, import_id, who)                                             undoing.py
"""
