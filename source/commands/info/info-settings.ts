import {ignoredSentence} from '../../api/no-proxy.js';
import {noProxyOf, parseProxy} from '../../api/proxy-setting.js';
import type {Profile} from '../../profiles/types.js';
import {redact} from '../../secrets/redact.js';
import {colorLevel} from '../../terminal/color-level.js';
import {isUtf8Locale} from '../../terminal/utf8-locale.js';
import {chooseTheme} from '../../theme/choose-theme.js';
import type {ThemeName} from '../../theme/palettes.js';
import {firstSet, type Environment, type Fact} from './info-facts.js';

type Settings = {
	readonly environment: Environment;
	readonly stdout: {readonly isTTY?: boolean};
	readonly profile: Profile | undefined;
	/**
	The flag itself.
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
};

/**
How the program behaves and looks, and why.
*/
export function settingFacts({environment, stdout, profile, readOnly, isReadOnly, ascii, theme}: Settings): readonly Fact[] {
	const readOnlyFrom = isReadOnly ? (readOnly ? '--read-only' : 'INFLUX_TOKENS_READ_ONLY') : (profile?.isReadOnly ? 'profile' : 'default');
	const localeFrom = firstSet(environment, ['LC_ALL', 'LC_CTYPE', 'LANG']);
	const fact = (name: string, value: Fact['value'], from: string): Fact => ({
		section: 'settings', name, value, from,
	});
	return [
		fact('read-only', isReadOnly || Boolean(profile?.isReadOnly), readOnlyFrom),
		fact('protected', Boolean(profile?.isProtected), profile ? 'profile' : 'default'),
		fact('colours', colorLevel(environment, stdout), colorsFrom(environment, stdout)),
		fact('theme', chooseTheme({option: theme, environment, colorLevel: colorLevel(environment, stdout)}).name, theme === undefined ? firstSet(environment, ['INFLUX_TOKENS_THEME', 'COLORFGBG']) ?? 'default' : '--theme'),
		fact('screen reader', environment.INK_SCREEN_READER === 'true', environment.INK_SCREEN_READER === undefined ? 'default' : 'INK_SCREEN_READER'),
		fact('ASCII only', Boolean(ascii) || !isUtf8Locale(environment), ascii ? '--ascii' : localeFrom ?? 'default'),
		fact('locale', localeFrom === undefined ? undefined : environment[localeFrom], localeFrom ?? 'default'),
	];
}

/**
What decides how many colours there are, in the order in which `colorLevel` asks.
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

	return isTTY ? firstSet(environment, ['COLORTERM', 'TERM']) ?? 'default' : 'output is no terminal';
}

const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'];

/**
What lies between this machine and the service.
*/
export function networkFacts(environment: Environment, {profile, caFile}: {readonly profile: Profile | undefined; readonly caFile: string | undefined}): readonly Fact[] {
	const tls = profile?.tls;
	const fact = (name: string, value: Fact['value'], from?: string): Fact => ({
		section: 'network', name, value, from,
	});
	const own = (name: string, value: string | undefined): readonly Fact[] => value === undefined ? [] : [fact(name, value, 'profile')];
	const variables = [...proxyVariables, 'NODE_EXTRA_CA_CERTS', 'NODE_TLS_REJECT_UNAUTHORIZED'].filter(name => environment[name]);
	return [
		fact('TLS checks', !tls?.isInsecure, tls?.isInsecure ? 'profile' : 'default'),
		...(caFile === undefined ? [] : [fact('CA file', caFile, '--ca-file')]),
		...own('CA file of the profile', tls?.caFile),
		...own('client certificate', tls?.certificateFile),
		...own('client key', tls?.keyFile),
		...proxyFacts(environment, profile).map(({value, from}) => fact('proxy for the host', value, from)),
		...variables.map(name => fact(name, withoutUserinfo(environment[name] ?? ''), name)),
	];
}

/**
The proxy that requests to a profile's host take, where the environment names one.
*/
function proxyFacts(environment: Environment, profile: Profile | undefined): ReadonlyArray<{readonly value: string; readonly from: string | undefined}> {
	const variable = firstSet(environment, ['https_proxy', 'HTTPS_PROXY']);
	if (variable === undefined || !URL.canParse(profile?.host ?? '')) {
		return [];
	}

	const {protocol} = new URL(profile?.host ?? '');
	if (protocol !== 'https:') {
		return [{value: 'none', from: 'http is for this machine only'}];
	}

	const parsed = parseProxy(environment, profile?.host ?? '');
	const value = parsed.ok ? parsed.proxy?.name ?? 'none' : 'not readable';
	return [{value, from: value === 'none' ? noProxyOf(environment)?.variable : variable}];
}

/**
What NO_PROXY has that counts for nothing, in a sentence. Raw outside text.
*/
export function proxyProblems(environment: Environment): readonly string[] {
	const {variable, noProxy} = noProxyOf(environment) ?? {};
	return noProxy === undefined || noProxy.ignored.length === 0 ? [] : [ignoredSentence(noProxy.ignored, variable)];
}

/**
A proxy's address without who one is there: `http://[secret]@proxy:3128`. A password may hold any sign, so all before the last @ goes.
*/
export function withoutUserinfo(address: string): string {
	const [scheme = ''] = /^[a-z][\w+\-.]*:\/\//i.exec(address) ?? [];
	const end = address.lastIndexOf('@');
	return redact(end === -1 ? address : `${scheme}[secret]${address.slice(end)}`);
}

const ownVariables = ['ACCOUNT_ID', 'CLUSTER_ID', 'MANAGEMENT_TOKEN', 'INFLUX_TOKENS_READ_ONLY', 'INFLUX_TOKENS_CONFIG_DIR', 'INFLUX_TOKENS_STATE_DIR', 'INFLUX_TOKENS_DESCRIPTION_LIMIT', 'INFLUX_TOKENS_THEME', 'INFLUX_TOKENS_ANSWER_LIMIT', 'INK_SCREEN_READER'];

/**
Which of the variables that this program reads are set, and never to what.
*/
export function variableFacts(environment: Environment, profile: Profile | undefined): readonly Fact[] {
	const ofProfile = (profile?.secretSources ?? []).filter(source => source.kind === 'environment').map(({variable}) => variable);
	return [...new Set([...ownVariables, ...ofProfile])].map(name => ({section: 'variables', name, value: environment[name] ? 'set' : 'not set'}));
}
