" Writes, for each file named in $GPL_PLANS, which shade each character has: lists of lists of groups.
" The shades' own links to Vim's groups are cut, so that two that look alike are told apart.
for s:group in split($GPL_SHADES)
  execute 'highlight! link' s:group 'NONE'
endfor
let s:plans = []
for s:path in split($GPL_PLANS, "\n")
  execute 'edit ' . fnameescape(s:path)
  let s:lines = []
  for s:number in range(1, line('$'))
    let s:groups = []
    let s:column = 1
    for s:letter in split(getline(s:number), '\zs')
      call add(s:groups, synIDattr(synIDtrans(synID(s:number, s:column, 1)), 'name'))
      let s:column += len(s:letter)
    endfor
    call add(s:lines, s:groups)
  endfor
  call add(s:plans, s:lines)
endfor
call writefile([json_encode(s:plans)], $GPL_OUTPUT)
quitall!
