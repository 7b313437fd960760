; Made by tools/generate.py: change src/gplang/highlight/, not this file.
; What stands in: the lines of a block, and those under an exercise.
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
] @indent @extend
