"""The commands of `gpl`, one module each; `gplang.cli.group` imports one when it is called."""
