import {
	atProfiles,
	pastDeafTime,
	press,
	tick,
} from '../test/helpers/end-to-end/steps.js';
import {keys} from '../test/helpers/keys.js';
import {launch, type Launched} from '../test/helpers/launch.js';
import {pictureSurroundings} from './picture-surroundings.js';

export type Step = {
	/**
	What was pressed before this screen, in words.
	*/
	readonly key: string;
	/**
	How long the screen stays in the animation, in milliseconds.
	*/
	readonly stays: number;
	/**
	Whether the screen is one to read, and not one of a text that is being typed.
	*/
	readonly isRest: boolean;
};

const typed = 'telegraf edge-08';
const phrase = 'flight3';

/**
Walks through the built program as the README tells it, on the demo: profiles, clusters, tokens, filter, details, the question before a revoke, and the list again. Calls `see` with each screen, in a terminal of 90x26.
*/
export async function walk(see: (app: Launched, step: Step) => void): Promise<void> {
	const app = launch({columns: 90, rows: 26, environment: pictureSurroundings});
	// A frame may arrive in several parts, so it is whole when the end of its last line is there.
	const rest = async (key: string, stays: number, lastWords: string) => {
		await app.until(screen => screen.trimEnd().endsWith(lastWords));
		see(app, {key, stays, isRest: true});
	};

	try {
		await atProfiles(app);
		await app.until('Demo');
		await rest('influx-tokens', 1800, ': commands');
		await press(app, keys.enter, screen => /▌ +eu-metrics .*ready +757 +220/.test(screen) && !screen.includes('loading'));
		await rest('Enter', 1800, '? help   : commands');
		await press(app, keys.enter, /\b653 active *$/m);
		await rest('Enter', 2000, '? help  a create');

		await press(app, '/', 'Esc clear');
		for (const [place, letter] of [...typed].entries()) {
			await press(app, letter, `/ ${typed.slice(0, place + 1)}`.trimEnd());
			see(app, {key: letter, stays: 90, isRest: false});
		}

		await app.until(/\b4 of 653 active/);
		await rest(`/${typed}`, 1500, 'Esc clear');
		await press(app, keys.enter, 'Enter details');
		await press(app, keys.enter, screen => screen.includes('If it went away') && screen.includes('6 findings'));
		await rest('Enter, Enter', 3000, 'C copy of it');

		await press(app, 'D', '[ ] I understand the risk of this action');
		await app.until('Causes 1 finding');
		await pastDeafTime();
		await rest('D', 3500, 'Y as curl');
		await tick(app);
		await rest('Space', 1000, 'Enter press   Esc cancel');
		for (const [place, letter] of [...phrase].entries()) {
			await press(app, letter, `Type ${phrase} to go on: ${phrase.slice(0, place + 1)}`);
			see(app, {key: letter, stays: 90, isRest: false});
		}

		await press(app, keys.tab, '‹ Cancel ›');
		await press(app, keys.tab, '‹ Revoke Token ›');
		await rest(`${phrase}, Tab, Tab`, 1800, 'Y as curl');
		await press(app, keys.enter, screen => /^ Revoked .*verified/m.test(screen) && !screen.includes('loading'));
		await rest('Enter', 3500, '? help  a create');
	} finally {
		await app.close();
	}
}
