import type {DatabaseToken} from '../../api/types.js';
import {elsewhereWords} from '../../journal/place.js';
import type {PlaceContent} from '../../journal/read-place.js';
import {makeResumePlan} from '../../operations/suspend.js';
import type {Change, ResumeSource} from '../../operations/types.js';
import {markAndJournalInWords} from '../../tokens/mark-and-journal-in-words.js';
import {statusBeforeExpiry} from '../../tokens/status.js';
import {withShortMark} from '../../tokens/suspension/suspended-description.js';
import {rowLeftAlone, type ResultRow} from '../shared/change/result-row.js';

/**
The tokens that a suspend or a resume is about to change.
*/
export type SuspendChoice = {
	readonly changes: readonly Change[];
	/**
	Rows of the tokens that are left alone, each with the reason.
	*/
	readonly left: readonly ResultRow[];
	/**
	Sentences that are printed before anything is sent. Raw outside text.
	*/
	readonly words: readonly string[];
};

const disagreementCause = 'its mark and the journal of this machine disagree: --use mark or --use journal says which is right';

function causeWithoutRecord(token: DatabaseToken): string {
	if (token.revokedAt !== undefined) {
		return 'it is revoked';
	}

	if (statusBeforeExpiry(token) === 'suspended') {
		return 'neither its mark nor the journal of this machine has its grants: resume it where it was suspended, or bring that journal here with journal export and journal import';
	}

	return / \[suspended \d{4}-/.test(token.description)
		? 'the mark of its suspension is not at the end of its description, so it has no effect: remove the text after it'
		: 'neither its description nor the journal of this machine says that it is suspended';
}

/**
Plans a resume: which tokens get their grants back, as their marks or the journal say, and why the others are left alone. Where mark and journal disagree, `words` shows both, and the token is left alone unless `use` says which is right.
*/
export function planResume(tokens: readonly DatabaseToken[], {entries, elsewhere}: PlaceContent, use: ResumeSource | undefined): SuspendChoice {
	const {changes, withoutRecord, touched, disagreements, damaged} = makeResumePlan(tokens, entries, {use});
	const unsuspended = new Set(withoutRecord.filter(({permissions, revokedAt}) => permissions.length > 0 && revokedAt === undefined));
	const causes = new Map([
		...withoutRecord.map(token => [token.id, causeWithoutRecord(token)] as const),
		...touched.map(({token, differs}) => [token.id, `${differs} changed since it was suspended: the screen shows both, and asks`] as const),
		...disagreements.map(({token}) => [token.id, disagreementCause] as const),
		...damaged.map(({token, problem}) => [token.id, `the mark in its description is damaged (${problem}), and the journal of this machine does not have its grants`] as const),
	]);
	const leftOut = withoutRecord.length + damaged.length > 0 ? elsewhereWords(elsewhere) : undefined;
	return {
		changes,
		left: tokens.flatMap(token => {
			// As for a second suspend: the token is already as asked.
			if (unsuspended.has(token)) {
				return [rowLeftAlone(token, 'unchanged', 'it is not suspended: it has grants')];
			}

			const cause = causes.get(token.id);
			return cause === undefined ? [] : [rowLeftAlone(token, 'skipped', cause)];
		}),
		words: [
			...disagreements.flatMap(({token: {id, description}, ...sides}) => {
				const {mark, journal} = markAndJournalInWords(sides.mark, sides.journal);
				return [`${withShortMark(description)} (${id.slice(0, 8)})`, `    the mark:    ${mark}`, `    the journal: ${journal}`];
			}),
			...leftOut === undefined ? [] : [leftOut],
		],
	};
}
