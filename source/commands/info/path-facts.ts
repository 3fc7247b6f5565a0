import path from 'node:path';
import process from 'node:process';
import {stateDirectory} from '../../journal/state-directory.js';
import type {Profile} from '../../profiles/types.js';
import {influxctlPlaces} from '../../profiles/influxctl/influxctl-places.js';
import {expandHome, userDirectory} from '../../storage/user-directory.js';
import {firstSet, type Environment, type Fact} from './fact.js';

type PathChoices = {
	readonly settingsPath: string;
	readonly profile: Profile | undefined;
	readonly influxctlConfig: string | undefined;
	/**
	The variable that names influxctl's config. Undefined where none does.
	*/
	readonly configFrom: string | undefined;
	/**
	The file of the policy that is in force, or that cannot be used. Undefined where none is found.
	*/
	readonly policyFile: string | undefined;
	readonly isPolicyGiven: boolean;
};

/**
Every file and directory of this program, and the variable that decides where it is. influxctl's config, which this program reads, is among them.
*/
export function pathFacts(environment: Environment, {settingsPath, profile, influxctlConfig, configFrom, policyFile, isPolicyGiven}: PathChoices): readonly Fact[] {
	const isWindows = process.platform === 'win32';
	const from = (own: string | undefined, xdg: string, windows: string): string => {
		if (own !== undefined && environment[own]) {
			return own;
		}

		const base = isWindows ? windows : xdg;
		// UserDirectory ignores a relative path, so it is not named as the source.
		return firstSet(environment, [base]) && path.isAbsolute(environment[base] ?? '') ? base : 'default';
	};

	const state = stateDirectory(environment);
	const stateFrom = from('INFLUX_TOKENS_STATE_DIR', 'XDG_STATE_HOME', 'LOCALAPPDATA');
	// The launcher's directory. No variable of this program moves it.
	const cache = userDirectory(environment, {
		override: '', xdg: 'XDG_CACHE_HOME', fallback: ['.cache'], windows: 'LOCALAPPDATA',
	});
	return [
		{
			section: 'paths', name: 'settings', value: settingsPath, from: from('INFLUX_TOKENS_CONFIG_DIR', 'XDG_CONFIG_HOME', 'APPDATA'),
		},
		{
			section: 'paths', name: 'policy', value: policyFile ?? 'none, so the defaults are in force', from: isPolicyGiven ? '--policy' : (policyFile === undefined ? 'default' : 'found'),
		},
		{
			section: 'paths', name: 'state', value: state, from: stateFrom,
		},
		{
			section: 'paths', name: 'habits', value: path.join(state, 'habits.json'), from: stateFrom,
		},
		{
			section: 'paths', name: 'cache', value: cache, from: from(undefined, 'XDG_CACHE_HOME', 'LOCALAPPDATA'),
		},
		...(influxctlConfig === undefined ? influxctlPlaces(environment) : [path.resolve(expandHome(influxctlConfig, environment))]).map((place, index): Fact => ({
			section: 'paths', name: index === 0 ? 'influxctl\'s config' : 'or', key: `influxctl${index + 1}`, value: place, from: influxctlConfig === undefined ? 'where influxctl keeps it' : configFrom ?? '--influxctl-config',
		})),
		...(profile?.clusters ?? []).map(({id, name}): Fact => ({
			section: 'journals', name, key: id, value: path.join(state, `${id}.jsonl`), from: stateFrom,
		})),
	];
}
