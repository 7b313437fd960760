# Completes the words of gpl in bash 4.4 or newer. Use it with: eval "$(gpl completion bash)"
_gpl_completion() {
    local IFS=$'\n' answer line kind value word="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=()
    answer=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" _GPL_COMPLETE=bash_complete "$1") || return
    for line in $answer; do
        IFS=, read -r kind value <<<"$line"
        case $kind in
            plain) COMPREPLY+=("$value") ;;
            dir) compopt -o dirnames ;;
            file) # plans and folders; where there are none, any file
                compopt -o filenames -o default
                COMPREPLY=($(compgen -f -X '!*.[gG][pP][lL]' -- "$word") $(compgen -d -- "$word")) ;;
        esac
    done
}
complete -o nosort -F _gpl_completion gpl
