import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import {pictureOf} from '../../scripts/picture.js';
import {createTerminal} from '../helpers/read-screen.js';

test('a picture shows each cell with its colours and attributes', async () => {
	const terminal = createTerminal({columns: 20, rows: 3});
	await new Promise<void>(resolve => {
		terminal.write('<a>\u{1B}[1;31mred\u{1B}[0m\u{1B}[7mi\u{1B}[0m\r\n\u{1B}[38;5;208mセ\u{1B}[38;2;1;2;3mx\u{1B}[38;5;244my', resolve);
	});
	const {svg, png} = pictureOf(terminal);
	terminal.dispose();
	assert.match(svg, /fill="#d5d8de">&lt;<\/text>/u);
	assert.match(svg, /fill="#e5646e" font-weight="bold">r<\/text>/u);
	assert.match(svg, /<rect [^>]*fill="#d5d8de"[^>]*\/><text [^>]*fill="#16181d">i<\/text>/u, 'inverse');
	assert.match(svg, /fill="#ff8700">セ<\/text>/u, 'colour 208 of the palette');
	assert.match(svg, /<text x="35\.26" [^>]*fill="#010203">x<\/text>/u, 'after a wide character');
	assert.match(svg, /fill="#808080">y<\/text>/u, 'a grey of the palette');
	const width = Number(/<svg [^>]*width="(?<width>[\d.]+)"/u.exec(svg)?.groups?.width);
	// A PNG's width stands in bytes 16 to 19 (PNG specification, IHDR).
	assert.equal(Buffer.from(png).readUInt32BE(16), Math.round(width * 2));
});

test('block characters are drawn as filled cells, each of which begins where the one before ends', async () => {
	const terminal = createTerminal({columns: 6, rows: 1});
	await new Promise<void>(resolve => {
		terminal.write('\u{1B}[32m██░\u{1B}[2m█\u{1B}[7m█\u{1B}[8m█', resolve);
	});
	const {svg} = pictureOf(terminal);
	terminal.dispose();
	const rects = svg.matchAll(/<rect x="(?<x>[\d.]+)" y="16\.00" width="9\.63" height="18\.62" shape-rendering="crispEdges" fill="(?<fill>#[\da-f]+)"(?: fill-opacity="(?<opacity>[\d.]+)")?\/>/gu);
	assert.deepEqual(rects.map(({groups}) => [groups!.x, groups!.fill, groups!.opacity]).toArray(), [
		['16.00', '#7fc87f', undefined],
		['25.63', '#7fc87f', undefined],
		['35.26', '#7fc87f', '0.25'],
		['44.90', '#7fc87f', '0.6'],
		['54.53', '#7fc87f', undefined],
		['54.53', '#16181d', '0.6'],
		['64.16', '#7fc87f', undefined],
	]);
	assert.doesNotMatch(svg, /<text/u);
});
