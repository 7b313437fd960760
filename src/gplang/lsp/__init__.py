"""The language server: what `gplang.editor` knows of a text, told to editors."""
