"""Several logs of an athlete have the same session.

Several logs of one athlete are read as one. A session that two of them have counts as in the one that comes first:
the first on the command line, or by name where the configuration lists them.

Delete it from one of the logs. Only a command that reads both of them says so: here another log ends with the session
of 2026-12-22.

There is no fix. A comment `# gpl: ignore[L606] reason` suppresses it, and the configuration can switch it off.

    gpl fail
    log "Winter"
      of "hips.gpl"
    done 2026-12-22 hips as planned

    gpl pass
    log "Winter"
      of "hips.gpl"
    done 2026-12-25 hips as planned
"""

CODE = "L606"
MESSAGES = ("`{name}` on {date} is in {other}, too",)
