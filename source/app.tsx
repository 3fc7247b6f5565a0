import {
	useApp,
	useInput,
	useIsScreenReaderEnabled,
	type SuspendTerminal,
} from 'ink';
import {
	useCallback,
	useMemo,
	useReducer,
	useRef,
	useState,
	useSyncExternalStore,
	type ReactNode,
} from 'react';
import {WindowSize} from './components/window-size.js';
import {TypingContext, type Typing} from './components/field/typing-context.js';
import {useTyping} from './keys/use-typing.js';
import {AppContext, type AppContextValue} from './session/app-context.js';
import type {Services} from './session/services.js';
import {useHabitsWriter} from './session/use-habits.js';
import {MessageLog} from './session/message-log.js';
import {useLook, type Look} from './session/look/use-look.js';
import {firstStage} from './session/link/first-stage.js';
import {environmentName} from './profiles/environment-profile.js';
import type {LaterPartsStore} from './later-parts.js';
import {ScreenLayers} from './screens/screen-layers.js';
import {profileOfLink, stackOfLink, type DeepLink} from './session/link/deep-link.js';
import {
	clusterOf,
	profileOf,
	type StackEvent,
} from './session/screen-stack.js';
import {reduceStackAndMessage} from './session/stack-and-message.js';
import {ThemeContext} from './theme/theme-context.js';
import {spokenTheme} from './theme/theme.js';
import {show} from './theme/show.js';
import type {TimeForm} from './tokens/time/time-form.js';

type Props = {
	readonly services: Services;
	readonly look: Look;
	/**
	Everything but the first screen. It may still be loading when the first screen is drawn; until it is there, only that one is.
	*/
	readonly laterParts: LaterPartsStore;
	/**
	The place to open at the start; undefined for the first screen.
	*/
	readonly link?: DeepLink | undefined;
	/**
	Gives the terminal back to the shell until `fg`. Resolves with a sentence where the system cannot do that.
	*/
	readonly suspend: (suspendTerminal: SuspendTerminal) => Promise<string | undefined>;
	/**
	Paints the whole screen again, after another program wrote over it or changed the terminal's modes.
	*/
	readonly redraw: () => void;
};

/**
The program: the stack of screens, what every screen shares, and the hook that hears every key and every paste first.
*/
export function App({services, look, laterParts, link, suspend, redraw}: Props) {
	const later = useSyncExternalStore(laterParts.subscribe, laterParts.current);
	const isSpoken = useIsScreenReaderEnabled();
	const {theme, changeTheme} = useLook(look, services.habits);
	const shownTheme = useMemo(() => isSpoken ? spokenTheme(theme) : theme, [isSpoken, theme]);
	const {
		stack, message, messages, navigate, notice,
	} = useStack({services, link});
	const openedFor = useRef<string | undefined>(undefined);
	const [stage, setStage] = useState(() => firstStage(link, stack.length));
	const typing = useTyping(notice);
	useHabitsWriter(services.habits, stack, text => {
		notice(show(theme, text), 'warning');
	});
	const context = useSharedContext({
		link,
		services, suspend, redraw, changeTheme, background: look.background, stack, navigate, message, messages, notice, typing,
	});

	const profile = profileOf(stack);
	const cluster = clusterOf(stack);
	let view: ReactNode = (
		<>
			<ScreenLayers later={later}/>
			{later ? <later.Guide link={link} stage={stage} setStage={setStage} openedFor={openedFor}/> : undefined}
		</>
	);

	if (cluster && later) {
		view = <later.OpenCluster key={cluster.id} cluster={cluster}>{view}</later.OpenCluster>;
	}

	return (
		<ThemeContext value={shownTheme}>
			<TypingContext value={typing}>
				<AppContext value={context}>
					<WindowSize>
						{profile && later ? <later.OpenProfile key={profile.name} profile={profile} services={services}>{view}</later.OpenProfile> : view}
					</WindowSize>
				</AppContext>
			</TypingContext>
		</ThemeContext>
	);
}

