import {Buffer} from 'node:buffer';
import {crc32, deflateSync} from 'node:zlib';

/**
A picture of an animation, as RGBA bytes row by row, and how long it stays, in milliseconds.
*/
export type Frame = {
	readonly pixels: Uint8Array;
	readonly width: number;
	readonly height: number;
	readonly stays: number;
};

/**
Frames of one size as an animated PNG that starts anew at its end, with a text under a keyword in it (PNG Specification, Third Edition: `acTL`, `fcTL`, `fdAT`, `tEXt`). It has at most 255 colours, which are those of all frames, and one that is transparent. Each frame after the first has only what changed.
*/
export function animatedPicture(frames: readonly [Frame, ...Frame[]], [keyword, text]: readonly [keyword: string, text: string]): Uint8Array {
	const [first] = frames;
	const {palette, indexOf} = paletteOf(frames);
	const indexed = frames.map(({pixels}) => Uint8Array.from({length: pixels.length / 4}, (_, index) => indexOf(pixels, index * 4)));
	let sequence = 0;
	const chunks = frames.flatMap((frame, number) => {
		const area = number === 0 ? wholeArea(first) : changedArea(indexed[number - 1]!, indexed[number]!, first.width);
		const data = deflateSync(rowsOf(indexed[number]!, area, first.width, indexed[number - 1]), {level: 9});
		return [
			chunk('fcTL', uint32(sequence++, area.width, area.height, area.left, area.top), uint16(frame.stays, 1000), [0, number === 0 ? 0 : 1]),
			number === 0 ? chunk('IDAT', data) : chunk('fdAT', uint32(sequence++), data),
		];
	});
	return Buffer.concat([
		Buffer.from('\u{89}PNG\r\n\u{1A}\n', 'latin1'),
		chunk('IHDR', uint32(first.width, first.height), [8, 3, 0, 0, 0]),
		chunk('tEXt', Buffer.from(`${keyword}\0${text}`, 'latin1')),
		chunk('acTL', uint32(frames.length, 0)),
		chunk('PLTE', palette),
		chunk('tRNS', [0]),
		...chunks,
		chunk('IEND'),
	]);
}

type Area = {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly height: number;
};

const wholeArea = ({width, height}: Pick<Frame, 'width' | 'height'>): Area => ({
	left: 0, top: 0, width, height,
});

const byte = (value: number, place: number): number => Math.floor(value / (256 ** place)) % 256;
const uint16 = (...values: readonly number[]): readonly number[] => values.flatMap(value => [byte(value, 1), byte(value, 0)]);
const uint32 = (...values: readonly number[]): readonly number[] => values.flatMap(value => [byte(value, 3), byte(value, 2), byte(value, 1), byte(value, 0)]);

function chunk(type: string, ...parts: ReadonlyArray<Uint8Array | readonly number[]>): Uint8Array {
	const data = Buffer.concat(parts.map(part => Uint8Array.from(part)));
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	return Buffer.concat([Uint8Array.from(uint32(data.length)), body, Uint8Array.from(uint32(crc32(body)))]);
}

/**
The smallest rectangle that has all pixels in which two frames differ; one pixel if they are alike.
*/
function changedArea(before: Uint8Array, after: Uint8Array, rowLength: number): Area {
	let [left, right, top, bottom] = [rowLength, -1, -1, -1];
	for (const [place, color] of after.entries()) {
		if (color === before[place]) {
			continue;
		}

		const column = place % rowLength;
		left = Math.min(left, column);
		right = Math.max(right, column);
		bottom = Math.floor(place / rowLength);
		top = top === -1 ? bottom : top;
	}

	if (right === -1) {
		return wholeArea({width: 1, height: 1});
	}

	return {
		left, top, width: right - left + 1, height: bottom - top + 1,
	};
}

/**
The rows of an area, each after a 0 that says that it is not filtered. A pixel that is as in the frame before is transparent, because runs of one colour are small.
*/
function rowsOf(colors: Uint8Array, {left, top, width, height}: Area, rowLength: number, before?: Uint8Array): Uint8Array {
	const rows = new Uint8Array(height * (width + 1));
	for (let row = 0; row < height; row++) {
		for (let column = 0; column < width; column++) {
			const place = ((top + row) * rowLength) + left + column;
			rows[(row * (width + 1)) + column + 1] = colors[place] === before?.[place] ? 0 : colors[place]!;
		}
	}

	return rows;
}

const colorAt = (pixels: Uint8Array, at: number): number => (pixels[at]! * 65_536) + (pixels[at + 1]! * 256) + pixels[at + 2]!;

// Colours whose bytes differ by less than 8 are mostly one colour.
const step = 8;
const keyOf = (pixels: Uint8Array, at: number): number => (Math.floor(pixels[at]! / step) * 1024) + (Math.floor(pixels[at + 1]! / step) * 32) + Math.floor(pixels[at + 2]! / step);

type Tally = {
	count: number;
	/**
	How often each exact colour occurs, by 0xRRGGBB.
	*/
	readonly exact: Map<number, number>;
};

/**
The 255 most frequent colours of all frames after the transparent one, and a function that gives the index of the nearest for the pixel at a place. A pixel that is less than half opaque is transparent.
*/
function paletteOf(frames: readonly Frame[]): {readonly palette: readonly number[]; readonly indexOf: (pixels: Uint8Array, at: number) => number} {
	const tallies = new Map<number, Tally>();
	for (const {pixels} of frames) {
		for (let at = 0; at < pixels.length; at += 4) {
			const key = keyOf(pixels, at);
			const tally = tallies.get(key) ?? {count: 0, exact: new Map<number, number>()};
			const color = colorAt(pixels, at);
			tally.count++;
			tally.exact.set(color, (tally.exact.get(color) ?? 0) + 1);
			tallies.set(key, tally);
		}
	}

	const mostFrequent = [...tallies].toSorted(([, one], [, other]) => other.count - one.count).slice(0, 255);
	const colors = mostFrequent.map(([, {exact}]) => exact.entries().reduce((best, entry) => entry[1] > best[1] ? entry : best)[0]);
	const indexes = new Map(mostFrequent.map(([key], place) => [key, place + 1]));
	const nearest = (pixels: Uint8Array, at: number): number => {
		const distances = colors.map(color => ((pixels[at]! - byte(color, 2)) ** 2) + ((pixels[at + 1]! - byte(color, 1)) ** 2) + ((pixels[at + 2]! - byte(color, 0)) ** 2));
		return distances.indexOf(Math.min(...distances)) + 1;
	};

	return {
		palette: [0, 0, 0, ...colors.flatMap(color => [byte(color, 2), byte(color, 1), byte(color, 0)])],
		indexOf(pixels, at) {
			if (pixels[at + 3]! < 128) {
				return 0;
			}

			const key = keyOf(pixels, at);
			const index = indexes.get(key) ?? nearest(pixels, at);
			indexes.set(key, index);
			return index;
		},
	};
}
