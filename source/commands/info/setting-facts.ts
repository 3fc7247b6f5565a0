import type {Profile} from '../../profiles/types.js';
import {colorLevel} from '../../terminal/color-level.js';
import {isUtf8Locale} from '../../terminal/utf8-locale.js';
import {chooseTheme, shouldAskBackground, type ThemeOptions} from '../../theme/choose-theme.js';
import type {ThemeName} from '../../theme/palettes.js';
import {firstSet, type Environment, type Fact} from './fact.js';

type Settings = {
	readonly environment: Environment;
	readonly stdout: {readonly isTTY?: boolean};
	readonly profile: Profile | undefined;
	/**
	Whether `--read-only` was given.
	*/
	readonly readOnly?: boolean | undefined;
	/**
	Whether the flag or the environment forbids changes.
	*/
	readonly isReadOnly: boolean;
	readonly ascii?: boolean | undefined;
	/**
	The value of `--theme`.
	*/
	readonly theme?: ThemeName | undefined;
	/**
	The theme that was chosen on the screen and kept.
	*/
	readonly habit: string | undefined;
};

/**
The settings of the program's behaviour and look, and where each came from.
*/
export function settingFacts({environment, stdout, profile, readOnly, isReadOnly, ascii, theme, habit}: Settings): readonly Fact[] {
	const readOnlyFrom = isReadOnly ? (readOnly ? '--read-only' : 'INFLUX_TOKENS_READ_ONLY') : (profile?.isReadOnly ? 'profile' : 'default');
	const localeFrom = firstSet(environment, ['LC_ALL', 'LC_CTYPE', 'LANG']);
	const fact = (name: string, value: Fact['value'], from: string): Fact => ({
		section: 'settings', name, value, from,
	});
	return [
		fact('read-only', isReadOnly || Boolean(profile?.isReadOnly), readOnlyFrom),
		fact('protected', Boolean(profile?.isProtected), profile ? 'profile' : 'default'),
		fact('colours', colorLevel(environment, stdout), colorsFrom(environment, stdout)),
		themeFact({
			option: theme, environment, habit, colorLevel: colorLevel(environment, stdout),
		}),
		fact('screen reader', environment.INK_SCREEN_READER === 'true', environment.INK_SCREEN_READER === undefined ? 'default' : 'INK_SCREEN_READER'),
		fact('ASCII only', Boolean(ascii) || !isUtf8Locale(environment), ascii ? '--ascii' : localeFrom ?? 'default'),
		fact('locale', localeFrom === undefined ? undefined : environment[localeFrom], localeFrom ?? 'default'),
	];
}

/**
The theme, as far as it is known without asking the terminal for its background.
*/
function themeFact(options: ThemeOptions): Fact {
	const {name, by} = chooseTheme(options);
	const automaticFrom = firstSet(options.environment, ['COLORFGBG']) ?? 'default';
	const from = {
		option: '--theme', variable: 'INFLUX_TOKENS_THEME', habit: 'habits file', automatic: shouldAskBackground(options) ? 'default; light if the terminal says so' : automaticFrom,
	};
	return {
		section: 'settings', name: 'theme', value: name, from: from[by],
	};
}

/**
Names what decides how many colours there are, checked in the same order as in `colorLevel`.
*/
function colorsFrom(environment: Environment, {isTTY}: {readonly isTTY?: boolean}): string {
	if (environment.FORCE_COLOR !== undefined) {
		return 'FORCE_COLOR';
	}

	if (environment.NO_COLOR) {
		return 'NO_COLOR';
	}

	if (environment.TERM === 'dumb') {
		return 'TERM';
	}

	return isTTY ? firstSet(environment, ['COLORTERM', 'TERM']) ?? 'default' : 'output is not a terminal';
}

const ownVariables = ['ACCOUNT_ID', 'CLUSTER_ID', 'MANAGEMENT_TOKEN', 'INFLUX_TOKENS_PROFILE', 'INFLUX_TOKENS_CLUSTER', 'INFLUXCTL_PROFILE', 'INFLUX_TOKENS_READ_ONLY', 'INFLUX_TOKENS_CONFIG_DIR', 'INFLUX_TOKENS_STATE_DIR', 'INFLUX_TOKENS_DESCRIPTION_LIMIT', 'INFLUX_TOKENS_THEME', 'INFLUX_TOKENS_ESCAPE_DELAY', 'INFLUX_TOKENS_ANSWER_LIMIT', 'INFLUX_TOKENS_TIMEOUT', 'INFLUX_TOKENS_DEBUG', 'INK_SCREEN_READER'];

/**
Which of the variables that this program reads are set. Their values are never printed.
*/
export function variableFacts(environment: Environment, profile: Profile | undefined): readonly Fact[] {
	const ofProfile = (profile?.secretSources ?? []).filter(source => source.kind === 'environment').map(({variable}) => variable);
	return [...new Set([...ownVariables, ...ofProfile])].map(name => ({section: 'variables', name, value: environment[name] ? 'set' : 'not set'}));
}
