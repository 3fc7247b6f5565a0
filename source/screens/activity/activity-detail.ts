import type {ScrollLine} from '../../components/scroll-lines.js';
import {wrapLines} from '../../components/wrap-lines.js';
import {tokenIdOf, type Activity} from '../../journal/activity.js';
import {verificationWords} from '../../operations/verification-words.js';
import {widthOf} from '../../terminal/cut.js';
import {withoutSuspensionMark} from '../../tokens/suspension/suspended-description.js';
import {descriptionOfAccess} from '../../tokens/grants/description-of-access.js';

type Context = {
	readonly show: (text: string) => string;
	/**
	Cells.
	*/
	readonly width: number;
	/**
	Cells that the row has for the token's description.
	*/
	readonly tokenWidth: number;
	/**
	How many tokens were changed in its batch.
	*/
	readonly batchSize: number;
};

const mostNames = 8;

/**
The change under the cursor in lines of at most `width` cells: its exact time, its token and why it ended so, the description where the row cuts it or where the change makes another one, then the token's access before it and as it asked for. A line below says why it was made and with how many others, where it was. Outside text goes through `show`.
*/
export function activityDetail(activity: Activity, {show, width, tokenWidth, batchSize}: Context): readonly ScrollLine[] {
	const {intent, outcome} = activity;
	const cause = [outcome?.cause, verificationWords(outcome?.verification ?? '')].filter(part => part !== undefined && part !== '').join('; ');
	const context = [
		...(batchSize > 1 ? [`Batch: one of ${batchSize} confirmed together`] : []),
		...(intent.reason === undefined ? [] : [`Why: ${show(intent.reason)}`]),
	].join('; ');
	const description = show(intent.description);
	const after = intent.action === 'revoke' ? 'revoked' : show(descriptionOfAccess(intent.permissionsAfter ?? intent.permissionsBefore, mostNames));
	const renamed = withoutSuspensionMark(intent.descriptionAfter ?? '') === withoutSuspensionMark(intent.description) ? undefined : intent.descriptionAfter;
	const lines: readonly ScrollLine[] = [
		{key: 'what', text: [show(intent.time), show(tokenIdOf(activity) ?? 'new token'), show(cause)].filter(part => part !== '').join('  '), hang: 2},
		...(widthOf(description) > tokenWidth ? [{key: 'token', text: `Token:  ${description}`, hang: 8}] : []),
		...(renamed === undefined ? [] : [{key: 'renamed', text: `Now:    ${show(renamed)}`, hang: 8}]),
		{key: 'before', text: `Before: ${show(descriptionOfAccess(intent.permissionsBefore, mostNames))}`, hang: 8},
		{key: 'after', text: `After:  ${after}`, hang: 8},
		...(context === '' ? [] : [{key: 'context', text: context, hang: 2}]),
	];
	return wrapLines(lines, width);
}
