/**
How long a test waits, in ms: minutes, for a machine that does other things too. What is there after a blink does not wait.
*/
const patience = 240_000;

/**
Waits until `condition` gives something truthy, and gives that. Polls every 5 ms, or every `interval`; never a fixed sleep.

Throws after `timeout` ms with what `describe` says, so that a failure shows what was there instead.
*/
export async function waitFor<Value>(
	condition: () => Value | Promise<Value>,
	{timeout = patience, interval = 5, describe = () => ''}: {timeout?: number; interval?: number; describe?: () => string} = {},
): Promise<NonNullable<Value>> {
	const end = Date.now() + timeout;
	for (;;) {
		const value = await condition();
		if (value) {
			return value;
		}

		if (Date.now() > end) {
			throw new Error(`waited ${timeout} ms in vain: ${describe()}`);
		}

		await new Promise(resolve => {
			setTimeout(resolve, interval);
		});
	}
}
