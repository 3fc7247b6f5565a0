import {createRequire} from 'node:module';
import path from 'node:path';
import {Resvg} from '@resvg/resvg-js';
import {type IBufferCell, type Terminal} from '@xterm/headless';

export type Picture = {
	readonly svg: string;
	readonly png: Uint8Array;
	/**
	The pixels of the PNG, as RGBA bytes row by row.
	*/
	readonly pixels: Uint8Array;
	readonly width: number;
	readonly height: number;
};

// DejaVu Sans Mono is 0.602 em wide and 1.164 em high, so that box-drawing lines of two rows meet.
const fontSize = 16;
const cellWidth = fontSize * 0.602;
const cellHeight = fontSize * 1.164;
const baseline = fontSize * 0.928;
const margin = fontSize;
// Pixels of the PNG for one of the SVG: sharp on a screen of high density.
const scale = 2;

/**
Block characters that are drawn as rectangles, each with the opacity of its colour. The font's own blocks are a fraction of a pixel narrower than the cell, so a bar of them would show seams.
*/
const blocks: ReadonlyMap<string, number> = new Map([['█', 1], ['░', 0.25]]);

// The opacity of faint text (SGR 2).
const dim = 0.6;

const foreground = '#d5d8de';
const background = '#16181d';
const sixteenColors = [
	'#2b2f38',
	'#e5646e',
	'#7fc87f',
	'#dfb860',
	'#6aa5e8',
	'#c58ae0',
	'#5cc3c9',
	'#c9cdd4',
	'#6b7280',
	'#ff8a92',
	'#a4e3a0',
	'#f5d889',
	'#94c3ff',
	'#dcb0f2',
	'#8be0e5',
	'#ffffff',
] as const;

const hexadecimal = (value: number): string => `#${value.toString(16).padStart(6, '0')}`;

/**
Xterm's palette: 16 colours of the theme, a cube of 6 × 6 × 6, and 24 greys.
*/
function paletteColor(index: number): string {
	const named = sixteenColors[index];
	if (named !== undefined) {
		return named;
	}

	if (index >= 232) {
		return hexadecimal((8 + ((index - 232) * 10)) * 0x01_01_01);
	}

	const level = (step: number): number => step === 0 ? 0 : 55 + (step * 40);
	const cube = index - 16;
	return hexadecimal((level(Math.floor(cube / 36)) * 0x1_00_00) + (level(Math.floor(cube / 6) % 6) * 0x1_00) + level(cube % 6));
}

function colorsOf(cell: IBufferCell): {readonly ink: string; readonly paper: string} {
	const choose = (isDefault: boolean, isPalette: boolean, value: number, standard: string): string => {
		if (isDefault) {
			return standard;
		}

		return isPalette ? paletteColor(value) : hexadecimal(value);
	};

	const ink = choose(cell.isFgDefault(), cell.isFgPalette(), cell.getFgColor(), foreground);
	const paper = choose(cell.isBgDefault(), cell.isBgPalette(), cell.getBgColor(), background);
	return cell.isInverse() ? {ink: paper, paper: ink} : {ink, paper};
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const pixels = (value: number): string => value.toFixed(2);

function drawCell(cell: IBufferCell, row: number, column: number): string {
	const {ink, paper} = colorsOf(cell);
	const x = margin + (column * cellWidth);
	const y = margin + (row * cellHeight);
	// On whole pixels, so that no seam shows between neighbours.
	const place = `x="${pixels(x)}" y="${pixels(y)}" width="${pixels(cell.getWidth() * cellWidth)}" height="${pixels(cellHeight)}" shape-rendering="crispEdges"`;
	const fill = (color: string, opacity = 1): string => `<rect ${place} fill="${color}"${opacity === 1 ? '' : ` fill-opacity="${opacity}"`}/>`;

	let drawing = paper === background ? '' : fill(paper);
	const text = cell.getChars();
	const block = blocks.get(text);
	if (block !== undefined) {
		return drawing + (cell.isInvisible() ? '' : fill(ink, cell.isDim() ? block * dim : block));
	}

	if (text.trim() !== '' && !cell.isInvisible()) {
		const style = [
			cell.isBold() ? ' font-weight="bold"' : '',
			cell.isItalic() ? ' font-style="italic"' : '',
			cell.isUnderline() ? ' text-decoration="underline"' : '',
			cell.isDim() ? ` fill-opacity="${dim}"` : '',
		].join('');
		drawing += `<text x="${pixels(x)}" y="${pixels(y + baseline)}" fill="${ink}"${style}>${escapeXml(text)}</text>`;
	}

	return drawing;
}

function svgOf(terminal: Terminal): string {
	const buffer = terminal.buffer.active;
	const rects: string[] = [];
	for (let row = 0; row < terminal.rows; row++) {
		const line = buffer.getLine(buffer.baseY + row);
		for (let column = 0; column < terminal.cols; column++) {
			const cell = line?.getCell(column);
			// The second half of a wide character has no width of its own.
			if (cell && cell.getWidth() > 0) {
				rects.push(drawCell(cell, row, column));
			}
		}
	}

	const width = pixels((2 * margin) + (terminal.cols * cellWidth));
	const height = pixels((2 * margin) + (terminal.rows * cellHeight));
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans Mono, DejaVu Sans, monospace" font-size="${fontSize}" xml:space="preserve">`,
		`<rect width="100%" height="100%" rx="8" fill="${background}"/>`,
		...rects.filter(Boolean),
		'</svg>',
	].join('\n');
}

function fontFiles(): string[] {
	const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
	return ['DejaVuSansMono', 'DejaVuSansMono-Bold', 'DejaVuSansMono-Oblique', 'DejaVuSansMono-BoldOblique', 'DejaVuSans'].map(name => path.join(folder, `${name}.ttf`));
}

/**
The terminal's screen as a picture in a dark theme: an SVG, and a PNG of twice its size in pixels. Characters that DejaVu lacks are drawn in a font of this machine, if it has one for them.
*/
export function pictureOf(terminal: Terminal): Picture {
	const svg = svgOf(terminal);
	const resvg = new Resvg(svg, {
		fitTo: {mode: 'zoom', value: scale},
		font: {fontFiles: fontFiles(), loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans Mono'},
	});
	const image = resvg.render();
	return {
		svg, png: image.asPng(), pixels: image.pixels, width: image.width, height: image.height,
	};
}
