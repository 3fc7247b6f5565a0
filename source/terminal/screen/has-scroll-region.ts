// The terminals whose terminfo entry has `csr`, `il` and `dl`: a scroll region, and rows that are inserted and deleted in it.
const families = /^(?:alacritty|contour|foot|ghostty|gnome|iterm2?|kitty|konsole|linux|mintty|mlterm|putty|rxvt|screen|st|tmux|vt[2-5]\d\d|vte|wezterm|xterm)(?:[+\-.].*)?$/;

/**
Whether the terminal can move a block of rows by itself (DECSTBM with IL and DL). Only where `term`, the value of TERM, names a kind of terminal that is known to; elsewhere, and on Windows, each row is drawn anew.
*/
export function hasScrollRegion(term: string | undefined, platform: NodeJS.Platform): boolean {
	return platform !== 'win32' && families.test(term ?? '');
}
