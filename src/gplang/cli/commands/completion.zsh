#compdef gpl
# Completes the words of gpl in zsh. Use it with: eval "$(gpl completion zsh)", after compinit.
_gpl() {
    local -a answer plain described
    local kind value text
    answer=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT - 1)) _GPL_COMPLETE=zsh_complete ${words[1]})}")
    for kind value text in "${answer[@]}"; do
        case $kind in
            plain) if [[ $text == _ ]]; then plain+=("$value"); else described+=("$value:$text"); fi ;;
            dir) _files -/ ;;
            file) _files -g '*.(#i)gpl(-.)' ;; # plans and folders; where there are none, any file
        esac
    done
    (( $#described )) && _describe -V gpl described
    (( $#plain )) && compadd -V gpl -a plain
    return 0
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _gpl "$@"; else compdef _gpl gpl; fi
