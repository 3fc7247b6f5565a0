import type {DatabaseToken, NewToken} from '../../api/types.js';
import {coarseTimestamp} from '../clock.js';

/**
The names of what a service can do wrong with a create.

The first nine make a different token than the requested one: the store holds that token, and every answer shows it. The others make the right token and give a wrong answer, or none.
*/
export const oddCreates = [
	'expiry-dropped',
	'expiry-other',
	'expiry-past',
	'grants-none',
	'grants-all',
	'grants-other',
	'description-changed',
	'description-trimmed',
	'description-cut',
	'secret-missing',
	'secret-empty',
	'id-no-uuid',
	'id-path',
	'id-upper',
	'id-missing',
	'status-201',
	'answer-lost',
] as const;

export type CreateOddity = (typeof oddCreates)[number];

const day = 86_400 * 1e6;

/**
The token that is made in place of the requested one. It is the requested one when the oddity does not change it. `now` is in microseconds since 1970.
*/
export function oddNewToken(oddity: CreateOddity | undefined, asked: NewToken, now: number): NewToken {
	switch (oddity) {
		case 'expiry-dropped': {
			const {expiresAt, ...rest} = asked;
			return rest;
		}

		case 'expiry-other': {
			const expiresAt = asked.expiresAt === undefined ? now : Date.parse(asked.expiresAt) * 1000;
			return {...asked, expiresAt: coarseTimestamp(expiresAt + day)};
		}

		case 'expiry-past': {
			return {...asked, expiresAt: coarseTimestamp(now - day)};
		}

		case 'grants-none': {
			return {...asked, permissions: []};
		}

		case 'grants-all': {
			return {...asked, permissions: [{action: 'write', resource: '*'}]};
		}

		case 'grants-other': {
			return {...asked, permissions: [{action: 'read', resource: 'another_database'}]};
		}

		case 'description-changed': {
			return {...asked, description: `${asked.description} (changed by the service)`};
		}

		case 'description-trimmed': {
			return {...asked, description: asked.description.trim()};
		}

		case 'description-cut': {
			const characters = [...asked.description];
			return {...asked, description: characters.slice(0, Math.floor(characters.length / 2)).join('')};
		}

		default: {
			return asked;
		}
	}
}

/**
The body of the answer to the create. It is `answer`, the right one, when the oddity does not change it.
*/
export function oddCreateAnswer(oddity: CreateOddity | undefined, answer: DatabaseToken & {readonly accessToken: string}): unknown {
	switch (oddity) {
		case 'secret-missing': {
			const {accessToken, ...rest} = answer;
			return rest;
		}

		case 'secret-empty': {
			return {...answer, accessToken: ''};
		}

		case 'id-no-uuid': {
			return {...answer, id: '4711'};
		}

		case 'id-path': {
			return {...answer, id: '../../outside; touch /tmp/owned'};
		}

		case 'id-upper': {
			return {...answer, id: answer.id.toUpperCase()};
		}

		case 'id-missing': {
			const {id, ...rest} = answer;
			return rest;
		}

		default: {
			return answer;
		}
	}
}
