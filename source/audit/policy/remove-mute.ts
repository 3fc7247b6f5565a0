import {parse} from 'smol-toml';
import type {Mute} from './policy.js';
import {lineEnd, tomlParts, type TomlPart} from './toml-parts.js';

/**
What a mute is about: a rule, and the token or the database of one finding. Without both it is every finding of the rule.
*/
export type MuteSubject = Pick<Mute, 'rule' | 'tokenId' | 'database'>;

/**
Removes the mutes of a rule and the same token or database from the text of a policy that has no mistake. Every other line stays as it is, comments too, except those behind and between the lines of what is removed.
*/
export function removeMute(text: string, subject: MuteSubject): string {
	const parts = tomlParts(text);
	const {mute: tables = []} = parse(text) as {readonly mute?: ReadonlyArray<Readonly<Record<string, unknown>>>};
	let result = text;
	for (const index of tables.keys().filter(position => isAbout(tables[position]!, subject)).toArray().toReversed()) {
		const [from, to] = rangeOf(text, parts.filter(({path}) => path[0] === 'mute' && path[1] === index));
		result = result.slice(0, from) + result.slice(to);
	}

	return result;
}

function isAbout({rule, token, database}: Readonly<Record<string, unknown>>, subject: MuteSubject): boolean {
	return rule === subject.rule
		&& (typeof token === 'string' ? token.toLowerCase() : undefined) === subject.tokenId?.toLowerCase()
		&& database === subject.database;
}

/**
The lines of a block with the empty line before it, or the item of a list with its comma.
*/
function rangeOf(text: string, parts: readonly TomlPart[]): readonly [from: number, to: number] {
	const item = parts.find(({path, kind}) => path.length === 2 && kind === 'value');
	if (item) {
		const comma = /^\s*,[\t ]*/.exec(text.slice(item.end))?.[0];
		const commaBefore = comma === undefined ? /,\s*$/.exec(text.slice(0, item.start))?.[0] ?? '' : '';
		return [item.start - commaBefore.length, item.end + (comma?.length ?? 0)];
	}

	const start = Math.min(...parts.map(({from}) => from));
	const from = text.lastIndexOf('\n', start - 1) + 1;
	const emptyLine = /(?<=^|\n)\r?\n$/.exec(text.slice(0, from))?.[0] ?? '';
	return [from - emptyLine.length, lineEnd(text, Math.max(...parts.map(({end}) => end)))];
}
