#!/usr/bin/env python3
"""Labels plain text by spaCy's medium English model, for `train_names --silver`.

    label.py MODEL ARTICLES.jsonl… > silver.jsonl

MODEL is the folder of en_core_web_md 3.8.0 (MIT). A line of the articles has a "text", or "lines" of which those to "keep" are
the text. One line an article goes out: {"text", "entities": [{"start", "end", "type"}]}, offsets in code points, types those
of the library. Needs spaCy 3.8.
"""
import json
import sys

import spacy

TYPES = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "NORP", "EVENT": "EVENT"}
LONGEST = 20_000

model, *files = sys.argv[1:]
nlp = spacy.load(model, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])


def texts():
    seen = set()
    for file in files:
        for line in open(file, encoding="utf-8"):
            article = json.loads(line)
            kept = [line["t"] for line in article.get("lines", []) if line["keep"]]
            text = article.get("text", "\n".join(kept))[:LONGEST]
            if text and text not in seen:
                seen.add(text)
                yield text


for doc in nlp.pipe(texts(), batch_size=64):
    entities = [
        {"start": e.start_char, "end": e.end_char, "type": TYPES[e.label_]} for e in doc.ents if e.label_ in TYPES
    ]
    print(json.dumps({"text": doc.text, "entities": entities}, ensure_ascii=False))
