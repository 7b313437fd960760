"""A weight is far more than the best that is known of an exercise.

Each set is held against the best estimated maximum of the sets before it, and against the maximum that the plan gives.
Over 40 % more (a convention) is a slip of the pen: 100 kg for 10 kg, pounds for kilograms, or the sets of another
exercise. It would raise every load that rests on the estimate.

The first sessions with an exercise have nothing before them. They are held against the highest load that the plan
writes for it; where it writes none, or all of three to five sessions go far beyond it, against the middle one of the
first five (of four the second lowest), from three on. These are no maxima, so that only about twice as much (1.4 × 1.4)
is told.

Mend the weight, or the exercise. If it is true, say so with a comment: `# gpl: ignore[L607] first time with straps`.

There is no fix. A comment `# gpl: ignore[L607] reason` suppresses it, and the configuration can switch it off.

    gpl fail
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips
      did rdl 4x5 @80kg
    done 2026-12-11 hips
      did rdl 4x5 @800kg

    gpl pass
    log "Autumn"
      of "hips.gpl"
    done 2026-12-08 hips
      did rdl 4x5 @80kg
    done 2026-12-11 hips
      did rdl 4x5 @100kg
"""

CODE = "L607"
MESSAGES = (
    "`{name}` with {weight} stands for a maximum of {estimate}; the best so far is {best}",
    "`{name}` with {weight} stands for a maximum of {estimate}; the plan's loads stand for {best}",
    "`{name}` with {weight} stands for a maximum of {estimate};"
    " the middle one of its first {count} sessions stands for {best}",
)
