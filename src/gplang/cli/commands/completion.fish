# Completes the words of gpl in fish. Use it with: gpl completion fish | source
function _gpl_completion
    set -l words (commandline -cp)
    set -l word (commandline -ct)
    for line in (env COMP_WORDS="$words" COMP_CWORD="$word" _GPL_COMPLETE=fish_complete gpl)
        set -l answer (string split --max 1 , -- $line)
        switch $answer[1]
            case plain
                echo $answer[2]
            case dir
                __fish_complete_directories "$word"
            case file # plans and folders; where there are none, any file
                set -l files (__fish_complete_path "$word")
                string match --regex --ignore-case '.*(?:\.gpl|/)(?:\t.*)?$' -- $files
                or string join \n -- $files
        end
    end
end
complete --command gpl --no-files --keep-order --arguments '(_gpl_completion)'
