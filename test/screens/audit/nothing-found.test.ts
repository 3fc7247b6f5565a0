import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {allRules} from '../../../source/audit/rules/all-rules.js';
import {keys} from '../../helpers/keys.js';
import {mountApp, savedProfile} from '../../helpers/mount-app.js';
import {openCluster, workInDirectory} from '../../helpers/screens/open-cluster.js';
import {openTokens} from '../../helpers/screens/walk.js';

test('a cluster without findings says what the rules looked at, and ? and s say what they cannot see', async t => {
	const {mounted} = await mountApp(t, {
		settings(served) {
			const {id, clusters} = served.accounts[1]!;
			return [savedProfile(served, {accountId: id, clusters})];
		},
		environment: ({accounts}) => ({MANAGEMENT_TOKEN: accounts[1]!.managementToken}), // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	});
	await openTokens(mounted, 1);
	await mounted.press('A');
	assert.match(await mounted.until(/^ Score \d+/m), /^ Score 100 of 100 +no policy file$/m);
	await mounted.until(/No finding\. The rules looked at 9 tokens and 4 databases; s says what they\n +cannot see\./);
	for (const [key, sentence] of [[keys.enter, 'There is no finding to show.'], [keys.tab, 'No rule has a finding to show.'], ['a', 'There is no finding to act on.'], ['m', 'There is no finding to mute.'], ['.', 'Nothing is muted.']] as const) {
		await mounted.press(key);
		await mounted.until(sentence);
	}

	for (const key of ['?', 's']) {
		await mounted.press(key);
		await mounted.until('9 tokens and 4 databases begin with 100 points each.');
		await mounted.until('The service does not say when a token was last used');
		await mounted.press(keys.escape);
		await mounted.until('No finding.');
	}
});

test('a cluster without tokens has findings about its databases only, and Enter shows that no token reaches one', async t => {
	const {mounted} = await mountApp(t, {seed: {tokens: 0}});
	await openTokens(mounted);
	await mounted.press('A');
	await mounted.until(/^▌ {2}low +no token can write it +220 db +know it/m);
	assert.equal(mounted.rows().filter(row => /^[ ▌] {2}(?:critical|high|medium|low|info) /.test(row)).length, 2);
	await mounted.press('a');
	await mounted.until('It is about databases.');
	await mounted.press(keys.enter);
	await mounted.until(/DATABASE +EVIDENCE/);
	await mounted.press(keys.enter);
	await mounted.until(/ \/ can:any:\S+ +0 of 0 active/);
	await mounted.press(keys.escape, keys.escape);
	await mounted.until(/DATABASE +EVIDENCE/);
});

test('where everything is muted, says so, and . shows what is', async t => {
	const directory = workInDirectory(t);
	writeFileSync(path.join(directory, 'policy.toml'), allRules.map(({id}) => `[[mute]]\nrule = "${id}"\nreason = "known"\nuntil = 2026-12-31\n`).join('\n'));
	const {mounted} = await openCluster(t);
	await mounted.press('A');
	assert.match(await mounted.until(/^ Score \d+/m), /^ Score 100 of 100 {3}\d+ muted +policy\.toml$/m);
	await mounted.until('No finding that is not muted: . shows the muted ones.');
	await mounted.press('.');
	await mounted.until(/^ {3}high +description has hidden characters +4 +muted$/m);
	await mounted.press('.');
	await mounted.until('No finding that is not muted');
});
