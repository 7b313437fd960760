"""A session is recorded more often on a day than the plan has it there.

The first record is that of the planned session; the further one is shown as an extra session, and no step of the plan
answers to it. The usual causes are an import beside a record that was written by hand, and a wrong day.

Delete one of them, or mend its day. If it was the session of another day, say so: `done 2026-12-08 hips for
2026-12-11`.

There is no fix. A comment `# gpl: ignore[L605] reason` suppresses it, and the configuration can switch it off.

    gpl fail
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips as planned
    done 2026-12-08 hips
      did rdl 4x5 @80kg

    gpl pass
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips as planned
    done 2026-12-08 hips for 2026-12-11
      did rdl 4x5 @80kg
"""

CODE = "L605"
MESSAGES = ("`{name}` on {date} is recorded more often than it was planned",)
