import {isUuid} from '../../api/parse-host.js';
import {readOnlyObstacle} from '../read-only-obstacle.js';
import type {DatabaseToken} from '../../api/types.js';
import {oddRefusal} from '../../tokens/why-odd.js';
import {chooseProfile, nameForCommand, usualProfile} from '../../profiles/choose-profile.js';
import type {Result} from '../../result.js';
import type {Profile, SettingsTrouble} from '../../profiles/types.js';
import {initialStack, type Screen, type ScreenStack} from '../screen-stack.js';
import type {GivenOptions} from './given-options.js';

/**
The screens that a command line can open on a cluster.
*/
export const linkedScreens = ['activity', 'audit', 'create', 'details', 'edit', 'copy', 'rotate', 'mark-from-file', 'open-plan'] as const;

export type LinkedScreen = typeof linkedScreens[number];

/**
The place that a command line opens: a profile, a cluster of it, a filter of its list, and a screen. Each is named as it was typed.
*/
export type DeepLink = {
	readonly profile?: string;
	readonly cluster?: string;
	readonly filter?: string;
	readonly showsInactive?: boolean;
	readonly screen?: LinkedScreen;
	/**
	The whole id of the token that the screen is about.
	*/
	readonly tokenId?: string;
	/**
	The whole ids of tokens whose revocation the person is to confirm.
	*/
	readonly revoke?: readonly string[];
};

/**
Whether the link goes further than the first screen.
*/
export function isLink(link: DeepLink): boolean {
	return link.profile !== undefined || isLinkToTokens(link);
}

/**
Whether the link goes as far as the list of tokens.
*/
export function isLinkToTokens({cluster, filter, showsInactive, screen, revoke}: DeepLink): boolean {
	return cluster !== undefined || filter !== undefined || Boolean(showsInactive) || screen !== undefined || revoke !== undefined;
}

const changing = new Set<LinkedScreen>(['create', 'edit', 'copy', 'rotate']);
const ofToken = new Set<LinkedScreen>(['details', 'edit', 'copy', 'rotate']);

/**
The profile that a link is about. Where it names none of several, that is the one that influxctl takes without a name. It is the demo only where the link names it, or where there is no other profile. `trouble` says why not all saved profiles are known.
*/
export function profileOfLink(link: DeepLink, profiles: readonly Profile[], trouble: SettingsTrouble | undefined): Result<Profile> {
	const real = profiles.filter(({origin}) => origin !== 'demo');
	const chosen = chooseProfile(link.profile === undefined && real.length > 0 ? real : profiles, link.profile, trouble);
	const usual = chosen.ok || link.profile !== undefined || trouble ? undefined : usualProfile(real);
	return usual ? {ok: true, value: usual} : chosen;
}

/**
The screens with which a link begins: those up to its profile's clusters where the profile is known already, otherwise the first screen.
*/
export function stackOfLink(link: DeepLink | undefined, profiles: readonly Profile[], trouble: SettingsTrouble | undefined): ScreenStack {
	// A link without a name means the demo only where there is no other profile, and influxctl's are not known yet.
	const isDecided = link?.profile !== undefined || profiles.some(({origin}) => origin !== 'demo');
	const profile = link && isDecided ? profileOfLink(link, profiles, trouble) : undefined;
	return profile?.ok && profile.value.problem === undefined ? [...initialStack, {name: 'clusters', profile: profile.value}] : initialStack;
}

type Known = {
	readonly tokenOf: (id: string) => DatabaseToken | undefined;
	readonly shownIds: readonly string[];
	readonly isReadOnly: boolean;
};

/**
The screen that a link names, with what it needs; or one sentence that says why it cannot be opened. Undefined where the link names no screen and means the list.
*/
export function screenOfLink({screen, tokenId, revoke}: DeepLink, {tokenOf, shownIds, isReadOnly}: Known): Screen | string | undefined {
	if (isReadOnly && (revoke !== undefined || (screen !== undefined && changing.has(screen)))) {
		return readOnlyObstacle;
	}

	if (revoke !== undefined) {
		return confirmationOf(revoke, tokenOf, shownIds);
	}

	if (screen === undefined) {
		return undefined;
	}

	if (!ofToken.has(screen)) {
		return screen === 'create' ? {name: 'token-form', token: undefined, isEdit: false} : {name: screen as 'activity' | 'audit' | 'mark-from-file' | 'open-plan'};
	}

	const token = tokenOf(tokenId?.toLowerCase() ?? '');
	if (!token) {
		return tokenId === undefined ? `--screen ${screen} needs --id with the ID of a token.` : `The cluster has no token ${tokenId}.`;
	}

	if (screen !== 'details' && screen !== 'copy' && token.revokedAt !== undefined) {
		return `The token ${token.id} is revoked already.`;
	}

	const refusal = screen === 'details' ? undefined : oddRefusal(token);
	if (refusal !== undefined) {
		return refusal;
	}

	switch (screen) {
		case 'details': {
			return {name: 'details', tokenId: token.id};
		}

		case 'rotate': {
			return {name: 'rotation', token};
		}

		default: {
			return {name: 'token-form', token, isEdit: screen === 'edit'};
		}
	}
}

