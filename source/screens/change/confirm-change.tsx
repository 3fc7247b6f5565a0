import {Box} from 'ink';
import {
	useEffect,
	useMemo,
	useReducer,
	useState,
} from 'react';
import {frameRows} from '../../components/frame/frame.js';
import {Line} from '../../components/line.js';
import {ScrollLines, lastTop} from '../../components/scroll-lines.js';
import {useWindowSize} from '../../components/use-window-size.js';
import {useAppContext, type KeyHandlers} from '../../session/app-context.js';
import {useClusterSession} from '../../session/use-cluster-session.js';
import {useFirstFrame} from '../../keys/use-first-frame.js';
import {useProfileSession} from '../../session/use-profile-session.js';
import {useShow} from '../../session/use-show.js';
import {buttonWords, changeWords} from '../../operations/change-words.js';
import {changesToSuspend} from '../../operations/suspend.js';
import type {ChangeBatch} from '../../session/change-batch.js';
import {display} from '../../terminal/display.js';
import {useTheme} from '../../theme/theme-context.js';
import {databasesSentence} from '../../tokens/grants/known-databases.js';
import {impactOf, type Impact} from '../../tokens/impact/impact.js';
import {isoSeconds} from '../../tokens/time/parse-time.js';
import {statusOf} from '../../tokens/status.js';
import {requiredPhrases} from '../../tokens/impact/required-phrases.js';
import {ClusterScreen} from '../cluster-screen.js';
import {confirmLines} from './confirm-lines.js';
import {ConfirmControls} from './confirm-controls.js';
import {
	reduceConfirmForm,
	startConfirmForm,
	type ConfirmFormEvent,
} from './confirm-form.js';

type Props = {
	/**
	Exactly what is to be done. No refresh changes it.
	*/
	readonly batch: ChangeBatch;
	readonly isActive: boolean;
};

/**
Keys that come sooner after the first frame were typed for the screen before. Milliseconds.
*/
const deafTime = 300;

