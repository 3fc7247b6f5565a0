import {useCallback, useRef, type RefObject} from 'react';
import type {Renew} from '../../profiles/read-again.js';
import {refuse, type Result} from '../../result.js';
import type {SecretHolder} from '../secret-holder.js';
import type {Services} from '../services.js';

type Renewal = {
	/**
	How to get the next token from where the present one came; undefined where there is no way to.
	*/
	readonly renewal: RefObject<Renew | undefined>;
	readonly renew: () => Promise<Result<undefined>>;
	readonly freshen: () => Promise<void>;
};

/**
Replaces the management token in the holder by the next one from the same place, without asking a person. `noteEnd` gets its end.
*/
export function useRenewal(holder: SecretHolder, services: Services, noteEnd: (endsAt: number | undefined) => void): Renewal {
	const renewal = useRef<Renew | undefined>(undefined);
	// Several clusters are loaded at once, and one new token is enough for them.
	const renewing = useRef<Promise<unknown>>(undefined);

	const renew = useCallback(async (): Promise<Result<undefined>> => {
		const before = holder.get();
		const renewed = await renewal.current?.() ?? refuse('Its source gives no other one without you.');
		if (!renewed.ok) {
			return renewed;
		}

		if (renewed.value.reveal() === before.reveal()) {
			return refuse('Its source gives the same token again.');
		}

		holder.set(renewed.value);
		noteEnd(renewed.value.endsAt);
		return {ok: true, value: undefined};
	}, [holder, noteEnd]);

	const freshen = useCallback(async () => {
		const {endsAt} = holder.get();
		if (endsAt === undefined || endsAt > services.now()) {
			return;
		}

		renewing.current ??= renew();
		try {
			await renewing.current;
		} finally {
			renewing.current = undefined;
		}
	}, [services, holder, renew]);

	return {renewal, renew, freshen};
}
