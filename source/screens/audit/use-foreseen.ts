import {useEffect, useState} from 'react';
import {useNeededAudit} from '../../session/audit/use-needed-audit.js';
import {compareAudits} from '../../session/audit/compare-audits.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import {useAppContext} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import type {Change} from '../../operations/types.js';
import {foreseenWords, type Foreseen} from './foreseen-words.js';

/**
What the audit would find after a batch of changes, compared with now, in words; see `foreseenWords`. Empty until that is worked out, and where it is not known. It is worked out once: a refresh does not change it.
*/
export function useForeseen({changes}: ChangeBatch): Foreseen {
	const {services} = useAppContext();
	const {tokens} = useClusterSession();
	const {status, audit, foresee} = useNeededAudit();
	const [words, setWords] = useState<Foreseen | undefined>(undefined);
	const list = tokens.value;
	const isDue = words === undefined && status === 'ready' && audit !== undefined && list !== undefined;

	useEffect(() => {
		if (!isDue || !list) {
			return;
		}

		const controller = new AbortController();
		const at = new Date(services.now()).toISOString();
		const byId = new Map(changes.map(change => [change.token.id, change]));
		void (async () => {
			const after = await foresee(list.map(token => changed(token, byId.get(token.id), at)), controller.signal);
			if (!controller.signal.aborted) {
				setWords(after ? foreseenWords(compareAudits(audit, after)) : none);
			}
		})();

		return () => {
			controller.abort();
		};
	}, [isDue]);

	return words ?? none;
}

const none: Foreseen = {counts: '', sentences: []};

function changed(token: Change['token'], change: Change | undefined, at: string): Change['token'] {
	if (!change) {
		return token;
	}

	return change.request.kind === 'revoke' ? {...token, revokedAt: at} : {...token, ...change.request.fields};
}
