" How plans are edited in Vim and Neovim.

if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal comments=:# commentstring=#\ %s
" Lines of a plan are not wrapped, and a line opened below a comment is none.
setlocal formatoptions-=t formatoptions-=o formatoptions+=crql
" Names hold hyphens: lower-b, hip-thrust.
setlocal iskeyword+=-
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal autoindent indentexpr=GplIndent() indentkeys=o,O,!^F
" A line finds its place as soon as its first word is typed.
for s:word in ['plan', 'athlete', 'gym', 'exercise', 'scheme', 'session', 'week', 'warmup', 'primary', 'secondary',
      \ 'accessory', 'finisher', 'note', 'swap', 'drop', 'progress', 'on-miss', 'stages', 'wave', 'deload', 'or', 'from',
      \ 'cue', 'circuit', 'log', 'done', 'missed', 'weight', 'did', 'skipped', 'pain']
  execute 'setlocal indentkeys+=0=~' . s:word
endfor

if has('nvim')
  command! -buffer GplPreview lua require('gplang').preview()
endif

let b:undo_ftplugin = 'setlocal comments< commentstring< formatoptions< iskeyword< expandtab< shiftwidth<'
      \ . ' softtabstop< autoindent< indentexpr< indentkeys<'
if has('nvim')
  let b:undo_ftplugin .= ' | delcommand -buffer GplPreview'
endif

if exists('*GplIndent')
  finish
endif

" Lines of a block stand in behind its header, and lines under an exercise in behind that.
function GplIndent() abort
  let line = getline(v:lnum)
  if line =~? '^\s*\%(plan\|athlete\|gym\|exercise\|scheme\|session\|week\|log\|done\|missed\|weight\)\>'
    return 0
  endif
  let before = prevnonblank(v:lnum - 1)
  if line =~ '^\s*\%(#.*\)\=$' && before < v:lnum - 1
    return 0
  elseif getline(before) =~? '^\s*\%(plan\|athlete\|gym\|exercise\|scheme\|session\|week\|log\|done\)\>'
    return indent(before) + shiftwidth()
  endif
  let under = '^\s*\%(progress\|on-miss\|stages\|wave\|deload\|or\|from\|cue\)\>'
  let exercise = '^\s*\%(warmup\|primary\|secondary\|accessory\|finisher\|swap\)\>'
  if line =~? under && getline(before) =~? exercise
    return indent(before) + shiftwidth()
  elseif line =~? '^\s*\%(note\|drop\|circuit\)\>\|' . exercise && getline(before) =~? under
    return indent(before) - shiftwidth()
  endif
  return indent(before)
endfunction
