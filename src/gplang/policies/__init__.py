"""Which policy holds for which file: options over the config found from the file over the default."""
