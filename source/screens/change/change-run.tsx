import {useEffect, useState} from 'react';
import {lastTop} from '../../components/scroll-lines.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {moveHandlers} from '../../keys/move-handlers.js';
import {listBelow} from '../../session/screen-stack.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useQuitGuard} from '../../keys/use-quit-guard.js';
import {useShow} from '../../session/use-show.js';
import type {ChangeProgress} from '../../session/change/use-change-run.js';
import {changeWords} from '../../operations/change-words.js';
import {summarizeChanges} from '../../operations/summarize-changes.js';
import type {TrackedChange} from '../../operations/types.js';
import {scrolled} from '../../session/lists/scrolled.js';
import {managementTokenHandler} from '../management-token-handler.js';
import {ClusterScreen} from '../cluster-screen.js';
import {ChangeProgressView} from './change-progress.js';
import {useResultActions} from './use-result-actions.js';
import {useRunText} from './use-run-text.js';

/**
A run of changes, then its results. After a run of one change that was done, the list comes back at once, with a line that says so.
*/
export function ChangeRunScreen({isActive}: {readonly isActive: boolean}) {
	const {navigate, notice, stack} = useAppContext();
	const {profile, awaitToken} = useProfileSession();
	const {run, load, dispatchView} = useClusterSession();
	const show = useShow();
	const [top, setTop] = useState(0);
	const {progress} = run;
	// After the end, the results of another look replace those of the run.
	const [verified, setVerified] = useState<readonly TrackedChange[] | undefined>(undefined);
	const changes = verified ?? changesOf(progress);
	const resultActions = useResultActions(changes, setVerified);
	const isOver = progress.status === 'finished' || progress.status === 'not-begun';
	const title = progress.status === 'none' ? 'Database tokens' : changeWords[progress.batch.action].title;
	const isPlain = progress.status === 'finished' && changes.length === 1 && changes.every(change => isDone(change));

	const leave = () => {
		// After the suspend of a rotation, its screen comes back, because more steps follow.
		const isStep = progress.status === 'finished' && progress.batch.rotation?.step === 'suspend';
		navigate({type: 'returned', to: isStep && stack.some(({name}) => name === 'rotation') ? 'rotation' : listBelow(stack)});
		if (changes.length > 0) {
			// Tokens whose change failed or is unknown stay marked.
			const done = new Set(changes.filter(change => isDone(change)).map(({token}) => token.id));
			dispatchView({type: 'marks-pruned', isThere: id => !done.has(id)});
			notice(show(summarizeChanges(changes)), done.size === changes.length ? 'good' : 'warning');
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
			run.stop();
			return 'Stopping after what is in flight; Ctrl+C again quits at once, and what is in flight stays unknown.';
		});

	const askForToken = managementTokenHandler({profile, navigate, reason: pauseOf(progress)});
	const goOnWithToken = async (): Promise<void> => {
		if (await awaitToken()) {
			run.resume();
		}
	};

	const text = useRunText(progress, changes);
	const isStopping = 'state' in progress && progress.state.isStopping;
	const handlers: KeyHandlers = {
		...moveHandlers(move => {
			setTop(current => text ? scrolled(current, move, {height: text.height, last: lastTop(text.lines.length, text.height)}) : current);
		}),
		stop: isStopping ? 'It is stopping: only what is in flight is finished.' : run.stop,
		resume: run.resume,
		'management-token': typeof askForToken === 'string'
			? askForToken
			: () => {
				askForToken();
				void goOnWithToken();
			},
		done: leave,
		...resultActions,
	};
	const scope = isOver ? 'run-result' : (pauseOf(progress) === undefined ? 'run' : 'run-paused');

	return (
		<ClusterScreen title={title} scope={scope} handlers={handlers} isActive={isActive}>
			<ChangeProgressView progress={progress} changes={changes} text={text} top={top}/>
		</ClusterScreen>
	);
}

function changesOf(progress: ChangeProgress): readonly TrackedChange[] {
	return 'state' in progress ? progress.state.changes : [];
}

/**
Why the run waits for another management token. Undefined where it does not.
*/
function pauseOf(progress: ChangeProgress): string | undefined {
	return progress.status === 'running' && progress.state.pausedFor?.kind === 'unauthorized' ? progress.state.pausedFor.message : undefined;
}

function isDone({result}: TrackedChange): boolean {
	return result?.kind === 'revoked' || result?.kind === 'already-gone' || result?.kind === 'changed';
}
