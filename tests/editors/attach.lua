-- Opens $GPL_PLAN and writes to $GPL_OUTPUT which server has come by itself, and what it says.
local seen = {}
vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.GPL_PLAN))
vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
for _, client in ipairs(vim.lsp.get_clients({ bufnr = 0 })) do
  seen.server, seen.root = client.name, client.root_dir
end
seen.codes = vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(0))
vim.fn.writefile({ vim.json.encode(seen) }, vim.env.GPL_OUTPUT)
vim.cmd('qall!')
