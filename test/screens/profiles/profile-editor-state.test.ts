import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {Profile} from '../../../source/profiles/types.js';
import {
	editorFields,
	fieldsOf,
	isTextField,
	reduceProfileEditor,
	startProfileEditor,
	type EditorField,
	type ProfileEditorEvent,
	type ProfileEditorState,
} from '../../../source/screens/profiles/profile-editor-state.js';
import type {Result} from '../../../source/result.js';

const profile: Profile = {
	name: 'plant',
	origin: 'saved',
	host: 'https://console.influxdata.com',
	accountId: '11111111-1111-4111-8111-111111111111',
	clusters: [{id: '3333a1b2-0000-4000-8000-000000000001', name: 'eu'}, {id: '3333a1b2-0000-4000-8000-000000000002', name: 'us'}],
	secretSources: [{kind: 'environment', variable: 'MANAGEMENT_TOKEN'}],
	isReadOnly: true,
	isProtected: false,
};

const event = fc.oneof<Array<fc.Arbitrary<ProfileEditorEvent>>>(
	fc.string({maxLength: 6}).map(text => ({type: 'typed', text})),
	fc.constant({type: 'toggled'}),
	fc.constantFrom<1 | -1>(1, -1).map(by => ({type: 'focus-moved', by})),
	fc.subarray<EditorField>(['name', 'host', 'clusters', 'tokenFile']).map(fields => ({type: 'refused', errors: Object.fromEntries(fields.map(field => [field, 'wrong']))})),
);

const state = fc.tuple(fc.constantFrom(undefined, profile), fc.array(event, {maxLength: 25}))
	.map(([given, events]) => events.reduce((result, happened) => reduceProfileEditor(result, happened), startProfileEditor(given)));

function focusOn(start: ProfileEditorState, field: EditorField): ProfileEditorState {
	let result = start;
	for (let steps = 0; result.focus !== field && steps < editorFields.length; steps++) {
		result = reduceProfileEditor(result, {type: 'focus-moved', by: 1});
	}

	assert.equal(result.focus, field);
	return result;
}

test('the focus is always on a row that the form has', () => {
	fc.assert(fc.property(state, ({form, focus}) => {
		assert.ok(fieldsOf(form).includes(focus));
		assert.equal(fieldsOf(form).includes('clusters'), !form.isClustered);
	}));
});

test('Tab goes through every row and back to the first', () => {
	fc.assert(fc.property(state, start => {
		const fields = fieldsOf(start.form);
		const seen = [start.focus];
		let result = start;
		for (let steps = 1; steps < fields.length; steps++) {
			result = reduceProfileEditor(result, {type: 'focus-moved', by: 1});
			seen.push(result.focus);
		}

		assert.deepEqual(seen.toSorted(), fields.toSorted());
		assert.deepEqual(reduceProfileEditor(result, {type: 'focus-moved', by: 1}), start);
	}));
});

