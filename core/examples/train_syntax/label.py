#!/usr/bin/env python3
"""Parses text by spaCy's English models, for `train_syntax`.

    label.py plain MODEL… -- ARTICLES.jsonl… > silver.tsv
    label.py gold MODEL… -- TREEBANK.conllu… > gold.tsv

MODEL is the folder of a model of spaCy 3.8 (MIT). A line of the articles has a "text" and perhaps a "title", or "lines" of which
those to "keep" are the text. The first model parts the text into sentences and words, which are the treebank's in the other case.
A line a word goes out, an empty one after each sentence: word, tag, head and relation of the treebank or `_`, then tag, head and
relation by each model. Heads count from 1, and 0 is the root.
"""
import json
import random
import sys

import spacy
from spacy.tokens import Doc

LONGEST = 120
# Tags of GUM's releases before 2020 are those of TreeTagger.
TREETAGGER = {"SENT": ".", "NP": "NNP", "NPS": "NNPS", "PP": "PRP", "PP$": "PRP$", "IN/that": "IN", "(": "-LRB-", ")": "-RRB-"}
NO_SPACE_BEFORE = set(".,;:?!)]%”’") | {"''", "n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "’s", "n’t"}
NO_SPACE_AFTER = set("([“‘$£") | {"``"}


def load(path):
    return spacy.load(path, exclude=["ner", "attribute_ruler", "lemmatizer", "senter"])


def paragraphs(files):
    articles = []
    for file in files:
        for line in open(file, encoding="utf-8"):
            article = json.loads(line)
            if "lines" in article:
                articles.append([line["t"] for line in article["lines"] if line["keep"]])
            else:
                title = [article["title"]] if article.get("title") else []
                articles.append(title + (article.get("text") or "").split("\n"))
    random.Random(1).shuffle(articles)
    seen = set()
    for lines in articles:
        for line in lines:
            line = " ".join(line.split())
            if line and line not in seen and len(line) < 5000:
                seen.add(line)
                yield line


def said(token, start):
    head = 0 if token.head.i == token.i else token.head.i - start + 1
    return [token.tag_, str(head), token.dep_]


def plain(first, files):
    for doc in first.pipe(paragraphs(files), batch_size=256):
        for sentence in doc.sents:
            if 2 <= len(sentence) <= LONGEST:
                words = [[token.text, "_", "_", "_", *said(token, sentence.start)] for token in sentence]
                yield words, [bool(token.whitespace_) for token in sentence]


def ptb(xpos):
    if xpos[:2] in ("VV", "VH"):
        return "VB" + xpos[2:]
    return TREETAGGER.get(xpos, xpos)


def treebank(files):
    for file in files:
        words, spaces, joined = [], [], set()
        for line in open(file, encoding="utf-8"):
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                tag = ptb(columns[4]) if columns[4] != "_" else "_"
                if words and (columns[1] in NO_SPACE_BEFORE or tag == "HYPH"):
                    spaces[-1] = False
                words.append([columns[1], tag, columns[6], columns[7]])
                glued = "SpaceAfter=No" in columns[9] or len(words) in joined
                spaces.append(not glued and tag != "HYPH" and columns[1] not in NO_SPACE_AFTER)
            elif "-" in columns[0] and columns[0].replace("-", "").isdigit():
                first, last = columns[0].split("-")
                joined.update(range(int(first), int(last)))
            elif not line.strip() and words:
                yield words, spaces
                words, spaces, joined = [], [], set()
        if words:
            yield words, spaces


def parse(model, sentences):
    """The sentences with the columns of one more model, each taken for one sentence."""
    docs = (
        (
            Doc(
                model.vocab,
                words=[word[0] for word in words],
                spaces=spaces,
                sent_starts=[True] + [False] * (len(words) - 1),
            ),
            (words, spaces),
        )
        for words, spaces in sentences
    )
    for doc, (words, spaces) in model.pipe(docs, as_tuples=True, batch_size=256):
        for word, token in zip(words, doc):
            word += said(token, 0)
        yield words, spaces


kind, *rest = sys.argv[1:]
at = rest.index("--")
models, files = [load(path) for path in rest[:at]], rest[at + 1 :]
sentences = treebank(files) if kind == "gold" else plain(models[0], files)
for model in models if kind == "gold" else models[1:]:
    sentences = parse(model, sentences)
for words, _ in sentences:
    for word in words:
        print("\t".join(word))
    print()
