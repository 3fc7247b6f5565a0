import {stringify} from 'smol-toml';
import type {Mute} from './policy.js';
import {removeMute} from './remove-mute.js';
import {lineEnd, tomlParts} from './toml-parts.js';

/**
Adds a mute to the text of a policy that has no mistake, behind the other mutes, in place of one of the same rule and the same token or database. Every other line stays as it is.
*/
export function addMute(text: string, mute: Mute): string {
	const base = removeMute(text, mute);
	const newline = base.includes('\r\n') ? '\r\n' : '\n';
	const lines = linesOf(mute);
	const parts = tomlParts(base).filter(({path}) => path[0] === 'mute');
	const list = parts.find(({path, kind}) => path.length === 1 && kind === 'value');
	if (list) {
		// A list in brackets can have no block beside it.
		const isEmpty = parts.every(({path}) => !(path.length > 1));
		const behind = list.start + 1;
		return `${base.slice(0, behind)}{${lines.join(', ')}}${isEmpty ? '' : ', '}${base.slice(behind)}`;
	}

	const place = parts.length === 0 ? base.length : lineEnd(base, Math.max(...parts.map(({end}) => end)));
	const before = base.slice(0, place);
	const gap = before === '' ? '' : `${before.endsWith('\n') ? '' : newline}${newline}`;
	return `${before}${gap}${['[[mute]]', ...lines].join(newline)}${newline}${base.slice(place)}`;
}

function linesOf({rule, tokenId, database, reason, until}: Mute): readonly string[] {
	const fields = {
		rule, ...(tokenId !== undefined && {token: tokenId}), ...(database !== undefined && {database}), reason: reason.toWellFormed(), until,
	};
	return Object.entries(fields).map(([key, value]) => stringify({[key]: value}).trimEnd());
}
