import path from 'node:path';

/**
Whether the path says the same from every current directory.
*/
export function isFilePath(text: string): boolean {
	return (path.isAbsolute(text) || /^~\/./.test(text)) && !text.includes('\0');
}
