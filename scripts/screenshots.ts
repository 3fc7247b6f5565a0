/**
Takes the README's pictures: runs the built program in a pseudo-terminal and presses keys. `npm run screenshots`; the pictures are committed.
*/
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
	openDemo,
	pastDeafTime,
	press,
	tick,
} from '../test/helpers/end-to-end/steps.js';
import {keys} from '../test/helpers/keys.js';
import {launch, type Launched} from '../test/helpers/launch.js';
import {projectFolder} from '../test/helpers/project-folder.js';
import {filmOf} from './film.js';
import {pictureOf} from './picture.js';
import {pictureSurroundings} from './picture-surroundings.js';

const folder = path.join(projectFolder(), 'docs/screenshots');

const size = {columns: 100, rows: 30};

function write(name: string, content: Uint8Array | string): void {
	const file = path.join(folder, name);
	writeFileSync(file, content);
	process.stdout.write(`${path.relative(projectFolder(), file)}  ${Math.round(content.length / 1000)} kB\n`);
}

function take(app: Launched, name: string): void {
	write(`${name}.png`, pictureOf(app.terminal).png);
}

/**
Filters the list under the cursor, and keeps the filter.
*/
async function filter(app: Launched, text: string): Promise<void> {
	await press(app, '/', 'Esc clear');
	await press(app, text, / of \d+ active/);
	await press(app, keys.enter, 'Enter details');
}

/**
Presses a key that changes the screen, and waits for the change and for the text.
*/
async function pressAndSee(app: Launched, key: string, text: string): Promise<void> {
	const before = app.screenText();
	await press(app, key, screen => screen !== before && screen.includes(text));
}

/**
Takes five pictures of the demo: the audit; the tokens that may write to missing databases, with some of them marked; the result of revoking those; the details of a database's only writer; the confirmation that would revoke that one.
*/
async function takeDemo(): Promise<void> {
	const app = launch({...size, environment: pictureSurroundings});
	try {
		await openDemo(app);
		await press(app, 'A', '› Audit');
		await app.until(screen => screen.includes('Score ') && screen.includes('E export'));
		take(app, 'audit');

		await press(app, keys.escape, /^ +\d+ active *$/m);
		await filter(app, 'missing:db action:write');
		let marked = 0;
		for (const key of '    jjj j  ') {
			marked += key === keys.space ? 1 : 0;
			await pressAndSee(app, key, `${marked} marked`);
		}

		take(app, 'tokens');

		await press(app, 'D', '[ ] I understand the risk of this action');
		await tick(app);
		await press(app, String(marked), `Type ${marked} to go on: ${marked}`);
		app.press(keys.tab);
		await press(app, keys.tab, `‹ Revoke ${marked} Tokens ›`);
		await press(app, keys.enter, 'Enter back');
		take(app, 'result');

		await press(app, keys.enter, 'Database tokens');
		await press(app, keys.escape, /^ +\d+ active *$/m);
		await filter(app, 'id:6f2c1c1e');
		await press(app, keys.enter, 'If it went away');
		take(app, 'details');

		await press(app, 'D', '[ ] I understand the risk of this action');
		await pastDeafTime();
		take(app, 'revoke');
	} finally {
		await app.close();
	}
}

mkdirSync(folder, {recursive: true});
const {picture, transcript} = await filmOf();
write('walk.png', picture);
write('walk.txt', transcript);
await takeDemo();
