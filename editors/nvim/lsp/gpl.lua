-- For vim.lsp.enable('gpl'), in Neovim 0.11 and newer.
return {
  cmd = { 'gpl', 'lsp' },
  filetypes = { 'gpl' },
  root_markers = { 'gpl.toml', 'pyproject.toml', '.git' },
}
