" Plans end in .gpl, and so do GIMP's palettes, which say so in their first line.
autocmd BufNewFile,BufRead *.gpl if getline(1) !~# '^\%(\%uFEFF\)\=GIMP Palette' | setfiletype gpl | endif
