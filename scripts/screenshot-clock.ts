/**
For `node --import`: gives the process a fixed day, so that a picture changes only when the program changes.

`new Date()` always gives the same time; the demo computes its dates from it. `Date.now()` starts there and goes on, because Ink paces its frames by it.
*/
const start = Date.parse('2026-11-24T09:00:00Z');

const pictureDate = new Proxy(Date, {
	construct: (target, parameters, newTarget) => Reflect.construct(target, parameters.length === 0 ? [start] : parameters, newTarget) as Date,
	get: (target, key, receiver) => key === 'now' ? () => start + Math.floor(performance.now()) : Reflect.get(target, key, receiver) as unknown,
});
Object.defineProperty(globalThis, 'Date', {value: pictureDate});
