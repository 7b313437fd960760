"""A log names a session that its plan does not have.

Records are matched to the plan's sessions by name and day. The usual causes are a typing error, a session that was
renamed in the plan, and a plan that was replaced by the next one: a log may name several plans, each with a line
`of "…"`. While a plan has errors, or is missing, no session is reported as unknown.

The hint offers similar names. Where one name is a close match, a fix writes it; it is safe for a slip of the fingers.
The record counts for nothing until it is mended. What was trained beside the plan needs no session of its own: it is
recorded under the session that it was closest to.

A comment `# gpl: ignore[L601] reason` suppresses it, and the configuration can switch it off.

    gpl fail
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hipps
      did rdl 4x5 @80kg

    gpl pass
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips
      did rdl 4x5 @80kg
"""

CODE = "L601"
MESSAGES = ("unknown session `{name}`",)
