import process from 'node:process';

/**
Says on stderr what is being measured now and how long the benchmark has run, so that stdout holds nothing but the result.
*/
export function tell(text: string): void {
	process.stderr.write(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${text}\n`);
}