/**
The stack of screens and the last message, with what changes them. `keyCount` counts the keys, because a message and what leaves a screen belong together if one key brought both.
*/
function useStack({services, link}: Pick<Props, 'services' | 'link'>) {
	const keyCount = useRef(0);
	const [messages] = useState(() => new MessageLog(services.now));
	const [{stack, message}, dispatch] = useReducer(reduceStackAndMessage, undefined, () => ({
		stack: stackOfLink(link, services.profiles(), services.settingsTrouble()),
		message: services.startNotices.length > 0 ? {text: services.startNotices.join(' '), meaning: 'warning' as const} : undefined,
		messageKey: 0,
	}));
	useInput(() => {
		keyCount.current++;
	});
	const navigate = useCallback((event: StackEvent) => {
		dispatch({type: 'navigated', event, key: keyCount.current});
	}, []);
	const notice = useCallback<AppContextValue['notice']>((text, meaning) => {
		if (text !== undefined) {
			messages.keep({text, meaning});
		}

		dispatch({type: 'told', message: text === undefined ? undefined : {text, meaning}, key: keyCount.current});
	}, [messages]);
	return {
		stack, message, messages, navigate, notice,
	};
}

type SharedParts = Pick<Props, 'services' | 'link' | 'suspend' | 'redraw'> & Pick<AppContextValue, 'stack' | 'navigate' | 'message' | 'messages' | 'notice'> & Pick<Look, 'background'> & {readonly typing: Typing; readonly changeTheme: () => string};

/**
The profile that the command line names, also by `--host`, which means the environment's, or that a variable names. The first screen has its cursor there.
*/
function namedProfile({services, link}: Pick<Props, 'services' | 'link'>): string | undefined {
	if (link === undefined) {
		return services.given.host === undefined ? services.placeOfVariables.profile : environmentName;
	}

	const profile = profileOfLink(link, services.profiles(), services.settingsTrouble());
	return profile.ok ? profile.value.name : undefined;
}

/**
What the whole program shares, with what only the screens change: the chosen profile, the form of times, the guard of quitting.
*/
function useSharedContext({services, link, suspend, redraw, changeTheme, background, stack, navigate, message, messages, notice, typing}: SharedParts): AppContextValue {
	const {exit, suspendTerminal} = useApp();
	const screenKeys = useRef<AppContextValue['screenKeys']['current']>({scope: 'profiles', handlers: {}});
	const toldKeys = useRef(new Set<string>());
	const [chosenProfile, chooseProfile] = useState(() => namedProfile({services, link}) ?? services.habits.current().profile);
	const [timeForm, setTimeForm] = useState<TimeForm>(() => services.habits.current().times ?? 'relative');
	const quitGuard = useRef<(() => string | undefined) | undefined>(undefined);
	return useMemo(() => ({
		services,
		stack,
		navigate,
		message,
		messages,
		notice,
		quitGuard,
		chosenProfile,
		chooseProfile,
		timeForm,
		setTimeForm,
		quit() {
			const reason = quitGuard.current?.();
			if (reason === undefined) {
				void (async () => {
					// The shell would get the terminal's answer as text.
					await background?.settled;
					exit();
				})();
			} else {
				notice(reason, 'warning');
			}
		},
		changeTheme() {
			notice(changeTheme());
		},
		redraw,
		suspend() {
			void (async () => {
				await background?.settled;
				const refusal = await suspend(suspendTerminal);
				if (refusal !== undefined) {
					notice(refusal, 'warning');
				}
			})();
		},
		screenKeys,
		editText(edit) {
			typing.editTarget.current?.(edit);
		},
		hasField: () => typing.editTarget.current !== undefined,
		toldKeys,
	}), [services, stack, navigate, message, messages, chosenProfile, timeForm, notice, exit, suspend, redraw, changeTheme, background, suspendTerminal, typing]);
}
