-- Looks at plans as they stand on Neovim's screen, and writes to $GPL_OUTPUT what is coloured and folded there.
local seen = { plans = {}, groups = {} }

local function read(name)
  return vim.json.decode(table.concat(vim.fn.readfile(vim.env[name]), '\n'))
end

-- Gives each capture a colour of its own; returns how the screen calls it.
local function learn_colours(captures)
  local space = vim.api.nvim_create_namespace('colours')
  for number, capture in ipairs(captures) do
    local group = '@' .. capture .. '.gpl'
    local linked = vim.api.nvim_get_hl(0, { name = '@' .. capture }).link
    seen.groups[capture] = linked or vim.api.nvim_get_hl(0, { name = '@' .. capture:match('^%w+') }).link
    vim.api.nvim_set_hl(0, group, { fg = number })
    vim.api.nvim_buf_set_lines(0, number - 1, -1, false, { 'x' })
    vim.api.nvim_buf_set_extmark(0, space, number - 1, 0, { end_col = 1, hl_group = group })
  end
  vim.cmd('redraw')
  local names = {}
  for number, capture in ipairs(captures) do
    names[vim.fn.screenattr(number, 1)] = capture
  end
  return names
end

-- Returns the words of a line that are coloured alike: where they begin, from 0, what they say and the capture.
local function read_line(row, names)
  local words = {}
  for column = 1, vim.fn.strchars(vim.fn.getline(row)) do
    local capture = names[vim.fn.screenattr(row, column)]
    local letter = vim.fn.screenstring(row, column)
    local last = words[#words]
    if last and last.capture == capture then
      last.text = last.text .. letter
    else
      table.insert(words, { start = column - 1, text = letter, capture = capture })
    end
  end
  return words
end

local function look_at(path, names)
  vim.cmd('edit ' .. vim.fn.fnameescape(path))
  local plan = { filetype = vim.bo.filetype, lines = {}, levels = {} }
  vim.cmd('redraw')
  for row = 1, vim.fn.line('$') do
    table.insert(plan.levels, vim.fn.foldlevel(row))
  end
  vim.cmd('setlocal nofoldenable | normal! gg')
  vim.cmd('redraw')
  for row = 1, vim.fn.line('$') do
    table.insert(plan.lines, read_line(row, names))
  end
  -- Every line is put at the left, and in again where it belongs.
  vim.cmd([[silent %s/^ *//e | silent normal! gg=G]])
  plan.indented = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  vim.cmd('silent undo | bwipeout!')
  return plan
end

local function work()
  vim.o.lines, vim.o.columns, vim.o.wrap, vim.o.hlsearch = 500, 250, false, false
  local names = learn_colours(vim.treesitter.query.get('gpl', 'highlights').captures)
  vim.cmd('bwipeout!')
  for _, path in ipairs(read('GPL_PLANS')) do
    table.insert(seen.plans, look_at(path, names))
  end
  seen.wrong = {}
  for name, text in pairs(read('GPL_TEXTS')) do
    if vim.treesitter.get_string_parser(text, 'gpl'):parse()[1]:root():has_error() then
      table.insert(seen.wrong, name)
    end
  end
end

local fine, problem = pcall(work)
seen.problem = not fine and tostring(problem) or nil
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.GPL_OUTPUT)
vim.cmd('qall!')
