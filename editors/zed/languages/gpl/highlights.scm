; Made by tools/generate.py: change src/gplang/highlight/, not this file.

(dose) @number
(date) @number
(time) @number
(duration) @number
(tempo) @number
(number) @number

(load) @attribute
(string) @string
(separator) @punctuation.delimiter
(comment) @comment
(label) @label
(days) @constant.builtin

(file_line (name) @constant)
(file_line word: _ @keyword.import)

(plan_header (name) @constant)
(plan_header word: _ @keyword.type)
(week_header (name) @constant)
(week_header word: _ @keyword.type)
(log_header (name) @constant)
(log_header word: _ @keyword.type)
(weight_header (name) @constant)
(weight_header word: _ @keyword.type)

(gym_header (name) @constant)
(gym_header name: (name) @type)
(gym_header word: _ @keyword.type)
(exercise_header (name) @constant)
(exercise_header name: (name) @type)
(exercise_header word: _ @keyword.type)

(scheme_header (name) @constant)
(scheme_header name: (name) @type)
(scheme_header word: _ @keyword.type)
(scheme_header keyword: _ @keyword.operator)

(athlete_header (name) @constant)
(athlete_header name: (name) @type)
(athlete_header word: _ @keyword.type)
(athlete_header keyword: _ @keyword.operator)

(session_header (name) @constant)
(session_header name: (name) @type)
(session_header word: _ @keyword.type)
(session_header keyword: _ @keyword.operator)
(session_header keyword: "like" . (name) @type)

(exercise_line (name) @function)
(exercise_line name: (name) @function)
(exercise_line word: _ @keyword)
(exercise_line keyword: _ @keyword.operator)

(circuit_line (name) @label)
(circuit_line word: _ @keyword)
(circuit_line keyword: _ @keyword.operator)

(change_line (name) @function)
(change_line word: _ @keyword)
(change_line keyword: _ @keyword.operator)
(change_line keyword: ["warmup" "primary" "secondary" "accessory" "finisher"] @keyword)

(from_line (name) @function)
(from_line word: _ @keyword)
(from_line keyword: _ @keyword.operator)

(progress_line (name) @function)
(progress_line word: _ @keyword)
(progress_line keyword: _ @keyword.operator)
(progress_line keyword: ["warmup" "primary" "secondary" "accessory" "finisher"] @keyword)

(adjustment_line (name) @function)
(adjustment_line word: _ @keyword)
(adjustment_line keyword: _ @keyword.operator)
(adjustment_line keyword: ["warmup" "primary" "secondary" "accessory" "finisher"] @keyword)

(rotation_line (name) @type)
(rotation_line word: _ @keyword)
(rotation_line keyword: _ @keyword.operator)

(day_line (name) @type)
(day_line keyword: _ @keyword.operator)
(day_line keyword: "in" . (name) @constant)

(move_line (name) @constant)
(move_line word: _ @property)
(move_line keyword: _ @keyword.operator)

(place_line (name) @constant)
(place_line word: _ @property)

(event_line (name) @constant)
(event_line name: (name) @type)
(event_line word: _ @property)

(like_line (name) @function)
(like_line word: _ @keyword)

(load_line (name) @function)
(load_line word: _ @property)

(maximum_line (name) @function)
(maximum_line word: _ @property)
(maximum_line keyword: _ @keyword.operator)

(timezone_line (name) @constant)
(timezone_line word: _ @property)

(time_line (name) @constant)
(time_line word: _ @property)

(setting_line (name) @constant)
(setting_line word: _ @property)

(done_header (name) @type)
(done_header word: _ @keyword.type)
(done_header keyword: _ @keyword.operator)

(missed_header (name) @type)
(missed_header word: _ @keyword.type)

(did_line (name) @function)
(did_line word: _ @keyword)
(did_line keyword: _ @keyword.operator)
(did_line keyword: ["warmup" "primary" "secondary" "accessory" "finisher"] @keyword)

(pain_line (name) @constant)
(pain_line word: _ @keyword)

(way keyword: _ @keyword.operator)
(way value: (name) @constant)
