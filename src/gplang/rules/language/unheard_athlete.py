"""A log is for an athlete whom its plan does not name, or does not say for whom.

One log holds one athlete. A plan with several athletes needs to know whose log it is: `for anna`. A plan that names one
athlete, or none, needs no such line.

The hint offers similar names. Nothing of the log counts until it is mended.

There is no fix. A comment `# gpl: ignore[L603] reason` suppresses it, and the configuration can switch it off.

    gpl fail
    log "Autumn"
      of  "hips.gpl"
      for ana
    done 2026-12-08 hips as planned

    gpl pass
    log "Autumn"
      of  "hips.gpl"
      for anna
    done 2026-12-08 hips as planned
"""

CODE = "L603"
MESSAGES = (
    "unknown athlete `{name}`",
    "whose log is it? the plan has {count} athletes",
)
