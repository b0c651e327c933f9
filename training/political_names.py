#!/usr/bin/env python3
"""Makes training rows for the person tagger out of articles with annotated quotations.

    political_names.py IN.jsonl > OUT.jsonl

Each input row has `text`, `roles` and `quotes` with the names of people, and
`people_silver`, names found by another program. Every place where one of the full names
stands, or the last word of one, becomes a mention.
"""
import json, re, sys


def full_names(row):
    names = {role["name"] for role in row["roles"]}
    names |= {
        quote["speaker"]
        for quote in row["quotes"]
        if quote["speaker"] and quote["speaker_type"] in ("name", "pronoun")
    }
    names |= {person["name"] for person in row["people_silver"]}
    return {name for name in names if " " in name}


def surname(name):
    words = re.sub(r",? (Jr|Sr)\.?$", "", name).split()
    return words[-1] if words else ""


for line in open(sys.argv[1], encoding="utf-8"):
    row = json.loads(line)
    full = full_names(row)
    wanted = sorted(full, key=len, reverse=True) + sorted({surname(name) for name in full})
    wanted = [name for name in wanted if len(name) > 2]
    if not wanted:
        continue
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, wanted)) + r")\b")
    mentions = [[found.start(), found.end()] for found in pattern.finditer(row["text"])]
    print(json.dumps({"text": row["text"], "mentions": mentions}))
