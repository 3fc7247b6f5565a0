import path from 'node:path';

/**
Whether the path names the same file in every current directory: it begins at the root or with `~/`.
*/
export function isFilePath(text: string): boolean {
	return (path.isAbsolute(text) || /^~\/./.test(text)) && !text.includes('\0');
}
