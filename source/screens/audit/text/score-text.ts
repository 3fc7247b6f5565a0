import {limitsOfAudit} from '../../../audit/report/limits-of-audit.js';
import type {Audit} from '../../../audit/run-audit.js';
import type {Score} from '../../../audit/score.js';
import type {ScrollLine} from '../../../components/scroll-lines.js';
import {absoluteTime} from '../../../tokens/time/parse-time.js';

type Context = {
	readonly problems: readonly string[];
	readonly isPolicyBroken: boolean;
	readonly show: (text: string) => string;
};

/**
How the score of an audit is worked out, the policy in force, what is muted, and what the audit cannot know. `problems` are sentences about what could not be read, and `isPolicyBroken` says whether the policy file is among it. Outside text goes through `show`.
*/
export function scoreText(audit: Audit, {points, arithmetic}: Score, {problems, isPolicyBroken, show}: Context): readonly ScrollLine[] {
	const {facts: {policy, lastLook}} = audit;
	return [
		...section(`Score ${points} of 100`, arithmetic),
		...section('Policy', [
			policyInForce(policy, isPolicyBroken),
			lastLook === undefined ? 'Nothing was kept as seen before.' : `Last kept as seen: ${absoluteTime(lastLook.at)}.`,
		]),
		...section('Muted', mutedLines(audit)),
		...section('What it cannot know', limitsOfAudit(audit, problems)),
	].map(line => ({...line, text: show(line.text)}));
}

function policyInForce({source, version}: Audit['facts']['policy'], isBroken: boolean): string {
	return source === undefined ? `${isBroken ? 'The policy file cannot be used' : 'No policy file was found'}, so the defaults of this program are in force.` : `${source}, version ${version}.`;
}

function section(heading: string, sentences: readonly string[]): readonly ScrollLine[] {
	return sentences.length === 0
		? []
		: [
			{key: heading, text: heading, meaning: 'accent'},
			...sentences.map((sentence, index) => ({key: `${heading} ${index}`, text: `  ${sentence}`, hang: 2})),
			{key: `${heading} end`, text: ''},
		];
}

/**
Each mute that hides something, with how many findings it hides.
*/
function mutedLines({findings}: Audit): readonly string[] {
	const counts = new Map<NonNullable<Audit['findings'][number]['mute']>, number>();
	for (const {mute} of findings) {
		if (mute) {
			counts.set(mute, (counts.get(mute) ?? 0) + 1);
		}
	}

	return [...counts].map(([{rule, tokenId, database, reason, until}, count]) => {
		const of = tokenId ?? database;
		return `${rule}${of === undefined ? '' : ` of ${of}`}, ${count === 1 ? '1 finding' : `${count} findings`}, until ${until}: ${reason}`;
	});
}
