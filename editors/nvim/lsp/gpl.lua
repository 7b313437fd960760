-- For vim.lsp.enable('gpl'), in Neovim 0.11 and newer.
local gplang = require('gplang')

return {
  -- A table would be passed over without a word where there is no such program.
  cmd = function(dispatchers)
    return vim.lsp.rpc.start(gplang.find_server('', {}), dispatchers)
  end,
  filetypes = { 'gpl' },
  root_dir = function(buffer, start)
    local path = vim.api.nvim_buf_get_name(buffer)
    if path == '' then
      return
    end
    local root = gplang.find_root(path)
    local is_given = type(vim.lsp.config.gpl.cmd) == 'table'
    if is_given or gplang.find_server(root, {}) then
      start(root)
    else
      gplang.tell_missing()
    end
  end,
}
