import type {Fault, FaultEffect} from '../../../source/emulator/faults/fault-list.js';

/**
The client's timeouts, in milliseconds. They are shorter than the delay among the faults.
*/
export const timeouts = {response: 1000, request: 2000};
const moments = ['before-apply', 'after-apply'] as const;
const tooFar = 'Fri, 01 Jan 2999 00:00:00 GMT';

const answers: readonly FaultEffect[] = [
	...[400, 401, 403, 408, 409, 418, 500, 502, 503, 504].map(status => ({kind: 'status', status} as const)),
	{kind: 'status', status: 429, retryAfter: 0},
	{kind: 'status', status: 429, retryAfter: tooFar},
	{kind: 'status', status: 503, retryAfter: 3600},
	{kind: 'cut', when: 'before-apply'},
	{kind: 'hang', when: 'before-apply'},
	// Longer than the timeouts above: the request takes effect after the client has given up.
	{kind: 'delay', ms: 2200},
	{kind: 'html'},
	{kind: 'redirect', status: 301, location: '/elsewhere'},
	{
		kind: 'body', status: 200, contentType: 'application/json', body: '[]',
	},
	{kind: 'truncate'},
];

function atBothMoments(effect: FaultEffect): readonly FaultEffect[] {
	switch (effect.kind) {
		case 'status':
		case 'cut':
		case 'hang':
		case 'delay': {
			return moments.map(when => ({...effect, when}));
		}

		default: {
			return [effect];
		}
	}
}

// Only here with 404: for a GET, the engine cannot tell a false 404 from a true one.
const answersToChange: readonly FaultEffect[] = [
	...answers.flatMap(effect => atBothMoments(effect)),
	...atBothMoments({kind: 'status', status: 404}),
	{
		kind: 'body', status: 200, contentType: 'text/plain', body: '',
	},
];

type Place = Omit<Fault['when'], 'tokenId'>;

// The client itself repeats a GET twice, so a fault that hits one check has to hit three requests.
const checks: readonly Place[] = [{method: 'GET', times: 3}, {method: 'GET'}];
const verifications: readonly Place[] = [{method: 'GET', nth: 2, times: 3}, {method: 'GET', nth: 2, times: Infinity}];

/**
Every fault at every step of the change of one token, once and every time.
*/
export function everyFault(method: 'DELETE' | 'PATCH'): readonly Fault[] {
	return [
		...answers.flatMap(effect => [...checks, ...verifications].map(when => ({when, do: effect}))),
		...answersToChange.flatMap(effect => [{method, times: 1}, {method}].map(when => ({when, do: effect}))),
	];
}

/**
Every fault at a POST.
*/
export const everyCreateFault: readonly Fault[] = answersToChange.map(effect => ({when: {method: 'POST'}, do: effect}));
