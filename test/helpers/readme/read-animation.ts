import {Buffer} from 'node:buffer';
import {crc32, inflateSync} from 'node:zlib';

export type Animation = {
	readonly width: number;
	readonly height: number;
	/**
	The texts of the file by their keywords.
	*/
	readonly texts: ReadonlyMap<string, string>;
	/**
	Each frame as it is seen, as RGBA bytes row by row, and how long it stays, in milliseconds.
	*/
	readonly frames: ReadonlyArray<{readonly pixels: Uint8Array; readonly stays: number}>;
};

type Chunk = {readonly type: string; readonly data: Uint8Array};

const uint32 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);
const uint16 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset).getUint16(at);
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function chunksOf(file: Uint8Array): readonly Chunk[] {
	const chunks: Chunk[] = [];
	for (let at = 8; at < file.length;) {
		const length = uint32(file, at);
		const body = file.subarray(at + 4, at + 8 + length);
		if (crc32(body) !== uint32(file, at + 8 + length)) {
			throw new Error(`The chunk at byte ${at} has a wrong checksum.`);
		}

		chunks.push({type: latin1(body.subarray(0, 4)), data: body.subarray(4)});
		at += length + 12;
	}

	return chunks;
}

/**
Reads an animated PNG with a palette, without filters, whose frames lie over each other. Throws an error if a checksum is wrong.
*/
export function readAnimation(file: Uint8Array): Animation {
	const chunks = chunksOf(file);
	const first = (type: string): Uint8Array => chunks.find(chunk => chunk.type === type)!.data;
	const [width, height] = [uint32(first('IHDR'), 0), uint32(first('IHDR'), 4)];
	const palette = first('PLTE');
	const pixels = new Uint8Array(width * height * 4);
	const controls = chunks.filter(({type}) => type === 'fcTL').map(({data}) => data);
	const pictures = chunks.filter(({type}) => type === 'IDAT' || type === 'fdAT').map(({type, data}) => inflateSync(type === 'IDAT' ? data : data.subarray(4)));
	const frames = pictures.map((rows, number) => {
		const control = controls[number]!;
		const [areaWidth, areaHeight, left, top] = [4, 8, 12, 16].map(at => uint32(control, at)) as [number, number, number, number];
		for (let row = 0; row < areaHeight; row++) {
			for (let column = 0; column < areaWidth; column++) {
				const color = rows[(row * (areaWidth + 1)) + column + 1]!;
				if (color !== 0) {
					pixels.set([...palette.subarray(color * 3, (color * 3) + 3), 255], (((top + row) * width) + left + column) * 4);
				}
			}
		}

		return {pixels: Uint8Array.from(pixels), stays: uint16(control, 20) * 1000 / uint16(control, 22)};
	});
	const texts = new Map(chunks.filter(({type}) => type === 'tEXt').map(({data}) => latin1(data).split('\0') as [string, string]));
	return {
		width, height, texts, frames,
	};
}
