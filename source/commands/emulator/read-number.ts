import {display} from '../../terminal/display.js';

/**
The whole number of an option, or a sentence about what the option takes.
*/
export function readNumber(flag: string, text: string, least: number, most: number): number | string {
	const value = Number(text);
	return /^-?\d+$/.test(text) && value >= least && value <= most ? value : `${flag} takes a whole number from ${least} to ${most}, not "${display(text)}".`;
}
