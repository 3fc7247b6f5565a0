/**
The exit code for a command line that cannot be obeyed.
*/
export const usageError = 2;

/**
Why a token is not taken from the command line.
*/
export const tokenOnCommandLine = 'A token on the command line can be read by every user of this machine. Put it in MANAGEMENT_TOKEN, let a profile get it from a command or a file, or give it to --token-stdin.';
