"""Several logs of an athlete have the same session.

Several logs of one athlete are read as one. A session that two of them have counts as in the one that comes first:
the first on the command line, or by name where the configuration lists them.

Delete it from one of the logs. The finding is one of a command that reads both of them.

    gpl fail
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips as planned

    gpl pass
    log "Autumn"
      of "hips.gpl"
    done 2026-12-11 hips as planned
"""

CODE = "L606"
MESSAGES = ("`{name}` on {date} is in {other}, too",)
