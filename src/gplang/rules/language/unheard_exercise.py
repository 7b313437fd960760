"""A log names an exercise that nobody knows.

Names are looked up as in the plan: its own exercises first, then the catalog. Work that is in neither is written as a
text in quotes, `did "sled push" 4x20m`: it is shown with the record, and trains no muscle that could be counted.

The hint offers similar names. Where one name is a close match, a fix writes it; it is safe for a slip of the fingers.
The line counts for nothing until it is mended, the other lines of the session do.

A comment `# gpl: ignore[L602] reason` suppresses it, and the configuration can switch it off.

    gpl fail
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips
      did rdll 4x5 @80kg

    gpl pass
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips
      did rdl         4x5 @80kg
      did "sled push" 4x20m
"""

CODE = "L602"
MESSAGES = ("unknown exercise `{name}`",)
