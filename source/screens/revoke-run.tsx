import {useWindowSize} from 'ink';
import {useEffect, useState} from 'react';
import {Frame, frameRows} from '../components/frame.js';
import {lastTop} from '../components/scroll-lines.js';
import {useAppContext, type KeyHandlers} from '../hooks/app-context.js';
import {hintsOf} from '../hooks/hints-of.js';
import {moveHandlers} from '../hooks/move-handlers.js';
import {useBadges} from '../hooks/use-badges.js';
import {useClusterSession} from '../hooks/use-cluster-session.js';
import {useKeys} from '../hooks/use-keys.js';
import {useProfileSession} from '../hooks/use-profile-session.js';
import {useQuitGuard} from '../hooks/use-quit-guard.js';
import {useShow} from '../hooks/use-show.js';
import type {RevokeProgress} from '../hooks/use-revoke-run.js';
import {summarizeRevoke} from '../operations/revoke-summary.js';
import type {RevokeItem} from '../operations/types.js';
import {scrolled} from '../state/scroll.js';
import {RevokeProgressView, progressHeadRows} from './revoke-progress.js';

/**
A revoke under way, then what came of it. One token that was simply revoked goes straight back to the list with a line that says so.
*/
export function RevokeRunScreen({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice, message} = useAppContext();
	const {profile} = useProfileSession();
	const {cluster, revoke, load, dispatchView} = useClusterSession();
	const {rows} = useWindowSize();
	const show = useShow();
	const badges = useBadges();
	const [top, setTop] = useState(0);
	const {progress} = revoke;
	const items = itemsOf(progress);
	const isOver = progress.status === 'finished' || progress.status === 'not-begun';
	const isPlain = progress.status === 'finished' && items.length === 1 && items.every(item => isGone(item));

	const leave = () => {
		navigate({type: 'returned', to: 'tokens'});
		if (items.length > 0) {
			// What failed or is unknown stays marked.
			const gone = new Set(items.filter(item => isGone(item)).map(({token}) => token.id));
			dispatchView({type: 'marks-pruned', isThere: id => !gone.has(id)});
			notice(show(summarizeRevoke(items)), gone.size === items.length ? 'good' : 'warning');
		}

		load();
	};

	useEffect(() => {
		if (isPlain) {
			leave();
		}
	}, [isPlain]); // eslint-disable-line react-hooks/exhaustive-deps -- once, when the run is over

	useQuitGuard(isOver
		? undefined
		: () => {
			revoke.stop();
			return 'Stopping after what is in flight; Ctrl+C again quits at once, and what is in flight stays unknown.';
		});

	const height = Math.max(1, rows - frameRows - progressHeadRows - 1);
	const handlers: KeyHandlers = {
		...moveHandlers(move => {
			setTop(current => scrolled(current, move, {height, last: lastTop(items.length, height)}));
		}),
		stop: revoke.stop,
		resume: revoke.resume,
		'management-token': profile.origin === 'demo'
			? 'The demo has its own management token.'
			: () => {
				navigate({type: 'opened', screen: {name: 'management-token', reason: pauseOf(progress)}});
			},
		done: leave,
	};
	const scope = isOver ? 'revoke-result' : (pauseOf(progress) === undefined ? 'revoke-run' : 'revoke-paused');
	useKeys(scope, handlers, {isActive});

	return (
		<Frame path={[show(profile.name), show(cluster.name), 'Revoke Database Token']} badges={badges} message={message} hints={hintsOf(scope, handlers)}>
			<RevokeProgressView progress={progress} clusterName={show(cluster.name)} top={top} height={height}/>
		</Frame>
	);
}

function itemsOf(progress: RevokeProgress): readonly RevokeItem[] {
	return 'state' in progress ? progress.state.items : [];
}

/**
Why the run waits for another management token, if it does.
*/
function pauseOf(progress: RevokeProgress): string | undefined {
	return progress.status === 'running' && progress.state.pausedFor?.kind === 'unauthorized' ? progress.state.pausedFor.message : undefined;
}

function isGone({result}: RevokeItem): boolean {
	return result?.kind === 'revoked' || result?.kind === 'already-gone';
}
