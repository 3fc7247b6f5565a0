/**
The longest that a test waits for a condition, in milliseconds. It is minutes long because the machine may be busy. A test sees within `interval` that its condition holds, so only a failure takes that long.
*/
export const patience = 240_000;

/**
Waits until `condition` returns a truthy value, and returns that value. Calls it every `interval` ms, 5 by default.

Throws after `timeout` ms, with the text of `describe` in the message, so that a failure shows the actual state.
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
			throw new Error(`timed out after ${timeout} ms: ${describe()}`);
		}

		await new Promise(resolve => {
			setTimeout(resolve, interval);
		});
	}
}

/**
Waits until `assertions` no longer throws. Unlike `waitFor` of node:test's context, which gives up after a second, it waits as long as every other wait here.

Throws after `timeout` ms, with the message of the last error in its own.
*/
export async function waitForAssertions(assertions: () => void | Promise<void>, options: {timeout?: number; interval?: number} = {}): Promise<void> {
	let thrown: unknown;
	const didHold = async (): Promise<boolean> => {
		try {
			await assertions();
			return true;
		} catch (error) {
			thrown = error;
			return false;
		}
	};

	await waitFor(didHold, {...options, describe: () => thrown instanceof Error ? thrown.message : String(thrown)});
}
