"""Pain is recorded in a place that no fact of an exercise is about.

Pain in the lower back, in a knee or in a muscle of the catalog holds the steps of the exercises that load it, and
lowers their loads (G44). Of other places the catalog does not know which exercises load them: the record is shown in
the review, and nothing follows from it.

Name a place that is known, or put the pain behind the exercise that hurt: `did rdl 4x5 @80kg pain 5`.

There is no fix. A comment `# gpl: ignore[L608] reason` suppresses it, and the configuration can switch it off.

    gpl fail
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips as planned
      pain elbow 5

    gpl pass
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips as planned
      pain lower-back 5
"""

CODE = "L608"
MESSAGES = ("no fact of an exercise is about `{name}`",)
