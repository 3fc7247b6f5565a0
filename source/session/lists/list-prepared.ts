import type {
	Answer,
	Arrived,
	DatabaseToken,
	ListOptions,
	ManagementApi,
} from '../../api/types.js';
import {indexMore, indexTokens} from '../../tokens/list/token-index.js';
import {descriptionOrder} from '../../tokens/list/visible-tokens.js';

// Tokens that are indexed at once, in a few milliseconds.
const slice = 2000;

// A shorter list is there before its count could be read.
const shortestCounted = 5000;

const countPause = 300; // Milliseconds

type Options = Pick<ListOptions, 'signal' | 'known'> & {
	/**
	Called while a long list arrives, with the number of tokens so far.
	*/
	readonly onCount: (count: number) => void;
	/**
	Milliseconds since the epoch.
	*/
	readonly now: () => number;
};

async function turn(): Promise<void> {
	return new Promise(resolve => {
		setImmediate(resolve);
	});
}

/**
Loads the tokens of a cluster and prepares what the list needs to show them: the index and the order by description, which `indexTokens` and `visibleTokens` then find. A long list is prepared while it arrives and in slices, so that keys are answered meanwhile.
*/
export async function listPrepared(api: ManagementApi, {onCount, now, ...options}: Options): Promise<Answer<readonly DatabaseToken[]>> {
	let countedAt = now();
	const onArrival = ({tokens, isKnown}: Arrived) => {
		if (!isKnown) {
			indexMore(tokens, slice);
		}

		if (!(tokens.length >= shortestCounted && now() - countedAt >= countPause)) {
			return;
		}

		countedAt = now();
		onCount(tokens.length);
	};

	const answer = await api.listTokens({...options, onArrival});
	if (answer.ok && answer.value !== options.known) {
		await prepare(answer.value);
	}

	return answer;
}

async function prepare(tokens: readonly DatabaseToken[]): Promise<void> {
	while (indexMore(tokens, slice) > 0) {
		await turn(); // eslint-disable-line no-await-in-loop -- one slice after the other
	}

	// Each of these takes some hundredths of a second for a long list.
	const index = indexTokens(tokens);
	for (const step of [() => index.sortByDescription(), () => descriptionOrder(index)]) {
		if (tokens.length > slice) {
			await turn(); // eslint-disable-line no-await-in-loop -- one step after the other
		}

		step();
	}

	if (tokens.length > slice) {
		await turn();
	}
}
