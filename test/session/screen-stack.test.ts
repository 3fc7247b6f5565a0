import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {Profile} from '../../source/profiles/types.js';
import {
	baseOf,
	clusterOf,
	initialStack,
	isOverlay,
	reduceStack,
	topOf,
	type Screen,
	type StackEvent,
} from '../../source/session/screen-stack.js';

const cluster = {id: '3333a1b2-0000-4000-8000-000000000001', name: 'eu-metrics'};
const profile: Profile = {
	name: 'prod-eu',
	origin: 'saved',
	host: 'https://console.influxdata.com',
	accountId: '11111111-1111-4111-8111-111111111111',
	clusters: [cluster],
	secretSources: [],
	isReadOnly: false,
	isProtected: false,
};
const screen = fc.constantFrom<Screen>(
	{name: 'clusters', profile},
	{name: 'tokens', cluster},
	{name: 'details', tokenId: 'a'},
	{name: 'options', tokenId: 'a'},
	{name: 'palette'},
	{name: 'help'},
);
const event = fc.oneof<Array<fc.Arbitrary<StackEvent>>>(
	screen.map(value => ({type: 'opened', screen: value})),
	screen.map(value => ({type: 'replaced', screen: value})),
	fc.constant({type: 'closed'}),
	screen.map(value => ({type: 'returned', to: value.name})),
);

test('after any events the profiles stay at the bottom of the stack and the base is not an overlay', () => {
	fc.assert(fc.property(fc.array(event, {maxLength: 40}), events => {
		let stack = initialStack;
		for (const happened of events) {
			stack = reduceStack(stack, happened);
			assert.equal(stack[0].name, 'profiles');
			assert.equal(isOverlay(baseOf(stack)), false);
		}
	}));
});

test('closing a screen that was opened leads back to the same stack', () => {
	fc.assert(fc.property(fc.array(event, {maxLength: 20}), screen, (events, opened) => {
		const stack = events.reduce((result, happened) => reduceStack(result, happened), initialStack);
		assert.deepEqual(reduceStack(reduceStack(stack, {type: 'opened', screen: opened}), {type: 'closed'}), stack);
	}));
});

test('the options are replaced by the screen that an option opens, and the list stays below it', () => {
	let stack = reduceStack(initialStack, {type: 'opened', screen: {name: 'tokens', cluster}});
	stack = reduceStack(stack, {type: 'opened', screen: {name: 'options', tokenId: 'a'}});
	assert.equal(baseOf(stack).name, 'tokens');
	stack = reduceStack(stack, {type: 'replaced', screen: {name: 'details', tokenId: 'a'}});
	assert.deepEqual(stack.map(({name}) => name), ['profiles', 'tokens', 'details']);
	assert.equal(clusterOf(stack), cluster);
	assert.equal(topOf(reduceStack(stack, {type: 'returned', to: 'tokens'})).name, 'tokens');
});
