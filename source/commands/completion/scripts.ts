import type {Shell} from './shells.js';

/**
The script that each shell evaluates. At each Tab it runs the program, which works out the words, so an installed script never gets out of date.
*/
export const completionScripts: Readonly<Record<Shell, string>> = {
	bash: `# Completion of influx-tokens for bash. In ~/.bashrc:
#   eval "$(influx-tokens completion bash)"
_influx_tokens() {
	local line
	COMPREPLY=()
	while IFS= read -r line; do
		[ "$line" = ':files' ] || COMPREPLY+=("$line")
	done < <(influx-tokens complete-words bash "$COMP_CWORD" -- "\${COMP_WORDS[@]}" 2>/dev/null)
}
complete -o default -F _influx_tokens influx-tokens
`,
	zsh: `#compdef influx-tokens
# Completion of influx-tokens for zsh. In ~/.zshrc, after compinit:
#   source <(influx-tokens completion zsh)
_influx_tokens() {
	local -a lines
	lines=("\${(@f)$(influx-tokens complete-words zsh $((CURRENT - 1)) -- "\${words[@]}" 2>/dev/null)}")
	if [[ "$lines[1]" == ':files' ]]; then
		_files
	elif [[ -n "$lines[1]" ]]; then
		_describe 'influx-tokens' lines
	fi
}
if [[ "$funcstack[1]" == '_influx_tokens' ]]; then
	_influx_tokens "$@"
else
	compdef _influx_tokens influx-tokens
fi
`,
	fish: String.raw`# Completion of influx-tokens for fish. Once:
#   influx-tokens completion fish > ~/.config/fish/completions/influx-tokens.fish
function __influx_tokens_complete
	set -l before (commandline -opc)
	set -l current (commandline -ct)
	set -l lines (influx-tokens complete-words fish (count $before) -- $before "$current" 2>/dev/null)
	if test "$lines[1]" = ':files'
		__fish_complete_path "$current"
	else
		printf '%s\n' $lines
	end
end
complete -c influx-tokens -f -a '(__influx_tokens_complete)'
`,
};
