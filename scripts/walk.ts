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
	const rest = (key: string, stays: number) => {
		see(app, {key, stays, isRest: true});
	};

	try {
		await atProfiles(app);
		await app.until('Demo');
		rest('influx-tokens', 1800);
		await press(app, keys.enter, screen => /▌ +eu-metrics .*ready +757 +220/.test(screen) && !screen.includes('loading'));
		rest('Enter', 1800);
		await press(app, keys.enter, /\b653 active *$/m);
		rest('Enter', 2000);

		await press(app, '/', 'Esc clear');
		for (const [place, letter] of [...typed].entries()) {
			await press(app, letter, `/ ${typed.slice(0, place + 1)}`.trimEnd());
			see(app, {key: letter, stays: 90, isRest: false});
		}

		await app.until(/\b4 of 653 active/);
		rest(`/${typed}`, 1500);
		await press(app, keys.enter, 'Enter details');
		await press(app, keys.enter, 'If it went away');
		rest('Enter, Enter', 3000);

		await press(app, 'D', '[ ] I understand the risk of this action');
		await app.until('Causes 1 finding');
		await pastDeafTime();
		rest('D', 3500);
		await tick(app);
		rest('Space', 1000);
		for (const [place, letter] of [...phrase].entries()) {
			await press(app, letter, `Type ${phrase} to go on: ${phrase.slice(0, place + 1)}`);
			see(app, {key: letter, stays: 90, isRest: false});
		}

		await press(app, keys.tab, '‹ Cancel ›');
		await press(app, keys.tab, '‹ Revoke Token ›');
		rest(`${phrase}, Tab, Tab`, 1800);
		await press(app, keys.enter, screen => /^ Revoked .*verified/m.test(screen) && !screen.includes('loading'));
		rest('Enter', 3500);
	} finally {
		await app.close();
	}
}
