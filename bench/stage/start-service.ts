import {fork} from 'node:child_process';
import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import type {
	DeletedMessage,
	ServiceMessage,
	ServiceRequest,
	StartedMessage,
} from './service-messages.js';

export type Service = Omit<StartedMessage, 'kind'> & {
	/**
	The variables that make the profile Environment of this cluster.
	*/
	readonly environment: Readonly<Record<string, string>>;
	/**
	The arguments that open the list of this cluster.
	*/
	readonly deepLink: readonly string[];
	/**
	Resolves when the service has next sent the whole list of the tokens: when, as a `machineTime()`. Only for a service that replays.
	*/
	nextList(): Promise<number>;
	deleted(): Promise<DeletedMessage>;
	close(): Promise<void>;
};

/**
Starts a service in a process of its own, and waits until it listens on this machine.
*/
export async function startService(request: ServiceRequest): Promise<Service> {
	const child = fork(fileURLToPath(new URL('service-process.js', import.meta.url)), [JSON.stringify(request)]);
	const exit = once(child, 'exit');
	// While nothing listens, Node keeps the messages for the next listener, which would take an old one for its own.
	child.on('message', () => undefined);
	const next = async <Kind extends ServiceMessage['kind']>(kind: Kind, isIt: (message: Extract<ServiceMessage, {kind: Kind}>) => boolean = () => true) => new Promise<Extract<ServiceMessage, {kind: Kind}>>((resolve, reject) => {
		const listener = (message: ServiceMessage): void => {
			if (!(message.kind === kind && isIt(message as Extract<ServiceMessage, {kind: Kind}>))) {
				return;
			}

			child.off('message', listener);
			resolve(message as Extract<ServiceMessage, {kind: Kind}>);
		};

		child.on('message', listener);
		exit.then(() => {
			reject(new Error('the service has ended'));
		}).catch(reject);
	});

	const {kind: _, ...started} = await next('started');
	return {
		...started,
		/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */
		environment: {ACCOUNT_ID: started.accountId, CLUSTER_ID: started.clusterId, MANAGEMENT_TOKEN: started.managementToken},
		/* eslint-enable @typescript-eslint/naming-convention */
		deepLink: ['--host', started.url, '--profile', 'Environment', '--cluster', started.clusterId],
		async nextList() {
			const {at} = await next('sent', ({name}) => name === 'tokens');
			return at;
		},
		async deleted() {
			const answer = next('deleted');
			child.send('deleted');
			return answer;
		},
		async close() {
			child.disconnect();
			await exit;
		},
	};
}
