"""An implementation that is wrong on purpose: `wrong.py HOW` answers as gplang does, but for one mistake."""

import json
import sys

from conformance.with_gplang import answer

HOW = sys.argv[1]

for line in sys.stdin:
    request = json.loads(line)
    given = {"id": request["id"], **answer(request)}
    findings, schedule = given.get("findings", []), given.get("schedule")
    if HOW == "one-column-off":
        for each in findings:
            each["start"]["column"] += 1
    elif HOW == "severity":
        for each in findings:
            each["severity"] = "advice"
    elif HOW == "one-too-many":
        findings += findings[:1]
    elif HOW == "misses-one":
        del findings[:1]
    elif HOW == "other-words":
        for each in findings:
            each["message"] = each["message"].upper()
    elif HOW == "rounds-up" and schedule is not None:
        loads = [one["load"] for each in schedule["sessions"] for lift in each["exercises"] for one in lift["sets"]]
        for load in filter(None, loads):
            if load["rounded"] is not None:
                load["rounded"]["max"] += 1
    elif HOW == "no-plan":
        given["schedule"] = None
    elif HOW == "other-form":
        given = {"id": request["id"], "findings": "none", "schedule": []}
    elif HOW == "ends-early":
        sys.exit("that is all that I know")
    sys.stdout.write("a line that is no answer\n" + json.dumps(given) + "\n")
