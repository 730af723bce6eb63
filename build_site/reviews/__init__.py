"""Entries -> records: which entries describe the same review, and what their accounts state of it.

entry_facts   an entry with the facts that it states
fact_reader   an entry -> its facts
doubts        why an entry is held back
acceptance    whether an editor has accepted it
areas         the areas of an entry
facts/        the facts that an account states, from its own words
digest_cache  the facts of every entry of a digest, remembered from run to run
matching/     which entries are the same review
unread_facts  what was read in too few entries of a digest
build_record  the joined entries of a review -> its record
record_ids    the id of each record, which stays when digests come and go
"""
