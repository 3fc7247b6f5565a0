import type {DatabaseToken} from '../../api/types.js';
import {padEnd, widthOf} from '../../terminal/cut.js';
import {display} from '../../terminal/display.js';
import {everyTimeForm, type TimeContext} from '../../tokens/time/time-form.js';
import type {KnownDatabases} from '../../tokens/grants/known-databases.js';
import type {GrantTable} from '../../tokens/words/grant-table.js';
import {labelled} from '../../tokens/words/token-field.js';
import {impactHeading, tokenWords} from '../../tokens/words/token-words.js';

type Context = KnownDatabases & {
	/**
	All tokens of the cluster. The impact is worked out from them.
	*/
	readonly tokens: readonly DatabaseToken[];
	readonly times: TimeContext;
	/**
	The name of the policy that protects the token, raw. Undefined where none does.
	*/
	readonly protectedBy: string | undefined;
};

/**
The words for one token as lines to print: safe for a terminal, and never cut.
*/
export function tokenDetails(token: DatabaseToken, {times, ...context}: Context): readonly string[] {
	const {rows, databases, impact} = tokenWords(token, {
		...context, now: times.now, no: '-', timeWords: text => everyTimeForm(text, times),
	});
	return [
		...rows.flatMap(row => row.kind === 'grants' ? grantLines(row) : [labelled(display(row.label), display(row.text))]),
		...impact.length === 0 ? [] : ['', impactHeading, ...impact.map(({text}) => `  ${display(text)}`)],
		...databases === undefined ? [] : ['', display(databases)],
	];
}

function grantLines({label, lines}: GrantTable): readonly string[] {
	const names = lines.map(({database}) => display(database));
	const nameWidth = Math.max(...names.map(name => widthOf(name)));
	return lines.map(({access}, index) => labelled(index === 0 ? label : '', `${padEnd(names[index]!, nameWidth)}  ${display(access)}`));
}
