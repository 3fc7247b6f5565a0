import {Box, Text, useWindowSize} from 'ink';
import {useEffect, useState} from 'react';
import {Frame, frameRows} from '../components/frame.js';
import {ProgressBar} from '../components/progress-bar.js';
import {ScrollLines, lastTop} from '../components/scroll-lines.js';
import {useAppContext, type KeyHandlers} from '../hooks/app-context.js';
import {hintsOf} from '../hooks/hints-of.js';
import {moveHandlers} from '../hooks/move-handlers.js';
import {useBadges} from '../hooks/use-badges.js';
import {useClusterSession} from '../hooks/use-cluster-session.js';
import {useKeys} from '../hooks/use-keys.js';
import {useProfileSession} from '../hooks/use-profile-session.js';
import {useQuitGuard} from '../hooks/use-quit-guard.js';
import {useShow} from '../hooks/use-show.js';
import {summarizeRevoke} from '../operations/revoke-summary.js';
import type {RevokeRunState} from '../operations/types.js';
import {scrolled} from '../state/scroll.js';
import {useTheme} from '../theme/theme-context.js';
import {runLine} from './run-lines.js';

/** A revoke under way, then what came of it. One token that was simply revoked goes straight back to the list with a line that says so. */
export function RevokeRunScreen({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice, message} = useAppContext();
	const {profile} = useProfileSession();
	const {cluster, revoke, load, dispatchView} = useClusterSession();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const badges = useBadges();
	const [top, setTop] = useState(0);
	const {progress} = revoke;
	const state = progress.status === 'running' || progress.status === 'finished' ? progress.state : undefined;
	const isOver = progress.status === 'finished' || progress.status === 'not-begun';
	const isPlain = progress.status === 'finished' && progress.state.items.length === 1 && ['revoked', 'already-gone'].includes(progress.state.items[0]?.result?.kind ?? '');

	const leave = () => {
		navigate({type: 'returned', to: 'tokens'});
		if (state) {
			// What failed or is unknown stays marked; what was never marked does not become so.
			dispatchView({type: 'marks-pruned', isThere: id => !state.items.some(({token, result}) => token.id === id && (result?.kind === 'revoked' || result?.kind === 'already-gone'))});
			notice(show(summarizeRevoke(state.items)), state.items.every(({result}) => result?.kind === 'revoked' || result?.kind === 'already-gone') ? 'good' : 'warning');
		}

		load();
	};

	useEffect(() => {
		if (isPlain) {
			leave();
		}
	}, [isPlain]); // eslint-disable-line react-hooks/exhaustive-deps -- once, when the run is over

	useQuitGuard(isOver ? undefined : () => {
		revoke.stop();
		return 'Stopping after what is in flight; Ctrl+C again quits at once, and what is in flight stays unknown.';
	});

	const isPausedForToken = state?.pausedFor?.kind === 'unauthorized' && !isOver;
	const scope = isOver ? 'revoke-result' : (isPausedForToken ? 'revoke-paused' : 'revoke-run');
	const width = columns - 6;
	const height = Math.max(1, rows - frameRows - 6);
	const lines = (state?.items ?? []).map(item => runLine(item, {width, show, glyphs}));
	const handlers: KeyHandlers = {
		...moveHandlers(move => {
			setTop(current => scrolled(current, move, {height, last: lastTop(lines.length, height)}));
		}),
		stop() {
			revoke.stop();
		},
		resume() {
			revoke.resume();
		},
		'management-token': profile.origin === 'demo'
			? 'The demo has its own management token.'
			: () => {
				navigate({type: 'opened', screen: {name: 'management-token', reason: state?.pausedFor?.message}});
			},
		done: leave,
	};
	useKeys(scope, handlers, {isActive});

	// Follows the work until somebody scrolls.
	const firstOpen = state?.items.findIndex(({stage}) => stage !== 'done') ?? 0;
	const shownTop = isOver || top > 0 ? top : Math.max(0, Math.min(firstOpen - 2, lastTop(lines.length, height)));

	return (
		<Frame path={[show(profile.name), show(cluster.name), 'Revoke Database Token']} badges={badges} message={message} hints={hintsOf(scope, handlers)}>
			<Box flexDirection='column' paddingLeft={3} paddingTop={1}>
				{progress.status === 'not-begun'
					? <Text {...styles.danger}>{`Nothing was sent: ${show(progress.message)}`}</Text>
					: undefined}
				{progress.status === 'starting' ? <Text {...styles.muted}>{`Writing down what is to be done${glyphs.ellipsis}`}</Text> : undefined}
				{state
					? (
						<>
							<Text bold wrap='truncate'>{isOver ? show(summarizeRevoke(state.items)) : `Revoking ${state.items.length === 1 ? '1 token' : `${state.items.length} tokens`} of ${show(cluster.name)}`}</Text>
							<Text wrap='truncate'>
								<ProgressBar done={doneOf(state)} total={state.items.length} width={Math.min(32, Math.floor(columns / 3))}/>
								{`   ${doneOf(state)} of ${state.items.length}${state.inFlight > 0 ? `   ${state.inFlight} in flight` : ''}${state.isStopping ? '   stopping' : ''}`}
							</Text>
							<Text {...styles.warning} wrap='truncate'>{stateWords(state, show)}</Text>
							<Box height={height + 1} flexDirection='column' overflow='hidden'>
								<ScrollLines lines={lines} top={shownTop} height={height} width={width}/>
							</Box>
						</>
					)
					: undefined}
			</Box>
		</Frame>
	);
}

function doneOf({items}: RevokeRunState): number {
	return items.filter(({stage}) => stage === 'done').length;
}

function stateWords({pausedFor, stoppedFor, isFinished}: RevokeRunState, show: (text: string) => string): string {
	if (pausedFor?.kind === 'unauthorized' && !isFinished) {
		return `Paused: ${show(pausedFor.message)} t enters another, Enter goes on, Esc stops.`;
	}

	if (pausedFor?.kind === 'rate-limited' && !isFinished) {
		return `Waiting until ${new Date(pausedFor.until).toISOString().slice(11, 19)}Z: ${show(pausedFor.message)}`;
	}

	return stoppedFor && stoppedFor.kind !== 'asked' ? `Stopped: ${show(stoppedFor.message)}` : ' ';
}
