import {useState} from 'react';
import type {ChangeBatch} from '../../session/change-batch.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {display} from '../../terminal/display.js';
import {databasesSentence} from '../../tokens/grants/known-databases.js';
import {impactOf, type Impact} from '../../tokens/impact/impact.js';
import {requiredPhrases} from '../../tokens/impact/required-phrases.js';

type ConfirmFacts = {
	/**
	When the confirmation was opened, in ms since the epoch.
	*/
	readonly now: number;
	readonly impact: Impact;
	/**
	Why it is not known which databases there are; undefined where it is known. Raw.
	*/
	readonly databasesWords: string | undefined;
	/**
	What must be typed, and why. Outside text in it has gone through `display()` or `show()`.
	*/
	readonly phrases: ReadonlyArray<{readonly phrase: string; readonly reason: string}>;
};

/**
What a confirmation shows and asks, as it was when the confirmation was opened: a refresh of the list changes neither the impact nor what must be typed.
*/
export function useConfirmFacts({action, changes}: ChangeBatch): ConfirmFacts {
	const {services} = useAppContext();
	const {profile} = useProfileSession();
	const {tokens, databaseNames, databasesProblem} = useClusterSession();
	const show = useShow();
	const [facts] = useState(() => {
		const now = services.now();
		const leaving = action === 'revoke' || action === 'suspend' ? changes.map(({token}) => token.id) : [];
		const impact = impactOf({
			tokens: tokens.value ?? [], leaving: new Set(leaving), databaseNames, now,
		});
		return {
			now,
			impact,
			databasesWords: databasesSentence({databaseNames, databasesProblem}),
			phrases: requiredPhrases({
				impact, count: changes.length, profileName: profile.name, isProtected: profile.isProtected,
			}).map(({phrase, reason}) => ({phrase: display(phrase), reason: show(reason)})),
		};
	});
	return facts;
}
