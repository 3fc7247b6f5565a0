import type {Environment} from '../storage/user-directory.js';
import {nameKey} from './name-key.js';
import type {Profile} from './types.js';

/**
What the finder has found about profiles: more than the program knows at its start.
*/
export type FoundProfiles = {
	/**
	Those of influxctl, under their names there.
	*/
	readonly influxctl: readonly Profile[];
	/**
	What is wrong with profiles of either kind, by `problemKey`.
	*/
	readonly problems: ReadonlyMap<string, string>;
	/**
	Sentences on influxctl's config as a whole, raw.
	*/
	readonly notices: readonly string[];
};

/**
Reads what no frame may wait for: influxctl's config, and the files that profiles need. Any of them may lie on a disk that does not answer.
*/
export type ProfileFinder = {
	/**
	The same object until more is known.
	*/
	readonly found: () => FoundProfiles;
	/**
	Calls the listener whenever more is known. Gives a function that ends this.
	*/
	readonly subscribe: (listener: () => void) => () => void;
	/**
	Looks, or looks again; settles when all is known. A call during a look waits for that look.
	*/
	readonly look: () => Promise<void>;
};

type Options = {
	readonly environment: Environment;
	/**
	The value of `--influxctl-config`.
	*/
	readonly influxctlConfig: string | undefined;
	readonly saved: () => readonly Profile[];
};

/**
Milliseconds. What is found by then is shown together, and the rest one by one, so that a disk that does not answer delays only what lies on it.
*/
const patience = 100;

export function createProfileFinder(options: Options): ProfileFinder {
	const listeners = new Set<() => void>();
	let found: FoundProfiles = {influxctl: [], problems: new Map(), notices: []};
	let running: Promise<void> | undefined;

	const update = (next: FoundProfiles) => {
		if (printed(next) === printed(found)) {
			return;
		}

		found = next;
		for (const listener of listeners) {
			listener();
		}
	};

	return {
		found: () => found,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		async look() {
			running ??= lookOnce(options, found, update);
			try {
				await running;
			} finally {
				running = undefined;
			}
		},
	};
}

/**
Looks once, and calls `update` with what is known: after 100 ms, then with each thing that is found later, and in the end. `before` is what was known until now: the profiles of influxctl stay until its config has been read again.
*/
async function lookOnce({environment, influxctlConfig, saved}: Options, before: FoundProfiles, update: (found: FoundProfiles) => void): Promise<void> {
	const [{readInfluxctlProfiles}, {tlsProblem}] = await Promise.all([import('./influxctl/influxctl-file.js'), import('./tls-problem.js')]);
	const problems = new Map<string, string>();
	let influxctl: Pick<FoundProfiles, 'influxctl' | 'notices'> = before;
	let isLate = false;
	const show = () => {
		update({influxctl: influxctl.influxctl, notices: influxctl.notices, problems: new Map(problems)});
	};

	const showIfLate = () => {
		if (isLate) {
			show();
		}
	};

	const timer = setTimeout(() => {
		isLate = true;
		show();
	}, patience);
	const check = async (profiles: readonly Profile[]) => {
		for (const profile of profiles) {
			const problem = profile.problem ?? await tlsProblem(profile, environment); // eslint-disable-line no-await-in-loop -- a disk that hangs holds one thread, not all of them
			if (problem !== undefined) {
				problems.set(problemKey(profile), problem);
			}

			showIfLate();
		}
	};

	const read = async () => {
		const {profiles, failure, notice} = await readInfluxctlProfiles({environment, file: influxctlConfig});
		influxctl = {influxctl: profiles, notices: [failure, notice].filter(sentence => sentence !== undefined)};
		showIfLate();
		await check(profiles);
	};

	await Promise.all([read(), check(saved())]);
	clearTimeout(timer);
	show();
}

/**
A profile among those of its origin: two of different origins may have one name.
*/
export function problemKey({origin, name}: Profile): string {
	return `${origin} ${nameKey(name)}`;
}

function printed({influxctl, problems, notices}: FoundProfiles): string {
	return JSON.stringify([influxctl, [...problems], notices]);
}
