import {useMemo} from 'react';
import {useAnimation, useIsScreenReaderEnabled} from 'ink';
import type {ScrollLine} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import type {TrackedChange} from '../../operations/types.js';
import {useAppContext} from '../../session/app-context.js';
import type {ChangeProgress} from '../../session/change/use-change-run.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useShow} from '../../session/use-show.js';
import {useTheme} from '../../theme/theme-context.js';
import {useBodyRows} from '../use-body-rows.js';
import {runHead, type RunHead} from './run-head.js';
import {makeRunLines} from './run-lines.js';

export type RunText = {
	readonly head: RunHead;
	readonly lines: readonly ScrollLine[];
	/**
	Rows for the lines.
	*/
	readonly height: number;
	/**
	Cells.
	*/
	readonly width: number;
};

/**
The text of a run: what stands above the lines of its changes, and these lines. Undefined while nothing was begun. While the service asks to wait, the text counts the seconds down. This is the only clock of the program, and it runs only then.
*/
export function useRunText(progress: ChangeProgress, changes: readonly TrackedChange[]): RunText | undefined {
	const {columns} = useWindowSize();
	const {glyphs} = useTheme();
	const {services} = useAppContext();
	const {cluster} = useClusterSession();
	const show = useShow();
	const isSpoken = useIsScreenReaderEnabled();
	const bodyRows = useBodyRows();
	const isCounting = 'state' in progress && progress.state.pausedFor?.kind === 'rate-limited' && !progress.state.isFinished;
	const width = columns - 6;
	const runLines = useMemo(() => makeRunLines({width, show, glyphs}), [width, show, glyphs]);
	useAnimation({interval: 1000, isActive: isCounting && !isSpoken});
	if (!('state' in progress)) {
		return undefined;
	}

	const head = runHead(progress, changes, {
		width, show, now: services.now(), clusterName: show(cluster.name), counts: !isSpoken,
	});
	return {
		head,
		lines: runLines(changes),
		// One blank row above the title, one row for the bar, and one blank row below the lines.
		height: Math.max(1, bodyRows - head.title.length - head.state.length - 3),
		width,
	};
}
