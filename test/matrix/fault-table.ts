import {oddCreates} from '../../source/emulator/faults/create-oddity.js';
import type {FaultEffect} from '../../source/emulator/faults/fault-list.js';

export type TableFault = {
	/**
	The name of the fault in the lists and in the output.
	*/
	readonly name: string;
	readonly effect: FaultEffect;
	/**
	Whether the command must do its work in spite of the fault.
	*/
	readonly isHarmless?: boolean;
	/**
	Whether the fault applies only to requests that change something, because on a GET it would be the same as another fault.
	*/
	readonly isForChanges?: boolean;
	/**
	Whether the fault applies only to a create.
	*/
	readonly isForCreates?: boolean;
};

const moments = ['before-apply', 'after-apply'] as const;

/**
Two faults: one before the service applies the change, so that nothing changes, and one after it.
*/
const atBothMoments = (name: string, effectAt: (when: typeof moments[number]) => FaultEffect): readonly TableFault[] => moments.map(when => ({
	name: `${name} ${when}`, effect: effectAt(when), isForChanges: when === 'after-apply',
}));

/**
Every kind of fault that the matrix uses.
*/
export const faultTable: readonly TableFault[] = [
	{name: 'none', effect: {kind: 'delay', ms: 0}, isHarmless: true},
	...[100, 102, 103].map((status): TableFault => ({name: `informational ${status}`, effect: {kind: 'informational', status: status as 100}, isHarmless: true})),
	{name: 'date missing', effect: {kind: 'date-header', date: 'missing'}, isHarmless: true},
	{name: 'date unreadable', effect: {kind: 'date-header', date: 'unreadable'}, isHarmless: true},
	...[400, 401, 403, 404, 408, 409, 418, 500, 502, 503, 504].flatMap(status => atBothMoments(`status ${status}`, when => ({kind: 'status', status, when}))),
	...atBothMoments('status 429', when => ({
		kind: 'status', status: 429, retryAfter: 0, when,
	})),
	...(['html', 'empty', 'json', 'text'] as const).flatMap(form => atBothMoments(`foreign 404 ${form}`, when => ({kind: 'foreign', form, when}))),
	...atBothMoments('foreign 502 html', when => ({
		kind: 'foreign', form: 'html', status: 502, when,
	})),
	...atBothMoments('101 to websocket', when => ({
		kind: 'informational', status: 101, protocol: 'websocket', when,
	})),
	...atBothMoments('101', when => ({kind: 'informational', status: 101, when})),
	...[301, 302, 303, 307, 308].flatMap(status => atBothMoments(`redirect ${status}`, when => ({
		kind: 'redirect', status, location: 'https://elsewhere.example/', when,
	}))),
	...atBothMoments('cut', when => ({kind: 'cut', when})),
	...atBothMoments('hang', when => ({kind: 'hang', when})),
	{name: 'cut in the headers', effect: {kind: 'truncate', at: 'headers'}},
	{name: 'cut in the body', effect: {kind: 'truncate', at: 'body'}},
	{name: 'length too long', effect: {kind: 'wrong-length', by: 5}},
	{name: 'length too short', effect: {kind: 'wrong-length', by: -5}},
	...atBothMoments('login page', when => ({kind: 'html', when})),
	...atBothMoments('empty list', when => ({
		kind: 'body', status: 200, contentType: 'application/json', body: '[]', when,
	})),
	...atBothMoments('nothing', when => ({
		kind: 'body', status: 200, contentType: 'text/plain', body: '', when,
	})),
	{name: 'content type html', effect: {kind: 'content-type', contentType: 'text/html'}},
	...atBothMoments('endless', when => ({kind: 'endless', when})),
	...atBothMoments('gzip bomb', when => ({kind: 'gzip-bomb', megabytes: 4, when})),
	...atBothMoments('deep JSON', when => ({kind: 'deep-json', depth: 50_000, when})),
	...(['permissions', 'description', 'createdAt'] as const).map((field): TableFault => ({name: `rows without ${field}`, effect: {kind: 'patch', remove: [field]}})),
	...oddCreates.map((as): TableFault => ({
		name: `create ${as}`, effect: {kind: 'create', as}, isForChanges: true, isForCreates: true,
	})),
];
