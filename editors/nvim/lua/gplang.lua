-- Starts the language server `gpl lsp` for plans, in Neovim 0.7 and newer: require('gplang').setup()
local M = {}

local MARKERS = { 'gpl.toml', 'pyproject.toml', '.git' }
local ENVIRONMENTS = { '.venv', 'venv', 'env' }

local started = {}
local told = false

--- Returns the folder of the plan's project, as `gpl` finds it, or else the plan's own folder.
function M.find_root(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local here = folder
  while true do
    for _, name in ipairs(MARKERS) do
      if vim.loop.fs_stat(here .. '/' .. name) then
        return here
      end
    end
    local above = vim.fn.fnamemodify(here, ':h')
    if above == here then
      return folder
    end
    here = above
  end
end

--- Returns the command that starts the server, or nil where there is none.
function M.find_server(root, options)
  if options.cmd then
    return options.cmd
  end
  local windows = vim.fn.has('win32') == 1
  local places = {}
  for _, name in ipairs(options.venv and ENVIRONMENTS or {}) do
    table.insert(places, root .. '/' .. name .. (windows and '/Scripts/gpl.exe' or '/bin/gpl'))
  end
  for _, place in ipairs(places) do
    if vim.fn.executable(place) == 1 then
      return { place, 'lsp' }
    end
  end
  local found = vim.fn.exepath('gpl')
  -- Windows looks into the working directory first, and what lies there is not ours to run.
  if found ~= '' and vim.fn.fnamemodify(found, ':h') ~= vim.fn.getcwd() then
    return { found, 'lsp' }
  end
end

--- Says once how to install the server.
function M.tell_missing()
  if not told then
    vim.notify("gplang: no command `gpl`; install it with: pip install gplang", vim.log.levels.WARN)
  end
  told = true
end

local function start(buffer, options)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == '' then
    return -- nobody can name its findings to Neovim before it has a name
  end
  local root = M.find_root(path)
  local cmd = M.find_server(root, options)
  if not cmd then
    return M.tell_missing()
  end
  local config = { name = 'gpl', cmd = cmd, root_dir = root, on_attach = options.on_attach, capabilities = options.capabilities }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  -- Before 0.8 nobody remembers which server runs where.
  local running = started[root]
  if not (running and vim.lsp.get_client_by_id(running)) then
    running = vim.lsp.start_client(config)
    started[root] = running
  end
  if running then
    if vim.lsp.buf_is_attached(buffer, running) then
      vim.lsp.buf_detach_client(buffer, running) -- it has got another name
    end
    vim.lsp.buf_attach_client(buffer, running)
  end
end

-- ---- the preview

local shown -- the buffer that the page in the browser shows
local moves = 0

local function find_client(buffer)
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  for _, client in ipairs(get and get() or vim.tbl_values(vim.lsp.buf_get_clients(buffer))) do
    if client.name == 'gpl' and vim.lsp.buf_is_attached(buffer, client.id) then
      return client
    end
  end
end

local function opens_pages()
  local window = vim.lsp.protocol.make_client_capabilities().window
  return window and window.showDocument and window.showDocument.support
end

local function open_page(address)
  for _, program in ipairs({ 'xdg-open', 'open', 'explorer' }) do
    if vim.fn.executable(program) == 1 then
      vim.fn.jobstart({ program, address }, { detach = true })
      return
    end
  end
end

--- Tells the server where the cursor is, once it stands still.
local function follow(buffer)
  moves = moves + 1
  local mine = moves
  vim.defer_fn(function()
    local client = mine == moves and shown == buffer and vim.api.nvim_buf_is_valid(buffer) and find_client(buffer)
    if client and vim.api.nvim_get_current_buf() == buffer then
      local cursor = { uri = vim.uri_from_bufnr(buffer), line = vim.api.nvim_win_get_cursor(0)[1] - 1 }
      client.rpc.notify('gpl/cursor', cursor)
    end
  end, 100)
end

--- Shows the week under the cursor in the browser, and follows what is typed; a click there leads to the line.
--- `open(address)` replaces the system's browser.
function M.preview(open)
  local buffer = vim.api.nvim_get_current_buf()
  local client = find_client(buffer)
  if not client then
    return vim.notify('gplang: no language server for this file', vim.log.levels.WARN)
  end
  local place = { vim.uri_from_bufnr(buffer), vim.api.nvim_win_get_cursor(0)[1] - 1 }
  local command = { command = 'gpl.servePreview', arguments = place }
  client.rpc.request('workspace/executeCommand', command, vim.schedule_wrap(function(problem, address)
    if problem or not address then
      return vim.notify('gplang: there is no preview of this file', vim.log.levels.WARN)
    end
    shown = buffer
    vim.notify('gplang: preview at ' .. address)
    if open then
      open(address)
    elseif not opens_pages() then
      open_page(address)
    end
  end))
  local group = vim.api.nvim_create_augroup('gplang-preview', {})
  vim.api.nvim_create_autocmd({ 'CursorMoved', 'CursorMovedI', 'BufEnter' }, {
    group = group,
    callback = function(event)
      if vim.bo[event.buf].filetype == 'gpl' and shown then
        shown = event.buf
        follow(event.buf)
      end
    end,
  })
end

--- Starts the server for each plan that is opened, and for those that are open.
---
--- Options: `cmd`, the whole command; `venv = true`, to use the `gpl` of a `.venv`, `venv` or `env` in the plan's
--- project, which runs a program from that folder; `on_attach` and `capabilities`, as for any server.
function M.setup(options)
  options = options or {}
  local group = vim.api.nvim_create_augroup('gplang', {})
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = 'gpl',
    callback = function(event)
      start(event.buf, options)
    end,
  })
  vim.api.nvim_create_autocmd('BufFilePost', {
    group = group,
    callback = function(event)
      if vim.bo[event.buf].filetype == 'gpl' then
        start(event.buf, options)
      end
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.bo[buffer].filetype == 'gpl' then
      start(buffer, options)
    end
  end
end

return M