test('typed text changes the focused field alone and removes its error, and rows with a choice take no text', () => {
	// The list that influxctl prints would be replaced.
	fc.assert(fc.property(state, fc.string().filter(text => !/[[{]/.test(text)), (start, text) => {
		const after = reduceProfileEditor(start, {type: 'typed', text});
		const {focus} = start;
		const errors = Object.fromEntries(Object.entries(start.errors).filter(([field]) => field !== focus));
		assert.deepEqual(after, isTextField(focus) ? {...start, form: {...start.form, [focus]: text}, errors} : start);
	}));
});

test('Space changes the focused choice alone', () => {
	fc.assert(fc.property(state, fc.constantFrom('isReadOnly', 'isProtected', 'isInsecure'), (start, field) => {
		const after = reduceProfileEditor(focusOn(start, field), {type: 'toggled'});
		assert.deepEqual(after.form, {...start.form, [field]: !start.form[field]});
	}));
});

test('changing the product removes the default host and brings it back, and keeps a host that was typed', () => {
	const onProduct = focusOn(startProfileEditor(undefined), 'isClustered');
	const clustered = reduceProfileEditor(onProduct, {type: 'toggled'});
	assert.deepEqual([clustered.form.isClustered, clustered.form.host], [true, '']);
	assert.deepEqual(reduceProfileEditor(clustered, {type: 'toggled'}).form, onProduct.form);
	const typed = reduceProfileEditor(focusOn(clustered, 'host'), {type: 'typed', text: 'https://influx.example'});
	assert.equal(reduceProfileEditor(focusOn(typed, 'isClustered'), {type: 'toggled'}).form.host, 'https://influx.example');
});

test('a refusal moves the focus to the first row that is wrong, and takes the decision back', () => {
	const start = reduceProfileEditor(startProfileEditor(profile), {type: 'submitted'});
	assert.equal(start.pending, 'save');
	const refused = reduceProfileEditor(start, {type: 'refused', errors: {clusters: 'none', host: 'no https'}});
	assert.deepEqual([refused.pending, refused.focus, refused.errors], [undefined, 'host', {clusters: 'none', host: 'no https'}]);
	assert.equal(reduceProfileEditor(start, {type: 'cancelled'}).pending, 'cancel');
});

test('the form shows a profile as it is, with its clusters on one line', () => {
	const {form} = startProfileEditor(profile);
	assert.deepEqual([form.name, form.host, form.accountId, form.isReadOnly, form.isProtected], [profile.name, profile.host, profile.accountId, true, false]);
	assert.ok(!form.clusters.includes('\n'));
	for (const {id, name} of profile.clusters) {
		assert.ok(form.clusters.includes(id));
		assert.ok(form.clusters.includes(name));
	}
});

const [first, second] = profile.clusters;
const printed = (...clusters: ReadonlyArray<{readonly id: string; readonly name: string}>): string =>
	JSON.stringify(clusters.map(({id, name}) => Object.fromEntries([['account_id', profile.accountId], ['cluster_id', id], ['name', name], ['state', 'ready']])), undefined, 2);

function type(start: ProfileEditorState, text: string): ProfileEditorState {
	return reduceProfileEditor(start, {type: 'typed', text});
}

test('the list that influxctl prints becomes names and ids once it is complete, and fills an empty account', () => {
	const start = focusOn(startProfileEditor(undefined), 'clusters');
	const json = printed(first!, second!);
	const half = type(start, json.slice(0, 80));
	assert.deepEqual([half.form.clusters, half.errors], [json.slice(0, 80), {}]);
	const whole = type(half, json);
	assert.equal(whole.form.clusters, `eu ${first!.id}, us ${second!.id}`);
	assert.equal(whole.form.accountId, profile.accountId);

	// The list is added after the typed clusters, without those that are there already.
	assert.equal(type(start, `mine ${first!.id}, ${json}`).form.clusters, `mine ${first!.id}, us ${second!.id}`);
	const named = {...start, form: {...start.form, accountId: '22222222-1111-4111-8111-111111111111'}};
	const refused = type(named, json);
	assert.deepEqual([refused.form.clusters, refused.form.accountId], [json, named.form.accountId]);
	assert.match(refused.errors.clusters ?? '', /belong to another account/);
});

test('the clusters in a file replace its path, and the path stays if the file cannot be used', () => {
	const start = reduceProfileEditor(type(focusOn(startProfileEditor(undefined), 'clusters'), '~/clusters.json'), {type: 'clusters-asked'});
	assert.equal(start.pending, 'read-clusters');
	const read = (file: Result<string>, path = '~/clusters.json') => reduceProfileEditor(start, {type: 'clusters-read', path, file});
	assert.deepEqual([read({ok: true, value: printed(first!)}).form.clusters, read({ok: true, value: printed(first!)}).pending], [`eu ${first!.id}`, undefined]);
	for (const [file, words] of [
		[{ok: true, value: 'eu'}, /^The file does not hold what influxctl/],
		[{ok: true, value: '[]'}, /^The list has no cluster/],
		[{ok: false, message: 'It cannot be read.'}, /^It cannot be read\.$/],
	] as const) {
		const after = read(file);
		assert.match(after.errors.clusters ?? '', words);
		assert.deepEqual([after.form.clusters, after.focus, after.pending], ['~/clusters.json', 'clusters', undefined]);
	}

	assert.equal(read({ok: true, value: printed(first!)}, 'typed before'), start);
});
