"""Every score on gold data held to its floor: `make gold`.

Runs the benchmarks that score, takes the JSON object that each prints last, and fails when a figure that has a floor in
`floors.json` lies below it. Floors only rise. They stand a little under what was reached, by as much as a change
of a library's version moves a score.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def report(script: str) -> dict[str, Any]:
    """What a benchmark says last."""
    done = subprocess.run([sys.executable, HERE / script], stdout=subprocess.PIPE, text=True, check=True)
    print(done.stdout, flush=True)
    form: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return form


def figure(form: Any, path: str) -> float:
    """The number at a path of keys, written with slashes."""
    for key in path.split("/"):
        form = form[key]
    return float(form)


def main() -> None:
    if not os.environ.get("DATELINE_GOLD"):
        sys.exit("Set DATELINE_GOLD to the folder with the gold data.")
    floors: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    low = []
    for script, wanted in floors.items():
        form = report(script)
        low += [
            f"{script} {path}: {figure(form, path)}, below {floor}"
            for path, floor in wanted.items()
            if figure(form, path) < floor
        ]
    if low:
        sys.exit("Below the floor:\n" + "\n".join(low))
    print("Every score stands above its floor.")


if __name__ == "__main__":
    main()
