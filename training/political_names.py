#!/usr/bin/env python3
"""Makes training rows for the person tagger out of articles with annotated quotations.

    political_names.py IN.jsonl > OUT.jsonl

Each input row has `text`, `roles` and `quotes` with the names of people, and
`people_silver`, names found by another program. Every place where one of the full names
stands, or the last word of one, becomes a mention; so does a surname that many other
articles give in full, a speaker's name of one word, and a word behind a title, because
the best known people are named by the surname alone.
"""
import collections, json, re, sys

# A surname that so many articles give in full is a person's everywhere.
KNOWN_IN = 8
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|Governor|Secretary|Ambassador|Mayor|Judge)\.? "
    r"([A-Z][\w'’-]*[a-z])"
)


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


def lone_speakers(row):
    return {
        quote["speaker"]
        for quote in row["quotes"]
        if quote["speaker"] and quote["speaker_type"] == "name" and quote["speaker"].istitle() and " " not in quote["speaker"]
    }


rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
counts = collections.Counter(name for row in rows for name in {surname(name) for name in full_names(row)})
known = {name for name, count in counts.items() if count >= KNOWN_IN and len(name) > 2}

for row in rows:
    full = full_names(row)
    single = {surname(name) for name in full} | known | lone_speakers(row)
    wanted = sorted(full, key=len, reverse=True) + sorted(single)
    wanted = [name for name in wanted if len(name) > 2]
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, wanted)) + r")\b")
    mentions = [found.span() for found in pattern.finditer(row["text"])]
    mentions += [found.span(1) for found in TITLED.finditer(row["text"]) if found[1] not in ("Of", "General", "Court")]
    # Of two that begin together the longer one counts.
    mentions.sort(key=lambda span: (span[0], -span[1]))
    kept = []
    for start, end in mentions:
        if not kept or start >= kept[-1][1]:
            kept.append([start, end])
    print(json.dumps({"text": row["text"], "mentions": kept}))
