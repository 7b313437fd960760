-- Works on a broken plan the way a user does, through Neovim's own functions, and writes what it saw to $GPL_OUTPUT.
local seen = {}

local function wait_for(what, is_there)
  if not vim.wait(30000, is_there, 50) then
    error('no ' .. what .. ' within 30 s')
  end
end

local function messages()
  local found = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { line = each.lnum + 1, column = each.col + 1, code = each.code, message = each.message })
  end
  return found
end

local function request(method, params)
  local answers, problem = vim.lsp.buf_request_sync(0, method, params, 20000)
  assert(answers, problem)
  for _, answer in pairs(answers) do
    assert(not answer.error, vim.inspect(answer.error))
    return answer.result
  end
end

-- Asks for completions at the end of a row, and takes one of them.
local function complete(row, wanted)
  local line = vim.fn.getline(row)
  local params = vim.lsp.util.make_position_params()
  params.position = { line = row - 1, character = #line }
  local labels = {}
  for _, item in ipairs(request('textDocument/completion', params).items) do
    table.insert(labels, item.label)
    if item.label == wanted then
      vim.lsp.util.apply_text_edits({ item.textEdit }, 0, 'utf-16')
    end
  end
  return labels
end

local function work()
  require('gplang').setup({ cmd = vim.split(vim.env.GPL_COMMAND, '\n') })
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.GPL_PLAN))
  seen.filetype = vim.bo.filetype
  wait_for('findings', function() return #vim.diagnostic.get(0) > 0 end)
  seen.findings = messages()

  require('gplang').preview(function(address) seen.address = address end)
  wait_for('preview', function() return seen.address end)
  -- A window that is open from now on, and shows what is typed and where the cursor is.
  seen.page = ''
  local window = vim.fn.jobstart(vim.env.GPL_WINDOW .. ' ' .. seen.address, {
    on_stdout = function(_, words) seen.page = seen.page .. table.concat(words, '\n') end,
  })
  local function shows(words)
    wait_for(words, function() return seen.page:find(words, 1, true) end)
  end
  shows('No plan in this file')
  vim.api.nvim_buf_set_lines(0, -1, -1, true, { 'plan "Hips"', 'week 1', '  mon hips', 'week 2', '  tue hips' })
  shows('Week 1 Hips')
  vim.api.nvim_win_set_cursor(0, { 8, 0 })
  vim.cmd('doautocmd CursorMoved')
  shows('Week 2 Hips')
  vim.fn.jobstop(window)
  vim.api.nvim_buf_set_lines(0, 4, -1, true, {})

  seen.offered = complete(4, 'hip-thrust')
  seen.completed = vim.fn.getline(4)
  vim.api.nvim_buf_set_lines(0, 3, 4, true, { '  secondary hip-thrust 3x8' })

  local finding = vim.diagnostic.get(0, { lnum = 2 })[1]
  vim.api.nvim_win_set_cursor(0, { 3, finding.col })
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = { finding.user_data.lsp and finding.user_data.lsp.diagnostic or {
    range = params.range, message = finding.message, code = finding.code, severity = finding.severity,
  } } }
  local actions = request('textDocument/codeAction', params)
  seen.actions = vim.tbl_map(function(action) return action.title end, actions)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  wait_for('end of findings', function() return #vim.diagnostic.get(0) == 0 end)

  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 20000 })
  else
    vim.lsp.buf.formatting_sync(nil, 20000)
  end
  seen.text = vim.api.nvim_buf_get_lines(0, 0, -1, true)
  seen.left = messages()
end

local fine, problem = pcall(work)
seen.problem = not fine and tostring(problem) or nil
vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.GPL_OUTPUT)
vim.cmd('qall!')
