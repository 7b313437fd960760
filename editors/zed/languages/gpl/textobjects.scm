; Made by tools/generate.py: change src/gplang/highlight/, not this file.
; Objects to select and to move by.
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
] @class.around
(exercise) @function.around
(comment) @comment.inside
(comment)+ @comment.around
