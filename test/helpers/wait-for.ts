/**
The longest that a test waits for anything, in milliseconds: minutes, because the machine may do other things too. A condition that is met is seen within `interval`, so only a failure takes that long.
*/
export const patience = 240_000;

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

/**
Waits until `assertions` no longer throws. Unlike `waitFor` of node:test's context, which gives up after a second, it waits as long as every other wait here.

Throws with the message of what was thrown last.
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
