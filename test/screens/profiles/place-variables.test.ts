import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {
	mountApp,
	quickStartVariables,
	savedProfile,
	startTestEmulator,
} from '../../helpers/mount-app.js';
import {accounts, dedicated} from '../../helpers/profiles/influxctl-config.js';

const emulator = await startTestEmulator(test);
const settings = () => [savedProfile(emulator, {name: 'lab'}), savedProfile(emulator, {name: 'plant'})];
const named = (profile: string, cluster = '') => Object.fromEntries([['INFLUX_TOKENS_PROFILE', profile], ['INFLUX_TOKENS_CLUSTER', cluster], ['MANAGEMENT_TOKEN', emulator.accounts[0]!.managementToken]]);

test('the cursor stands on the profile and on the cluster that variables name, whatever was opened last, and nothing opens by itself', async t => {
	const {mounted} = await mountApp(t, {
		emulator, settings, environment: named('PLANT', 'eu-staging'), habits: {profile: 'lab', clusters: {plant: emulator.accounts[0]!.clusters[0]!.id}},
	});
	await mounted.until(/❯ plant/);
	assert.match(await mounted.settle(), /Choose a profile/);
	await mounted.press(keys.enter);
	await mounted.until(/▌ {2}eu-staging/);
});

test('INFLUXCTL_PROFILE means one cluster of influxctl\'s profiles', async t => {
	const {mounted} = await mountApp(t, {
		emulator, settings, influxctl: dedicated('plant', accounts[0], 1) + dedicated('edge', accounts[1], 2) + dedicated('kobe', accounts[1], 3), environment: Object.fromEntries([['INFLUXCTL_PROFILE', 'kobe']]),
	});
	assert.ok(await mounted.until(/❯ edge/));
});

test('a variable that names no profile, or no cluster of its profile, is one sentence on the first screen', async t => {
	const {mounted} = await mountApp(t, {emulator, settings, environment: named('plnt')});
	assert.ok(await mounted.until('INFLUX_TOKENS_PROFILE: There is no profile called plnt. There are: Demo, lab,'));
	const other = await mountApp(t, {emulator, settings, environment: named('plant', 'mars')});
	assert.ok(await other.mounted.until('INFLUX_TOKENS_CLUSTER: No cluster of plant is mars.'));
});

test('--host puts the cursor on Environment, also where a variable names another profile', async t => {
	const {mounted} = await mountApp(t, {
		emulator, settings, isHostGiven: true, environment: {...named('plant'), ...quickStartVariables(emulator)},
	});
	assert.ok(await mounted.until(/❯ Environment/));
});

test('a link without a profile opens the one that influxctl takes without a name', async t => {
	const {mounted} = await mountApp(t, {
		emulator, settings, influxctl: dedicated('edge', accounts[1], 2) + dedicated('default', accounts[1], 3), link: {filter: 'edge'},
	});
	assert.ok(await mounted.until(/default › Clusters|Management token for default/));
});
