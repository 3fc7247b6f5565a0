import {aims, type Aim} from '../../report/aims.js';
import {median, quantile} from '../../report/quantiles.js';
import {
	bytes,
	milliseconds,
	ratio,
	type Figure,
	type Row,
} from '../../report/section.js';
import type {KeyCost} from '../../stage/stage.js';
import {keyKinds, type KeyKind, type KeyRound} from './key-round.js';

type KeyAims = Readonly<Partial<Record<KeyKind, Readonly<Record<string, Aim>>>>>;

/**
The aims of the list at 120x40, by key and column.
*/
export const listAims: KeyAims = {
	move: {p95: aims.moveTime, bytes: aims.moveBytes},
	'scroll by one': {'mean bytes': aims.scrollBytes},
	page: {'bytes / fzf': aims.pageAgainstFzf},
	'further filter key': {bytes: aims.furtherFilterKeyBytes, 'p50 / fzf': aims.furtherFilterKeyAgainstFzf},
};

/**
The aims of the list with the preview beside it.
*/
export const previewAims: KeyAims = {
	move: {'bytes / fzf': aims.previewAgainstFzf},
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

type Summary = {
	readonly p50: number;
	readonly p95: number;
	readonly cpu: number | undefined;
	readonly bytes: number;
	readonly meanBytes: number;
	/**
	The median time of each round.
	*/
	readonly times: readonly number[];
};

/**
Times and bytes are those of all presses. The means are the medians of the means of the rounds: a list may scroll by several rows with one key and by none with the next.
*/
function summarize(kind: KeyKind, rounds: readonly KeyRound[]): Summary | undefined {
	const costs = rounds.flatMap(round => round.has(kind) ? [round.get(kind)!] : []);
	if (costs.length === 0) {
		return undefined;
	}

	const times = costs.flat().map(({time}) => time);
	const cpuOfRound = (round: readonly KeyCost[]): number | undefined => round.some(({cpu}) => cpu === undefined) ? undefined : mean(round.map(({cpu}) => cpu!));
	return {
		p50: quantile(times, 0.5),
		p95: quantile(times, 0.95),
		cpu: median(costs.map(round => cpuOfRound(round))),
		bytes: median(costs.flat().map(cost => cost.bytes)),
		meanBytes: median(costs.map(round => mean(round.map(cost => cost.bytes)))),
		times: costs.map(round => median(round.map(({time}) => time))),
	};
}

/**
One row for each kind of key that was pressed. The rounds of fzf are undefined where it is absent; the multiples of its times are those of the same round.
*/
export function keyRows(own: readonly KeyRound[], fzf: readonly KeyRound[] | undefined, keyAims: KeyAims): readonly Row[] {
	return keyKinds.flatMap(kind => {
		const summary = summarize(kind, own);
		if (!summary) {
			return [];
		}

		const beside = fzf && summarize(kind, fzf);
		const againstFzf = beside && median(summary.times.map((time, round) => time / beside.times[round]!));
		const figures: Record<string, Figure> = {
			p50: milliseconds(summary.p50),
			p95: milliseconds(summary.p95),
			CPU: milliseconds(summary.cpu), // eslint-disable-line @typescript-eslint/naming-convention -- a title
			bytes: bytes(summary.bytes),
			'mean bytes': bytes(summary.meanBytes),
			'fzf p50': milliseconds(beside?.p50),
			'fzf CPU': milliseconds(beside?.cpu),
			'fzf bytes': bytes(beside?.bytes),
			'p50 / fzf': ratio(againstFzf, 1),
			'bytes / fzf': ratio(summary.bytes, beside?.bytes),
		};
		for (const [title, aim] of Object.entries(keyAims[kind] ?? {})) {
			figures[title] = {...figures[title]!, aim};
		}

		return [{what: kind, figures}];
	});
}
