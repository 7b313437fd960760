"""What `gpl init` starts from: plans made for days, kit, goal and level, and programs that come with gplang."""
