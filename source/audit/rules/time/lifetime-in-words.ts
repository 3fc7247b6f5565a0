import {dayLength} from '../day-length.js';

const hourLength = 3_600_000;

/**
What a token does with its lifetime, in ms: `lives 90 days`, `lives 1 day and 12 hours`, `never expires`. Cut to the hour.
*/
export function lifetimeInWords(lifetime: number): string {
	if (lifetime === Infinity) {
		return 'never expires';
	}

	const hours = Math.floor(lifetime / hourLength);
	const days = Math.floor(lifetime / dayLength);
	const parts = [counted(days, 'day'), counted(hours - (days * 24), 'hour')].filter(part => part !== undefined);
	return `lives ${parts.length === 0 ? 'less than an hour' : parts.join(' and ')}`;
}

function counted(count: number, unit: string): string | undefined {
	return count === 0 ? undefined : `${count} ${unit}${count === 1 ? '' : 's'}`;
}
