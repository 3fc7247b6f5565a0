import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {animatedPicture, type Frame} from '../../scripts/animated-picture.js';
import {readAnimation} from '../helpers/readme/read-animation.js';

const [width, height] = [7, 5];

// Colours whose bytes are multiples of 8 are kept exactly, as long as there are at most 255 of them.
const color = fc.constantFrom([0, 0, 0, 255], [248, 8, 0, 255], [16, 248, 248, 255], [128, 128, 128, 255], [240, 240, 248, 255]);
const frame: fc.Arbitrary<Frame> = fc.record({
	pixels: fc.array(color, {minLength: width * height, maxLength: width * height}).map(colors => Uint8Array.from(colors.flat())),
	width: fc.constant(width),
	height: fc.constant(height),
	stays: fc.integer({min: 1, max: 5000}),
});

test('an animated picture shows each frame as it was given, for as long', () => {
	fc.assert(fc.property(fc.array(frame, {minLength: 1, maxLength: 5}), frames => {
		const animation = readAnimation(animatedPicture(frames as [Frame, ...Frame[]], ['Key', 'text']));
		assert.deepEqual([animation.width, animation.height], [width, height]);
		assert.deepEqual(animation.texts, new Map([['Key', 'text']]));
		assert.deepEqual(animation.frames, frames.map(({pixels, stays}) => ({pixels, stays})));
	}));
});

test('a frame that is like the one before it stays', () => {
	const same: Frame = {
		pixels: new Uint8Array(4 * width * height).fill(255), width, height, stays: 10,
	};
	assert.deepEqual(readAnimation(animatedPicture([same, same], ['a', 'b'])).frames.map(({pixels}) => pixels), [same.pixels, same.pixels]);
});

test('of more than 255 colours the nearest are taken, and a pixel that is hardly opaque is left out', () => {
	const pixels = Uint8Array.from({length: 20 * 20 * 4}, (_, index) => index % 4 === 3 ? 255 : Math.floor(index / 4) * 37 * ((index % 4) + 1) % 256);
	pixels[3] = 100;
	const [shown] = readAnimation(animatedPicture([{
		pixels, width: 20, height: 20, stays: 10,
	}], ['a', 'b'])).frames;
	assert.deepEqual([...shown!.pixels.subarray(0, 4)], [0, 0, 0, 0]);
	for (const [index, value] of shown!.pixels.entries()) {
		assert.ok(index < 4 || Math.abs(value - pixels[index]!) <= 64, `byte ${index}`);
	}
});