/**
The portal's Revoke Database Token, with what the portal does not tell: what would break; and the same for every other change. Nothing is sent from here; the button opens the run.
*/
export function ConfirmChange({batch, isActive}: Props) {
	const {navigate, services} = useAppContext();
	const {profile} = useProfileSession();
	const {tokens, databaseNames, databasesProblem, run} = useClusterSession();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const hasBeenSeen = useFirstFrame(deafTime);
	const {action} = batch;
	const count = batch.changes.length;
	const words = changeWords[action];
	// Everything told here is told of one moment: a refresh changes neither the targets nor what must be typed.
	const [{impact, phrases, now, databasesWords}] = useState(() => {
		const openedAt = services.now();
		const leaving = action === 'revoke' || action === 'suspend' ? batch.changes.map(({token}) => token.id) : [];
		const told = impactOf({
			tokens: tokens.value ?? [], leaving: new Set(leaving), databaseNames, now: openedAt,
		});
		return {
			now: openedAt,
			impact: told,
			databasesWords: databasesSentence({databaseNames, databasesProblem}),
			phrases: requiredPhrases({
				impact: told, count, profileName: profile.name, isProtected: profile.isProtected,
			}).map(({phrase, reason}) => ({phrase: display(phrase), reason: show(reason)})),
		};
	});
	const [form, dispatchAlways] = useReducer(reduceConfirmForm, {phrases: phrases.map(({phrase}) => phrase), needsTick: action === 'revoke'}, startConfirmForm);
	const dispatch = (event: ConfirmFormEvent) => {
		if (hasBeenSeen()) {
			dispatchAlways(event);
		}
	};

	useEffect(() => {
		if (form.pending === 'cancel') {
			navigate({type: 'closed'});
		} else if (form.pending === 'confirm') {
			run.start(batch);
			navigate({type: 'replaced', screen: {name: 'run'}});
		}
	}, [form.pending]); // eslint-disable-line react-hooks/exhaustive-deps -- the decision is consumed once, when it is made

	const width = columns - 6;
	const lines = useMemo(() => confirmLines(batch, impact, {
		now, width, show, glyphs, databasesWords,
	}), [batch, impact, now, width, show, glyphs, databasesWords]);
	// Two lines of warning above; box, phrases, refusal and buttons below, with a blank line before and after what scrolls where there is room.
	const isRoomy = rows >= 20;
	const room = Math.max(1, rows - frameRows - 2 - (isRoomy ? 3 : 0) - (form.needsTick ? 1 : 0) - phrases.length - 1);
	const height = Math.min(room, lines.length);
	const scroll = (by: number) => {
		dispatch({
			type: 'scrolled', by, lines: lastTop(lines.length, height) + height, height,
		});
	};

	const suspendable = action === 'revoke' ? batch.changes.map(({token}) => token).filter(token => token.oddities === undefined && statusOf(token, now) === 'active' && token.permissions.length > 0) : [];
	const isTyping = typeof form.focus === 'object';
	const moves: KeyHandlers = {
		'next-control'() {
			dispatch({type: 'focus-moved', by: 1});
		},
		'previous-control'() {
			dispatch({type: 'focus-moved', by: -1});
		},
		...(lines.length > height && {
			'scroll-down'() {
				scroll(Math.max(1, height - 2));
			},
		}),
		'scroll-up'() {
			scroll(-Math.max(1, height - 2));
		},
		// The safe way out is open from the first moment.
		cancel() {
			dispatchAlways({type: 'cancelled'});
		},
		press() {
			dispatch({type: 'pressed', isAlone: !services.isBurst()});
		},
	};
	const handlers: KeyHandlers = isTyping
		? {
			...moves,
			'next-field': moves['next-control']!,
			'previous-field': moves['previous-control']!,
			'erase-word'() {
				if (typeof form.focus === 'object') {
					dispatch({type: 'typed', index: form.focus.phrase, text: ''});
				}
			},
		}
		: {
			...moves,
			'copy-as'() {
				if (services.isBurst()) {
					return;
				}

				navigate({
					type: 'opened', screen: {
						name: 'copy-as', operations: batch.changes.slice(0, 20).map(({token, request}) => request.kind === 'revoke'
							? {kind: 'revoke', tokenId: token.id}
							: {kind: 'update', tokenId: token.id, changes: request.fields}),
					},
				});
			},
			...(form.needsTick && {
				tick() {
					dispatch({type: 'ticked', isAlone: !services.isBurst()});
				},
			}),
			...(suspendable.length > 0 && {
				'suspend-instead'() {
					const changes = changesToSuspend(suspendable, {day: isoSeconds(new Date(now)).slice(0, 10), limit: services.descriptionLimit});
					if (hasBeenSeen() && !services.isBurst()) {
						navigate({type: 'replaced', screen: {name: 'confirm', batch: {action: 'suspend', changes, hiddenIds: batch.hiddenIds}}});
					}
				},
			}),
		};
	const scope = isTyping ? 'confirm-phrase' : 'confirm';

	const refusal = form.refusal === undefined ? undefined : {text: show(form.refusal), meaning: 'warning' as const};
	return (
		<ClusterScreen title={words.title} scope={scope} handlers={handlers} isActive={isActive} message={refusal}>
			<Box flexDirection='column' paddingX={1} flexShrink={0}>
				<Line {...(words.isDangerous ? styles.danger : styles.accent)}>{`${words.isDangerous ? glyphs.warning : ' '} ${words.effect(count)}`}</Line>
				<Line>{`  ${words.consequence(count)}${lossWords(impact, count)}`}</Line>
			</Box>
			<Box flexDirection='column' paddingLeft={3} paddingTop={isRoomy ? 1 : 0} height={height + (isRoomy ? 1 : 0)} flexShrink={0} overflow='hidden'>
				<ScrollLines lines={lines} top={form.top} height={height} width={width}/>
			</Box>
			<ConfirmControls form={form} phrases={phrases} isActive={isActive} isRoomy={isRoomy} isDangerous={words.isDangerous} button={buttonWords(action, count)} dispatch={dispatch}/>
		</ClusterScreen>
	);
}

/**
Of many, how many databases are hit worst: their names stand below, perhaps out of sight.
*/
function lossWords({databases}: Impact, count: number): string {
	const lost = databases.filter(({losesLastWriter, losesLastReader}) => losesLastWriter || losesLastReader).length;
	if (count === 1 || lost === 0) {
		return '';
	}

	return lost === 1 ? ' 1 database loses its last writer or reader.' : ` ${lost} databases lose their last writer or reader.`;
}
