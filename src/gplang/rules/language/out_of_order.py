"""A record stands below one of a later day.

Records are read by their days, so nothing is lost; but whoever reads the log looks for a day where it belongs, and a
day that is out of order is often a slip: another month, or last year's number in January.

Mend the day, or move the record. There is no fix, since only you know which of them it is.

A comment `# gpl: ignore[L604] reason` suppresses it, and the configuration can switch it off.

    gpl fail
    log "Autumn"
      of "hips.gpl"
    done 2026-12-11 hips as planned
    done 2026-12-08 hips as planned

    gpl pass
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips as planned
    done 2026-12-11 hips as planned
"""

CODE = "L604"
MESSAGES = ("{date} stands below {other}",)
