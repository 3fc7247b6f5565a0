/**
One line of the report. `aim` is the value that the design asks for, if it asks for one. Nothing fails when the aim is missed.
*/
export type Measurement = {
	readonly what: string;
	readonly value: string;
	readonly aim?: string;
};

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const ratio = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ×`;

/**
The measurements as a table below a title, one line each.
*/
export function report(title: string, measurements: readonly Measurement[]): string {
	const widthOf = (column: 'what' | 'value'): number => Math.max(...measurements.map(measurement => measurement[column].length));
	const lines = measurements.map(({what, value, aim}) => `  ${what.padEnd(widthOf('what'))}  ${value.padEnd(widthOf('value'))}${aim === undefined ? '' : `  aim: ${aim}`}`.trimEnd());
	return `${title}\n${lines.join('\n')}\n`;
}
