; Made by tools/generate.py: change src/gplang/highlight/, not this file.
; Blocks by what tells them apart, and exercises.
(plan_block (plan_header word: _ @context name: _ @name . (string)? @context)) @item
(plan_block (plan_header word: _ @name !name)) @item
(athlete_block (athlete_header word: _ @context name: _ @name . (string)? @context)) @item
(athlete_block (athlete_header word: _ @name !name)) @item
(gym_block (gym_header word: _ @context name: _ @name . (string)? @context)) @item
(gym_block (gym_header word: _ @name !name)) @item
(exercise_block (exercise_header word: _ @context name: _ @name . (string)? @context)) @item
(exercise_block (exercise_header word: _ @name !name)) @item
(scheme_block (scheme_header word: _ @context name: _ @name . (string)? @context)) @item
(scheme_block (scheme_header word: _ @name !name)) @item
(session_block (session_header word: _ @context name: _ @name . (string)? @context)) @item
(session_block (session_header word: _ @name !name)) @item
(week_block (week_header word: _ @context . [(number) (separator)]+ @name)) @item
(log_block (log_header word: _ @context name: _ @name . (string)? @context)) @item
(log_block (log_header word: _ @name !name)) @item
(done_block (done_header word: _ @context . [(date) (time) (name) (number)]+ @name)) @item
(missed_block (missed_header word: _ @context . [(date) (time) (name) (number)]+ @name)) @item
(weight_block (weight_header word: _ @context . [(date) (time) (name) (number)]+ @name)) @item
(exercise (exercise_line word: _ @context (label)? @context name: _ @name)) @item
