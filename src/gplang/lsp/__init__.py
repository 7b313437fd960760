"""The language server: `gplang.editor` over the Language Server Protocol."""
