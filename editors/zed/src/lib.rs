//! Finds `gpl` for Zed and starts `gpl lsp`; colours and outline come from the grammar.

use zed_extension_api::{self as zed, settings::LspSettings, LanguageServerId, Result, Worktree};

const MISSING: &str =
    "gpl is not on the PATH: install it with `pip install gplang`, or set lsp.gpl.binary.path";

struct Gplang;

impl zed::Extension for Gplang {
    fn new() -> Self {
        Gplang
    }

    fn language_server_command(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<zed::Command> {
        let binary = LspSettings::for_worktree(server.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.binary);
        let (path, arguments) = match binary {
            Some(binary) => (binary.path, binary.arguments),
            None => (None, None),
        };
        Ok(zed::Command {
            command: path
                .or_else(|| worktree.which("gpl"))
                .ok_or_else(|| MISSING.to_string())?,
            args: arguments.unwrap_or_else(|| vec!["lsp".to_string()]),
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Gplang);
