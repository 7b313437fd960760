"""A log names no plan, or a file that is none.

Names of sessions and exercises mean what they mean in the plan, so a log needs one: `of "hips.gpl"`, with the path from
the log to the plan. A log may be about several plans, one after the other.

Write the line below the log's first one. Nothing of the log counts without a plan.

There is no fix. A comment `# gpl: ignore[L609] reason` suppresses it, and the configuration can switch it off.

    gpl fail
    log "Autumn"
    done 2026-12-08 hips as planned

    gpl pass
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips as planned
"""

CODE = "L609"
MESSAGES = (
    "a log that names no plan",
    "a log is about a plan, not about another log",
    "no plan in `{path}`",
)
