; Made by tools/generate.py: change src/gplang/highlight/, not this file.
; What folds: blocks, and exercises with lines under them.
[
  (plan_block)
  (athlete_block)
  (gym_block)
  (exercise_block)
  (scheme_block)
  (session_block)
  (week_block)
  (log_block)
  (done_block)
  (missed_block)
  (weight_block)
  (exercise)
] @fold
