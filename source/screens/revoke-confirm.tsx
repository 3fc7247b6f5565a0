import {Box, Text, useWindowSize} from 'ink';
import {
	useEffect,
	useMemo,
	useReducer,
	useState,
} from 'react';
import type {DatabaseToken} from '../api/types.js';
import {Button} from '../components/button.js';
import {Checkbox} from '../components/checkbox.js';
import {Field} from '../components/field.js';
import {Frame, frameRows} from '../components/frame.js';
import {ScrollLines, lastTop} from '../components/scroll-lines.js';
import {useAppContext, type KeyHandlers} from '../hooks/app-context.js';
import {hintsOf} from '../hooks/hints-of.js';
import {useBadges} from '../hooks/use-badges.js';
import {useClusterSession} from '../hooks/use-cluster-session.js';
import {useFirstFrame} from '../hooks/use-first-frame.js';
import {useKeys} from '../hooks/use-keys.js';
import {useProfileSession} from '../hooks/use-profile-session.js';
import {useShow} from '../hooks/use-show.js';
import {
	disabledReason,
	isSame,
	reduceRevokeForm,
	startRevokeForm,
	type RevokeFormEvent,
} from '../state/revoke-form.js';
import {useTheme} from '../theme/theme-context.js';
import {impactOf} from '../tokens/impact.js';
import {requiredPhrases} from '../tokens/required-phrases.js';
import {impactOfRevoke, targetLines} from './revoke-lines.js';

type Props = {
	/**
	Exactly what is to be revoked. No refresh changes it.
	*/
	readonly targets: readonly DatabaseToken[];
	readonly hiddenIds: ReadonlySet<string>;
	readonly isActive: boolean;
};

/**
Keys that come sooner after the first frame were typed for the screen before. Milliseconds.
*/
const deafTime = 300;

/**
The portal's Revoke Database Token, with what the portal does not tell: what would break. Nothing is sent from here; the button opens the run.
*/
export function RevokeConfirm({targets, hiddenIds, isActive}: Props) {
	const {navigate, services} = useAppContext();
	const {profile} = useProfileSession();
	const {cluster, tokens, databaseNames, revoke} = useClusterSession();
	const {columns, rows} = useWindowSize();
	const {styles, glyphs} = useTheme();
	const show = useShow();
	const badges = useBadges();
	const hasBeenSeen = useFirstFrame(deafTime);
	// Everything told here is told of one moment: a refresh changes neither the targets nor what must be typed.
	const [{impact, phrases, now}] = useState(() => {
		const openedAt = services.now();
		const told = impactOf({
			tokens: tokens.value ?? [], leaving: new Set(targets.map(({id}) => id)), databaseNames, now: openedAt,
		});
		return {
			now: openedAt,
			impact: told,
			phrases: requiredPhrases({
				impact: told, count: targets.length, profileName: profile.name, isProtected: profile.isProtected,
			}).map(({phrase, reason}) => ({phrase: show(phrase), reason: show(reason)})),
		};
	});
	const [form, dispatchAlways] = useReducer(reduceRevokeForm, phrases.map(({phrase}) => phrase), startRevokeForm);
	const dispatch = (event: RevokeFormEvent) => {
		if (hasBeenSeen()) {
			dispatchAlways(event);
		}
	};

	useEffect(() => {
		if (form.pending === 'cancel') {
			navigate({type: 'closed'});
		} else if (form.pending === 'revoke') {
			revoke.start(targets);
			navigate({type: 'replaced', screen: {name: 'revoke-run'}});
		}
	}, [form.pending]); // eslint-disable-line react-hooks/exhaustive-deps -- the decision is consumed once, when it is made

	const width = columns - 6;
	const lines = useMemo(() => [
		...targetLines(targets, hiddenIds, {
			now, width, show, glyphs,
		}),
		{key: 'blank', text: ''},
		...impactOfRevoke(impact, {
			now, width, show, glyphs,
		}),
		{key: 'unknown', text: 'Not known: last use, creator, where the secret is kept.', meaning: 'muted' as const},
	], [targets, hiddenIds, impact, now, width, show, glyphs]);
	// Two lines of warning above; box, phrases, refusal and buttons below, with a blank line before and after what scrolls where there is room.
	const isRoomy = rows >= 20;
	const height = Math.max(1, rows - frameRows - 2 - (isRoomy ? 2 : 0) - 1 - phrases.length - 1 - 1);
	const scroll = (by: number) => {
		dispatch({
			type: 'scrolled', by, lines: lastTop(lines.length, height) + height, height,
		});
	};

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
		cancel() {
			dispatch({type: 'cancelled'});
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
			tick() {
				dispatch({type: 'ticked', isAlone: !services.isBurst()});
			},
		};
	const scope = isTyping ? 'revoke-phrase' : 'revoke';
	useKeys(scope, handlers, {isActive});

	const count = targets.length;
	const reason = disabledReason(form);
	const refusal = form.refusal === undefined ? undefined : {text: form.refusal, meaning: 'warning' as const};
	return (
		<Frame path={[show(profile.name), show(cluster.name), 'Revoke Database Token']} badges={badges} message={refusal} hints={hintsOf(scope, handlers)}>
			<Box flexDirection='column' paddingX={1} flexShrink={0}>
				<Text {...styles.danger} wrap='truncate'>{`${glyphs.warning} Revoking ${count === 1 ? '' : `${count} tokens `}takes effect at once and cannot be undone.`}</Text>
				<Text wrap='truncate'>{count === 1 ? '  Whatever uses this token stops working.' : '  Whatever uses these tokens stops working.'}</Text>
			</Box>
			<Box flexDirection='column' paddingLeft={3} paddingTop={isRoomy ? 1 : 0} height={height + (isRoomy ? 1 : 0)} flexShrink={0} overflow='hidden'>
				<ScrollLines lines={lines} top={form.top} height={height} width={width}/>
			</Box>
			<Box flexDirection='column' paddingLeft={3} paddingTop={isRoomy ? 1 : 0} flexShrink={0}>
				<Checkbox label='I understand the risk of this action' isTicked={form.isTicked} isFocused={form.focus === 'checkbox'}/>
				{phrases.map(({phrase, reason: why}, index) => (
					<Box key={why} height={1}>
						<Text>
							{'Type '}
							<Text bold>{phrase}</Text>
							{' to go on: '}
						</Text>
						<Field
							value={form.typed[index] ?? ''}
							isFocused={isActive && isSame(form.focus, {phrase: index})}
							width={Math.min(40, Math.max(12, phrase.length + 4))}
							placeholder='____'
							onRefusedPaste={() => {
								dispatch({type: 'paste-refused'});
							}}
							onChange={text => {
								dispatch({type: 'typed', index, text});
							}}
						/>
						<Text {...styles.muted}>{form.typed[index] === phrase ? `  ${glyphs.done}` : `  ${why}`}</Text>
					</Box>
				))}
				<Box marginTop={isRoomy ? 1 : 0} paddingLeft={6} columnGap={4}>
					<Button label='Cancel' isFocused={form.focus === 'cancel'}/>
					<Button isDangerous label={count === 1 ? 'Revoke Token' : `Revoke ${count} Tokens`} isFocused={form.focus === 'revoke'} disabledReason={reason}/>
				</Box>
			</Box>
		</Frame>
	);
}
