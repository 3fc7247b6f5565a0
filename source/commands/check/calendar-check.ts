import {Buffer} from 'node:buffer';
import {display} from '../../terminal/display.js';
import type {Check, Expiry} from './check.js';

/**
The expiries as a calendar (RFC 5545), an event each. A token keeps its event when the calendar is written again, so that a calendar program moves it instead of adding another. `untilDays` leaves out what expires later.

@yields A property or an event.
*/
export function * calendarCheck({report: {facts}, expiries, now}: Check, untilDays: number | undefined): Generator<string, void, undefined> {
	const limit = untilDays === undefined ? Infinity : now + (untilDays * 86_400_000);
	yield lines([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		`PRODID:-//influx-tokens//${textValue(facts.program)}//EN`,
		'CALSCALE:GREGORIAN',
		`X-WR-CALNAME:${textValue(`Expiring tokens of ${facts.clusterName}`)}`,
	]);
	for (const expiry of expiries) {
		// The form of a time has four digits for the year.
		if (expiry.at <= limit && new Date(expiry.at).getUTCFullYear() < 10_000) {
			yield event(expiry, {stamp: now, clusterId: facts.clusterId, clusterName: facts.clusterName});
		}
	}

	yield lines(['END:VCALENDAR']);
}

function event({id, description, at}: Expiry, {stamp, clusterId, clusterName}: {readonly stamp: number; readonly clusterId: string; readonly clusterName: string}): string {
	const summary = `${description === '' ? `Token ${id.slice(0, 8)} without description` : description} expires`;
	return lines([
		'BEGIN:VEVENT',
		`UID:${textValue(`${id}@${clusterId.toLowerCase()}`)}`,
		`DTSTAMP:${timeValue(stamp)}`,
		`DTSTART:${timeValue(at)}`,
		`SUMMARY:${textValue(summary)}`,
		`DESCRIPTION:${textValue(`Database token ${id} of the cluster ${clusterName} (${clusterId}). From this moment on the service refuses every program that uses it.`)}`,
		'CATEGORIES:Database tokens',
		'TRANSP:TRANSPARENT',
		'BEGIN:VALARM',
		'ACTION:DISPLAY',
		'TRIGGER:-P7D',
		`DESCRIPTION:${textValue(summary)}`,
		'END:VALARM',
		'END:VEVENT',
	]);
}

function lines(contents: readonly string[]): string {
	return contents.map(content => `${folded(content)}\r\n`).join('');
}

/**
A text as a value: what a terminal would obey or hide is shown, and a backslash, a semicolon and a comma are escaped.
*/
function textValue(text: string): string {
	return display(text).replaceAll(/[,;\\]/g, String.raw`\$&`);
}

/**
`20270131T093000Z`.
*/
function timeValue(ms: number): string {
	return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

const longest = 75; // Octets, without the line break

/**
Folds a line that has more than 75 octets. It never divides a character.
*/
function folded(line: string): string {
	const parts: string[] = [];
	let part = '';
	let length = 0;
	for (const character of line) {
		const octets = Buffer.byteLength(character);
		if (length + octets > longest) {
			parts.push(part);
			part = ' ';
			length = 1;
		}

		part += character;
		length += octets;
	}

	return [...parts, part].join('\r\n');
}
