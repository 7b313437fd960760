; Made by tools/generate.py: change src/gplang/highlight/, not this file.
; Where quotes and brackets are not closed by themselves.
(comment) @comment.inclusive
(string) @string
