import {globSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {projectFolder} from '../project-folder.js';

export type Page = {
	/**
	The path from the project's folder, with `/`.
	*/
	readonly file: string;
	readonly text: string;
};

/**
The pages for people who use the program: the README, and everything in docs/.
*/
export function readPages(): readonly Page[] {
	return ['README.md', ...globSync('docs/**/*.md', {cwd: projectFolder()}).toSorted()].map(file => ({
		file: file.replaceAll('\\', '/'),
		text: readFileSync(path.join(projectFolder(), file), 'utf8'),
	}));
}

export type Code = {
	/**
	The lines of blocks that are fenced or indented. Lines that end in a backslash are joined with the next.
	*/
	readonly lines: readonly string[];
	/**
	What stands in backticks inside of sentences.
	*/
	readonly mentions: readonly string[];
};

/**
The code of a page.
*/
export function codeOf(text: string): Code {
	const fence = /^```\w*\n(?<code>[\s\S]*?)^```$/gm;
	const rest = text.replaceAll(fence, '');
	const blocks = [
		...text.matchAll(fence).map(({groups}) => groups!.code!),
		...rest.matchAll(/(?<=\n\n)(?: {4}[^\n]+\n)+/g).map(([code]) => code),
	];
	return {
		lines: blocks.flatMap(code => code.replaceAll(/ \\\n */g, ' ').split('\n')).map(line => line.trim()).filter(line => line !== ''),
		mentions: rest.matchAll(/(?<!`)`(?<code>[^\n`]+)`(?!`)/g).map(({groups}) => groups!.code!).toArray(),
	};
}

/**
The anchors of a page's headings, as GitHub makes them: lower case, without signs, blanks as hyphens.
*/
export function anchorsOf(text: string): ReadonlySet<string> {
	return new Set(text.matchAll(/^#+ (?<heading>.+)$/gm).map(({groups}) => groups!.heading!.toLowerCase().replaceAll(/[^\p{Letter}\p{Number} \-_]/gu, '').replaceAll(' ', '-')));
}
