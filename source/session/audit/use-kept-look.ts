import {
	useCallback,
	useEffect,
	useRef,
	useState,
} from 'react';
import type {DatabaseToken} from '../../api/types.js';
import type {Look} from '../../audit/look.js';
import type {JournalPlace} from '../../journal/place.js';
import {useAppContext} from '../app-context.js';

/**
The last look at a cluster that was kept on this machine. Undefined while it is not read yet.
*/
export type KeptLook = {
	readonly look: Look | undefined;
	/**
	Why it is not known, as a sentence. Raw.
	*/
	readonly problem: string | undefined;
};

type KeptLookControl = {
	readonly kept: KeptLook | undefined;
	/**
	Keeps these tokens, which are all of the cluster, as seen now. Gives a sentence about what was done, raw, and whether it was.
	*/
	readonly keep: (tokens: readonly DatabaseToken[]) => Promise<{readonly ok: boolean; readonly message: string}>;
	/**
	Keeps these tokens as the first look at the cluster, where none was kept. `kept` has it after `adopt`, so that the audit that is there is not worked out again.
	*/
	readonly keepFirst: (tokens: readonly DatabaseToken[]) => void;
	/**
	Compares from now on with the first look, where one was kept.
	*/
	readonly adopt: () => void;
};

type Options = {
	readonly isNeeded: boolean;
	/**
	How far this machine's clock is ahead of the service's, in ms.
	*/
	readonly clockDifference: number;
};

/**
Reads the last look at a cluster once it is needed, and keeps new ones by the service's clock.
*/
export function useKeptLook({clusterId, host, accountId}: JournalPlace & {readonly clusterId: string}, {isNeeded, clockDifference}: Options): KeptLookControl {
	const {services} = useAppContext();
	const [kept, setKept] = useState<KeptLook | undefined>(undefined);
	const isRead = kept !== undefined;
	useEffect(() => {
		if (!isNeeded || isRead) {
			return;
		}

		let isCurrent = true;
		void (async () => {
			const read = await services.readLook({clusterId, host, accountId});
			if (isCurrent) {
				setKept(read.ok ? {look: read.value, problem: undefined} : {look: undefined, problem: read.message});
			}
		})();

		return () => {
			isCurrent = false;
		};
	}, [services, clusterId, host, accountId, isNeeded, isRead]);

	const first = useRef<Look | 'being written' | undefined>(undefined);
	const write = useCallback(async (tokens: readonly DatabaseToken[]) => {
		const {lookOfTokens} = await import('../../audit/look-of-tokens.js');
		const look = lookOfTokens(tokens, services.now() - clockDifference);
		return {look, ...await services.keepLook({clusterId, host, accountId}, look)};
	}, [services, clusterId, host, accountId, clockDifference]);

	const keep = useCallback(async (tokens: readonly DatabaseToken[]) => {
		const {look, ...written} = await write(tokens);
		if (written.ok) {
			setKept({look, problem: undefined});
		}

		return written;
	}, [write]);

	const keepFirst = useCallback((tokens: readonly DatabaseToken[]) => {
		if (first.current !== undefined) {
			return;
		}

		first.current = 'being written';
		void (async () => {
			const {look, ok} = await write(tokens);
			first.current = ok ? look : 'being written';
		})();
	}, [write]);

	const adopt = useCallback(() => {
		const look = first.current;
		if (typeof look === 'object') {
			setKept(before => before?.look === undefined ? {look, problem: undefined} : before);
		}
	}, []);
	return {
		kept, keep, keepFirst, adopt,
	};
}
