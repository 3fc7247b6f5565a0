import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {transcriptOf} from '../../scripts/transcript-of.js';
import {walk} from '../../scripts/walk.js';
import {projectFolder} from '../helpers/project-folder.js';
import {readAnimation} from '../helpers/readme/read-animation.js';

const file = (name: string): string => path.join(projectFolder(), 'docs', 'screenshots', name);
const kept = readFileSync(file('walk.txt'), 'utf8');

test('the animated picture is of the screens in walk.txt, and smaller than 1 MB', () => {
	const picture = readFileSync(file('walk.png'));
	assert.ok(picture.length < 1_000_000, `${picture.length} bytes`);
	const {texts, frames} = readAnimation(picture);
	assert.equal(texts.get('Transcript'), createHash('sha256').update(kept).digest('hex'));
	assert.ok(frames.length > 20);
});

const onWindows = {skip: process.platform === 'win32' ? 'the pictures are taken on other systems' : false};

test('the program shows the screens of walk.txt (else: npm run screenshots)', onWindows, async () => {
	assert.equal(await transcriptOf(async see => walk((app, step) => {
		see(app.screenText(), step);
	})), kept);
});