function confirmationOf(ids: readonly string[], tokenOf: Known['tokenOf'], shownIds: readonly string[]): Screen | string {
	const wanted = [...new Set(ids.map(id => id.toLowerCase()))];
	const tokens = wanted.map(id => tokenOf(id));
	const missing = wanted.filter((_, index) => tokens[index] === undefined);
	if (missing.length > 0) {
		return `No such token: ${missing.join(', ')}. Nothing is confirmed.`;
	}

	const found = tokens.filter(token => token !== undefined);
	const revoked = found.filter(({revokedAt}) => revokedAt !== undefined);
	if (revoked.length > 0) {
		return `Already revoked: ${revoked.map(({id}) => id).join(', ')}. Nothing is confirmed.`;
	}

	return {
		name: 'confirm',
		batch: {
			action: 'revoke',
			changes: found.map(token => ({token, request: {kind: 'revoke'}})),
			hiddenIds: new Set(wanted).difference(new Set(shownIds)),
		},
	};
}

/**
The words, after the program's name, of the command that opens a screen again. A screen without a command of its own has the command of the nearest screen below it. The words are raw outside text: quote each for the shell, and show it through `display()`.

An id that is no UUID is never a word of a command, because a service could answer with an option in its place. The command leads to the list then.

`given` is what the command line named. `--host` is a part of the command where the profile comes from the environment, `--influxctl-config` where it is influxctl's, the others always.
*/
export function linkWords(screen: Screen, {profile, given, cluster, filter, showsInactive}: {
	readonly profile: Profile | undefined;
	readonly given: GivenOptions;
	readonly cluster: string | undefined;
	readonly filter: string;
	readonly showsInactive: boolean;
}): readonly string[] {
	if (!profile) {
		return [];
	}

	const place = [
		...(profile.origin === 'environment' ? optionWords('--host', given.host) : []),
		...(profile.origin === 'influxctl' ? optionWords('--influxctl-config', given.influxctlConfig) : []),
		...optionWords('--ca-file', given.caFile),
		...optionWords('--timeout', given.timeout),
		...optionWords('--policy', given.policy),
		'--profile',
		nameForCommand(profile),
		...(cluster === undefined ? [] : ['--cluster', cluster]),
	];
	const revoked = screen.name === 'confirm' && screen.batch.action === 'revoke' ? screen.batch.changes.map(({token}) => token.id) : [];
	if (revoked.length > 0 && revoked.every(id => isUuid(id))) {
		return ['revoke', ...place, ...revoked];
	}

	const list = [...place, ...(filter === '' ? [] : ['--filter', filter]), ...(showsInactive ? ['--inactive'] : [])];
	return cluster === undefined ? place : [...list, ...screenWords(screen)];
}

function optionWords(name: string, value: string | undefined): readonly string[] {
	return value === undefined ? [] : [name, value];
}

function screenWords(screen: Screen): readonly string[] {
	switch (screen.name) {
		case 'activity':
		case 'audit':
		case 'mark-from-file':
		case 'open-plan': {
			return ['--screen', screen.name];
		}

		case 'details': {
			return idWords('details', screen.tokenId);
		}

		case 'rotation': {
			return idWords('rotate', screen.token.id);
		}

		case 'token-form': {
			return screen.token ? idWords(screen.isEdit ? 'edit' : 'copy', screen.token.id) : ['--screen', 'create'];
		}

		case 'save-token': {
			return idWords('edit', screen.loaded.id);
		}

		default: {
			return [];
		}
	}
}

function idWords(screen: LinkedScreen, id: string): readonly string[] {
	return isUuid(id) ? ['--screen', screen, '--id', id] : [];
}
