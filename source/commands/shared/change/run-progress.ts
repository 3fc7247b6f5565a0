import {paceStates} from '../../../operations/pace-states.js';
import {toVerify} from '../../../operations/to-verify.js';
import type {ChangeRunState} from '../../../operations/types.js';
import {isUtf8Locale} from '../../../terminal/utf8-locale.js';
import {display} from '../../../terminal/display.js';
import {createProgressLine, type ProgressLine} from '../../../terminal/progress-line.js';
import {durationInWords} from '../../../tokens/time/parse-time.js';
import type {CommandSurroundings} from '../program/surroundings.js';

const barCells = 20;

export type RunProgress = {
	update(state: ChangeRunState): void;
	end(): void;
};

/**
Shows the progress of a run in one line of stderr, a few times a second, where that is a terminal, with `title` in front: `Revoking  ████░░░░  12 of 60  4 in flight  about 4 seconds left`.
*/
export function showRunProgress(title: string, {stderr, environment, now}: Pick<CommandSurroundings, 'stderr' | 'environment' | 'now'>): RunProgress {
	const line: ProgressLine | undefined = createProgressLine(stderr, environment);
	const [full, empty] = isUtf8Locale(environment) ? ['█', '░'] as const : ['#', '.'] as const;
	const startedAt = now();
	const shown = paceStates(state => {
		const {changes, counts, inFlight, isFinished} = state;
		if (line === undefined || isFinished) {
			return;
		}

		const total = changes.length;
		const done = Object.values(counts).reduce((sum, count) => sum + count, 0);
		const cells = Math.floor(done / total * barCells);
		const sent = toVerify(state);
		const underway = done + sent;
		line.show(display([
			title,
			full.repeat(cells) + empty.repeat(barCells - cells),
			`${done} of ${total}`,
			...inFlight > 0 ? [`${inFlight} in flight`] : [],
			...sent > 0 ? [`${sent} to verify`] : [],
			...stateWords(state, now()),
			...underway === 0 || underway === total ? [] : [`about ${durationInWords(Math.max(1000, (now() - startedAt) / underway * (total - underway)))} left`],
		].join('  ')));
	});
	return {
		update: shown.pass,
		end() {
			shown.end();
			line?.clear();
		},
	};
}

function stateWords({isStopping, pausedFor}: ChangeRunState, now: number): readonly string[] {
	if (isStopping) {
		return ['stopping'];
	}

	return pausedFor?.kind === 'rate-limited' ? [`waiting ${Math.max(1, Math.ceil((pausedFor.until - now) / 1000))} s, as the service asks`] : [];
}
